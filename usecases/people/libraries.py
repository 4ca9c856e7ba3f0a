"""Libraries of one bot: which there are, and closing one. Each has its own people, plan, settings and time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plan.fold import fold, heard
from storage.base import Session
from storage.facts import facts_of
from storage.oversight import history
from storage.people import departures, people
from storage.reminders import ledger as reminders
from storage.tables import Library


@dataclass(frozen=True, slots=True)
class Seen:
    """A library as whoever runs the bot sees it."""

    library: Library
    people: int
    directors: tuple[str, ...]
    plans: tuple[int, ...]


def every_library(session: Session) -> list[Seen]:
    """All libraries, closed ones too, as they were founded."""
    return [
        Seen(
            library,
            len(people.load_people(session, library.id)),
            tuple(director.name for director in people.load_directors(session, library.id)),
            tuple(sorted(facts_of(session, library.id).plans)),
        )
        for library in people.every_library(session)
    ]


def named(libraries: Sequence[Library], wanted: str) -> list[Library]:
    """Those that are meant by a name or a number: the one of just that name, else all that have it in theirs."""
    exactly = [library for library in libraries if fold(library.name) == fold(wanted) or str(library.id) == wanted]
    part = heard(fold(wanted))
    return exactly or [library for library in libraries if part and part in heard(fold(library.name))]


def has_name(session: Session, name: str) -> bool:
    """Whether a library is called so already: two of one name could not be told apart."""
    return any(fold(library.name) == fold(name) for library in people.every_library(session))


def close_library(session: Session, library: Library, now: datetime) -> bool:
    """Let nobody work in it from now on, and stop what is on its way to its people; False when it is closed already.
    Everything that was reported stays."""
    if library.closed_at is not None:
        return False
    library.closed_at = now
    session.flush()
    for person in people.load_people(session, library.id):
        departures.stop_messages(session, person.id, now)
    history.note_down(session, library.id, now, None, history.Line("close", "library", library.id))
    return True


def open_again(session: Session, library: Library, now: datetime) -> bool:
    """Let its people work again; False when it is not closed."""
    if library.closed_at is None:
        return False
    library.closed_at = None
    session.flush()
    reminders.look_no_later(session, library.id, now)
    history.note_down(session, library.id, now, None, history.Line("open_again", "library", library.id))
    return True
