"""The rows of a file with what was made of each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from plan.document.table.columns import Columns
from plan.document.table.heading.chosen import Answers
from plan.document.table.heading.words import Column
from plan.document.table.schedule_columns import ScheduleCells
from plan.document.table.tables import Row
from plan.indicator import Window

Fate = Literal[
    "read",
    "part",
    "question",
    "heading",
    "section",
    "of_which",
    "total",
    "repeated",
    "continuation",
    "column_numbers",
    "blank",
    "struck",
    "around",
    "closing",
    "left_out",
    "other_table",
    "unheaded",
    "hidden_sheet",
]
"""`part` is a row without a number that is a part of the one above, `total` a printed sum of other rows, `around` text
outside the plan's table: title, approval, signatures; `closing` are such in its last rows. `left_out` are no rows, as
somebody has answered, `other_table` those of a table that was not chosen, `unheaded` those of one that nothing heads as
a plan, `hidden_sheet` those of a sheet that nobody sees, `struck` those that are struck through, deleted or
unseen."""
NOTHING: frozenset[Fate] = frozenset({"blank", "struck"})
"""Rows with nothing in them."""

COLUMNS: tuple[Column, ...] = (
    "number", "name", "unit", "baseline", "target", "mechanism", "window", "responsible",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ScaleWords:
    """What was found beside a figure that may be counted in thousands, millions or lots."""

    printed: str
    scale: int
    """How many one of them stands for: 1000 for "ming"; 0 for a pack of which nothing says what is in it."""
    lot: bool = False
    """Whether it is none of the usual thousands and millions: "yuz nusxa", "paket (50 dona)"."""
    thing: str = ""
    """Of a lot: what is counted in it, or the pack's own word; "" where nothing says."""
    of_unit: bool = False
    """Whether the row's own unit says so."""


@dataclass(slots=True)
class Line:
    """One row of the file with what was made of it."""

    row: Row
    table: int
    fate: Fate
    cells: dict[Column, str] = field(default_factory=dict)
    number: str = ""
    section: str = ""
    above: frozenset[Column] = frozenset()
    """Columns whose cell belongs to the row above; its text is repeated in `cells`."""
    may_be_part: bool = False
    """Whether it has no number, but a name and figures: a part of the row above, or a row of its own."""
    date: bool = False
    """The number cell holds a date: Excel makes one of 9.1."""
    flat: bool = False
    columns: Columns | None = None
    """Of the first row of a heading: what the heading says."""
    schedule: ScheduleCells | None = None
    """What it has in the columns of quarters, half-years or months."""
    merged: frozenset[Column] = frozenset()
    """Figures whose cell is merged with that of another row or of another column of figures: whose they are, nobody
    can see."""
    marked: Window | None = None
    """When its work is done, by marks in the columns of quarters or months."""
    marks: frozenset[int] = frozenset()
    """Those columns; empty where none has a mark."""
    fact_parts: tuple[str, ...] = ()
    """What it has in the columns of last year's quarters or half-years, where these make its fact."""
    scales: Mapping[Column, ScaleWords] = field(default_factory=dict)
    """By column of figures what stands beside it and may scale its figures, where the row's unit does not say so."""


@dataclass(slots=True)
class Sheet:
    """All rows of the file in order, the sections, and the years that the headings name."""

    lines: list[Line] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)
    """Title by numeral, in order of appearance."""
    columns: list[Columns] = field(default_factory=list)
    counted: bool = False
    """Whether the file numbers no row at all, so that they were numbered here in their order."""
    year: int | None = None
    answers: Answers = field(default_factory=dict)
    by_figures: bool = False
    """Whether no heading says "plan", so that any column of figures may be it."""
    current: str = ""
    """The section that is open while the rows are read."""
    guessed: Mapping[str, str] = field(default_factory=dict)
    """Sections that the file does not number: title by numeral."""
    excluded: frozenset[int] = frozenset()
    """Rows of a table that is not meant, by their places in the file."""
    names: Mapping[int, str] = field(default_factory=dict)
    """Of tables that are sheets: what somebody has named them."""
