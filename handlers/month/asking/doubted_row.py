"""A bare number below a doubt about the row before: it may be the open question's, or what the doubt asks for."""

from collections.abc import Sequence

from handlers.month.screens import ASK
from handlers.visit import Visit
from plan.typed import assignment
from usecases.month import answering
from usecases.month.reporting import Report


def doubted_row_first(visit: Visit, report: Report, outcomes: Sequence[assignment.Outcome]) -> list[assignment.Outcome]:
    """The outcomes of a message; a single number that is more likely for the row before, which looks odd, becomes the
    question which of the two is meant."""
    if len(outcomes) != 1 or visit.dialog.screen != ASK or report.access != "open":
        return [*outcomes]
    outcome, last = outcomes[0], visit.dialog.facts.get("last")
    if not isinstance(outcome, assignment.Assigned) or not outcome.in_order or outcome.value is None or last is None:
        return [*outcomes]
    before = report.find(last[0])
    if before is None or before.key == outcome.indicator.key:
        return [*outcomes]
    if not answering.is_meant_for(visit.work, report, before, outcome.indicator, outcome.value):
        return [*outcomes]
    return [assignment.Doubtful((before, outcome.indicator), (outcome.value, outcome.value), outcome.line)]
