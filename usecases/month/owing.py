"""Which figures a month's report answers for: once a month has closed, those of the plan as it was on its last open
day. A row that is added in October, or given to another department, must not make anybody late for January."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from plan.calendar import WorkCalendar, end_of_day
from plan.indicator import Indicator
from plan.month.submission import asked_in
from plan.period import Month
from storage.base import Session
from storage.planning import versions as plan_versions
from storage.planning.plans import PlanContent
from usecases.work import Work


def figures_by_month(
    session: Session, plan: PlanContent, calendar: WorkCalendar, today: date, zone: ZoneInfo
) -> dict[int, Sequence[Indicator]]:
    """Month number → the plan's figures as they count for its report on a day in the library's time zone."""
    found: dict[int, Sequence[Indicator]] = dict.fromkeys(range(1, 13), plan.indicators)
    if plan.version == 1:
        return found
    kept = [one for one in plan_versions.moments_of(session, plan.id) if one[0] <= plan.version]
    for number in found:
        closes_on = calendar.closes_on(Month(plan.year, number))
        version = _version_at(kept, end_of_day(closes_on, zone))
        if closes_on < today and version is not None and version != plan.version:
            found[number] = plan_versions.indicators_of(session, plan.id, version)
    return found


def figures_now(work: Work, plan: PlanContent) -> dict[int, Sequence[Indicator]]:
    """The same at the moment of somebody's work."""
    return figures_by_month(work.session, plan, work.calendar(), work.today, ZoneInfo(work.library.timezone))


def _version_at(kept: Sequence[tuple[int, datetime]], moment: datetime) -> int | None:
    """The state in force at a moment; before there was a plan, the first that there was."""
    before = [version for version, at in kept if at <= moment]
    return before[-1] if before else next((version for version, _ in kept), None)


def owed(work: Work, plan: PlanContent, months: Sequence[int]) -> set[tuple[int, int]]:
    """Every (department, month) of these months that has something to report."""
    figures = figures_now(work, plan)
    return {
        (key, month)
        for month in months
        for key in {key for one in figures[month] for key in one.departments}
        if asked_in(figures[month], key, month)
    }
