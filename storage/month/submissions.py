"""Finding and keeping what departments reported."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, ScalarSelect, and_, bindparam, literal_column, null, or_, select, update
from sqlalchemy.orm import make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.util import identity_key

from plan.period import Month
from plan.progress.tally import Reported
from plan.rate import rate_or_number
from plan.status import Status
from storage.base import Session
from storage.database import execute, insert_into, lock_by_name
from storage.prepared import Prepared
from storage.tables import Answer, HistoryEntry, Submission

COUNTED = ("submitted", "approved")
"""Statuses of reports that were sent and are not back; their figures stand in /hisobot as they are."""

_submissions = Submission.metadata.tables["submissions"].c
_answers = Answer.metadata.tables["answers"].c
_NUMBERS = (_answers.numerator, _answers.denominator)
"""Of a percent that was asked as two numbers."""
REPORTED = (
    _answers.figure_id,
    _submissions.department_id,
    _submissions.month,
    _answers.value,
    _submissions.status,
    _submissions.since,
    *_NUMBERS,
)
"""The columns of a number as departments reported it."""
# Written once: each typed number needs these, and putting a statement together anew costs more than carrying it out.
_COLUMNS = tuple(column.name for column in _submissions)
_OF_NUMBER = select(*_submissions).where(_submissions.id == bindparam("submission"))
_ROW, _ROW_TO_CHANGE = Prepared(_OF_NUMBER), Prepared(_OF_NUMBER, _OF_NUMBER.with_for_update())
_OF_YEAR = (
    select(Submission)
    .where(Submission.library_id == bindparam("library"), Submission.year == bindparam("year"))
    .order_by(Submission.month, Submission.department_id)
)
_STORY = (
    select(*REPORTED)
    .where(_submissions.id == _answers.submission_id)
    .where(_answers.figure_id == bindparam("figure"), _answers.value.is_not(None))
    .order_by(_submissions.month)
)


@lru_cache(maxsize=16)
def _before(figures: int) -> Prepared:
    """The statement that loads earlier numbers of so many figures."""
    return Prepared(
        select(
            _answers.figure_id,
            _submissions.department_id,
            _submissions.month,
            _answers.value,
            _submissions.status,
            _submissions.open_until,
            _submissions.since,
            *_NUMBERS,
        )
        .where(_submissions.id == _answers.submission_id)
        .where(
            _answers.figure_id.in_(
                [bindparam(f"figure{place}", type_=_answers.figure_id.type) for place in range(figures)]
            ),
            _answers.value.is_not(None),
        )
        .where(
            or_(
                and_(_submissions.year == bindparam("year"), _submissions.month < bindparam("month")),
                and_(
                    _submissions.year < bindparam("year"),
                    _submissions.month == bindparam("month"),
                    _submissions.department_id == bindparam("department"),
                ),
            )
        )
        .order_by(_submissions.month)
    )


_history = HistoryEntry.metadata.tables["history"].c


def last_judged(report: BindParameter[int]) -> ScalarSelect[Any]:
    """What the history keeps of a report's last approval or return, within another statement."""
    return (
        select(_history.after)
        .where(_history.subject == "submission", _history.subject_id == report)
        .where(or_(_history.action == "approve", _history.action == "return"))
        .order_by(_history.id.desc())
        .limit(literal_column("1"))
        .scalar_subquery()
    )


_LAST_JUDGED = last_judged(bindparam("submission"))
_TAKE_BACK = Prepared(
    update(Submission.metadata.tables["submissions"])
    .where(_submissions.id == bindparam("submission"))
    .values(status="submitted", approved_at=null(), approved_by=null())
    .returning(_LAST_JUDGED.label("after"))
)


@dataclass(frozen=True, slots=True)
class EarlierNumber:
    """What one department answered about one figure in one month, whether it was sent or not, and until when that
    month's report was opened again. With `since` (1–12) it is the sum of all months from that one on."""

    figure: int
    department: int
    month: int
    value: Decimal
    status: Status
    open_until: datetime | None
    since: int = 0


def load_submission(
    session: Session, library_id: int, submission_id: int, *, to_change: bool = False
) -> Submission | None:
    """Load one report of a library; `to_change=True` locks its row first."""
    report: Submission | None = session.identity_map.get(identity_key(Submission, submission_id))
    if report is None:
        row = (_ROW_TO_CHANGE if to_change else _ROW).first(session, {"submission": submission_id})
        report = _mapped(session, row) if row is not None else None
        if to_change:
            _locked(session).add(submission_id)
    elif to_change:
        session.flush()  # or what this transaction has changed itself would be read over
        lock_submission(session, report)
    return report if report is not None and report.library_id == library_id else None


def _mapped(session: Session, row: Sequence[Any]) -> Submission:
    """A row that was read past the session, as if the session had read it, which would take three times as long."""
    report = Submission(id=row[0])
    make_transient_to_detached(report)
    for name, value in zip(_COLUMNS, row, strict=True):
        set_committed_value(report, name, value)
    session.add(report)
    return report


def lock_submission(session: Session, report: Submission) -> None:
    """Lock a report's row until the transaction ends, and see what others changed meanwhile. On SQLite only one writes
    at a time anyway."""
    if session.get_bind().dialect.name != "sqlite" and report.id not in _locked(session):
        session.refresh(report, with_for_update=True)
        _locked(session).add(report.id)


def take_approval_back(session: Session, report: Submission) -> Any:
    """An approved report waits to be approved again. Returns what the history keeps of its last approval or return
    (None when it has none), which whoever approves it is told the changes from: both take one statement."""
    row = _TAKE_BACK.first(session, {"submission": report.id})
    assert row is not None, "it is locked, and reports are never deleted"
    for name, value in (("status", "submitted"), ("approved_at", None), ("approved_by", None)):
        set_committed_value(report, name, value)
    return row[0]


def _locked(session: Session) -> set[int]:
    """The reports that this transaction has locked already, so that nobody can have changed them since."""
    locked: set[int] = session.info.setdefault("locked reports", set())
    return locked


def lock_comparing(session: Session, library_id: int) -> None:
    """Lock the comparing of reported numbers in this library; what others have sent is seen from here on."""
    lock_by_name(session, "comparing", library_id)


def create_submission(
    session: Session, library_id: int, department_id: int, month: Month, now: datetime
) -> tuple[Submission, bool]:
    """Load or create a department's month, and whether this created it: of two callers at once one creates it, and both
    get it."""
    making = insert_into(session, Submission).values(
        library_id=library_id,
        department_id=department_id,
        year=month.year,
        month=month.number,
        since=month.since,
        status="draft",
        opened_at=now,
    )
    made = session.execute(making.on_conflict_do_nothing().returning(Submission.id)).scalar_one_or_none()
    submission = submissions_of_department(session, department_id, month.year, month.number)
    assert submission is not None, "made just now, by this or by somebody else"
    return submission, made is not None


def unapproved_submissions(session: Session, library_id: int) -> Sequence[Submission]:
    """Reports that were sent and are not approved, the oldest month first."""
    query = select(Submission).where(Submission.library_id == library_id, Submission.status == "submitted")
    return session.scalars(query.order_by(Submission.year, Submission.month, Submission.department_id)).all()


def submissions_of_department(session: Session, department_id: int, year: int, month: int) -> Submission | None:
    query = select(Submission).where(Submission.department_id == department_id)
    return session.scalars(query.where(Submission.year == year, Submission.month == month)).first()


def months_with_numbers(session: Session, department_id: int, year: int) -> Sequence[int]:
    """The months of a department in whose reports a number stands, sent or not."""
    found = _with_numbers(Submission.department_id == department_id, Submission.year == year)
    return [report.month for report in session.scalars(found)]


def _with_numbers(*conditions: Any) -> Any:
    has_number = select(Answer.id).where(Answer.submission_id == Submission.id, Answer.value.is_not(None)).exists()
    return select(Submission).where(has_number, *conditions)


def sums_with_numbers(session: Session, library_id: int, year: int) -> Sequence[Submission]:
    """The reports of a year that stand for several months and in which a number stands."""
    found = _with_numbers(Submission.library_id == library_id, Submission.year == year, Submission.since > 0)
    return session.scalars(found).all()


def empty_drafts(session: Session, library_id: int, year: int) -> Sequence[Submission]:
    """The reports of a year that were never sent and in which no number stands."""
    numbered = select(Answer.submission_id).where(Answer.value.is_not(None))
    query = select(Submission).where(Submission.library_id == library_id, Submission.year == year)
    return session.scalars(query.where(Submission.status == "draft", Submission.id.not_in(numbered))).all()


def sums_of_department(session: Session, department_id: int, year: int) -> Sequence[Submission]:
    """The reports of a department that stand for several months."""
    query = select(Submission).where(Submission.department_id == department_id, Submission.year == year)
    return session.scalars(query.where(Submission.since > 0)).all()


def submissions_of_year(session: Session, library_id: int, year: int) -> Sequence[Submission]:
    return session.scalars(_OF_YEAR, {"library": library_id, "year": year}).all()


def reopened_of_year(session: Session, library_id: int, year: int) -> Sequence[Submission]:
    """The reports of a year that the director has ever opened again, which are few, after they had closed."""
    query = select(Submission).where(Submission.library_id == library_id, Submission.year == year)
    return session.scalars(query.where(Submission.open_until.is_not(None)).order_by(Submission.month)).all()


def reported_row(row: Sequence[Any]) -> Reported:
    """A row of the columns `REPORTED`."""
    figure, department, month, value, status, since, part, whole = row
    return Reported(figure, department, month, rate_or_number(value, part, whole), status, since)


def figure_story(session: Session, figure_id: int) -> list[Reported]:
    """What every department has said about one figure in its plan's year, sent or not."""
    rows: Iterable[Sequence[Any]] = execute(session, _STORY, {"figure": figure_id})
    return [reported_row(row) for row in rows]


def earlier_numbers(session: Session, figures: Iterable[int], department_id: int, month: Month) -> list[EarlierNumber]:
    """The answers about these figures in the earlier months of the year, by every department, and in the same month of
    last year's plan by this one; in the order of months."""
    named = {f"figure{place}": figure for place, figure in enumerate(figures)}
    values = {"department": department_id, "year": month.year, "month": month.number}
    return [
        EarlierNumber(figure, department, number, rate_or_number(value, part, whole), status, open_until, since)
        for figure, department, number, value, status, open_until, since, part, whole in _before(len(named)).rows(
            session, {**named, **values}
        )
    ]
