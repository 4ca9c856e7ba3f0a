"""A person's name and account are taken out on their request. What they reported stays: the plan needs the numbers, and
the history says in whose place it was done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.base import Session
from storage.oversight import history
from storage.people import forgetting
from storage.tables import Person
from usecases.people.leaving import directs_alone, revoke_access

Refusal = Literal["last_director"]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """`nameless` stands where the name was; `lines` of the history named them; `left_now` if they worked here still."""

    nameless: str
    lines: int
    left_now: bool


def forget_person(session: Session, person: Person, nameless: str, now: datetime) -> Forgotten | Refusal:
    """Take a person out of the library, if they have not left, and their name and account out of every table."""
    worked = person.active
    if worked and directs_alone(session, person):
        return "last_director"
    if worked:
        revoke_access(session, person, now, by=None)
    lines = forgetting.take_out(session, person, nameless)
    line = history.Line("forget", "person", person.id, after={"name": nameless})
    history.note_down(session, person.library_id, now, None, line)
    return Forgotten(nameless, lines, worked)
