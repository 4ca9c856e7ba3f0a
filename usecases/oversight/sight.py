"""What stands beside each number of a report for whoever approves it."""

from plan.month.oversight import Sight
from plan.period import Span
from usecases.month import beside, past
from usecases.month.reporting import Report
from usecases.progress.measuring import progress_report
from usecases.work import Work


def sight_of_report(work: Work, report: Report) -> dict[int, Sight]:
    """Figure → what its number is held against; empty where somebody looks at the report who may not approve it, or
    who reports it themselves."""
    if not work.oversees or report.takes_answers:
        return {}
    progress = progress_report(work, Span.containing(report.month, "month"))
    whole = {line.indicator.key: line for line in progress.lines} if progress is not None else {}
    past.load_past(work, report, report.rows)
    sights = {}
    for row in report.rows:
        background = beside.figure_background(work, report, row)
        before, last_year = background.as_before, background.same_month_last_year
        line = whole.get(row.key)
        if progress is None or line is None:
            sights[row.key] = Sight(before, last_year, row.target, None)
            continue
        (own,) = progress.whole.parts_of([report.department.id], [line], progress.span, progress.as_of)
        shared = row.target if own.whole else None
        sights[row.key] = Sight(before, last_year, own.indicator.target, own.completion, shared)
    return sights
