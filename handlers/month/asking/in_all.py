"""A number that is called the sum of all (`jami 100`) where the year so far is no more: the year's sum with this month,
or this month alone? It is asked, with both on buttons."""

from decimal import Decimal

from handlers.visit import Visit
from plan.indicator import Indicator
from plan.typed import assignment
from plan.typed.families import says_in_all, says_so_far
from plan.typed.numbers import Unclear
from usecases.month.beside import own_so_far
from usecases.month.reporting import Report


def year_or_month(visit: Visit, report: Report, outcome: assignment.Outcome) -> assignment.Outcome:
    """The outcome of a line; a question where its number may be that of the year so far."""
    said = _said_of(outcome)
    if said is None:
        return outcome
    indicator, value, line = said
    if not indicator.is_added_up or report.time_of(indicator).since:
        return outcome
    before = own_so_far(visit.work, report, indicator)
    if not 0 < before <= value:
        return outcome
    named = outcome.named if isinstance(outcome, assignment.NotRead) else not getattr(outcome, "in_order", False)
    return assignment.NotRead(indicator, Unclear("in_all", line, (value - before, value)), named=named)


def _said_of(outcome: assignment.Outcome) -> tuple[Indicator, Decimal, str] | None:
    """The row, the number and the words of a line that may say the year's sum."""
    if isinstance(outcome, assignment.Assigned) and outcome.value is not None:
        return (outcome.indicator, outcome.value, outcome.line) if says_in_all(outcome.line) else None
    if not isinstance(outcome, assignment.NotRead) or outcome.indicator is None:
        return None
    unclear = outcome.unclear
    so_far = unclear.why == "long_time" and says_so_far(unclear.typed)
    if not so_far or len(unclear.candidates) != 1:
        return None
    return outcome.indicator, unclear.candidates[0], unclear.typed
