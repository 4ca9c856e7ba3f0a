"""Departments keep a diary: what they counted on a day, beside the month's report."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "day_counts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("library_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("value", sa.String(length=32), nullable=False),
        sa.Column("typed", sa.String(length=300), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["library_id"], ["libraries.id"], name=op.f("fk_day_counts_library_id_libraries")),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_day_counts_department_id_departments")
        ),
        sa.ForeignKeyConstraint(["figure_id"], ["plan_figures.id"], name=op.f("fk_day_counts_figure_id_plan_figures")),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_day_counts_entered_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_counts")),
        sa.UniqueConstraint(
            "department_id", "figure_id", "day", name=op.f("uq_day_counts_department_id_figure_id_day")
        ),
    )
    op.create_index(op.f("ix_day_counts_figure_id"), "day_counts", ["figure_id"])


def downgrade() -> None:
    op.drop_table("day_counts")
