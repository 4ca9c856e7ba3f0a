"""What the director is told of the nights' copies of the database."""

from dataclasses import dataclass
from datetime import datetime

from storage.base import Session
from storage.copies.nights import newest_nights
from storage.people import people
from storage.tables import Library, Person
from usecases.work import Work

SENT = "sent"


@dataclass(frozen=True, slots=True)
class CopiesTold:
    """The newest copy, None where there is none: when, how many rows were counted in it, whether it is encrypted and
    sent to the director; and when the newest attempt failed, None where it did not. In the library's time."""

    made_at: datetime | None = None
    rows: int = 0
    encrypted: bool = False
    handed: bool | None = None
    """None where it was not to be sent."""
    failed_at: datetime | None = None


def nightly_copies(work: Work) -> CopiesTold:
    """How it stands with the copies of the database that the library is in."""
    newest, made = newest_nights(work.session)
    failed_at = newest.at.astimezone(work.zone) if newest is not None and newest.error else None
    if made is None:
        return CopiesTold(failed_at=failed_at)
    handed = None if not made.handed else made.handed == SENT
    return CopiesTold(made.at.astimezone(work.zone), made.rows, made.encrypted, handed, failed_at)


def directors_of_all(session: Session) -> list[Person] | None:
    """Who may have a copy of the whole database: the directors of its only library; None where it holds several."""
    libraries = session.query(Library.id).limit(2).all()
    if len(libraries) != 1:
        return None
    active = [person for person in people.load_directors(session, libraries[0][0]) if person.active]
    return [person for person in active if person.unreachable_since is None]


def directors_everywhere(session: Session) -> list[Person]:
    """Everybody who directs an open library of this database and can be reached."""
    open_ones = [library for library in people.every_library(session) if library.closed_at is None]
    directing = [each for library in open_ones for each in people.load_directors(session, library.id)]
    return [person for person in directing if person.unreachable_since is None]
