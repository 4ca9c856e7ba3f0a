"""Reports are found by their year and state, and days by their date, without those of all earlier years."""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_submissions_year", "submissions", ["library_id", "year"])
    op.create_index("ix_submissions_status", "submissions", ["library_id", "status", "year"])
    op.create_index("ix_day_counts_day", "day_counts", ["department_id", "day"])
    op.drop_index(op.f("ix_submissions_library_id"), "submissions")


def downgrade() -> None:
    op.create_index(op.f("ix_submissions_library_id"), "submissions", ["library_id"])
    op.drop_index("ix_day_counts_day", "day_counts")
    op.drop_index("ix_submissions_status", "submissions")
    op.drop_index("ix_submissions_year", "submissions")
