"""Leave: who is away until when, who reports in their place meanwhile, and that it ends by itself or by a button."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from storage import leave, people, reminders
from storage.tables import Department, Leave, Person
from usecases.work import Work

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the library as the director sees them: what they answer for, and whether they are away."""

    person: Person
    departments: tuple[Department, ...]
    leave: Leave | None = None
    deputy: Person | None = None


def colleagues(work: Work) -> list[Colleague]:
    """Everybody who may have something to report, by name."""
    reporting = [one for one in people.everybody(work.session, work.library.id) if one.role != "observer"]
    return sorted((_colleague(work, one) for one in reporting), key=lambda one: one.person.name)


def colleague(work: Work, person_id: int) -> Colleague | None:
    """One of them; None for an observer, somebody who has left, or another library's."""
    person = people.person(work.session, work.library.id, person_id)
    if person is None or not person.active or person.role == "observer":
        return None
    return _colleague(work, person)


def _colleague(work: Work, person: Person) -> Colleague:
    found = leave.of_person(work.session, person.id, work.today)
    deputy = work.session.get(Person, found.deputy_id) if found is not None and found.deputy_id else None
    return Colleague(person, tuple(people.departments_of(work.session, person.id)), found, deputy)


def possible_deputies(work: Work, person_id: int) -> Sequence[Person]:
    """Who can stand in for somebody: everybody who may report and is not away."""
    return [one.person for one in colleagues(work) if one.person.id != person_id and one.leave is None]


def may_last_until(work: Work, until: date) -> bool:
    """Whether leave that begins today can end on this day."""
    return work.today <= until <= work.today + LONGEST


def send_on_leave(work: Work, person_id: int, deputy_id: int | None, until: date) -> Colleague | None:
    """Mark somebody away from today until a day, with a deputy if there is one; None when that cannot be."""
    found = colleague(work, person_id)
    if found is None or found.leave is not None or not work.directs or not may_last_until(work, until):
        return None
    if deputy_id is not None and all(one.id != deputy_id for one in possible_deputies(work, person_id)):
        return None
    kept = leave.add(work.session, found.person, deputy_id, work.today, until, work.person.id, work.now)
    after = {"since": work.today.isoformat(), "until": until.isoformat(), "deputy": deputy_id}
    work.note_down("leave", "person", person_id, after={"leave": kept.id, **after})
    reminders.look_no_later(work.session, work.library.id, work.now)
    return colleague(work, person_id)


def end_leave(work: Work, person_id: int) -> Colleague | None:
    """Somebody is back before their last day of leave: returns it as it was, None when they were not away."""
    found = colleague(work, person_id)
    if found is None or found.leave is None or not work.directs:
        return None
    found.leave.ended_at = work.now
    work.session.flush()
    work.note_down("return", "person", person_id, before={"leave": found.leave.id})
    reminders.look_no_later(work.session, work.library.id, work.now)
    return found
