"""Finding who is away on a day and who stands in for them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, select

from storage.base import Session
from storage.tables import Leave, Person


def leaves_on_day(session: Session, library_id: int, day: date) -> Sequence[Leave]:
    """The leaves of a library that are in force on a day."""
    query = select(Leave).where(Leave.library_id == library_id, *_in_force(day))
    return session.scalars(query.order_by(Leave.id)).all()


def leaves_after_day(session: Session, library_id: int, day: date) -> Sequence[Leave]:
    """The leaves of a library that begin after a day, the nearest first."""
    query = select(Leave).where(Leave.library_id == library_id, Leave.ended_at.is_(None), Leave.since > day)
    return session.scalars(query.order_by(Leave.since, Leave.id)).all()


def leaves_of_person(session: Session, person_id: int, day: date) -> Leave | None:
    """The leave a person is on that day, or the one that is still to come; None when there is neither."""
    query = select(Leave).where(Leave.person_id == person_id, Leave.ended_at.is_(None), Leave.until >= day)
    return session.scalars(query.order_by(Leave.since, Leave.id)).first()


def directors_stood_in_for(session: Session, deputy_id: int, day: date) -> Sequence[Person]:
    """The directors in whose place somebody is on a day."""
    query = select(Person).join(Leave, Leave.person_id == Person.id).where(Person.role == "director")
    return session.scalars(query.where(*_stands_in(deputy_id, day)).order_by(Leave.id)).all()


def _stands_in(deputy_id: int, day: date) -> tuple[ColumnElement[bool], ...]:
    """That a leave makes this deputy somebody's, who still works here, on a day."""
    return *_in_force(day), Leave.deputy_id == deputy_id, Person.active.is_(True)


def _in_force(day: date) -> tuple[ColumnElement[bool], ...]:
    return Leave.ended_at.is_(None), Leave.since <= day, Leave.until >= day


def add_leave(
    session: Session, person: Person, deputy_id: int | None, since: date, until: date, by: int, now: datetime
) -> Leave:
    leave = Leave(
        library_id=person.library_id,
        person_id=person.id,
        deputy_id=deputy_id,
        since=since,
        until=until,
        created_at=now,
        created_by=by,
    )
    session.add(leave)
    session.flush()
    return leave
