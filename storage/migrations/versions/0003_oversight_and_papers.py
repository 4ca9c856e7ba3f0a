"""Approvals, returns and double counts; versions of the plan; papers that were ordered; evidence as links and files."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def _library() -> sa.Column[int]:
    return sa.Column("library_id", sa.Integer(), nullable=False)


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))


def upgrade() -> None:
    with op.batch_alter_table("submissions") as submissions:
        submissions.add_column(sa.Column("approved_at", _INSTANT, nullable=True))
        submissions.add_column(sa.Column("approved_by", sa.Integer(), nullable=True))
        submissions.create_foreign_key(op.f("fk_submissions_approved_by_people"), "people", ["approved_by"], ["id"])
    with op.batch_alter_table("attachments") as attachments:
        attachments.add_column(sa.Column("url", sa.Text(), nullable=False, server_default=""))
        attachments.add_column(sa.Column("stored", sa.String(length=300), nullable=False, server_default=""))
        attachments.add_column(sa.Column("removed_at", _INSTANT, nullable=True))
        attachments.add_column(sa.Column("removed_by", sa.Integer(), nullable=True))
        attachments.create_foreign_key(op.f("fk_attachments_removed_by_people"), "people", ["removed_by"], ["id"])
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("left_at", _INSTANT, nullable=True))
    with op.batch_alter_table("invitations") as invitations:
        invitations.add_column(sa.Column("replaces", sa.Integer(), nullable=True))
        invitations.add_column(sa.Column("departments", sa.JSON(), nullable=False, server_default="[]"))
        invitations.create_foreign_key(op.f("fk_invitations_replaces_people"), "people", ["replaces"], ["id"])
    with op.batch_alter_table("library_settings") as settings:
        settings.add_column(sa.Column("oversight", sa.JSON(), nullable=False, server_default="{}"))
        settings.add_column(sa.Column("papers", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("plan_figures") as figures:
        figures.add_column(sa.Column("follows", sa.Integer(), nullable=True))
        figures.create_foreign_key(op.f("fk_plan_figures_follows_plan_figures"), "plan_figures", ["follows"], ["id"])
    with op.batch_alter_table("reminders") as reminders:
        reminders.add_column(sa.Column("doubts", sa.Integer(), nullable=False, server_default="0"))
    _upgrade_oversight()
    _upgrade_versions()
    _keep_plans_in_force()
    _upgrade_papers()


def _upgrade_oversight() -> None:
    op.create_table(
        "returns",
        sa.Column("id", sa.Integer(), nullable=False),
        _library(),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("returned_at", _INSTANT, nullable=False),
        sa.Column("returned_by", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("settled_at", _INSTANT, nullable=True),
        _refers("returns", "library_id", "libraries"),
        _refers("returns", "submission_id", "submissions"),
        _refers("returns", "returned_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returns")),
    )
    op.create_index(op.f("ix_returns_submission_id"), "returns", ["submission_id"])
    op.create_table(
        "double_counts",
        sa.Column("id", sa.Integer(), nullable=False),
        _library(),
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("departments", sa.String(length=200), nullable=False),
        sa.Column("value", sa.String(length=32), nullable=False),
        sa.Column("asked_at", _INSTANT, nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("settled_at", _INSTANT, nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        _refers("double_counts", "library_id", "libraries"),
        _refers("double_counts", "figure_id", "plan_figures"),
        _refers("double_counts", "settled_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_double_counts")),
        sa.UniqueConstraint(
            "figure_id",
            "month",
            "departments",
            "value",
            name=op.f("uq_double_counts_figure_id_month_departments_value"),
        ),
    )
    op.create_index(op.f("ix_double_counts_library_id"), "double_counts", ["library_id"])
    op.create_table(
        "handed_in",
        _library(),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _refers("handed_in", "library_id", "libraries"),
        _refers("handed_in", "by", "people"),
        sa.PrimaryKeyConstraint("library_id", "year", "quarter", name=op.f("pk_handed_in")),
    )


def _upgrade_versions() -> None:
    op.create_table(
        "plan_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        _library(),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("order_number", sa.String(length=100), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        _refers("plan_versions", "library_id", "libraries"),
        _refers("plan_versions", "plan_id", "plans"),
        _refers("plan_versions", "by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_versions")),
        sa.UniqueConstraint("plan_id", "version", name=op.f("uq_plan_versions_plan_id_version")),
    )


def _keep_plans_in_force() -> None:
    """Plans that were loaded before there were versions: their state of now is what they have been since."""
    metadata = sa.MetaData()
    bind = op.get_bind()
    names = ("plans", "plan_rows", "plan_figures", "reporters", "plan_versions")
    plans, rows, figures, reporters, versions = (sa.Table(name, metadata, autoload_with=bind) for name in names)
    for plan in bind.execute(sa.select(plans)).mappings().all():
        of_plan = sa.select(rows).where(rows.c.plan_id == plan["id"]).order_by(rows.c.position)
        content = []
        for row in bind.execute(of_plan).mappings().all():
            of_row = sa.select(figures).where(figures.c.row_id == row["id"]).order_by(figures.c.position)
            answering = sa.select(reporters.c.department_id).where(reporters.c.row_id == row["id"])
            content.append(
                {
                    **_without(row, ("library_id", "plan_id")),
                    "reporters": list(bind.scalars(answering.order_by(reporters.c.position))),
                    "figures": [
                        _without(figure, ("library_id", "row_id")) for figure in bind.execute(of_row).mappings()
                    ],
                }
            )
        bind.execute(
            versions.insert().values(
                library_id=plan["library_id"],
                plan_id=plan["id"],
                version=plan["version"],
                at=plan["loaded_at"],
                by=plan["loaded_by"],
                why="",
                order_number="",
                content={"title": plan["title"], "rows": content},
            )
        )


def _without(row: Any, left_out: Sequence[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in left_out}


def _upgrade_papers() -> None:
    op.create_table(
        "paper_orders",
        sa.Column("id", sa.Integer(), nullable=False),
        _library(),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("span", sa.String(length=24), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("as_of", _INSTANT, nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("ordered_at", _INSTANT, nullable=False),
        sa.Column("lease_until", _INSTANT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("settled_at", _INSTANT, nullable=True),
        sa.Column("error", sa.String(length=300), nullable=False),
        _refers("paper_orders", "library_id", "libraries"),
        _refers("paper_orders", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_orders")),
        sa.UniqueConstraint("key", name=op.f("uq_paper_orders_key")),
    )
    op.create_index("ix_paper_orders_waiting", "paper_orders", ["state", "id"])
    op.create_table(
        "library_files",
        _library(),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("uploaded_at", _INSTANT, nullable=False),
        sa.Column("uploaded_by", sa.Integer(), nullable=False),
        _refers("library_files", "library_id", "libraries"),
        _refers("library_files", "uploaded_by", "people"),
        sa.PrimaryKeyConstraint("library_id", "kind", name=op.f("pk_library_files")),
    )


def downgrade() -> None:
    for table in ("library_files", "paper_orders", "plan_versions", "handed_in", "double_counts", "returns"):
        op.drop_table(table)
    with op.batch_alter_table("reminders") as reminders:
        reminders.drop_column("doubts")
    with op.batch_alter_table("plan_figures") as figures:
        figures.drop_constraint(op.f("fk_plan_figures_follows_plan_figures"), type_="foreignkey")
        figures.drop_column("follows")
    with op.batch_alter_table("library_settings") as settings:
        settings.drop_column("papers")
        settings.drop_column("oversight")
    with op.batch_alter_table("invitations") as invitations:
        invitations.drop_constraint(op.f("fk_invitations_replaces_people"), type_="foreignkey")
        invitations.drop_column("departments")
        invitations.drop_column("replaces")
    with op.batch_alter_table("people") as people:
        people.drop_column("left_at")
    with op.batch_alter_table("attachments") as attachments:
        attachments.drop_constraint(op.f("fk_attachments_removed_by_people"), type_="foreignkey")
        for column in ("removed_by", "removed_at", "stored", "url"):
            attachments.drop_column(column)
    with op.batch_alter_table("submissions") as submissions:
        submissions.drop_constraint(op.f("fk_submissions_approved_by_people"), type_="foreignkey")
        submissions.drop_column("approved_by")
        submissions.drop_column("approved_at")
