"""The workbook: neutral tables printed with openpyxl, as an office would have made it by hand, ready to print and sign.

Every figure is a value and not a formula, because a phone's viewer shows only what somebody has already worked out.
"""

import io
from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.compat import safe_string
from openpyxl.formatting.rule import ColorScaleRule, Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from plan.paper import PaperFacts
from reports.cell_text import widths
from reports.packing import repacked
from reports.table import Cell, Paper, Table
from reports.tables import paper
from reports.workbook_charts import draw_charts
from reports.workbook_heights import heights
from reports.workbook_styles import LATE, Printed, Styles
from texts import papers as words

FIRST_COLUMNS = 3
"""Columns that stay in sight when one scrolls to the right."""
LONGEST = 32_767
"""Characters that Excel takes in a cell."""


def workbook(facts: PaperFacts) -> bytes:
    """An .xlsx of five sheets: the plan's form, departments, months, what is missing, charts."""
    whole = paper(facts)
    book = Workbook()
    book.remove(book.worksheets[0])
    styles = Styles(book)
    for table in whole.tables:
        print_table(book, styles, table, whole)
    styles.close()
    draw_charts(book[words.CHARTS], facts)
    book.properties.title = whole.title
    book.properties.creator = facts.library
    return saved(book, facts.data_at)


def saved(book: Workbook, at: datetime) -> bytes:
    """A book's bytes, the same whenever they are written."""
    kept = io.BytesIO()
    with ZipFile(kept, "w", ZIP_STORED) as archive:  # packed tight only once, when its stamps are set
        ExcelWriter(book, archive).save()
    return repacked(kept.getvalue(), at)


def print_table(book: Workbook, styles: Styles, table: Table, whole: Paper) -> None:
    """One table as one sheet."""
    sheet: Any = book.create_sheet(table.name[:31])
    for at, width in enumerate(widths(table), 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    for down, row in enumerate(table.rows, 1):
        for across, cell in enumerate(row, 1):
            if cell is not None:
                _write(sheet, styles, down, across, cell)
    for down, height in enumerate(heights(table), 1):
        # As the writer asks for it: openpyxl's own object takes longer to make and to ask than a row of cells.
        sheet.row_dimensions[down] = {"ht": safe_string(height), "customHeight": "1"}
    _merge(sheet, table)
    _set_page(sheet, table, whole)
    if table.heat is not None:
        top, bottom, left, right = table.heat
        for down in range(top + 1, bottom + 2):  # each row by itself: its units are its own
            area = f"{get_column_letter(left + 1)}{down}:{get_column_letter(right + 1)}{down}"
            sheet.conditional_formatting.add(area, _Heat(type="colorScale"))


class _Heat(Rule):
    """From white to blue, from the least of a row to the most. Written out once for all rows but for its place."""

    def to_tree(self, *_: Any, **__: Any) -> Any:
        tree = deepcopy(_heat_tree())
        tree.set("priority", str(self.priority))
        return tree


@cache
def _heat_tree() -> Any:
    rule: Any = ColorScaleRule
    return rule(start_type="min", start_color="FFFFFF", end_type="max", end_color="7FB2E5").to_tree()


def _write(sheet: Any, styles: Styles, down: int, across: int, cell: Cell) -> None:
    # Not by `sheet.cell` and `value`: they look for what the cell means, which is known, and take most of the time.
    written: Any = Printed(sheet, down, across)
    if isinstance(cell.value, str):
        written._value = ILLEGAL_CHARACTERS_RE.sub("", cell.value)[:LONGEST]
        written.data_type = "s"  # a note that begins with "=" is still a note
    elif isinstance(cell.value, Decimal):
        whole = cell.value == cell.value.to_integral_value()
        written._value = int(cell.value) if whole else float(cell.value)
    elif cell.value is not None:
        written.value = cell.value
    written._style = styles.of(cell)
    sheet._cells[down, across] = written


def _merge(sheet: Any, table: Table) -> None:
    """Join the cells that one reaches over; borders have to be drawn on all of them."""
    for down, row in enumerate(table.rows, 1):
        for across, cell in enumerate(row, 1):
            if cell is None or (cell.wide == 1 and cell.high == 1):
                continue
            style = sheet.cell(row=down, column=across)._style
            for y in range(down, down + cell.high):
                for x in range(across, across + cell.wide):
                    sheet.cell(row=y, column=x)._style = style
            # Not `merge_cells`, which works out the borders anew, cell by cell, nor `merged_cells.add`, which compares
            # with all that are joined already: each of them takes longer than all else together.
            sheet.merged_cells.ranges.add(
                CellRange(min_col=across, min_row=down, max_col=across + cell.wide - 1, max_row=down + cell.high - 1)
            )


def _set_page(sheet: Worksheet, table: Table, whole: Paper) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(table.one_page)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.75 if whole.draft else 0.5, 0.7
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    for row in table.breaks:
        sheet.row_breaks.append(Break(row))
    sheet.print_options.horizontalCentered = True
    if table.head_to > table.head_from:
        sheet.print_title_rows = f"{table.head_from + 1}:{table.head_to}"
        sheet.freeze_panes = f"{get_column_letter(_frozen(table))}{table.head_to + 1}"
    footer, header = sheet.oddFooter, sheet.oddHeader
    assert footer is not None
    assert header is not None
    footer.left.text, footer.left.size = _escaped(whole.footer), 7
    footer.right.text, footer.right.size = "&P / &N", 8
    if whole.draft:
        header.center.text, header.center.size, header.center.color = words.DRAFT, 16, LATE


def _frozen(table: Table) -> int:
    """The first column that scrolls: after the names, as long as these are not most of a phone's screen."""
    if table.frozen is not None:
        return table.frozen + 1
    widths: Sequence[float] = [column.width for column in table.columns]
    return FIRST_COLUMNS if sum(widths[: FIRST_COLUMNS - 1]) < 60 else 2


def _escaped(text: str) -> str:
    """Text as headers and footers take it: an ampersand there begins a code."""
    return ILLEGAL_CHARACTERS_RE.sub("", text).replace("&", "&&")[:240]
