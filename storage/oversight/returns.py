"""Finding what was sent back: the returns of a report, and the one that still waits for its answer."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from storage.base import Session
from storage.tables import Return, Submission


def returns_of_report(session: Session, submission_id: int) -> Sequence[Return]:
    """Every return of a report, the newest first."""
    query = select(Return).where(Return.submission_id == submission_id)
    return session.scalars(query.order_by(Return.id.desc())).all()


def open_return(session: Session, submission_id: int) -> Return | None:
    """The return that the reporter has not answered by sending the report again."""
    query = select(Return).where(Return.submission_id == submission_id, Return.settled_at.is_(None))
    return session.scalars(query.order_by(Return.id.desc()).limit(1)).first()


def returns_of_year(
    session: Session, library_id: int, year: int, until: datetime | None = None
) -> dict[tuple[int, int], int]:
    """(department, month) → how often its report of a year was returned, now or up to a moment."""
    query = (
        select(Submission.department_id, Submission.month)
        .join(Return, Return.submission_id == Submission.id)
        .where(Submission.library_id == library_id, Submission.year == year)
    )
    if until is not None:
        query = query.where(Return.returned_at <= until)
    counts: dict[tuple[int, int], int] = {}
    for department, month in session.execute(query):
        counts[department, month] = counts.get((department, month), 0) + 1
    return counts
