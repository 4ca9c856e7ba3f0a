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
    shares = {line.indicator.key: line.completion for line in progress.lines} if progress is not None else {}
    past.load_past(work, report, report.rows)
    sights = {}
    for row in report.rows:
        background = beside.figure_background(work, report, row)
        sights[row.key] = Sight(background.as_before, background.same_month_last_year, row.target, shares.get(row.key))
    return sights
