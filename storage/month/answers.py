"""Reading and keeping what was said about the figures of one report.

Every typed number reads all the answers of its report, so they are plain values here and not mapped objects, which
cost several times more to make than the question to the database itself.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Text,
    bindparam,
    cast,
    func,
    literal,
    literal_column,
    select,
    union_all,
)

from plan.rate import Rate, rate_or_number
from storage.base import Session
from storage.changes import connection_of
from storage.database import insert_of_engine
from storage.facts import note_version
from storage.month.day_counts import DAYS, days_as_text, of_report, read_days_text
from storage.month.submissions import last_judged
from storage.prepared import Prepared
from storage.tables import Answer, Attachment, Library, Return


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """One answer as it is stored (`storage.tables.Answer` says what its columns mean); `id` is None before it is. The
    value of a percent that was asked as two numbers is a `Rate`."""

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


@dataclass(frozen=True, slots=True)
class SentBack:
    """Why a report was returned, for which figures (by id) and by whom, while that is not answered."""

    id: int
    returned_by: int
    reason: str
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LastJudged:
    """What the history keeps of a report's last approval or return: None when it has none."""

    after: Any


@dataclass(frozen=True, slots=True)
class ReportContents:
    """Everything that stands in one report, and the version of its library's facts when it was read."""

    answers: dict[int, StoredAnswer]
    """Figure id → what was said about it."""
    files: dict[int, int]
    """Figure id → how many files and links stand beside it; figures without any are left out."""
    version: int
    sent_back: SentBack | None = None
    days: dict[int, dict[int, Decimal]] = field(default_factory=dict)
    """Figure id → day of the month → what the department counted on it; figures without any are left out."""
    judged: LastJudged | None = None
    """Of a report that was sent and waits."""


_FIELDS = tuple(field.name for field in fields(StoredAnswer))
_COLUMNS = (*_FIELDS, "numerator", "denominator")
_WRITTEN = tuple(name for name in _COLUMNS if name not in ("id", "figure_id"))
_table = Answer.metadata.tables["answers"]
_attachments = Attachment.metadata.tables["attachments"].c
_returns = Return.metadata.tables["returns"].c
_libraries = Library.metadata.tables["libraries"].c
_REPORT: BindParameter[int] = bindparam("report")
_OF_REPORT = Prepared(select(*(_table.c[name] for name in _COLUMNS)).where(_table.c.submission_id == _REPORT))
_NOTHING: ColumnElement[Any] = literal_column("NULL")
_NO_ANSWER = tuple(_NOTHING.label(name) for name in _WRITTEN)
_JUDGED = "judged"
_NO_FIGURE = (_NOTHING.label("id"), _NOTHING.label("figure_id"))


# One statement for what every typed number needs. A row without an id counts the files beside a figure, or has its days
# as a text; the one without a figure tells the version; of a returned report, another without a figure tells why, and
# of one that was sent, as what it was approved or returned last.
def _everything(engine: str, status: str = "") -> CompoundSelect[Any]:
    days = days_as_text(engine)
    parts = [
        select(*(_table.c[name] for name in _COLUMNS), _NOTHING.label("number")).where(
            _table.c.submission_id == _REPORT
        ),
        select(_NOTHING.label("id"), _attachments.figure_id, *_NO_ANSWER, func.count().label("number"))
        .where(_attachments.submission_id == _REPORT, _attachments.removed_at.is_(None))
        .group_by(_attachments.figure_id),
        select(
            _NOTHING.label("id"),
            DAYS.figure_id,
            *((days if name == "typed" else _NOTHING).label(name) for name in _WRITTEN),
            _NOTHING.label("number"),
        )
        .where(*of_report(_REPORT, engine))
        .group_by(DAYS.figure_id),
        select(*_NO_FIGURE, *_NO_ANSWER, _libraries.version.label("number")).where(
            _libraries.id == bindparam("library")
        ),
    ]
    if status == "submitted":
        judged = {"state": literal(_JUDGED), "typed": cast(last_judged(_REPORT), Text)}
        parts.append(
            select(
                *_NO_FIGURE,
                *(judged.get(name, _NOTHING).label(name) for name in _WRITTEN),
                _NOTHING.label("number"),
            )
        )
    if status == "returned":
        why = (_WHY.get(name, _NOTHING).label(name) for name in _WRITTEN)
        parts.append(
            select(*_NO_FIGURE, *why, _returns.id.label("number")).where(
                _returns.submission_id == _REPORT, _returns.settled_at.is_(None)
            )
        )
    return union_all(*parts)


_WHY = {"typed": _returns.reason, "note": cast(_returns.figures, Text), "entered_by": _returns.returned_by}
_ALL_OF_REPORT = Prepared(_everything("sqlite"), _everything("postgresql"))
_ALL_OF = {
    status: Prepared(_everything("sqlite", status), _everything("postgresql", status))
    for status in ("submitted", "returned")
}
_STATE, _TYPED, _NOTE, _BY = (_COLUMNS.index(name) for name in ("state", "typed", "note", "entered_by"))
_PLACE = ("submission_id", "figure_id")


def _writing(insert: Any) -> Any:
    """An INSERT that becomes an UPDATE where the figure has an answer."""
    writing = insert(_table)
    changes = {name: writing.excluded[name] for name in _WRITTEN}
    return writing.on_conflict_do_update(index_elements=_PLACE, set_=changes).returning(_table.c.id, _table.c.figure_id)


_WRITE_ONE = Prepared(_writing, given=("library_id", *_PLACE, *_WRITTEN))


def answers_of(session: Session, submission_id: int) -> dict[int, StoredAnswer]:
    """Figure id → its answer."""
    rows = _OF_REPORT.rows(session, {"report": submission_id})
    return {kept.figure_id: kept for kept in map(_stored, rows)}


def _stored(row: Sequence[Any]) -> StoredAnswer:
    answer = StoredAnswer(*row[: len(_FIELDS)])
    part, whole = row[len(_FIELDS) : len(_COLUMNS)]
    if answer.value is None or whole is None:
        return answer
    return replace(answer, value=rate_or_number(answer.value, part, whole))


def _as_columns(answer: StoredAnswer) -> dict[str, Any]:
    columns = {name: getattr(answer, name) for name in _FIELDS if name != "id"}
    rate = answer.value if isinstance(answer.value, Rate) else None
    part, whole = (rate.part, rate.whole) if rate is not None else (None, None)
    return {**columns, "numerator": part, "denominator": whole}


def load_report_contents(session: Session, library_id: int, submission_id: int, status: str = "") -> ReportContents:
    """Load everything that stands in a report; by its `status` also why it was returned, or as what it was approved or
    returned last. The version of the library's facts comes with the same statement and is noted."""
    answers: dict[int, StoredAnswer] = {}
    files: dict[int, int] = {}
    days: dict[int, dict[int, Decimal]] = {}
    version, sent_back, judged = 0, None, None
    statement = _ALL_OF.get(status, _ALL_OF_REPORT)
    for row in statement.rows(session, {"report": submission_id, "library": library_id}):
        if row[0] is not None:
            answers[row[1]] = _stored(row)
        elif row[_STATE] == _JUDGED:
            judged = LastJudged(json.loads(row[_TYPED]) if row[_TYPED] is not None else None)
        elif row[1] is not None and row[_TYPED] is not None:
            days[row[1]] = read_days_text(row[_TYPED])
        elif row[1] is not None:
            files[row[1]] = row[-1]
        elif row[_BY] is not None:
            sent_back = SentBack(row[-1], row[_BY], row[_TYPED], tuple(json.loads(row[_NOTE])))
        else:
            version = row[-1]
    note_version(session, library_id, version)
    return ReportContents(answers, files, version, sent_back, days, judged)


def last_written_by(session: Session, library_id: int, person_id: int) -> int | None:
    """The report into which somebody wrote last, by id."""
    mine = select(_table.c.submission_id).where(_table.c.library_id == library_id, _table.c.entered_by == person_id)
    return session.scalars(mine.order_by(_table.c.entered_at.desc(), _table.c.id.desc()).limit(1)).first()


def save_answers(
    session: Session, library_id: int, submission_id: int, answers: Sequence[StoredAnswer]
) -> list[StoredAnswer]:
    """Save answers about different figures of one report, new ones or new values of stored ones; returns them with
    their ids."""
    place = {"library_id": library_id, "submission_id": submission_id}
    rows = [{**place, **_as_columns(answer)} for answer in answers]
    if len(rows) == 1:
        written = _WRITE_ONE.rows(session, rows[0])
        return [replace(answers[0], id=written[0][0])]
    connection = connection_of(session)
    writing = _writing(insert_of_engine(connection.dialect.name))
    ids = {figure_id: row_id for row_id, figure_id in connection.execute(writing, rows)}
    return [replace(answer, id=ids[answer.figure_id]) for answer in answers]
