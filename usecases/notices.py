"""Who must hear of what happened, and what follows when a message did or did not arrive."""

from datetime import datetime

from storage import history, people
from storage.base import Session
from storage.tables import Person
from usecases.work import Work


def directors(work: Work) -> list[Person]:
    """The other directors of the library; whoever did it need not be told."""
    return [one for one in people.directors(work.session, work.library.id) if one.id != work.person.id]


def overseers(work: Work) -> list[Person]:
    """The other people of the library who approve reports."""
    return [one for one in people.overseers(work.session, work.library.id) if one.id != work.person.id]


def cannot_be_reached(session: Session, person_id: int, now: datetime) -> tuple[Person, list[Person]] | None:
    """Telegram refuses messages to a person: who it is and which directors to tell; None when that is old news."""
    person = session.get(Person, person_id)
    if person is None or not person.active or person.unreachable_since is not None:
        return None
    person.unreachable_since = now
    history.note_down(
        session,
        library_id=person.library_id,
        at=now,
        person_id=None,
        action="unreachable",
        subject="person",
        subject_id=person.id,
        after={"unreachable_since": now.isoformat()},
    )
    others = people.directors(session, person.library_id)
    return person, [one for one in others if one.id != person.id and one.unreachable_since is None]


def people_in_mid_report(session: Session) -> list[Person]:
    """Everybody whose conversation waits for a number: whom an outage may have cost a press."""
    return list(people.waiting_for(session, ("ask", "review", "why")))
