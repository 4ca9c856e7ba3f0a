"""Lines that were typed and did not become answers: why, and what was probably meant."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.typed import assignment
from texts.month import presses, unclear
from texts.screen import Button, Row
from texts.sentence import lines
from usecases.month.reporting import Report


def refusal_lines(report: Report, outcomes: Sequence[assignment.Outcome]) -> Markup:
    """Every line that was not taken, and why; the examples are of rows that this report has."""
    rows = report.reported_by
    addresses = (assignment.address_of(indicator, rows) for indicator in (*report.rows, *rows))
    example = next((address for address in addresses if address), "14")
    refused: list[Markup] = []
    left: list[str] = []
    for outcome in outcomes:
        if isinstance(outcome, assignment.NotRead) and outcome.indicator is not None:
            address = assignment.address_of(outcome.indicator, rows) or example
            refused.append(unclear.why_not(outcome.unclear, address))
        elif isinstance(outcome, assignment.NoSuchRow):
            refused.append(unclear.no_such_row(outcome.line, outcome.address.number))
        elif isinstance(outcome, assignment.Several):
            choices = [assignment.address_of(indicator, rows) for indicator in outcome.choices]
            refused.append(unclear.which_one(outcome.line, choices))
        elif isinstance(outcome, assignment.NotRead):
            left.append(outcome.unclear.typed)  # no question is open: a plain number would not be taken either
        elif isinstance(outcome, assignment.LeftOver):
            left.append(outcome.line)
    if left:
        refused.append(unclear.numbers_left_over(left, example))
    return lines(refused)


def offered_numbers(report: Report, pending: Indicator, outcomes: Sequence[assignment.Outcome]) -> tuple[Row, ...]:
    """Buttons with what was probably meant, when the line was for the question that is open."""
    for outcome in outcomes:
        if isinstance(outcome, assignment.NotRead) and outcome.indicator is pending:
            return tuple((_offered(report, pending, value),) for value in outcome.unclear.candidates[:3])
    return ()


def _offered(report: Report, pending: Indicator, value: Decimal) -> Button:
    press = presses.offered_number(report.submission.id, pending.key, format(value, "f"))
    return Button(unclear.candidate_label(value), press)
