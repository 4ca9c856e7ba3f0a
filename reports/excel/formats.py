"""The formats of one workbook, each made when a cell first needs it and then shared: a thousand cells have about
thirty."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from reports.content.table import Cell, Meaning, Table
from reports.looks import LINE, LOOKS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT, SIZE = "Times New Roman", 10
WHOLE, BROKEN, SHARE, PERCENT, GENERAL = "#,##0", "#,##0.0##", "0.0%", "0.0", "General"
_SIZES: Mapping[Meaning, float] = {"title": 12, "entry": 12, "note": 9, "small": 8}
"""Points, where they are not `SIZE`."""
_AROUND: Mapping[Meaning, float] = {"title": 11, "approval": 10, "sign": 10, "attached": 9}
"""The same of a form measured for its paper, where they are not the table's own; a heading is half a point smaller."""
_FORMULA_SIGNS = ("=", "+", "-", "@")


def points_of(meaning: Meaning, table: Table) -> float:
    """How large the letters of a cell are."""
    if table.sheet is None:
        return _SIZES.get(meaning, SIZE)
    return table.sheet.points - 0.5 if meaning == "heading" else _AROUND.get(meaning, table.sheet.points)


class Formats:
    """Formats by meaning and size, by how the number is written, and by whether the text must be kept from being a
    formula."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[Meaning, float, str, bool], Format] = {}

    def of(self, cell: Cell, table: Table) -> "Format":
        """The format of a cell."""
        quoted = isinstance(cell.value, str) and cell.value.startswith(_FORMULA_SIGNS)
        place = (cell.meaning, points_of(cell.meaning, table), _number_format(cell), quoted)
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = self._make(*place)
        return made

    def _make(self, meaning: Meaning, points: float, number_format: str, quoted: bool) -> "Format":
        look = LOOKS[meaning]
        return self._book.add_format(
            {
                "font_name": FONT,
                "font_size": points,
                "font_color": f"#{look.ink}",
                "bold": look.bold,
                "align": look.align,
                "valign": "vcenter",
                "text_wrap": True,
                "num_format": number_format,
                **({"indent": 1} if meaning == "part" else {}),
                **({"bg_color": f"#{look.fill}"} if look.fill else {}),
                **({"border": 1, "border_color": f"#{LINE}"} if look.framed else {}),
                **({"quote_prefix": True} if quoted else {}),  # stays text when somebody edits it
            }
        )


def _number_format(cell: Cell) -> str:
    if cell.meaning == "share":
        return SHARE
    if cell.meaning == "percent":
        return PERCENT
    if isinstance(cell.value, Decimal):
        return WHOLE if cell.value == int(cell.value) else BROKEN
    return GENERAL
