"""The numbers shown beside a question: the row's past, and what the plan still needs."""

from decimal import ROUND_CEILING, Decimal

from plan.indicator import Indicator
from plan.month.question import Background
from plan.period import Month
from plan.progress.pace import needed_a_month
from storage.month import submissions
from storage.month.submissions import EarlierNumber
from usecases.month.past import earlier_months, same_month_last_year
from usecases.month.reporting import Report, access_now
from usecases.work import Work


def figure_background(work: Work, report: Report, indicator: Indicator) -> Background:
    """Last month's number, the same month of last year, the year so far, and what the plan still needs each month."""
    counted = [number for number in earlier_months(work, report, indicator) if _counts(work, report, number)]
    own = {number.month: number.value for number in counted if number.department == report.department.id}
    so_far = sum((number.value for number in counted), Decimal(0))
    last_year = same_month_last_year(work, report, indicator)
    return Background(
        last_month=own.get(report.month.number - 1),
        same_month_last_year=last_year.value if last_year and last_year.status in submissions.COUNTED else None,
        year_to_date=so_far,
        target=indicator.target,
        needed_per_month=_needed(indicator, so_far, report.month.number),
        shared=len(indicator.departments) > 1,
    )


def _counts(work: Work, report: Report, number: EarlierNumber) -> bool:
    """Whether a number of an earlier month counts: it was sent (as /hisobot counts), or this department can still send
    it. What was never sent of a closed month counts nowhere."""
    if number.status in submissions.COUNTED:
        return True
    month = Month(report.month.year, number.month)
    return number.department == report.department.id and access_now(work, month, number) == "open"


def _needed(indicator: Indicator, so_far: Decimal, month: int) -> Decimal | None:
    """What each remaining month of the window, this one included, must bring to reach the target, rounded up to a whole
    number; None without a target or a remaining month."""
    if indicator.target is None:
        return None
    needed = needed_a_month(indicator.target - so_far, indicator.window, month - 1)
    return needed.to_integral_value(ROUND_CEILING) if needed is not None else None
