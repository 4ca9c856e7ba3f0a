"""Lines that were typed and did not become answers: why, and what was probably meant."""

from collections.abc import Sequence

from plan.indicator import Indicator
from plan.typed import assignment
from texts.month import unclear
from texts.screen import Button, Row
from usecases.month.reporting import Report


def told(report: Report, troubles: Sequence[assignment.Outcome]) -> str:
    """Every line that was not taken, and why; the examples are of rows that this report has."""
    rows = report.reported_by
    some = next((name for one in (*report.rows, *rows) if (name := assignment.address_of(one, rows))), "14")
    said, left = [], []
    for one in troubles:
        if isinstance(one, assignment.NotRead) and one.indicator is not None:
            said.append(unclear.why_not(one.unclear, assignment.address_of(one.indicator, rows) or some))
        elif isinstance(one, assignment.NoSuchRow):
            said.append(unclear.no_such_row(one.line, one.address.number))
        elif isinstance(one, assignment.Several):
            said.append(unclear.which_one(one.line, [assignment.address_of(each, rows) for each in one.choices]))
        elif isinstance(one, assignment.NotRead):
            left.append(one.unclear.typed)  # no question is open: a plain number would not be taken either
        elif isinstance(one, assignment.LeftOver):
            left.append(one.line)
    if left:
        said.append(unclear.left_over(left, some))
    return "\n".join(said)


def offers(report: Report, pending: Indicator, troubles: Sequence[assignment.Outcome]) -> tuple[Row, ...]:
    """Buttons with what was probably meant, when the line was for the question that is open."""
    for one in troubles:
        if isinstance(one, assignment.NotRead) and one.indicator is pending:
            at = f"{report.submission.id}:{pending.key}"
            candidates = one.unclear.candidates[:3]
            return tuple((Button(unclear.candidate(value), f"num:{at}:{format(value, 'f')}"),) for value in candidates)
    return ()
