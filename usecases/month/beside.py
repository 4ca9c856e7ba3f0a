"""What stands beside a question: the row's past, and what the plan still needs."""

from decimal import ROUND_CEILING, Decimal

from plan.indicator import Indicator
from plan.month.question import Background
from plan.period import Month
from plan.progress.pace import needed_a_month
from storage.month import submissions
from storage.planning import plans
from storage.planning.plans import PlanContent
from usecases.month.reporting import Report, access_now
from usecases.work import Work


def background(work: Work, report: Report, indicator: Indicator) -> Background:
    """Last month, last year's same month, the year so far and what the plan still needs each month."""
    counted = _counted(work, report, indicator)
    own = {month: value for department, month, value in counted if department == report.department.id}
    so_far = sum((value for _, _, value in counted), Decimal(0))
    return Background(
        last_month=own.get(report.month.number - 1),
        same_month_last_year=_last_year(work, report, indicator),
        year_to_date=so_far,
        target=indicator.target,
        needed_per_month=_needed(indicator, so_far, report.month.number),
        shared=len(indicator.departments) > 1,
    )


def _counted(work: Work, report: Report, indicator: Indicator) -> list[tuple[int, int, Decimal]]:
    """(department id, month, value) of the year's earlier months: what /hisobot counts, and what this department has
    not sent yet but still can. What was never sent of a month that has closed counts nowhere."""
    return [
        (department, month, value)
        for department, month, value, status in submissions.figure_story(work.session, indicator.key)
        if month < report.month.number
        and (status in submissions.COUNTED or (department == report.department.id and _waits(work, report, month)))
    ]


def _waits(work: Work, report: Report, month: int) -> bool:
    found = submissions.of_department(work.session, report.department.id, report.month.year, month)
    return access_now(work, Month(report.month.year, month), found) == "open"


def _needed(indicator: Indicator, so_far: Decimal, month: int) -> Decimal | None:
    """What each remaining month of the window, this one included, must bring; whole, and enough to get there."""
    if indicator.target is None:
        return None
    needed = needed_a_month(indicator.target - so_far, indicator.window, month - 1)
    return needed.to_integral_value(ROUND_CEILING) if needed is not None else None


def _last_year(work: Work, report: Report, indicator: Indicator) -> Decimal | None:
    before = plans.plan_of_year(work.session, work.library.id, report.month.year - 1)
    if before is None:
        return None
    old = _followed(report.plan, before, indicator)
    if old is None:
        return None
    for department, month, value, status in submissions.figure_story(work.session, old):
        if (department, month) == (report.department.id, report.month.number):
            return value if status in submissions.COUNTED else None
    return None


def _followed(plan: PlanContent, before: PlanContent, indicator: Indicator) -> int | None:
    """The same work in last year's plan. Where the two plans were never matched, the same number is taken for it."""
    if plan.follows:
        return plan.follows.get(indicator.key)
    identity = (indicator.section, indicator.number, indicator.part)
    return next((old.key for old in before.indicators if (old.section, old.number, old.part) == identity), None)
