"""Papers opened again with the libraries of others: what stands in them, as a reader would copy it out."""

import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

import docx
from docx.document import Document
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reports.content.cell_text import printed_cell
from reports.content.table import Cell, Row, Table
from reports.looks import LOOKS
from tests.support.papers.pdf import pages_of, table_rows

Rows = list[list[str]]


def plain(text: str | None) -> str:
    """Text without the line ends that a narrow column makes, and with ordinary spaces and hyphens for those at which
    no line may end."""
    return " ".join((text or "").replace("\u00a0", " ").replace("\u2011", "-").split())


def squeezed(text: str | None) -> str:
    """Text without any space at all: in a PDF a word's end and a line's end look the same."""
    return re.sub(r"[\s\u00a0]+", "", text or "")


def wanted_rows(table: Table) -> Rows:
    """What a printed table should say, cell by cell; places that another cell reaches over are left out."""
    return [[plain(printed_cell(cell)) for cell in row if cell is not None] for row in table.rows]


@lru_cache(maxsize=2)
def book_of(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def sheet_of(content: bytes, name: str) -> Worksheet:
    sheet = book_of(content)[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def cell_text(value: Any, cell: Cell) -> str:
    """A workbook's value as the other forms would print it."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = Decimal(str(value)) if isinstance(cell.value, Decimal) else value
        value = value / 100 if cell.meaning == "percent" and isinstance(value, Decimal) else value
    return plain(printed_cell(Cell(value, cell.meaning)))


def sheet_rows(content: bytes, table: Table) -> Rows:
    """The cells of a sheet where its table has any."""
    sheet = sheet_of(content, table.name)
    return [
        [cell_text(sheet.cell(down, across).value, cell) for across, cell in enumerate(row, 1) if cell is not None]
        for down, row in enumerate(table.rows, 1)
    ]


@lru_cache(maxsize=2)
def _document_of(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def word_rows(content: bytes) -> Rows:
    """The one table of a Word letter; merged cells once."""
    (table,) = _document_of(content).tables
    return [[plain(cell.text) for cell in _once(row.cells)] for row in table.rows]


def _once(cells: Any) -> Iterator[Any]:
    seen = set()
    for cell in cells:
        if cell._tc not in seen:
            seen.add(cell._tc)
            yield cell


def word_text(content: bytes) -> str:
    """Every paragraph of a Word letter outside its table, and what stands on every page."""
    document = _document_of(content)
    section = document.sections[0]
    around = [*section.header.paragraphs, *section.footer.paragraphs]
    return "\n".join(paragraph.text for paragraph in (*document.paragraphs, *around))


def pdf_pages(content: bytes) -> list[str]:
    """The text of every page, without the mark that lies across it."""
    return [page.text for page in pages_of(content)]


def marked_pages(content: bytes) -> list[bool]:
    """Whether each page has the draft's mark lying across it."""
    return [page.marked for page in pages_of(content)]


def pdf_rows(content: bytes, table: Table) -> list[dict[int, str]]:
    """The rows of a PDF's table below its headings, which every page has to repeat: column → text without spaces."""
    rows: list[dict[int, str]] = []
    headings = _filled_cells(table.rows[table.head_from : table.head_to])
    for page in table_rows(content):
        page_rows = [{at: text for at, cell in enumerate(row) if (text := squeezed(cell))} for row in page]
        assert page_rows[: len(headings)] == (headings if page_rows else [])
        rows += page_rows[len(headings) :]
    return list(_joined(rows))


def _joined(rows: list[dict[int, str]]) -> Iterator[dict[int, str]]:
    """Rows that a page's end has parted, whole again: what goes on has nothing but more of one cell."""
    whole: dict[int, str] = {}
    for row in rows:
        if len(row) == 1 and 0 not in row and whole:
            ((at, more),) = row.items()
            whole[at] += more
            continue
        if whole:
            yield whole
        whole = row
    if whole:
        yield whole


def wanted_pdf_rows(table: Table) -> list[dict[int, str]]:
    """The same of the table itself."""
    return _filled_cells([row for row in table.rows[table.head_to :] if is_ruled(row)])


def is_ruled(row: Row) -> bool:
    """Whether a row has lines around its cells; what stands below a table has none."""
    return any(cell is not None and LOOKS[cell.meaning].framed for cell in row)


def is_figure(table: Table, row: Row) -> bool:
    """Whether a row is a figure's: no heading, no band, no name of several figures, nothing around the table."""
    if not any(row is figure for figure in table.rows[table.head_to :]) or (row[0] is not None and row[0].wide > 1):
        return False
    target = _place_of_target(table)
    return is_ruled(row) and (target is None or (cell := row[target]) is None or cell.value is not None)


def _place_of_target(table: Table) -> int | None:
    """Where a form has what was promised: of every figure, a dash if nothing was."""
    for row in table.rows[table.head_from : table.head_to]:
        for at, cell in enumerate(row):
            if cell is not None and str(cell.value).endswith("(reja)"):
                return at
    return None


def _filled_cells(rows: Sequence[Row]) -> list[dict[int, str]]:
    return [
        {at: text for at, cell in enumerate(row) if cell is not None and (text := squeezed(printed_cell(cell)))}
        for row in rows
    ]
