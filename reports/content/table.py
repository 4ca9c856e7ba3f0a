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
    "approval",  # the blocks above the title where the paper is agreed and approved
    "mark",  # says that the paper is a draft
    "heading",  # a column's heading
    "section",  # a band over the whole width
    "label",  # names, numbers of rows, units
    "number",  # a figure in the row's unit
    "share",  # a fraction shown as per cent: 0.234 is 23,4 %
    "total",  # a figure that sums up others
    "done",
    "on_track",
    "late",  # behind or overdue
    "waiting",  # not due yet, or nothing to compare with
    "note",
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
    """A column's width in characters of ordinary text."""

    width: float


Row = tuple[Cell | None, ...]
"""As many places as there are columns; None where a cell to the left or above reaches over."""


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
    """Rows, from 0, that begin a page of their own."""
    one_page: bool = False
    """Whether it is printed on a single page, as small as that takes."""
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
