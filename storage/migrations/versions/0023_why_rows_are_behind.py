"""Why a figure is behind, as whoever answers for it says: once for a figure and the month by whose end it is."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reasons",
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("library_id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_reasons_by_people")),
        sa.ForeignKeyConstraint(["figure_id"], ["plan_figures.id"], name=op.f("fk_reasons_figure_id_plan_figures")),
        sa.ForeignKeyConstraint(["library_id"], ["libraries.id"], name=op.f("fk_reasons_library_id_libraries")),
        sa.PrimaryKeyConstraint("figure_id", "month", name=op.f("pk_reasons")),
    )


def downgrade() -> None:
    op.drop_table("reasons")
