"""With which month a library that gets its plan in the middle of a year begins to report here."""

from dataclasses import dataclass
from datetime import date, datetime

from plan.calendar import Beginning
from plan.period import Month
from storage.base import Session
from storage.facts import facts_of
from storage.oversight import history
from storage.planning import plans
from usecases.month.submitting import LONGEST_OPEN
from usecases.work import Work


@dataclass(frozen=True, slots=True)
class Choice:
    """What the director chooses from: the months of the `year` that have begun, from 1 to `newest`, and the `first`
    of them (13: none) that can still be sent in its own time."""

    year: int
    first: int
    newest: int
    beginning: Beginning


def beginning_choice(work: Work, year: int) -> Choice | None:
    """None for whoever does not direct the library, in a year without a plan, and in one of which no month has
    begun."""
    return _choice(work.session, work.library.id, year, work.today) if work.directs else None


def _choice(session: Session, library_id: int, year: int, today: date) -> Choice | None:
    newest = 12 if year < today.year else today.month if year == today.year else 0
    if not newest or plans.plan_row(session, library_id, year) is None:
        return None
    calendar = facts_of(session, library_id).calendar
    in_time = (number for number in range(1, newest + 1) if calendar.usual_closing(Month(year, number)) >= today)
    return Choice(year, next(in_time, 13), newest, calendar.beginning(year))


def begin_as_it_stands(
    session: Session, library_id: int, now: datetime, year: int, by: int | None, month: int | None = None
) -> Beginning | None:
    """For a plan that was just loaded for the first time: nothing is owed that had closed before, or that lies before
    the `month` that was named. `now` is in the library's time. None where the year begins with January."""
    choice = _choice(session, library_id, year, now.date())
    first = month or (choice.first if choice is not None else 1)
    if choice is None or first == 1:
        return None
    beginning = Beginning(year, first)
    _set(session, library_id, now, beginning, by)
    return beginning


def choose_beginning(work: Work, year: int, month: int, until: date | None = None) -> Beginning | None:
    """Begin with a month that has begun. Months that had closed by now are opened to everybody up to the end of the day
    `until`, which they need. None when that cannot be."""
    choice = beginning_choice(work, year)
    if choice is None or not 1 <= month <= choice.newest:
        return None
    owed_from = max(month, choice.first)
    if month == owed_from:
        beginning = Beginning(year, owed_from)
    elif until is not None and work.today <= until <= work.today + LONGEST_OPEN:
        beginning = Beginning(year, owed_from, month, until)
    else:
        return None
    _set(work.session, work.library.id, work.now, beginning, work.person.id)
    work.refresh()
    return beginning


def _set(session: Session, library_id: int, now: datetime, beginning: Beginning, by: int | None) -> None:
    plan = plans.plan_row(session, library_id, beginning.year)
    assert plan is not None  # whoever chooses has looked for it
    before = Beginning(plan.year, plan.begins, plan.earlier_from, plan.earlier_until)
    if before == beginning:
        return
    plan.begins, plan.earlier_from, plan.earlier_until = (
        beginning.month,
        beginning.earlier_from,
        beginning.earlier_until,
    )
    session.flush()
    line = history.Line("begin", "plan", plan.id, before=_as_json(before), after=_as_json(beginning))
    history.note_down(session, library_id, now, by, line)


def _as_json(beginning: Beginning) -> dict[str, object]:
    until = beginning.earlier_until
    return {
        "begins": beginning.month,
        "earlier_from": beginning.earlier_from,
        "earlier_until": until.isoformat() if until else None,
    }
