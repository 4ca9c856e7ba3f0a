"""What became of each night's copy can be looked up in the chat."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nightly_copies",
        sa.Column("night", sa.String(length=8), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("file", sa.String(length=255), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("encrypted", sa.Boolean(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("handed", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("night", name=op.f("pk_nightly_copies")),
    )


def downgrade() -> None:
    op.drop_table("nightly_copies")
