"""The figure that a button speaks of, where it may be changed."""

from handlers.month.screens import say_why_refused, visible_report
from handlers.visit import BadPress, Visit
from plan.indicator import Indicator
from usecases.month.reporting import Report


def changeable_figure(visit: Visit, submission: int, figure: int) -> tuple[Report, Indicator]:
    """The report and the figure a button speaks of, if this person may change them now."""
    report = visible_report(visit, submission)
    indicator = report.find(figure)
    if indicator is not None and not report.takes_answers:
        say_why_refused(visit, report, "answer")
    if indicator is None or not report.takes_answers:
        raise BadPress
    return report, indicator
