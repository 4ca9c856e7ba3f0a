"""The facts of a library on one day from which its reminders are worked out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from plan.calendar import WorkCalendar
from plan.indicator import Indicator
from plan.month.submission import asked_in
from plan.period import Month, Span
from plan.progress.tally import Reported, Tally, tally_reports
from plan.reminders.due import Facts, Recipient, Reporting
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
from usecases.reminders.rows import rows_ahead

_MONTHS_BACK = 4
"""How many months a report may still be open after its own: far more than any library allows."""


@dataclass(slots=True)
class Picture:
    """A library on one day: the facts for the reminders, and the rows that their texts are made from."""

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
    """Id of a report that was not sent → the figures that are answered in it."""
    unknown: dict[int, tuple[Indicator, ...]]
    """Id of a report that was sent → the figures that were answered with "not known yet"."""
    reported: dict[int, Mapping[int, Tally]]
    """Year → asked figure → what all departments together have reported."""
    away: dict[int, int | None]
    directors: tuple[str, ...]
    """The names of whoever can open a closed month again."""


def picture_of(
    session: Session, library: Library | KnownLibrary, today: date, calendar: WorkCalendar, settings: LadderSettings
) -> Picture:
    """Read everything about a library that its reminders need on a day."""
    around = _months_around(today)
    years = sorted({month.year for month in around})
    plan_of = {year: plan for year in years if (plan := plans.plan_of_year(session, library.id, year)) is not None}
    begun = {
        (submission.department_id, Month(year, submission.month)): submission
        for year in plan_of
        for submission in submissions.submissions_of_year(session, library.id, year)
    }
    zone = ZoneInfo(library.timezone)
    figures = {year: figures_by_month(session, plan, calendar, today, zone) for year, plan in plan_of.items()}
    reopened = _reopened(begun, library, today)
    months = sorted({*around, *_open_late(calendar, plan_of, today), *(month for _, month in reopened)})
    departments = {department.id: department for department in people.load_departments(session, library.id)}
    counts = {
        (key, month)
        for (key, month), submission in begun.items()
        if report_counts(submission) or calendar.closes_on(month) >= today or (key, month) in reopened
    }
    reported = _reported_so_far(session, library.id, plan_of, begun, counts)
    drafts = [submission.id for submission in begun.values() if not report_counts(submission)]
    unknown = _unknown_figures(session, plan_of, begun, months)
    staff = _staff_on(session, library, today)
    facts = Facts(
        calendar=calendar,
        settings=settings,
        reporters={key: [staff.recipient(person) for person in listed] for key, listed in staff.members.items()},
        directors=[staff.recipient(person) for person in staff.directors],
        months=[
            _reporting(key, month, begun.get((key, month)), reopened, unknown)
            for month in months
            if month.year in plan_of and month.first_day <= today
            for key in departments
            if calendar.was_here(month, key)
            if asked_in(figures[month.year][month.number], key, month.number, calendar.as_asked(month).since)
        ],
        rows=list(rows_ahead(plan_of.values(), reported, today)),
        years=frozenset(plan_of),
        handed_in=frozenset(handed_in.papers_handed_in(session, library.id, years)) | _quarters_before(calendar, years),
    )
    answered, directors = reminders.figures_in(session, drafts, ("given", "unknown")), staff.directors
    return Picture(
        library, today, facts, departments, staff.members, plan_of, figures, begun, answered, unknown, reported,
        staff.away, tuple(person.name for person in directors),
    )  # fmt: skip


def _open_late(calendar: WorkCalendar, years: Iterable[int], today: date) -> list[Month]:
    """The months from before the library began here that are open to everybody."""
    months = (month for year in years for month in Span(year, "year").months)
    return [month for month in months if calendar.is_before_beginning(month) and calendar.is_owed(month, today)]


def _quarters_before(calendar: WorkCalendar, years: Iterable[int]) -> frozenset[Span]:
    """Quarters that were over before the library began here: nobody waits for their papers."""
    quarters = (Span(year, "quarter", ordinal) for year in years for ordinal in range(1, 5))
    return frozenset(quarter for quarter in quarters if calendar.is_before_beginning(quarter.last))


def _months_around(today: date) -> list[Month]:
    month = Month.of(today)
    months = [month, month.next]
    for _ in range(_MONTHS_BACK):
        month = month.previous
        months.insert(0, month)
    return months


def _reopened(
    begun: dict[tuple[int, Month], Submission], library: Library | KnownLibrary, today: date
) -> dict[tuple[int, Month], date]:
    """(department, month) that the director has opened again → the last day on which it is open."""
    zone = ZoneInfo(library.timezone)
    last_days = {
        place: (submission.open_until.astimezone(zone) - timedelta(seconds=1)).date()
        for place, submission in begun.items()
        if submission.open_until is not None
    }
    return {place: last for place, last in last_days.items() if last >= today}


def _reported_so_far(
    session: Session,
    library_id: int,
    plan_of: Mapping[int, PlanContent],
    begun: Mapping[tuple[int, Month], Submission],
    counts: Collection[tuple[int, Month]],
) -> dict[int, Mapping[int, Tally]]:
    """Year → asked figure → what is reported of it in the places that `counts` has: sent reports, and those that can
    still be sent. What was never sent of a closed month counts nowhere."""
    reported: dict[int, Mapping[int, Tally]] = {}
    for year, plan in plan_of.items():
        status_of = {
            (department, month.number): begun[department, month].status
            for department, month in counts
            if month.year == year
        }
        since = {
            (report.department_id, report.month): report.since
            for (_, month), report in begun.items()
            if month.year == year
        }
        numbers = [
            Reported(figure, department, number, value, status_of[department, number], since[department, number])
            for figure, department, number, value in reminders.numbers_of_year(session, library_id, year)
            if (department, number) in status_of
        ]
        asked = [indicator for indicator in plan.indicators if indicator.is_asked]
        reported[year], _ = tally_reports(asked, numbers)
    return reported


def _unknown_figures(
    session: Session, plan_of: dict[int, PlanContent], begun: dict[tuple[int, Month], Submission], months: list[Month]
) -> dict[int, tuple[Indicator, ...]]:
    """Id of a report of these months that was sent → the figures that it answered with "not known yet", in the plan's
    order; reports without such figures are left out."""
    sent = [submission for (_, month), submission in begun.items() if month in months and report_counts(submission)]
    unknown = reminders.figures_in(session, [submission.id for submission in sent], ("unknown",))
    figures: dict[int, tuple[Indicator, ...]] = {}
    for submission in sent:
        if submission.id in unknown:
            asked = asked_in(
                plan_of[submission.year].indicators, submission.department_id, submission.month, submission.since
            )
            keys = unknown[submission.id]
            figures[submission.id] = tuple(indicator for indicator in asked if indicator.key in keys)
    return figures


def _reporting(
    department: int,
    month: Month,
    begun: Submission | None,
    reopened: dict[tuple[int, Month], date],
    unknown: dict[int, tuple[Indicator, ...]],
) -> Reporting:
    unsaid = begun is not None and bool(unknown.get(begun.id))
    return Reporting(department, month, report_counts(begun), reopened.get((department, month)), unsaid)


def report_counts(submission: Submission | None) -> bool:
    """Whether a report counts."""
    return submission is not None and submission.status in submissions.COUNTED


@dataclass(frozen=True, slots=True)
class _Staff:
    """Who works in a library on a day, and who of them is away, with their deputies."""

    members: dict[int, list[Person]]
    everybody: dict[int, Person]
    away: dict[int, int | None]
    zone: ZoneInfo

    @property
    def directors(self) -> list[Person]:
        return [person for person in self.everybody.values() if person.role == "director"]

    def recipient(self, person: Person) -> Recipient:
        """Somebody to be reminded, with whoever stands in for them."""
        deputy = self.everybody.get(self.away.get(person.id) or 0)
        return replace(self._alone(person), deputy=None if deputy is None else self._alone(deputy))

    def _alone(self, person: Person) -> Recipient:
        return Recipient(
            person.id,
            person.unreachable_since is None,
            away=person.id in self.away,
            since=person.joined_at.astimezone(self.zone).date(),
            directs=person.role == "director",
        )


def _staff_on(session: Session, library: Library | KnownLibrary, today: date) -> _Staff:
    return _Staff(
        people.members_by_department(session, library.id),
        {person.id: person for person in people.load_people(session, library.id)},
        {absence.person_id: absence.deputy_id for absence in leave.leaves_on_day(session, library.id, today)},
        ZoneInfo(library.timezone),
    )
