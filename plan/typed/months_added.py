"""Filled forms of single months added up to the one number a figure that stands for all of them.

A sum is made only of numbers that were said: a row without a number in one of the forms, though that month asks for it,
has no sum. What is not added up, a level or a percent, is what the sum's last month says of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.document.table.tables import Place
from plan.indicator import Indicator
from plan.period import Month
from plan.rate import Rate, rate_of_all
from plan.typed.answers import holds_only_numbers
from plan.typed.filled_form import (
    FilledForm,
    FormAnswer,
    FormLine,
    ReadLine,
    TroubledLine,
    name_of,
    number_of,
    read_form,
)


@dataclass(frozen=True, slots=True)
class Added:
    """What the forms come to: the rows in the plan's order, the rows that were not taken, and sums below the rows."""

    rows: tuple[ReadLine, ...]
    troubles: tuple[TroubledLine, ...]
    totals: tuple[FormLine, ...]


def months_of(parts: Sequence[FilledForm]) -> tuple[int, ...]:
    """The months (1–12) of some forms."""
    return tuple(sorted(part.code.month.number for part in parts if part.code is not None))


def months_lacking(parts: Sequence[FilledForm], figures: Sequence[Indicator], of: Month) -> tuple[int, ...]:
    """The months of a sum of which there is no form, though the sum needs them."""
    there = months_of(parts)

    def needs(month: int) -> bool:
        return any(row.window.asks(month) and (is_summed(row) or month == of.number) for row in figures)

    return tuple(month for month in range(of.first, of.number + 1) if month not in there and needs(month))


def is_summed(row: Indicator) -> bool:
    """Whether the months of a figure are added up: a percent only where it is asked as two numbers."""
    return row.is_added_up or row.of_two


def add_months(parts: Sequence[FilledForm], figures: Sequence[Indicator], of: Month) -> Added:
    """Add the forms of single months up for the sum that the month `of` stands for."""
    read: dict[int, dict[int, ReadLine]] = {row.key: {} for row in figures}
    troubles: list[TroubledLine] = []
    totals: list[FormLine] = []
    for part in sorted(parts, key=lambda part: months_of([part])):
        month = months_of([part])[0]
        for line in read_form(part.lines, figures, month):
            if isinstance(line, ReadLine) and not holds_only_numbers(line.line.note):
                read[line.indicator.key][month] = line
            elif isinstance(line, ReadLine):
                troubles.append(TroubledLine(line.line, "number_in_note", line.indicator, months=(month,)))
            elif line.why == "total":
                totals.append(line.line)
            elif line.indicator is None or month == of.number or is_summed(line.indicator):
                troubles.append(line if line.why == "unplaced" else replace(line, months=(month,)))
    unread = {trouble.indicator.key for trouble in troubles if trouble.indicator is not None}
    rows: list[ReadLine] = []
    for row in figures:
        if row.key not in unread and read[row.key]:
            for outcome in _row(row, read[row.key], months_of(parts), of):
                (rows if isinstance(outcome, ReadLine) else troubles).append(outcome)  # type: ignore[arg-type]
    return Added(tuple(rows), tuple(troubles), tuple(totals))


def _row(
    row: Indicator, said: Mapping[int, ReadLine], months: Sequence[int], of: Month
) -> Iterator[ReadLine | TroubledLine]:
    if all(line.answer is None for line in said.values()):
        yield ReadLine(_line(row, said, ""), row, None)
        return
    numbers = {
        month: line.answer.value
        for month, line in said.items()
        if line.answer is not None and line.answer.value is not None
    }
    if not is_summed(row):
        needed = [of.number]
    else:
        needed = [month for month in months if row.window.asks(month) or (month in said and said[month].answer)]
    lacking = tuple(month for month in needed if month not in numbers)
    if lacking:
        known = any(month in months for month in lacking)
        yield TroubledLine(_line(row, said, ""), "no_number" if known else "not_last", row, months=lacking)
    else:
        typed = " + ".join(said[month].line.typed for month in needed)
        yield ReadLine(_line(row, said, typed), row, FormAnswer(_sum(row, [numbers[month] for month in needed])))


def _sum(row: Indicator, numbers: Sequence[Decimal]) -> Decimal:
    if len(numbers) == 1:
        return numbers[0]
    rate = rate_of_all(numbers)
    return sum(numbers, Decimal(0)) if rate is None else Rate(rate.part, rate.whole)


def _line(row: Indicator, said: Mapping[int, ReadLine], typed: str) -> FormLine:
    """The row as a form of the sum would have it; what stood beside the months' numbers stands beside theirs."""
    notes = dict.fromkeys(line.line.note for line in said.values() if line.line.note)
    return FormLine(Place(0), number_of(row), name_of(row), row.unit, typed, "; ".join(notes))
