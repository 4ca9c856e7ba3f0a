"""Small Word and Excel files, made for one test each."""

import io
from collections.abc import Callable

import docx
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from reports.read.plan_file import read_tables


def made_workbook(rows: list[list[object]], change: Callable[[Worksheet], None] | None = None) -> bytes:
    """A workbook of one sheet with these rows, and whatever `change` does to it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in rows:
        sheet.append(cells)
    if change:
        change(sheet)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def word_rows(build: Callable[[docx.document.Document], None]) -> list[tuple[str, ...]]:
    """What is read out of a document: the texts of each row and of each line between the tables."""
    document = docx.Document()
    build(document)
    return [row.cells for table in read_tables(saved(document), "reja.docx") for row in table.rows]


def saved(document: docx.document.Document) -> bytes:
    """A document as its file."""
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
