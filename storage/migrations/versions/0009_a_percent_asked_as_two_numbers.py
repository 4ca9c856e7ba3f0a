"""A percent may be asked as two numbers, which are kept beside it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan_figures", sa.Column("of_two", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("answers", sa.Column("numerator", sa.String(32), nullable=True))
    op.add_column("answers", sa.Column("denominator", sa.String(32), nullable=True))


def downgrade() -> None:
    op.drop_column("answers", "denominator")
    op.drop_column("answers", "numerator")
    op.drop_column("plan_figures", "of_two")
