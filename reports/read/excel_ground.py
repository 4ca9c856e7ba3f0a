"""Whether a workbook shows what a cell holds: its text may have the colour of what is behind it, or its format no place
for it."""

import re
from typing import Any

from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from reports.read.unseen import PAPER, look_alike


def is_unseen(sheet: Worksheet, cell: Any, colour: Any) -> bool:
    """Whether nobody can see text of this colour in the cell: white on white, yellow on yellow."""
    shade = _shade(colour)
    return bool(shade) and look_alike(shade, _ground(cell)) and not _heads_a_table(sheet, cell)


def shows_nothing(value: Any, number_format: str) -> bool:
    """Whether the format's section for such a value is empty, as in `;;;`: the cell is blank, whatever it holds. The
    sections are for what is above nought, below it, nought and text; of two the first is for nought too, and text is
    shown where the fourth is missing. A format with conditions of its own is taken to show everything."""
    sections = re.sub(r'"[^"]+"|\\.', "x", number_format).replace('""', "").split(";")
    if len(sections) == 1 or re.search(r"\[[<>=]", number_format):
        return False
    if isinstance(value, str):
        place = 3
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        place = 0 if value > 0 else 1 if value < 0 else 2 if len(sections) > 2 else 0
    else:
        return False
    return place < len(sections) and not sections[place].strip()


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
