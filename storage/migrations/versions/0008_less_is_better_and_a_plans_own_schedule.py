"""A figure may be better when it is less, and the plan itself may split its target over the year."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan_figures", sa.Column("direction", sa.String(4), nullable=False, server_default="more"))
    op.add_column("plan_figures", sa.Column("schedule", sa.String(500), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("plan_figures", "schedule")
    op.drop_column("plan_figures", "direction")
