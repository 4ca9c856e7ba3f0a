"""What stands in single cells of a paper's form: what some months of a row came to, and what is remarked about it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal

from plan.period import Month
from plan.progress.line import Line
from plan.progress.paper import Evidence, PaperFacts, Remark
from plan.progress.tally import combined
from texts.papers import labels as words
from texts.progress.kinds import rounded, shown_months


def standing_of_months(line: Line, months: Sequence[Month]) -> Decimal | None:
    """What some months in a row come to in the form: of a stock where it stood at their end, of anything else
    `value_of`."""
    if line.indicator.kind != "stock":
        return value_of(line, months)
    if line.indicator.baseline is None or all(line.months[month.number - 1] is None for month in months):
        return None
    grown = combined(line.months[: months[-1].number], line.combining)
    return line.indicator.baseline + (grown or Decimal(0))


def notes_of(facts: PaperFacts) -> Callable[[Line], str]:
    """What was written beside a figure, and what stands beside it, in the span: one line each."""
    first, last = facts.report.span.first.number, facts.report.span.last.number
    notes_by_row: dict[int, list[Remark]] = defaultdict(list)
    shown: dict[int, list[Evidence]] = defaultdict(list)
    for remark in facts.remarks:
        if first <= remark.month <= last:
            notes_by_row[remark.indicator].append(remark)
    for piece in facts.evidence:
        if first <= piece.month <= last:
            shown[piece.indicator].append(piece)

    reasons = {reason.indicator: reason for reason in facts.reasons}

    def notes(line: Line) -> str:
        key, several = line.indicator.key, len(line.indicator.departments) > 1
        written = words.note_lines(notes_by_row.get(key, ()), facts.departments, several=several)
        reason = [words.reason_note(reasons[key])] if key in reasons else []
        shown_beside = map(words.evidence_label, shown.get(key, ()))
        return "\n".join([*words.sum_notes(line, facts.report.span), *reason, *written, *shown_beside])

    return notes


def value_of(line: Line, months: Sequence[Month]) -> Decimal | None:
    """What some months in a row come to: their sum, the last value, or the mean; None (an empty cell) where nobody said
    anything."""
    if not line.knows(months[-1].number, months[0].number):
        return None
    if len(months) == 1:
        return shown_months(line)[months[0].number - 1]
    return rounded(line, combined([line.months[month.number - 1] for month in months], line.combining))
