"""What the rows say about a library's day: the facts the ladder is laid over, and the words a reminder needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from plan.calendar import WorkCalendar
from plan.due import Facts, Recipient, Reporting, RowAhead
from plan.indicator import Indicator, Window
from plan.ladder import Subject
from plan.ladder_settings import LadderSettings
from plan.pace import due as expected
from plan.pace import in_rhythm
from plan.period import Month, Span
from plan.reminder import ClosedIncomplete, MonthMissing, Part, QuarterAhead, RowMissing, StillUnknown, WhoIsLate
from plan.submission import asked_in
from storage import handed_in, leave, people, plans, reminders, submissions
from storage.base import Session
from storage.plans import PlanContent
from storage.tables import Department, Library, Person, Submission

_MONTHS_BACK = 4
"""How many months a report may still be open after its own: far more than any library allows."""
_MONTHS_AHEAD = 2


@dataclass(slots=True)
class Picture:
    """A library on one day: the ladder's facts, and what stands behind them."""

    library: Library
    today: date
    facts: Facts
    departments: dict[int, Department]
    members: dict[int, list[Person]]
    plans: dict[int, PlanContent]
    submissions: dict[tuple[int, Month], Submission]
    answered: dict[int, set[int]]
    """Report that was not sent → the figures of which it says something."""
    unknown: dict[int, tuple[Indicator, ...]]
    """Report that was sent → the figures that were not known yet."""
    said: dict[tuple[int, Month], Decimal]
    """(figure, month) → what all departments together have said."""
    away: dict[int, int | None]


def picture_of(
    session: Session, library: Library, today: date, calendar: WorkCalendar, settings: LadderSettings
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
    reopened = _reopened(begun, library, today)
    months = sorted({*around, *(month for _, month in reopened)})
    departments = {one.id: one for one in people.departments(session, library.id)}
    members = people.members(session, library.id)
    away = {one.person_id: one.deputy_id for one in leave.on_day(session, library.id, today)}
    recipients = {one.id: one for one in people.everybody(session, library.id)}
    said: dict[tuple[int, Month], Decimal] = {}
    for year in found:
        for figure, _, month, value in reminders.said_in_year(session, library.id, year):
            said[figure, Month(year, month)] = said.get((figure, Month(year, month)), Decimal(0)) + value
    drafts = [one.id for one in begun.values() if not _sent(one)]
    unknown = _unknown(session, found, [one for (_, month), one in begun.items() if month in months and _sent(one)])
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
            if asked_in(found[month.year].indicators, key, month.number)
        ],
        rows=list(_rows_ahead(found.values(), said, today)),
        years=frozenset(found),
        handed_in=frozenset(handed_in.of_years(session, library.id, years)),
    )
    answered = reminders.figures_in(session, drafts, ("given", "unknown"))
    return Picture(library, today, facts, departments, members, found, begun, answered, unknown, said, away)


def _months_around(today: date) -> list[Month]:
    month = Month.of(today)
    found = [month, month.next]
    for _ in range(_MONTHS_BACK):
        month = month.previous
        found.insert(0, month)
    return found


def _reopened(
    begun: dict[tuple[int, Month], Submission], library: Library, today: date
) -> dict[tuple[int, Month], date]:
    """The months that the director has opened again, however old, and the last day until which each of them is."""
    zone = ZoneInfo(library.timezone)
    last_days = {
        place: (one.open_until.astimezone(zone) - timedelta(seconds=1)).date()
        for place, one in begun.items()
        if one.open_until is not None
    }
    return {place: last for place, last in last_days.items() if last >= today}


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
    return Reporting(department, month, _sent(begun), reopened.get((department, month)), unsaid)


def _sent(submission: Submission | None) -> bool:
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
    """Whether nobody has to be reminded of a row (`plan/ladder.py`)."""
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


def part_of(picture: Picture, subject: Subject, person: int) -> Part | None:
    """What a reminder says about one subject to one person; None when its plan or department is gone."""
    calendar, month = picture.facts.calendar, subject.month
    plan, department = picture.plans.get(month.year), picture.departments.get(subject.department)
    if plan is None:
        return None
    if subject.about == "late":
        return WhoIsLate(month, calendar.due_on(month), calendar.closes_on(month), _waited_for(picture, month))
    if subject.about == "closed":
        return ClosedIncomplete(
            month, calendar.closes_on(month), _waited_for(picture, month, closed=True), _never_known(picture, month)
        )
    if subject.about == "quarter":
        quarter = Span.containing(month, "quarter")
        due = calendar.quarter_due_on(quarter.year, quarter.ordinal)
        return QuarterAhead(quarter, due, _missing_in(picture, quarter))
    if department is None:
        return None
    if subject.about == "row":
        indicator = plan.indicator(subject.figure)
        if indicator is None:
            return None
        done = so_far(picture.said, indicator, month)
        return RowMissing(department.name, month, indicator, done, wanted_by(indicator, month))
    begun = picture.submissions.get((department.id, month))
    closes = max([calendar.closes_on(month), *_opened_until(picture, department.id, month)])
    absent = _instead_of(picture, department.id, person)
    if subject.about == "unknown":
        return StillUnknown(department.name, month, closes, picture.unknown.get(begun.id, ()) if begun else (), absent)
    asked = asked_in(plan.indicators, department.id, month.number)
    answered = picture.answered.get(begun.id, set()) if begun else set()
    return MonthMissing(
        department.name,
        month,
        calendar.due_on(month),
        closes,
        len(asked),
        tuple(one for one in asked if one.key not in answered),
        opens=picture.today == calendar.working_day(month.last_day, 1),
        instead_of=absent,
    )


def _opened_until(picture: Picture, department: int, month: Month) -> list[date]:
    found = (one for one in picture.facts.months if (one.department, one.month) == (department, month))
    return [one.reopened for one in found if one.reopened is not None]


def _waited_for(picture: Picture, month: Month, closed: bool = False) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Departments that have not sent a month; once it has `closed`, only those for which it is not open again."""
    missing = (one for one in picture.facts.months if one.month == month and not one.sent)
    waiting = [one.department for one in missing if not closed or one.reopened is None]
    return tuple(
        (picture.departments[key].name, tuple(one.name for one in picture.members.get(key, ()))) for key in waiting
    )


def _never_known(picture: Picture, month: Month) -> tuple[tuple[str, int], ...]:
    """Departments that have sent the month with numbers that they did not know, and how many these are."""
    sent = ((one.name, picture.submissions.get((one.id, month))) for one in picture.departments.values())
    counted = ((name, len(picture.unknown.get(one.id, ()))) for name, one in sent if one is not None)
    return tuple((name, count) for name, count in counted if count)


def _missing_in(picture: Picture, quarter: Span) -> tuple[tuple[str, tuple[Month, ...]], ...]:
    missing: dict[int, list[Month]] = {}
    plan = picture.plans[quarter.year]
    for month in quarter.months:
        for key in picture.departments:
            if asked_in(plan.indicators, key, month.number) and not _sent(picture.submissions.get((key, month))):
                missing.setdefault(key, []).append(month)
    return tuple((picture.departments[key].name, tuple(months)) for key, months in missing.items())


def _instead_of(picture: Picture, department: int, person: int) -> str:
    absent = [one.name for one in picture.members.get(department, ()) if picture.away.get(one.id) == person]
    return ", ".join(absent)
