"""What the rows say about a library's day: the facts the ladder is laid over."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from plan.calendar import WorkCalendar
from plan.indicator import Indicator, Window
from plan.month.submission import asked_in
from plan.period import Month
from plan.progress.pace import due as expected
from plan.progress.pace import in_rhythm
from plan.reminders.due import Facts, Recipient, Reporting, RowAhead
from plan.reminders.ladder_settings import LadderSettings
from storage.base import Session
from storage.facts import KnownLibrary
from storage.month import submissions
from storage.papers import handed_in
from storage.people import leave, people
from storage.planning import plans
from storage.planning.plans import PlanContent
from storage.reminders import ledger as reminders
from storage.tables import Department, Library, Person, Submission
from usecases.month.owing import figures_by_month

_MONTHS_BACK = 4
"""How many months a report may still be open after its own: far more than any library allows."""
_MONTHS_AHEAD = 2


@dataclass(slots=True)
class Picture:
    """A library on one day: the ladder's facts, and what stands behind them."""

    library: Library | KnownLibrary
    today: date
    facts: Facts
    departments: dict[int, Department]
    members: dict[int, list[Person]]
    plans: dict[int, PlanContent]
    figures: dict[int, dict[int, Sequence[Indicator]]]
    """Year → month → the figures that its report answers for (`owing`)."""
    submissions: dict[tuple[int, Month], Submission]
    answered: dict[int, set[int]]
    """Report that was not sent → the figures of which it says something."""
    unknown: dict[int, tuple[Indicator, ...]]
    """Report that was sent → the figures that were not known yet."""
    said: dict[tuple[int, Month], Decimal]
    """(figure, month) → what all departments together have said."""
    away: dict[int, int | None]


def picture_of(
    session: Session, library: Library | KnownLibrary, today: date, calendar: WorkCalendar, settings: LadderSettings
) -> Picture:
    """Look at a library as its reminders need it on a day."""
    around = _months_around(today)
    years = sorted({month.year for month in around})
    found = {year: plan for year in years if (plan := plans.plan_of_year(session, library.id, year)) is not None}
    begun = {
        (one.department_id, Month(year, one.month)): one
        for year in found
        for one in submissions.of_year(session, library.id, year)
    }
    zone = ZoneInfo(library.timezone)
    figures = {year: figures_by_month(session, plan, calendar, today, zone) for year, plan in found.items()}
    reopened = _reopened(begun, library, today)
    months = sorted({*around, *(month for _, month in reopened)})
    departments = {one.id: one for one in people.departments(session, library.id)}
    members = people.members(session, library.id)
    away = {one.person_id: one.deputy_id for one in leave.on_day(session, library.id, today)}
    recipients = {one.id: one for one in people.everybody(session, library.id)}
    counts = {
        (key, month)
        for (key, month), one in begun.items()
        if sent(one) or calendar.closes_on(month) >= today or (key, month) in reopened
    }
    said = _said(session, library.id, found, counts)
    drafts = [one.id for one in begun.values() if not sent(one)]
    unknown = _unknown(session, found, [one for (_, month), one in begun.items() if month in months and sent(one)])
    facts = Facts(
        calendar=calendar,
        settings=settings,
        reporters={key: [_recipient(one, recipients, away) for one in listed] for key, listed in members.items()},
        directors=[_recipient(one, recipients, away) for one in recipients.values() if one.role == "director"],
        months=[
            _reporting(key, month, begun.get((key, month)), reopened, unknown)
            for month in months
            if month.year in found and month.first_day <= today
            for key in departments
            if asked_in(figures[month.year][month.number], key, month.number)
        ],
        rows=list(_rows_ahead(found.values(), said, today)),
        years=frozenset(found),
        handed_in=frozenset(handed_in.of_years(session, library.id, years)),
    )
    answered = reminders.figures_in(session, drafts, ("given", "unknown"))
    return Picture(library, today, facts, departments, members, found, figures, begun, answered, unknown, said, away)


def _months_around(today: date) -> list[Month]:
    month = Month.of(today)
    found = [month, month.next]
    for _ in range(_MONTHS_BACK):
        month = month.previous
        found.insert(0, month)
    return found


def _reopened(
    begun: dict[tuple[int, Month], Submission], library: Library | KnownLibrary, today: date
) -> dict[tuple[int, Month], date]:
    """The months that the director has opened again, however old, and the last day until which each of them is."""
    zone = ZoneInfo(library.timezone)
    last_days = {
        place: (one.open_until.astimezone(zone) - timedelta(seconds=1)).date()
        for place, one in begun.items()
        if one.open_until is not None
    }
    return {place: last for place, last in last_days.items() if last >= today}


def _said(
    session: Session, library_id: int, years: Iterable[int], counts: Container[tuple[int, Month]]
) -> dict[tuple[int, Month], Decimal]:
    """(figure, month) → what the reports that count have said, sent or still to be sent; what was never sent of a
    month that has closed counts nowhere."""
    said: dict[tuple[int, Month], Decimal] = {}
    for year in years:
        for figure, department, number, value in reminders.said_in_year(session, library_id, year):
            month = Month(year, number)
            if (department, month) in counts:
                said[figure, month] = said.get((figure, month), Decimal(0)) + value
    return said


def _unknown(
    session: Session, found: dict[int, PlanContent], sent: Sequence[Submission]
) -> dict[int, tuple[Indicator, ...]]:
    """Report → the figures it was asked for and did not know, in the plan's order."""
    said = reminders.figures_in(session, [one.id for one in sent], ("unknown",))
    listed: dict[int, tuple[Indicator, ...]] = {}
    for one in sent:
        if one.id in said:
            asked = asked_in(found[one.year].indicators, one.department_id, one.month)
            listed[one.id] = tuple(each for each in asked if each.key in said[one.id])
    return listed


def _reporting(
    department: int,
    month: Month,
    begun: Submission | None,
    reopened: dict[tuple[int, Month], date],
    unknown: dict[int, tuple[Indicator, ...]],
) -> Reporting:
    unsaid = begun is not None and bool(unknown.get(begun.id))
    return Reporting(department, month, sent(begun), reopened.get((department, month)), unsaid)


def sent(submission: Submission | None) -> bool:
    """Whether a report counts."""
    return submission is not None and submission.status in submissions.COUNTED


def _recipient(person: Person, everybody: dict[int, Person], away: dict[int, int | None]) -> Recipient:
    reachable = person.unreachable_since is None
    if person.id not in away:
        return Recipient(person.id, reachable)
    deputy = everybody.get(away[person.id] or 0)
    stands_in = None
    if deputy is not None:
        stands_in = Recipient(deputy.id, deputy.unreachable_since is None, away=deputy.id in away)
    return Recipient(person.id, reachable, away=True, deputy=stands_in)


def _rows_ahead(
    found: Iterable[PlanContent], said: dict[tuple[int, Month], Decimal], today: date
) -> Iterable[RowAhead]:
    """Figures with a promise whose time ends soon, once for every department that answers for them."""
    this = Month.of(today)
    for plan in found:
        for indicator in plan.indicators:
            if indicator.kind != "count" or not indicator.target or indicator.target < 0:
                continue
            for number in ends_of(indicator.window):
                ends = Month(plan.year, number)
                if this <= ends < _after(this, _MONTHS_AHEAD):
                    done = _needs_nothing(indicator, so_far(said, indicator, ends), ends)
                    for department in indicator.departments:
                        yield RowAhead(indicator.key, department, ends, done)


def _needs_nothing(indicator: Indicator, done: Decimal, ends: Month) -> bool:
    """Whether nobody has to be reminded of a row (`plan/reminders/ladder.py`)."""
    if done >= wanted_by(indicator, ends):
        return True
    return in_rhythm(done, indicator.target or Decimal(0), indicator.window, ends.number)


def _after(month: Month, count: int) -> Month:
    for _ in range(count):
        month = month.next
    return month


def ends_of(window: Window) -> tuple[int, ...]:
    """The months at whose end something of a row must be done."""
    if window.points:
        return tuple(sorted(set(window.points)))
    return (window.last,) if window.last is not None else ()


def so_far(said: dict[tuple[int, Month], Decimal], indicator: Indicator, ends: Month) -> Decimal:
    """What was said of a figure from January to the end of a month."""
    return sum(
        (said.get((indicator.key, Month(ends.year, number)), Decimal(0)) for number in range(1, ends.number + 1)),
        Decimal(0),
    )


def wanted_by(indicator: Indicator, ends: Month) -> Decimal:
    """How much of the promise the end of a month asks for."""
    return expected(indicator.target or Decimal(0), indicator.window, ends.number)
