"""Reminders and their ledger, leave and deputies, what a library sets, and until when a message may still be sent."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def _library() -> sa.Column[int]:
    return sa.Column("library_id", sa.Integer(), nullable=False)


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        _library(),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("due_at", _INSTANT, nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=True),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("settled_at", _INSTANT, nullable=True),
        sa.Column("opened_at", _INSTANT, nullable=True),
        _refers("reminders", "library_id", "libraries"),
        _refers("reminders", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint(
            "library_id", "person_id", "subject", "step", name=op.f("uq_reminders_library_id_person_id_subject_step")
        ),
    )
    op.create_index("ix_reminders_waiting", "reminders", ["state", "library_id", "due_at"])
    op.create_index("ix_reminders_batch", "reminders", ["batch"])
    op.create_table(
        "reminder_clocks",
        _library(),
        sa.Column("next_at", _INSTANT, nullable=False),
        _refers("reminder_clocks", "library_id", "libraries"),
        sa.PrimaryKeyConstraint("library_id", name=op.f("pk_reminder_clocks")),
    )
    op.create_index(op.f("ix_reminder_clocks_next_at"), "reminder_clocks", ["next_at"])
    op.add_column("outbox", sa.Column("not_after", _INSTANT, nullable=True))
    _upgrade_leave()


def _upgrade_leave() -> None:
    op.create_table(
        "leaves",
        sa.Column("id", sa.Integer(), nullable=False),
        _library(),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("ended_at", _INSTANT, nullable=True),
        _refers("leaves", "library_id", "libraries"),
        _refers("leaves", "person_id", "people"),
        _refers("leaves", "deputy_id", "people"),
        _refers("leaves", "created_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaves")),
    )
    for column in ("library_id", "person_id", "deputy_id"):
        op.create_index(op.f(f"ix_leaves_{column}"), "leaves", [column])
    op.create_table(
        "library_settings",
        _library(),
        sa.Column("ladder", sa.JSON(), nullable=False),
        sa.Column("deadlines", sa.JSON(), nullable=False),
        sa.Column("changed_at", _INSTANT, nullable=False),
        _refers("library_settings", "library_id", "libraries"),
        sa.PrimaryKeyConstraint("library_id", name=op.f("pk_library_settings")),
    )


def downgrade() -> None:
    op.drop_table("library_settings")
    op.drop_table("leaves")
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("not_after")
    op.drop_table("reminder_clocks")
    op.drop_table("reminders")
