"""How many people each library has, for whoever looks after the program."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import case, func, select

from storage.base import Session
from storage.tables import Library, Person


class Counted(NamedTuple):
    """A library, open or closed, with those of its people who are still there, and how many of them cannot be
    reached."""

    name: str
    closed: bool
    people: int
    unreachable: int


def count_people(session: Session) -> Sequence[Counted]:
    """One a library, as they were founded."""
    there = Person.left_at.is_(None)
    unreachable = func.count(case((there & Person.unreachable_since.is_not(None), Person.id)))
    query = (
        select(Library.name, Library.closed_at.is_not(None), func.count(case((there, Person.id))), unreachable)
        .outerjoin(Person, Person.library_id == Library.id)
        .group_by(Library.id, Library.name, Library.closed_at)
        .order_by(Library.id)
    )
    return [Counted(*row) for row in session.execute(query)]


def unreachable_people(session: Session) -> Sequence[Person]:
    """Those of open libraries whom Telegram refuses to deliver to."""
    query = select(Person).join(Library, Library.id == Person.library_id)
    gone = (Person.unreachable_since.is_not(None), Person.left_at.is_(None), Library.closed_at.is_(None))
    return session.scalars(query.where(*gone).order_by(Person.id)).all()
