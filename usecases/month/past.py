"""What was reported of a figure before this month; for all figures that an update needs it is read in one statement."""

from collections.abc import Iterable, Sequence

from plan.indicator import Indicator
from plan.period import Month
from storage.month import submissions
from storage.month.submissions import EarlierNumber
from storage.planning import plans
from storage.planning.plans import PlanContent
from usecases.month.reporting import Report, access_now
from usecases.work import Work

_SENT = (*submissions.COUNTED, "returned")
"""Statuses of reports that were sent: one that is back to be corrected counts until it is sent again."""


def load_past(work: Work, report: Report, indicators: Iterable[Indicator]) -> None:
    """Read the earlier numbers of these figures into `report.past`, unless they are there already."""
    missing = {indicator.key: indicator for indicator in indicators if indicator.key not in report.past}
    if not missing:
        return
    before = plans.plan_of_year(work.session, work.library.id, report.month.year - 1)
    old_keys = {
        key: followed(report.plan, before, indicator) if before is not None else None
        for key, indicator in missing.items()
    }
    numbers: dict[int, list[EarlierNumber]] = {key: [] for key in missing}
    numbers |= {old: [] for old in old_keys.values() if old is not None}
    for number in submissions.earlier_numbers(work.session, numbers, report.department.id, report.month):
        numbers[number.figure].append(number)
    for key, old in old_keys.items():
        report.past[key] = (numbers[key], numbers[old] if old is not None else [])


def rows_in_question(report: Report) -> list[Indicator]:
    """The rows whose earlier numbers a review needs, to say what looks odd: an odd number, or a 0."""
    return [row for row in report.rows if (answer := report.answers.get(row.key)) and (answer.odd or answer.value == 0)]


def earlier_months(work: Work, report: Report, indicator: Indicator) -> Sequence[EarlierNumber]:
    """What every department has reported of a figure in the earlier months of the year, by month, as far as it
    counts."""
    load_past(work, report, [indicator])
    return [number for number in report.past[indicator.key][0] if _counts(work, report, number)]


def _counts(work: Work, report: Report, number: EarlierNumber) -> bool:
    """Whether a number of an earlier month counts: it was sent (as /hisobot counts), or this department can still send
    it. What was never sent of a closed month counts nowhere, and says nothing of what is usual."""
    if number.status in _SENT:
        return True
    month = Month(report.month.year, number.month)
    return number.department == report.department.id and access_now(work, month, number) == "open"


def same_month_last_year(work: Work, report: Report, indicator: Indicator) -> EarlierNumber | None:
    """What this department sent of the same work for the same month of last year; None when that is not known."""
    load_past(work, report, [indicator])
    last_year = next(iter(report.past[indicator.key][1]), None)
    if last_year is None or last_year.status not in _SENT or (report.month.since and indicator.has_sum):
        return None
    return last_year if is_of_month(indicator, last_year) else None


def is_of_month(indicator: Indicator, number: EarlierNumber) -> bool:
    """Whether a number says something of its month alone: a sum of several does not, but where a level stood does."""
    return not number.since or indicator.kind == "level" or not indicator.has_sum


def followed(plan: PlanContent, before: PlanContent, indicator: Indicator) -> int | None:
    """The key of the same work in last year's plan. Where the plans were never matched, the row with the same number is
    taken for it."""
    if plan.follows:
        return plan.follows.get(indicator.key)
    identity = (indicator.section, indicator.number, indicator.part)
    return next((old.key for old in before.indicators if (old.section, old.number, old.part) == identity), None)
