"""With which month a library that gets its plan in the middle of a year begins to report here."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from plan.calendar import Beginning
from plan.period import Month
from storage.base import Session
from storage.facts import facts_of
from storage.month import submissions
from storage.oversight import history
from storage.planning import plans
from usecases.month.owing import month_as_asked
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
    given: int = 0
    """How many departments have given a sum already: the months that it stands for cannot be others any more."""

    @property
    def last_summed(self) -> int:
        """The month (1–12) up to which one sum can be asked for; 0 where the year begins with January."""
        return min(self.beginning.first_asked - 1, self.newest)


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
    given = len(submissions.sums_with_numbers(session, library_id, year))
    return Choice(year, next(in_time, 13), newest, calendar.beginning(year), given)


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
    if choice is None or choice.given or not 1 <= month <= choice.newest:
        return None
    owed_from = max(month, choice.first)
    if month == owed_from:
        beginning = Beginning(year, owed_from)
    elif until is not None and _can_be_open(work, until):
        beginning = Beginning(year, owed_from, month, until)
    else:
        return None
    return _choose(work, beginning)


def figures_without_sum(work: Work, choice: Choice) -> int:
    """How many figures of the year's plan have no sum: percents, which are of single months."""
    plan = plans.plan_of_year(work.session, work.library.id, choice.year)
    return 0 if plan is None else sum(row.is_asked and not row.has_sum for row in plan.indicators)


def choose_sum(work: Work, year: int, until: date | None) -> Beginning | None:
    """Ask every department for one sum of everything before the first month that is asked for, up to the end of the day
    `until`; with None ask for it no longer, as long as nobody has given one. None when that cannot be."""
    choice = beginning_choice(work, year)
    if choice is None or not choice.last_summed:
        return None
    before = choice.beginning
    if until is None:
        return None if choice.given or not before.summed else _choose(work, _without_sum(before))
    if not _can_be_open(work, until):
        return None
    return _choose(work, replace(before, earlier_until=until, summed=choice.last_summed))


def _without_sum(before: Beginning) -> Beginning:
    opened = before.earlier_from < before.month
    return replace(before, earlier_until=before.earlier_until if opened else None, summed=0)


def _can_be_open(work: Work, until: date) -> bool:
    return work.today <= until <= work.today + LONGEST_OPEN


def _choose(work: Work, beginning: Beginning) -> Beginning:
    _set(work.session, work.library.id, work.now, beginning, work.person.id)
    work.refresh()
    _fit_drafts(work, beginning.year)
    return beginning


def _fit_drafts(work: Work, year: int) -> None:
    """Reports that were opened and in which no number stands yet are asked for as the others are now."""
    for draft in submissions.empty_drafts(work.session, work.library.id, year):
        month = Month(year, draft.month, draft.since)
        asked = month_as_asked(work, draft.department_id, month, None)
        if asked.since != draft.since:
            before, draft.since = draft.since, asked.since
            work.note_down("cover", "submission", draft.id, before={"since": before}, after={"since": asked.since})


def _set(session: Session, library_id: int, now: datetime, beginning: Beginning, by: int | None) -> None:
    plan = plans.plan_row(session, library_id, beginning.year)
    assert plan is not None  # whoever chooses has looked for it
    before = Beginning(plan.year, plan.begins, plan.earlier_from, plan.earlier_until, plan.earlier_sum)
    if before == beginning:
        return
    plan.begins, plan.earlier_from = beginning.month, beginning.earlier_from
    plan.earlier_until, plan.earlier_sum = beginning.earlier_until, beginning.summed
    session.flush()
    line = history.Line("begin", "plan", plan.id, before=_as_json(before), after=_as_json(beginning))
    history.note_down(session, library_id, now, by, line)


def _as_json(beginning: Beginning) -> dict[str, object]:
    until = beginning.earlier_until
    return {
        "begins": beginning.month,
        "earlier_from": beginning.earlier_from,
        "earlier_until": until.isoformat() if until else None,
        "summed": beginning.summed,
    }
