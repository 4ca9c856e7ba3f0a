"""A department comes with its first person: what closed before was never its to send. Of departments that are here
already no day is known, so nothing changes for them."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_KNOWN = """UPDATE departments SET met = {true} WHERE
    EXISTS (SELECT 1 FROM memberships WHERE memberships.department_id = departments.id)
    OR EXISTS (SELECT 1 FROM submissions WHERE submissions.department_id = departments.id)"""


def upgrade() -> None:
    op.add_column("departments", sa.Column("since", sa.Date(), nullable=True))
    op.add_column("departments", sa.Column("met", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(_KNOWN.format(true="1" if op.get_bind().dialect.name == "sqlite" else "true"))


def downgrade() -> None:
    op.drop_column("departments", "met")
    op.drop_column("departments", "since")
