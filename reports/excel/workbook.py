"""The workbook: neutral tables printed with openpyxl, as an office would have made it by hand, ready to print and sign.

Every figure is a value and not a formula, because a phone's viewer shows only what somebody has already worked out.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.compat import safe_string
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from plan.progress.paper import PaperFacts
from reports.content.table import Cell, Paper, Table
from reports.content.tables import paper
from reports.excel.charts import draw_charts
from reports.excel.heights import heights
from reports.excel.styles import LATE, Printed, Styles
from reports.excel.writer import saved
from texts.papers import labels as words

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
    draw_charts(book[words.CHARTS], facts)
    book.properties.title = whole.title
    book.properties.creator = facts.library
    return saved(book, {sheet_name(one): one for one in whole.tables}, facts.data_at)


def print_table(book: Workbook, styles: Styles, table: Table, whole: Paper) -> None:
    """One table as one sheet."""
    sheet: Any = book.create_sheet(sheet_name(table))
    for down, row in enumerate(table.rows, 1):
        for across, cell in enumerate(row, 1):
            if cell is not None:
                _write(sheet, styles, down, across, cell)
    for down, height in enumerate(heights(table), 1):
        # As the writer asks for it: openpyxl's own object takes longer to make and to ask than a row of cells.
        sheet.row_dimensions[down] = {"ht": safe_string(height), "customHeight": "1"}
    _box(sheet, table)
    _set_page(sheet, table, whole)


def sheet_name(table: Table) -> str:
    """As long as Excel allows."""
    return table.name[:31]


def _write(sheet: Any, styles: Styles, down: int, across: int, cell: Cell) -> None:
    # Not by `sheet.cell` and `value`: they look for what the cell means, which is known, and take most of the time.
    written: Any = Printed(sheet, down, across)
    if isinstance(cell.value, str):
        written._value = ILLEGAL_CHARACTERS_RE.sub("", cell.value)[:LONGEST]
        written.data_type = "s"  # a note that begins with "=" is still a note
    elif isinstance(cell.value, Decimal):
        whole = int(cell.value)
        written._value = whole if whole == cell.value else float(cell.value)
    elif cell.value is not None:
        written.value = cell.value
    written._style = styles.of(cell)
    sheet._cells[down, across] = written


def _box(sheet: Any, table: Table) -> None:
    """Cells that one reaches over have its borders too."""
    for down, row in enumerate(table.rows, 1):
        for across, cell in enumerate(row, 1):
            if cell is None or (cell.wide == 1 and cell.high == 1):
                continue
            style = sheet._cells[down, across]._style
            for y in range(down, down + cell.high):
                for x in range(across, across + cell.wide):
                    if (y, x) != (down, across):
                        covered: Any = Printed(sheet, y, x)
                        covered._style = style
                        sheet._cells[y, x] = covered


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
