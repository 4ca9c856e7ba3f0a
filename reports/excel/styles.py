"""What each meaning looks like in a workbook. Styles are made once for a book and lent to its cells: making them anew
for each of a thousand cells costs more than writing the book."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.numbers import BUILTIN_FORMATS_MAX_SIZE as FIRST_OWN_FORMAT
from openpyxl.styles.numbers import BUILTIN_FORMATS_REVERSE as FORMATS

from reports.content.table import Cell, Meaning

FONT, SIZE = "Times New Roman", 10
WHOLE, BROKEN, SHARE = "#,##0", "#,##0.0##", "0.0%"
LATE, DONE = "B3261E", "1B6E3C"


@dataclass(frozen=True, slots=True)
class Look:
    """One meaning: `box` draws the borders of the table."""

    bold: bool = False
    size: int = SIZE
    colour: str = "000000"
    fill: str | None = None
    across: str = "left"
    box: bool = True


LOOKS: dict[Meaning, Look] = {
    "title": Look(bold=True, size=12, across="center", box=False),
    "text": Look(across="left", box=False),
    "approval": Look(across="center", box=False),
    "mark": Look(bold=True, colour=LATE, across="center", box=False),
    "heading": Look(bold=True, fill="DCE6F1", across="center"),
    "section": Look(bold=True, fill="EEF3F8", across="center"),
    "label": Look(),
    "number": Look(across="right"),
    "share": Look(across="right"),
    "total": Look(bold=True, across="right"),
    "done": Look(bold=True, colour=DONE, across="center"),
    "on_track": Look(across="center"),
    "late": Look(bold=True, colour=LATE, across="center"),
    "waiting": Look(colour="595959", across="center"),
    "note": Look(size=9),
    "entry": Look(bold=True, size=12, fill="FFF2CC", across="right"),
    "small": Look(size=8, colour="7F7F7F", box=False),
    "blank": Look(box=False),
}


class Lent(StyleArray):  # type: ignore[misc, unused-ignore]
    """A style that is never changed. `place` is where its book keeps it, worked out once and not for every cell."""

    __slots__ = ("place",)
    place: int


class Printed(BookCell):
    """A cell with a lent style."""

    __slots__ = ()
    has_style = True

    @property
    def style_id(self) -> int:
        known: Any = self
        return int(known._style.place)


class Styles:
    """The styles of one book, each made when it is first needed."""

    def __init__(self, book: Workbook) -> None:
        self._book: Any = book
        self._made: dict[tuple[Meaning, str, bool], Lent] = {}
        self._places: dict[tuple[Any, ...], int] = {}

    def of(self, cell: Cell) -> Lent:
        """The style array of a cell, to be assigned to `_style`; cells share it, and nobody may change it after."""
        quoted = isinstance(cell.value, str) and cell.value[:1] in "=+-@" and cell.value != ""
        place = (cell.meaning, _number_format(cell), quoted)
        if place not in self._made:
            self._made[place] = self._make(*place)
        return self._made[place]

    def _make(self, meaning: Meaning, number_format: str, quoted: bool) -> Lent:
        look = LOOKS[meaning]
        lent = Lent()
        lent.fontId = self._place("_fonts", _font, look.size, look.bold, look.colour)
        lent.fillId = self._place("_fills", _fill, look.fill)
        lent.borderId = self._place("_borders", _border, look.box)
        lent.alignmentId = self._place("_alignments", _alignment, look.across)
        lent.numFmtId = FORMATS.get(number_format, -1)
        if lent.numFmtId < 0:
            lent.numFmtId = FIRST_OWN_FORMAT + self._book._number_formats.add(number_format)
        lent.quotePrefix = quoted
        lent.place = self._book._cell_styles.add(lent)
        return lent

    def _place(self, collection: str, make: Callable[..., object], *how: object) -> int:
        """Where a book keeps a part of a style. It would compare each one made with all that it has."""
        if (make, how) not in self._places:
            self._places[make, how] = getattr(self._book, collection).add(make(*how))
        return self._places[make, how]


def _font(size: int, bold: bool, colour: str) -> Font:
    return Font(name=FONT, size=size, bold=bold, color=colour)


def _fill(colour: str | None) -> PatternFill:
    return PatternFill("solid", fgColor=colour) if colour else PatternFill()


def _border(box: bool) -> Border:
    thin = Side(style="thin", color="7F7F7F")
    return Border(thin, thin, thin, thin) if box else Border()


def _alignment(across: str) -> Alignment:
    return Alignment(horizontal=across, vertical="center", wrap_text=True)


def _number_format(cell: Cell) -> str:
    if cell.meaning == "share":
        return SHARE
    if isinstance(cell.value, Decimal):
        return WHOLE if cell.value == int(cell.value) else BROKEN
    return "General"
