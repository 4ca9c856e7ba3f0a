"""Who is to be told of an event, and what follows when a message did not arrive."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from storage import settings
from storage.base import Session
from storage.facts import KnownPerson, facts_of
from storage.oversight import history
from storage.people import people
from storage.tables import Person
from usecases.work import Work


def other_directors(work: Work) -> list[Person]:
    """The directors of the library without this person."""
    return [
        director for director in people.load_directors(work.session, work.library.id) if director.id != work.person.id
    ]


def other_overseers(work: Work) -> list[KnownPerson]:
    """The people of the library who approve reports, without this person."""
    return [person for person in work.facts().who_may("oversee") if person.id != work.person.id]


@dataclass(frozen=True, slots=True)
class Lost:
    """Somebody whom Telegram refuses to deliver to; the directors to be told of it; and whether with a sound."""

    person: Person
    directors: list[Person]
    aloud: bool


def record_unreachable(session: Session, person_id: int, now: datetime) -> Lost | None:
    """Record that Telegram refuses to deliver to a person; None when that is known already."""
    person = session.get(Person, person_id)
    if person is None or not person.active or person.unreachable_since is not None:
        return None
    person.unreachable_since = now
    history.note_down(
        session,
        person.library_id,
        now,
        None,
        history.Line("unreachable", "person", person.id, after={"unreachable_since": now.isoformat()}),
    )
    others = people.load_directors(session, person.library_id)
    directors_to_tell = [
        director for director in others if director.id != person.id and director.unreachable_since is None
    ]
    return Lost(person, directors_to_tell, aloud=_in_working_time(session, person.library_id, now))


def _in_working_time(session: Session, library_id: int, now: datetime) -> bool:
    local = now.astimezone(ZoneInfo(people.load_library(session, library_id).timezone))
    working = facts_of(session, library_id).calendar.is_working(local.date())
    return working and not settings.ladder_of_library(session, library_id).quiet(local.time())
