"""A workbook being written: neutral tables printed with XlsxWriter, one sheet each, as an office would have made them
by hand, ready to print and sign. The same tables and moment give the same bytes."""

import io
from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from reports.content.cell_text import column_widths, printed_cell, unparted, without_control_characters
from reports.content.table import Cell, Paper, Table
from reports.excel.formats import Formats
from reports.excel.heights import row_heights
from reports.excel.pages import page_ends, page_of
from reports.looks import BAD
from texts.papers import labels as words

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FIRST_COLUMNS = 3
"""Columns that stay in sight when one scrolls to the right."""
LONGEST = 32_767
"""Characters that Excel takes in a cell."""
_LONGEST_MARGIN = 220
"""Characters of a text above or below a page; Excel takes 255 together with their codes."""
_INCH = 25.4
_PIXELS = 96 / 25.4
"""Of a screen, in which columns are counted, in a millimetre."""
_ROOM = 5 / 7
"""Excel adds this much to a column's width, in characters, for the space beside the text."""
_LEAST, _MOST = "#FFFFFF", "#7FB2E5"
"""The colours of a row's least and largest number in a heat table."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 10},
}
"""No cell is in Arial, but columns are counted in the digits of this font, and LibreOffice has none as wide as those of
the usual Calibri: its columns, and the rows in them, would come out otherwise than they were measured."""


class Book:
    """An .xlsx with a sheet for each printed table."""

    def __init__(self, title: str, creator: str, at: datetime) -> None:
        """`at` is the moment the file says it was written."""
        from xlsxwriter import Workbook  # not before: whoever only reads forms has no use for it

        self._content = io.BytesIO()
        self.book = Workbook(self._content, deepcopy(_OPTIONS))  # it writes into what it is given
        self.book.set_properties(
            {
                "title": without_control_characters(title),
                "author": without_control_characters(creator),
                "created": at.astimezone(UTC),
            }
        )
        self._formats = Formats(self.book)

    def print_table(self, table: Table, paper: Paper) -> "Worksheet":
        """One table as one sheet; `paper` says what stands on every page."""
        sheet = self.book.add_worksheet(sheet_name(table))
        for at, width in enumerate(column_widths(table)):
            if table.sheet is None:
                sheet.set_column(at, at, width - _ROOM)
            else:
                sheet.set_column_pixels(at, at, int(width * _PIXELS))
        heights = row_heights(table)
        for down, height in enumerate(heights):
            sheet.set_row(down, height)
        for down, row in enumerate(table.rows):
            for across, cell in enumerate(row):
                if cell is not None:
                    self._write(sheet, down, across, cell, table)
        _colour_by_value(sheet, table)
        _set_page(sheet, table, paper, heights)
        return sheet

    def _write(self, sheet: "Worksheet", down: int, across: int, cell: Cell, table: Table) -> None:
        look = self._formats.of(cell, table)
        if cell.wide > 1 or cell.high > 1:  # the cells that it reaches over have its borders too
            sheet.merge_range(down, across, down + cell.high - 1, across + cell.wide - 1, "", look)
        value = cell.value
        if value is None:
            sheet.write_blank(down, across, None, look)
        elif isinstance(value, Decimal):
            value = value * 100 if cell.meaning == "percent" else value
            whole = int(value)
            sheet.write_number(down, across, whole if whole == value else float(value), look)
        elif isinstance(value, int):
            sheet.write_number(down, across, value, look)
        else:  # a note that begins with "=" is still a note
            text = printed_cell(cell)[:LONGEST]
            sheet.write_string(down, across, text if table.sheet is None else unparted(text), look)

    def content(self) -> bytes:
        """The file; nothing can be printed after."""
        self.book.close()
        return self._content.getvalue()


def sheet_name(table: Table) -> str:
    """As long as Excel allows."""
    return table.name[:31]


def _colour_by_value(sheet: "Worksheet", table: Table) -> None:
    """Each row by itself from white to blue, because its units are its own; a single number has nothing to be compared
    with, and stays white."""
    if table.heat is None:
        return
    top, bottom, left, right = table.heat
    colours = {"type": "2_color_scale", "min_color": _LEAST, "max_color": _MOST}
    for down in range(top, bottom + 1):
        figures = {cell.value for cell in table.rows[down][left : right + 1] if cell is not None}
        if len(figures - {None, Decimal(0)}) > 1:
            sheet.conditional_format(down, left, down, right, colours)


def _set_page(sheet: "Worksheet", table: Table, paper: Paper, heights: Sequence[float]) -> None:
    page = page_of(table, draft=paper.draft)
    sheet.set_landscape()
    sheet.set_paper(page.code)
    sheet.fit_to_pages(1, 1 if table.one_page else 0)
    sheet.set_margins(*(margin / _INCH for margin in (page.left, page.right, page.above, page.below)))
    sheet.center_horizontally()
    if not table.one_page and (ends := page_ends(table, heights, page)):
        sheet.set_h_pagebreaks(ends)
    if table.head_to > table.head_from:
        sheet.repeat_rows(table.head_from, table.head_to - 1)
        sheet.freeze_panes(table.head_to, _frozen(table))
    inches = {"margin": 5 / _INCH}
    if paper.draft:
        sheet.set_header(f"&R&9&K{BAD}{words.DRAFT.plain()}", inches)
    footer = paper.footer if table.footer is None else table.footer
    sheet.set_footer(f"&L&7 {_in_margin(footer)}&R&7 &P/&N", inches)


def _frozen(table: Table) -> int:
    """How many columns stay in sight: the names, as long as these are not most of a phone's screen."""
    if table.frozen is not None:
        return table.frozen
    names = table.columns[: FIRST_COLUMNS - 1]
    return FIRST_COLUMNS - 1 if sum(column.width for column in names) < 60 else 1


def _in_margin(text: str) -> str:
    """Text as headers and footers take it: an ampersand there begins a code, so that it is written twice."""
    text = without_control_characters(text)
    while len(doubled := text.replace("&", "&&")) > _LONGEST_MARGIN:
        text = text[:-1]
    return doubled
