"""What was done before a library began to report here may come as one sum from January on."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plans", sa.Column("earlier_sum", sa.Integer(), server_default="0", nullable=False))
    op.add_column("submissions", sa.Column("since", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("submissions", "since")
    op.drop_column("plans", "earlier_sum")
