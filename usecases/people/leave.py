"""Leave: who is away from when until when, who reports in their place meanwhile, and that it ends by itself or by a
button."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from storage.people import leave, people
from storage.reminders import ledger as reminders
from storage.tables import Department, Leave, Person
from usecases.settings.library import read_coming_day
from usecases.work import Work

LONGEST = timedelta(days=366)
_BETWEEN = re.compile(r"\s+[-–—]\s+|[–—]")
Days = tuple[date, date]
"""The first and the last day of a leave, both included."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the library as the director sees them: what they answer for, and whether they are away."""

    person: Person
    departments: tuple[Department, ...]
    leave: Leave | None = None
    deputy: Person | None = None


def colleagues_who_report(work: Work) -> list[Colleague]:
    """Everybody who may have something to report, by name."""
    reporting = [person for person in people.load_people(work.session, work.library.id) if person.role != "observer"]
    return sorted((_colleague(work, person) for person in reporting), key=lambda colleague: colleague.person.name)


def find_colleague(work: Work, person_id: int) -> Colleague | None:
    """A colleague who may have something to report; None for an observer, somebody who has left, or of another
    library."""
    person = people.load_person(work.session, work.library.id, person_id)
    if person is None or not person.active or person.role == "observer":
        return None
    return _colleague(work, person)


def _colleague(work: Work, person: Person) -> Colleague:
    absence = leave.leaves_of_person(work.session, person.id, work.today)
    deputy = work.session.get(Person, absence.deputy_id) if absence is not None and absence.deputy_id else None
    return Colleague(person, tuple(people.departments_of(work.session, person.id)), absence, deputy)


def possible_deputies(work: Work, person_id: int, days: Days) -> Sequence[Person]:
    """Who can stand in for somebody: everybody who may report and is not away in those days themselves."""
    return [
        colleague.person
        for colleague in colleagues_who_report(work)
        if colleague.person.id != person_id and not _overlaps(colleague.leave, days)
    ]


def _overlaps(absence: Leave | None, days: Days) -> bool:
    return absence is not None and absence.since <= days[1] and days[0] <= absence.until


def may_be_away(work: Work, days: Days) -> bool:
    """Whether somebody can be marked away for these days: from today on, within a year, and for a year at most."""
    since, until = days
    return work.today <= since <= min(until, work.today + LONGEST) and until <= since + LONGEST


def read_days(work: Work, typed: str, since: date) -> Days | None:
    """The last day of a leave as somebody types it, or both (`5-may - 20-may`); None when that cannot be."""
    pieces = _BETWEEN.split(typed)
    first: date | None = since
    if len(pieces) == 2:
        first = read_coming_day(pieces[0], work.today)
    until = read_coming_day(pieces[-1], first or since)
    if first is None or until is None or len(pieces) > 2 or not may_be_away(work, (first, until)):
        return None
    return first, until


def send_on_leave(work: Work, person_id: int, deputy_id: int | None, days: Days) -> Colleague | None:
    """Enter a leave, with a deputy or without (None). Returns the colleague with it; None when it is not possible."""
    colleague = find_colleague(work, person_id)
    if colleague is None or colleague.leave is not None or not work.directs or not may_be_away(work, days):
        return None
    if deputy_id is not None and all(deputy.id != deputy_id for deputy in possible_deputies(work, person_id, days)):
        return None
    since, until = days
    absence = leave.add_leave(work.session, colleague.person, deputy_id, since, until, work.person.id, work.now)
    after = {"since": since.isoformat(), "until": until.isoformat(), "deputy": deputy_id}
    work.note_down("leave", "person", person_id, after={"leave": absence.id, **after})
    reminders.look_no_later(work.session, work.library.id, work.now)
    return find_colleague(work, person_id)


def end_leave(work: Work, person_id: int) -> Colleague | None:
    """Somebody is back before their last day of leave, or does not go: the leave as it was, or None."""
    colleague = find_colleague(work, person_id)
    if colleague is None or colleague.leave is None or not work.directs:
        return None
    colleague.leave.ended_at = work.now
    work.session.flush()
    work.note_down("return", "person", person_id, before={"leave": colleague.leave.id})
    reminders.look_no_later(work.session, work.library.id, work.now)
    return colleague
