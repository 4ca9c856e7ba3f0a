"""A director may give a row a short name for where there is little room."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan_rows", sa.Column("short_name", sa.String(40), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("plan_rows", "short_name")
