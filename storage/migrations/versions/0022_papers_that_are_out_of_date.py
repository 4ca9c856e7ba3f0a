"""Papers that say something else than the figures do by now are remembered, so that they are told of once."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outdated_papers",
        sa.Column("library_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["library_id"], ["libraries.id"], name=op.f("fk_outdated_papers_library_id_libraries")),
        sa.PrimaryKeyConstraint("library_id", "paper", name=op.f("pk_outdated_papers")),
    )


def downgrade() -> None:
    op.drop_table("outdated_papers")
