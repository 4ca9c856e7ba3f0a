"""Finding what was sent back: the returns of a report, and the one that still waits for its answer."""

from collections.abc import Sequence

from sqlalchemy import select

from storage.base import Session
from storage.tables import Return


def returns_of_report(session: Session, submission_id: int) -> Sequence[Return]:
    """Every return of a report, the newest first."""
    query = select(Return).where(Return.submission_id == submission_id)
    return session.scalars(query.order_by(Return.id.desc())).all()


def open_return(session: Session, submission_id: int) -> Return | None:
    """The return that the reporter has not answered by sending the report again."""
    query = select(Return).where(Return.submission_id == submission_id, Return.settled_at.is_(None))
    return session.scalars(query.order_by(Return.id.desc()).limit(1)).first()
