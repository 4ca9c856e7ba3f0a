"""How far the plan is: all of it for those who may see the whole library, for others their own part.

Everything shown or printed about progress starts here, so that no two papers can disagree.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from plan.indicator import Indicator
from plan.period import Month, Span
from plan.progress.report import ProgressReport, measure
from plan.progress.standing import Judging, Tolerance
from plan.progress.tally import combined, tally_reports
from storage import settings
from storage.month.counted import counted_of_figure
from storage.people import people
from storage.planning import plans
from usecases.month import owing
from usecases.month.months import reporting_year
from usecases.progress.year_record import YearRecord, year_record
from usecases.work import Work

_TENTH = Decimal("0.1")


def progress_report(work: Work, span: Span, as_of: datetime | None = None) -> ProgressReport | None:
    """The plan's progress to the end of a span, now or as it was at the past moment `as_of`; None when that year has
    (or had) no plan."""
    record = year_record(work, span.year, as_of)
    return measure_record(record, span) if record is not None else None


def measure_record(record: YearRecord, span: Span) -> ProgressReport:
    """The progress of a year's plan to the end of a span.

    A member's report is about the rows of their own departments alone (of a shared row about their own part), and about
    the reports that these departments owe. Of a past moment it is what this person would
    have been shown then; what they may see is decided as of now.
    """
    viewer, plan, today = record.viewer, record.plan, record.today
    finished = [month.number for month in span.months if month.last_day < today]
    owed = owing.reports_owed(record.work, plan, finished)
    # Sent for what the plan asked then: it stays a report of that month, as on the board.
    owed |= {(number.department, number.month) for number in record.counted if number.month in finished}
    seen_on = today if record.as_it_was else None
    if viewer.observes:
        report = measure(
            plan.indicators,
            record.counted,
            span=span,
            today=today,
            expected_reports=owed,
            judging=judging_of(record),
        )
        return replace(report, as_it_was=seen_on)
    own = {department.id for department in viewer.departments()}
    indicators = visible_indicators(viewer, plan.indicators)
    keys = {indicator.key for indicator in indicators}
    report = measure(
        indicators,
        [number for number in record.counted if number.indicator in keys],
        span=span,
        today=today,
        expected_reports={(department, month) for department, month in owed if department in own},
        sent=record.counted,
        judging=judging_of(record),
        of=own,
    )
    return replace(_seen_by(report, own), as_it_was=seen_on)


def judging_of(record: YearRecord) -> Judging:
    """By what a record's standings are told: the library's tolerance as it is set now, whatever the day of the record,
    and the months before the first one whose report may still come on time."""
    tolerance = Tolerance(settings.oversight_of_library(record.work.session, record.work.library.id).tolerance)
    calendar, year = record.work.calendar(), record.plan.year
    beginning = calendar.beginning(year)
    asked = range(beginning.summed or beginning.first_asked, 13)
    waits = next((number for number in asked if calendar.due_on(Month(year, number)) >= record.today), 13)
    return Judging(tolerance, waits - 1, beginning.first_asked)


def still_due(record: YearRecord, report: ProgressReport) -> date | None:
    """The last day on time of the newest month of a report, while it is not past; None once that month is due."""
    if not report.as_of:
        return None
    due = record.work.calendar().due_on(Month(record.plan.year, report.as_of))
    return due if record.today <= due else None


def visible_indicators(work: Work, indicators: Sequence[Indicator]) -> list[Indicator]:
    """The figures of a plan that this person may see: all for an observer, for others their departments' own."""
    if work.observes:
        return list(indicators)
    return _own_rows(indicators, {department.id for department in work.departments()})


def _own_rows(indicators: Sequence[Indicator], own: set[int]) -> list[Indicator]:
    """The rows of some departments, and whatever their totals are made of, in the plan's order."""
    by_key = {indicator.key: indicator for indicator in indicators}
    visible_keys: set[int] = set()
    waiting = [indicator.key for indicator in indicators if own & set(indicator.departments)]
    while waiting:
        key = waiting.pop()
        if key not in visible_keys:
            visible_keys.add(key)
            waiting.extend(by_key[key].parts)
    return [indicator for indicator in indicators if indicator.key in visible_keys]


def _seen_by(report: ProgressReport, own: set[int]) -> ProgressReport:
    """The report without what is about other departments alone."""
    completeness = report.completeness
    return replace(
        report,
        departments=tuple(key for key in report.departments if key in own),
        completeness=replace(
            completeness,
            received=tuple(place for place in completeness.received if place[0] in own),
            approved=tuple(place for place in completeness.approved if place[0] in own),
            returned=tuple(place for place in completeness.returned if place[0] in own),
        ),
    )


def opening_month(work: Work) -> Month | None:
    """The month people mean when they name none: the last finished one of the year they work on.

    When that year has no plan, the newest plan's last finished month; None when there is no plan at all.
    """
    year = reporting_year(work)
    if not has_plan(work, year):
        newest = plans.newest_plan_year(work.session, work.library.id)
        if newest is None:
            return None
        year = newest
    finished = Month.last_finished(work.today)
    return max(Month(year, 1), min(finished, Month(year, 12)))


def has_plan(work: Work, year: int) -> bool:
    return plans.plan_row(work.session, work.library.id, year) is not None


def department_names(work: Work) -> dict[int, str]:
    """Every department of the library by its key, in the plan's order."""
    return {department.id: department.name for department in people.load_departments(work.session, work.library.id)}


def shares_of_row(work: Work, year: int, figures: Sequence[Indicator]) -> dict[int, Decimal]:
    """Department key → what it has reported so far of a shared row with one figure (a sum, the last value, or a mean to
    one decimal); empty for other rows, and for whoever neither reports the row nor may see the whole library."""
    asked = [indicator for indicator in figures if indicator.is_asked]
    if len(asked) != 1 or len(asked[0].departments) < 2:
        return {}
    departments = asked[0].departments
    if not work.observes and not {department.id for department in work.departments()} & set(departments):
        return {}
    story = counted_of_figure(work.session, work.library.id, year, asked[0].key)
    tallies, _ = tally_reports(asked, story)
    tally = tallies[asked[0].key]
    reported = {
        department: value
        for department, months in tally.shares
        if (value := combined(months, tally.combining)) is not None
    }
    if tally.combining == "mean":
        reported = {key: value.quantize(_TENTH, ROUND_HALF_UP) for key, value in reported.items()}
    in_order = [*departments, *(set(reported) - set(departments))]
    return {department: reported[department] for department in in_order if department in reported}
