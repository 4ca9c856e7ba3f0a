"""What is asked about a number before it is kept: a percent over 100 where none ever was, or the sum of a year for that
of its month. It is not asked again at its button."""

from dataclasses import replace

from handlers.month.asking.in_all import year_or_month
from handlers.visit import Visit
from plan.month.doubts import HUNDRED
from plan.month.question import Recorded
from plan.typed import assignment
from plan.typed.numbers import Unclear
from usecases.month import answering
from usecases.month.reporting import Report


def doubted_first(visit: Visit, report: Report, outcome: assignment.Outcome) -> assignment.Outcome:
    """The outcome of a line; a question where it would be more than all. After sending, the reason is asked for, and
    the doubt is told with it."""
    outcome = year_or_month(visit, report, outcome)
    if not isinstance(outcome, assignment.Assigned) or outcome.value is None or outcome.value <= HUNDRED:
        return outcome
    if outcome.indicator.kind != "percent":
        return outcome
    doubt = answering.doubt_about_number(visit.work, report, outcome.indicator, outcome.value)
    if doubt is None or doubt.slip != "over_hundred" or report.access != "open":
        return outcome
    meant = (outcome.value,) if doubt.meant is None else (outcome.value, doubt.meant)
    unclear = Unclear("over_hundred", outcome.line, meant)
    return assignment.NotRead(outcome.indicator, unclear, named=not outcome.in_order)


def as_pressed(visit: Visit, report: Report, recorded: Recorded) -> Recorded:
    """An answer by a button that named the percent: it is not asked about again."""
    if recorded.odd is None or recorded.odd.slip != "over_hundred":
        return recorded
    answering.confirm_answer(visit.work, report, recorded.indicator)
    return replace(recorded, odd=None)
