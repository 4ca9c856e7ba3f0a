"""Columns of quarters, half-years or months beside the year's: what the plan itself splits its target into."""

from collections.abc import Sequence
from dataclasses import dataclass

from plan.document.cell.struck import without_struck
from plan.document.table.heading.chosen import ValueColumn
from plan.document.table.headings import Part
from plan.document.table.tables import Row

_SPLITS: tuple[tuple[Part, ...], ...] = tuple(
    tuple(f"{kind} {number}" for number in range(1, last + 1))
    for kind, last in (("month", 12), ("quarter", 4), ("half", 2))
)
"""From the finest: where a plan has several, the others are sums of it."""
_RUNNING: tuple[tuple[tuple[Part, ...], ...], ...] = (
    (("quarter 1", "to 3"), ("half 1", "to 6"), ("to 9",)),
    (("half 1", "to 6"),),
)
"""Parts of a year that each begin in January, by the headings that name them; behind them stands the year."""


@dataclass(frozen=True, slots=True)
class ScheduleColumns:
    """The columns of the parts of a year, in order."""

    indexes: tuple[int, ...]
    headings: tuple[str, ...]
    cumulative: bool
    """Whether each counts from the year's beginning."""
    make_year: bool = False
    """Whether no column has the year's figure, so that it was added up of these."""


@dataclass(frozen=True, slots=True)
class ScheduleCells:
    """What a row has in them."""

    columns: ScheduleColumns
    texts: tuple[str, ...]
    merged: bool
    """Whether one of the cells is merged with another: whose its figure is, nobody can see."""


def find_schedule_columns(
    columns: Sequence[ValueColumn], target: int | None, year: int | None
) -> ScheduleColumns | None:
    """The parts of the plan's year, if the headings have all of them. `columns`: those that speak of a part of a year;
    `target`: that of the year itself, None where the parts are added up."""
    fitting = [column for column in columns if not column.heading.beside and column.heading.year in (year, None)]
    planned = [column for column in fitting if column.heading.column == "target"]
    of_year = [column for column in fitting if column.heading.year is not None]
    for group in (
        [column for column in planned if column.heading.year is not None],
        planned,
        of_year,
        [column for column in fitting if column.heading.column is None],
    ):
        if whole := _whole_year(group, target):
            return whole
    return None


def _whole_year(columns: Sequence[ValueColumn], target: int | None) -> ScheduleColumns | None:
    by_part = {column.heading.part: column for column in columns}
    if len(by_part) < len(columns):
        # Two columns for the same quarter: which is the plan's, the headings do not say.
        return None
    for parts in _SPLITS:
        if all(part in by_part for part in parts):
            return _of([by_part[part] for part in parts])
    if target is None or {"quarter 2", "half 2"} & by_part.keys():
        return None
    for names in _RUNNING:
        named = [next((by_part[part] for part in either if part in by_part), None) for either in names]
        first = [column for column in named if column is not None]
        if len(first) == len(names):
            indexes = (*(column.index for column in first), target)
            return ScheduleColumns(indexes, (*(column.heading.words for column in first), ""), cumulative=True)
    return None


def _of(columns: Sequence[ValueColumn]) -> ScheduleColumns:
    return ScheduleColumns(
        tuple(column.index for column in columns),
        tuple(column.heading.words for column in columns),
        cumulative=any(column.heading.cumulative for column in columns),
    )


def schedule_cells(
    columns: ScheduleColumns | None, number: int | None, row: Row, below: Row | None
) -> ScheduleCells | None:
    """The row's cells in the columns of a schedule. `number`: the column of row numbers; a number merged over two rows
    makes one row of both."""
    if columns is None:
        return None
    one_row = number in row.above
    texts = tuple(
        without_struck(row.cells[index]) if index < len(row.cells) and not (one_row and index in row.above) else ""
        for index in columns.indexes
    )
    merged = any(
        index in row.across
        or (index in row.above and not one_row)
        or (below is not None and index in below.above and number not in below.above)
        for index in columns.indexes
    )
    return ScheduleCells(columns, texts, merged)
