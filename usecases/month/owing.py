"""Which figures a month's report must have. Once a month has closed, they are those of the plan as it was on its last
open day: a row that is added in October, or given to another department, makes nobody late for January.

And what one sum stands for, of everything from January up to the month before the library began, so that nothing is
counted twice: months that a department has reported by themselves are no part of its sum, and a month that is part of a
sum asks only for what has no sum; of that the sum's own report takes its last month."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from plan.calendar import WorkCalendar, end_of_day
from plan.indicator import Indicator
from plan.month.submission import reporting_in
from plan.period import Month
from storage.base import Session
from storage.month import submissions
from storage.planning import versions as plan_versions
from storage.planning.plans import PlanContent
from storage.tables import Submission
from usecases.work import Work


def figures_by_month(
    session: Session, plan: PlanContent, calendar: WorkCalendar, today: date, zone: ZoneInfo
) -> dict[int, Sequence[Indicator]]:
    """Month (1–12) → the figures of the plan that its report must have, as of a day in the library's time zone."""
    by_month: dict[int, Sequence[Indicator]] = {
        number: plan.indicators if calendar.is_owed(Month(plan.year, number), today) else () for number in range(1, 13)
    }
    if plan.version == 1:
        return by_month
    versions = [(version, at) for version, at in plan_versions.moments_of(session, plan.id) if version <= plan.version]
    for number in by_month:
        closes_on = calendar.closes_on(Month(plan.year, number))
        version = _version_at(versions, end_of_day(closes_on, zone))
        if by_month[number] and closes_on < today and version is not None and version != plan.version:
            by_month[number] = plan_versions.indicators_of(session, plan.id, version)
    return by_month


def figures_by_month_now(work: Work, plan: PlanContent) -> dict[int, Sequence[Indicator]]:
    """The same as of the day of somebody's work."""
    return figures_by_month(work.session, plan, work.calendar(), work.today, ZoneInfo(work.library.timezone))


def _version_at(versions: Sequence[tuple[int, datetime]], moment: datetime) -> int | None:
    """The version in force at a moment; before the first one, the first."""
    before = [version for version, at in versions if at <= moment]
    return before[-1] if before else next((version for version, _ in versions), None)


def reports_owed(work: Work, plan: PlanContent, months: Sequence[int]) -> set[tuple[int, int]]:
    """Every (department, month) of these months in which the department must report something."""
    figures, calendar = figures_by_month_now(work, plan), work.calendar()
    owed: set[tuple[int, int]] = set()
    for number in months:
        month = calendar.as_asked(Month(plan.year, number))
        if figures[number] is plan.indicators:
            departments = plan.departments_of(number, month.since)
        else:
            departments = reporting_in(figures[number], number, month.since)
        late = calendar.not_here_by(calendar.closes_on(month)) if departments else frozenset()
        owed |= {(department, number) for department in departments - late}
    return owed


def month_as_asked(work: Work, department_id: int, month: Month, submission: Submission | None) -> Month:
    """A department's month with the month that its sum begins with, if it is one."""
    if submission is not None and submission.id is not None:
        return replace(month, since=submission.since)
    if not work.calendar().as_asked(month).since:
        return replace(month, since=0)
    told = submissions.months_with_numbers(work.session, department_id, month.year)
    first = max((number + 1 for number in told if number < month.number), default=1)
    return replace(month, since=first if first < month.number else 0)


def is_inside_sum(work: Work, department_id: int, month: Month) -> bool:
    """Whether a month is part of a sum that stands in the report of a later one."""
    return any(
        report.since <= month.number < report.month
        for report in submissions.sums_of_department(work.session, department_id, month.year)
    )


def can_be_told(indicator: Indicator, month: Month, inside: bool) -> bool:
    """Whether a month's report takes a figure at all: a sum takes every one, a month inside of one what has no sum."""
    return bool(month.since) or not (inside and indicator.has_sum)
