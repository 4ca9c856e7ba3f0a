"""A director's own reports from before there were approvals are approved, as they are today by being sent.

They were kept as sent and no more, so after the upgrade they asked the director to approve what the director had said.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WHY = "direktorning o'z hisoboti tasdiq so'ramaydi"
_INSTANT = sa.DateTime(timezone=True)
_people = sa.table("people", sa.column("id", sa.Integer()), sa.column("role", sa.String()))
_submissions = sa.table(
    "submissions",
    sa.column("id", sa.Integer()),
    sa.column("library_id", sa.Integer()),
    sa.column("status", sa.String()),
    sa.column("approved_at", _INSTANT),
    sa.column("approved_by", sa.Integer()),
)
_answers = sa.table(
    "answers",
    *(sa.column(name, sa.Integer()) for name in ("id", "submission_id", "figure_id")),
    *(sa.column(name, sa.String()) for name in ("state", "value", "note", "typed")),
)
_history = sa.table(
    "history",
    *(sa.column(name, sa.Integer()) for name in ("id", "library_id", "person_id", "subject_id")),
    *(sa.column(name, sa.String()) for name in ("action", "subject", "why")),
    *(sa.column(name, sa.JSON(none_as_null=True)) for name in ("before", "after")),
    sa.column("at", _INSTANT),
)
_Line = Mapping[Any, Any]


def upgrade() -> None:
    bind = op.get_bind()
    waiting = sa.select(_submissions.c.id, _submissions.c.library_id).where(_submissions.c.status == "submitted")
    for submission, library in bind.execute(waiting.order_by(_submissions.c.id)).all():
        director = _director_who_said_it(bind, submission)
        if director is not None:
            _approve(bind, submission, library, director)


def downgrade() -> None:
    """What was approved stays so: the history says it, and no line of it can be taken back."""


def _director_who_said_it(bind: sa.Connection, submission: int) -> int | None:
    """The director who sent a report before there were approvals, if nobody else has changed a number in it since: a
    change by anybody else asks to be approved. Of that time is a sending whose line names no status."""
    sent = [entry for entry in _lines(bind, "submission", [submission]) if entry["action"] == "submit"]
    if not sent or "status" in (sent[-1]["after"] or {}):
        return None
    numbers = list(bind.scalars(sa.select(_answers.c.id).where(_answers.c.submission_id == submission)))
    changes = [
        entry
        for entry in _lines(bind, "answer", numbers)
        if entry["id"] > sent[-1]["id"] and entry["action"] in ("answer", "note")
    ]
    if all(_role_then(bind, entry) == "director" for entry in (sent[-1], *changes)):
        return int(sent[-1]["person_id"])
    return None


def _lines(bind: sa.Connection, subject: str, ids: Sequence[int]) -> Sequence[_Line]:
    query = sa.select(_history).where(_history.c.subject == subject, _history.c.subject_id.in_(ids))
    return bind.execute(query.order_by(_history.c.id)).mappings().all()


def _role_then(bind: sa.Connection, line: _Line) -> str | None:
    """What whoever wrote a line of the history was at that time: what the newest line about them before it says."""
    roles = [
        entry["after"]["role"]
        for entry in _lines(bind, "person", [line["person_id"] or 0])
        if entry["id"] < line["id"] and isinstance(entry["after"], dict) and "role" in entry["after"]
    ]
    now = sa.select(_people.c.role).where(_people.c.id == line["person_id"])
    return str(roles[-1]) if roles else bind.scalar(now)


def _approve(bind: sa.Connection, submission: int, library: int, director: int) -> None:
    """As the program does it, with the line of history that it would leave; but nobody pressed anything."""
    now = datetime.now(UTC)
    answers = sa.select(_answers).where(_answers.c.submission_id == submission).order_by(_answers.c.figure_id)
    figures = {
        str(answer["figure_id"]): {name: answer[name] for name in ("state", "value", "note", "typed")}
        for answer in bind.execute(answers).mappings()
    }
    approved = {"status": "approved", "approved_at": now, "approved_by": director}
    bind.execute(_submissions.update().where(_submissions.c.id == submission).values(approved))
    bind.execute(
        _history.insert().values(
            library_id=library,
            at=now,
            person_id=None,
            action="approve",
            subject="submission",
            subject_id=submission,
            before={"status": "submitted"},
            after={"status": "approved", "figures": figures, "by": director},
            why=_WHY,
        )
    )
