"""Reading and keeping what was said about the figures of one report.

Every typed number reads all the answers of its report, so they are plain values here and not mapped objects, which
cost several times more to make than the question to the database itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from storage.base import Session
from storage.database import ask
from storage.tables import Answer


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer as it is kept (`storage.tables.Answer` says what its columns mean); `id` is None before it is."""

    id: int | None
    figure_id: int
    state: str
    value: Decimal | None
    typed: str
    note: str
    odd: str
    confirmed: bool
    entered_by: int
    entered_at: datetime


_COLUMNS = tuple(field.name for field in fields(Kept))
_table = Answer.metadata.tables["answers"]
_OF_REPORT = select(*(_table.c[name] for name in _COLUMNS)).where(_table.c.submission_id == bindparam("report"))
_ADD = insert(_table).returning(_table.c.id)
_CHANGE = (
    update(_table)
    .where(_table.c.id == bindparam("answer"))
    .values({name: bindparam(name) for name in _COLUMNS if name not in ("id", "figure_id")})
)


def answers_of(session: Session, submission_id: int) -> dict[int, Kept]:
    """Figure id → what was said about it."""
    rows: Iterable[Sequence[Any]] = ask(session, _OF_REPORT, {"report": submission_id})
    return {kept.figure_id: kept for kept in (Kept(*row) for row in rows)}


def last_written_by(session: Session, library_id: int, person_id: int) -> int | None:
    """The report into which somebody wrote last."""
    mine = select(_table.c.submission_id).where(_table.c.library_id == library_id, _table.c.entered_by == person_id)
    return session.scalars(mine.order_by(_table.c.entered_at.desc(), _table.c.id.desc()).limit(1)).first()


def keep(session: Session, library_id: int, submission_id: int, answer: Kept) -> Kept:
    """Write a new answer, or an old one's new values; returns it with its id."""
    values = {name: getattr(answer, name) for name in _COLUMNS if name != "id"}
    if answer.id is not None:
        del values["figure_id"]
        ask(session, _CHANGE, {**values, "answer": answer.id})
        return answer
    added = ask(session, _ADD, {**values, "library_id": library_id, "submission_id": submission_id})
    return replace(answer, id=added.scalar_one())
