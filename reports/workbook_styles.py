"""What each meaning looks like in a workbook. Styles are made once for a book and lent to its cells: making them anew
for each of a thousand cells costs more than writing the book."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray

from reports.table import Cell, Meaning

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
        self._easel = book.create_sheet("styles")
        self._book = book
        self._made: dict[tuple[Meaning, str, bool], Any] = {}

    def of(self, cell: Cell) -> Any:
        """The style array of a cell, to be assigned to `_style`; cells share it, and nobody may change it after."""
        quoted = isinstance(cell.value, str) and cell.value[:1] in "=+-@" and cell.value != ""
        place = (cell.meaning, _number_format(cell), quoted)
        if place not in self._made:
            self._made[place] = self._make(*place)
        return self._made[place]

    def _make(self, meaning: Meaning, number_format: str, quoted: bool) -> Any:
        look = LOOKS[meaning]
        model = self._easel.cell(row=1, column=1)
        model.font = Font(name=FONT, size=look.size, bold=look.bold, color=look.colour)
        model.alignment = Alignment(horizontal=look.across, vertical="center", wrap_text=True)
        thin = Side(style="thin", color="7F7F7F")
        model.border = Border(thin, thin, thin, thin) if look.box else Border()
        model.fill = PatternFill("solid", fgColor=look.fill) if look.fill else PatternFill()
        model.number_format = number_format
        model.quotePrefix = quoted
        lent, book = Lent(model._style), cast(Any, self._book)
        lent.place = book._cell_styles.add(lent)
        return lent

    def close(self) -> None:
        """Take the sheet away on which styles were mixed."""
        self._book.remove(self._easel)


def _number_format(cell: Cell) -> str:
    if cell.meaning == "share":
        return SHARE
    if isinstance(cell.value, Decimal):
        return WHOLE if cell.value == cell.value.to_integral_value() else BROKEN
    return "General"
