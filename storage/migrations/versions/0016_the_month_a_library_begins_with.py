"""A library may begin in the middle of a year: what lies before is owed by nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plans", sa.Column("begins", sa.Integer(), server_default="1", nullable=False))
    op.add_column("plans", sa.Column("earlier_from", sa.Integer(), server_default="13", nullable=False))
    op.add_column("plans", sa.Column("earlier_until", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("plans", "earlier_until")
    op.drop_column("plans", "earlier_from")
    op.drop_column("plans", "begins")
