"""All words of a printed paper, whatever its format, as somebody who opens it reads them."""

import io

import docx
import pypdfium2
from openpyxl import load_workbook

from reports.kinds import Print


def words_of(paper: Print) -> list[str]:
    """Cell by cell, line by line; of a picture nothing."""
    if paper.name.endswith(".csv"):
        return paper.content.decode("utf-8-sig").splitlines()
    if paper.name.endswith(".xlsx"):
        book = load_workbook(io.BytesIO(paper.content))
        values = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
        return [*book.sheetnames, *(value for value in values if isinstance(value, str))]
    if paper.name.endswith(".docx"):
        document = docx.Document(io.BytesIO(paper.content))
        section = document.sections[0]
        around = [*section.header.paragraphs, *section.footer.paragraphs]
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return [*(paragraph.text for paragraph in (*document.paragraphs, *around)), *cells]
    return _lines(paper.content) if paper.name.endswith(".pdf") else []


def _lines(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    return [line for text in texts for line in text.splitlines()]
