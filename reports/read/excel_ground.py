"""Whether text of a workbook has the colour of what is behind it."""

from typing import Any

from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from reports.read.unseen import PAPER, look_alike


def is_unseen(sheet: Worksheet, cell: Any, colour: Any) -> bool:
    """Whether nobody can see text of this colour in the cell: white on white, yellow on yellow."""
    shade = _shade(colour)
    return bool(shade) and look_alike(shade, _ground(cell)) and not _heads_a_table(sheet, cell)


def _shade(colour: Any) -> str:
    """A colour as FFFFFF; "" for one that is not known without the workbook's theme."""
    if colour is None:
        return ""
    if colour.type == "rgb":
        return str(colour.rgb)
    if colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
        return str(COLOR_INDEX[colour.indexed])
    return PAPER if colour.type == "theme" and colour.theme == 0 and not colour.tint else ""


def _ground(cell: Any) -> str:
    fill = cell.fill
    kind = getattr(fill, "fill_type", "gradient")
    if kind in (None, "none"):
        return PAPER
    return _shade(fill.fgColor) if kind == "solid" else ""


def _heads_a_table(sheet: Worksheet, cell: Any) -> bool:
    """Whether the cell is in the first row of a table of Excel, which has a colour that no cell has."""
    for table in sheet.tables.values():
        first_column, first_row, last_column, _ = range_boundaries(table.ref)
        if cell.row == first_row and (first_column or 0) <= cell.column <= (last_column or 0):
            return True
    return False
