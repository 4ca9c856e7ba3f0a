"""A neutral table: cells that know what they mean, and nothing of the format they will be printed in.

Tables are built once from the facts of a paper; each printer (workbook, document, PDF, picture) alone knows its
library. What a test reads back from any of them is compared with these cells.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Meaning = Literal[
    "title",  # the paper's own heading
    "text",  # a line around the table: place, date, footing
    "attached",  # a line above everything, to the right: whose attachment it is
    "approval",  # the blocks above the title where the paper is agreed and approved
    "mark",  # says that the paper is a draft
    "heading",  # a column's heading
    "section",  # a band over the whole width
    "label",  # names, numbers of rows, units
    "strong",  # the name of what sums up the rows below it
    "part",  # the name of one of several figures of a row, set in; its row goes on from the one above
    "number",  # a figure in the row's unit
    "share",  # a fraction shown as per cent: 0.234 is 23,4 %
    "percent",  # the same below a heading that says so: 23,4
    "total",  # a figure that sums up others
    "done",
    "on_track",
    "late",  # behind or overdue
    "waiting",  # not due yet, or nothing to compare with
    "note",
    "sign",  # below a table: who signs it, and who made it
    "entry",  # a cell to be filled in by whoever gets the paper
    "small",  # a line that programs read and people need not
    "blank",
]

STANDINGS: tuple[Meaning, ...] = ("done", "on_track", "late", "waiting")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `value` None prints as nothing; `wide` and `high` are how many columns and rows it covers."""

    value: str | int | Decimal | date | None
    meaning: Meaning = "label"
    wide: int = 1
    high: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column's width in characters of ordinary text; of a table with a `sheet` in millimetres."""

    width: float


Row = tuple[Cell | None, ...]
"""As many places as there are columns; None where a cell to the left or above reaches over."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper on its side that a table is measured for, so that it is printed as large as it is said to be."""

    size: Literal["A4", "A3"]
    room: float
    """Millimetres between the margins, which the columns come to."""
    points: float
    """How large the letters are."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet or one printed table. `rows[head_from:head_to]` are the headings, repeated on every page."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head_from: int = 0
    head_to: int = 0
    heat: tuple[int, int, int, int] | None = None
    """A block coloured by value: first row, last row, first column, last column, all included and from 0."""
    breaks: tuple[int, ...] = ()
    """Rows, from 0, that begin what stays together on a page, as long as a page has room for it."""
    one_page: bool = False
    """Whether it is printed on a single page, as small as that takes."""
    sheet: Sheet | None = None
    """What it is measured for; None for a table that is printed as large as its page lets it."""
    footer: str | None = None
    """What stands below every page of it; None for what stands below all tables of its paper."""
    frozen: int | None = None
    """Columns that stay in sight when one scrolls to the right; None leaves it to the printer."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper: its tables, and what stands on every page."""

    stem: str
    """The file's name without its ending: library, period and date, fit for every file system."""
    title: str
    tables: tuple[Table, ...]
    footer: str
    draft: bool


_BELOW: frozenset[Meaning] = frozenset({"sign", "text", "blank"})
_AT_THE_END = 3
"""Rows that the last page has at least: a page for one row is wasted, and a signature alone would fit any table."""


def goes_on(row: Row) -> bool:
    """Whether a row belongs to the one above, as one of several figures of the same row of the plan."""
    return row[0] is None or row[0].meaning == "part"


def rows_together(table: Table) -> list[tuple[int, int]]:
    """The rows below the headings in runs, first and last, that no page may part: a section's band and its first row,
    the figures of one row of the plan, the last rows and whatever stands below them."""
    runs: list[tuple[int, int]] = []
    joined = False
    for at in range(table.head_to, len(table.rows)):
        row = table.rows[at]
        if runs and (joined or goes_on(row)):
            runs[-1] = runs[-1][0], at
        else:
            runs.append((at, at))
        joined = row[0] is not None and row[0].meaning == "section" and row[0].wide > 1
    if runs:
        below = sum(_is_below(table.rows[first]) for first, _ in runs)
        kept = max(len(runs) - below - _AT_THE_END, 0)
        runs[kept:] = [(runs[kept][0], runs[-1][1])]
    return runs


def _is_below(row: Row) -> bool:
    return row[0] is not None and row[0].meaning in _BELOW
