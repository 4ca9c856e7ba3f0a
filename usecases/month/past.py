"""What was said of a figure before this month. Of all figures that an update is about it is read at once."""

from collections.abc import Iterable, Sequence

from plan.indicator import Indicator
from storage.month import submissions
from storage.month.submissions import Told
from storage.planning import plans
from storage.planning.plans import PlanContent
from usecases.month.reporting import Report
from usecases.work import Work


def load_past(work: Work, report: Report, indicators: Iterable[Indicator]) -> None:
    """Read what was said before of these figures, as far as the report does not know it yet."""
    missing = {indicator.key: indicator for indicator in indicators if indicator.key not in report.past}
    if not missing:
        return
    before = plans.plan_of_year(work.session, work.library.id, report.month.year - 1)
    followed = {
        key: _followed(report.plan, before, indicator) if before is not None else None
        for key, indicator in missing.items()
    }
    said: dict[int, list[Told]] = {key: [] for key in missing}
    said |= {old: [] for old in followed.values() if old is not None}
    for told in submissions.told_before(work.session, said, report.department.id, report.month):
        said[told.figure].append(told)
    for key, old in followed.items():
        report.past[key] = (said[key], said[old] if old is not None else [])


def earlier_months(work: Work, report: Report, indicator: Indicator) -> Sequence[Told]:
    """What every department has said of a figure in the earlier months of the year, sent or not; by month."""
    load_past(work, report, [indicator])
    return report.past[indicator.key][0]


def same_month_last_year(work: Work, report: Report, indicator: Indicator) -> Told | None:
    """What this department said of the same work in the same month of last year; None where that is not known."""
    load_past(work, report, [indicator])
    return next(iter(report.past[indicator.key][1]), None)


def _followed(plan: PlanContent, before: PlanContent, indicator: Indicator) -> int | None:
    """The same work in last year's plan. Where the two plans were never matched, the same number is taken for it."""
    if plan.follows:
        return plan.follows.get(indicator.key)
    identity = (indicator.section, indicator.number, indicator.part)
    return next((old.key for old in before.indicators if (old.section, old.number, old.part) == identity), None)
