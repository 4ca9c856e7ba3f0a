"""The numbers shown beside a question: the row's past, and what the plan still needs."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, Decimal

from plan.indicator import Indicator
from plan.month.question import Background, PlannedPart, Standing
from plan.period import Month, Span, SpanKind
from plan.progress.pace import needed_a_month
from plan.progress.tally import Reported, Tally, tally_reports
from storage.month.submissions import EarlierNumber
from usecases.month.past import earlier_months, is_of_month, same_month_last_year
from usecases.month.reporting import Report
from usecases.work import Work

_SPANS: Mapping[int, SpanKind] = {1: "month", 3: "quarter", 6: "half"}
"""Months in a part of a schedule → what such a part is."""


def figure_background(work: Work, report: Report, indicator: Indicator) -> Background:
    """Last month's number, the same month of last year, the year so far, and what the plan still needs each month."""
    counted = earlier_months(work, report, indicator)
    own = {
        number.month: number.value
        for number in counted
        if number.department == report.department.id and is_of_month(indicator, number)
    }
    at = report.month if indicator.has_sum else report.time_of(indicator)
    tally, month = _tally(indicator, counted), at.first
    so_far = tally.value(month - 1)
    last_year = same_month_last_year(work, report, indicator)
    return Background(
        last_month=own.get(month - 1),
        last_known=last_standing(indicator, own) if indicator.kind == "level" else None,
        same_month_last_year=last_year.value if last_year is not None else None,
        year_to_date=so_far,
        target=indicator.target,
        needed_per_month=_needed(indicator, so_far or Decimal(0), month),
        planned_part=_planned_part(indicator, tally, at),
        shared=len(indicator.departments) > 1,
    )


def own_so_far(work: Work, report: Report, indicator: Indicator) -> Decimal:
    """What the department itself did of a figure that is added up in the months before this one."""
    counted = earlier_months(work, report, indicator)
    return sum((number.value for number in counted if number.department == report.department.id), Decimal(0))


def last_standing(indicator: Indicator, own: Mapping[int, Decimal]) -> Standing | None:
    """Where a level stood when this department last said so (`own`: month → its value); before its first report of the
    year at last year's figure, unless that is of several departments together."""
    if own:
        last = max(own)
        return Standing(own[last], last)
    if indicator.baseline is None or len(indicator.departments) > 1:
        return None
    return Standing(indicator.baseline, 0)


def _tally(indicator: Indicator, counted: Sequence[EarlierNumber]) -> Tally:
    numbers = [
        Reported(number.figure, number.department, number.month, number.value, number.status, number.since)
        for number in counted
    ]
    return tally_reports([indicator], numbers)[0][indicator.key]


def _planned_part(indicator: Indicator, tally: Tally, month: Month) -> PlannedPart | None:
    """The part of the plan's own schedule that a month belongs to, with what was done in it before this month."""
    schedule = indicator.schedule
    if month.since or schedule is None or (target := schedule.parts[schedule.part_at(month.number)]) is None:
        return None
    span = Span.containing(month, _SPANS[schedule.length])
    before = tally.value(month.number - 1, first=span.first.number)
    return PlannedPart(span, target, before or Decimal(0) if indicator.is_added_up else None)


def _needed(indicator: Indicator, so_far: Decimal, month: int) -> Decimal | None:
    """What each remaining month of the window, this one included, must bring to reach the target, rounded up to a whole
    number; None without a target or a remaining month, where the plan itself says what is due when, and of what is not
    added up or is to become less."""
    if indicator.target is None or indicator.schedule is not None:
        return None
    if not indicator.is_added_up or indicator.direction == "less":
        return None
    needed = needed_a_month(indicator.target - so_far, indicator.window, month - 1)
    return needed.to_integral_value(ROUND_CEILING) if needed is not None else None
