"""Several numbers for one row in one message: nobody can say which of them is meant, so none is taken unasked."""

from collections.abc import Sequence
from decimal import Decimal

from plan.indicator import Indicator
from plan.typed.assignment import Assigned, Doubtful, Outcome
from plan.typed.listed.entries import Entry


def one_number_each(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes with one number for each row: what is said twice alike stands once, and of numbers that differ it is
    asked which one is meant."""
    by_row: dict[int, list[Assigned]] = {}
    for outcome in outcomes:
        if isinstance(outcome, Assigned):
            by_row.setdefault(outcome.indicator.key, []).append(outcome)
    single: list[Outcome] = []
    for outcome in outcomes:
        if not isinstance(outcome, Assigned):
            single.append(outcome)
            continue
        of_row = by_row.pop(outcome.indicator.key, [])
        if of_row:
            single.append(_meant(outcome, of_row))
    return single


def _meant(first: Assigned, of_row: Sequence[Assigned]) -> Outcome:
    if all(assigned.value == first.value for assigned in of_row):
        return first
    return _which(first.indicator, [assigned.value for assigned in of_row], [assigned.line for assigned in of_row])


def one_entry_each(entries: Sequence[Entry]) -> tuple[list[Entry], list[Outcome]]:
    """The same of a list that is shown: its lines, and the rows of which it is asked which number is meant."""
    by_row: dict[int, list[Entry]] = {}
    for entry in entries:
        by_row.setdefault(entry.indicator.key, []).append(entry)
    single: list[Entry] = []
    asked: list[Outcome] = []
    for of_row in by_row.values():
        if all(entry.value == of_row[0].value for entry in of_row):
            single.append(of_row[0])
        else:
            lines = [entry.line for entry in of_row]
            asked.append(_which(of_row[0].indicator, [entry.value for entry in of_row], lines))
    return single, asked


def _which(indicator: Indicator, values: Sequence[Decimal | None], lines: Sequence[str]) -> Doubtful:
    known = tuple(dict.fromkeys(value for value in values if value is not None))
    return Doubtful((indicator,) * len(known), known, " · ".join(lines))
