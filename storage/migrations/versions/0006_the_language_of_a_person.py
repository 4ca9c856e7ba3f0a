"""Each person is spoken to in a language of their own; so far it is Uzbek for everybody."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("language", sa.String(8), nullable=False, server_default="uz"))


def downgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.drop_column("language")
