"""A neutral cell as the text that letters and PDFs show; a workbook keeps numbers as numbers instead."""

import re
from datetime import date
from decimal import Decimal

from reports.content.table import Cell, Table
from texts.papers.labels import paper_day
from texts.wording import grouped_number, share_in_percent, tenths_of_percent

_IN_A_DAY = re.compile(r"(?<=\d)-(?=[^\W\d_])")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def printed_cell(cell: Cell) -> str:
    """What stands in the cell; nothing where nobody said anything, which is not 0."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, Decimal):
        if cell.meaning == "percent":
            return tenths_of_percent(value)
        return share_in_percent(value) if cell.meaning == "share" else grouped_number(value)
    return paper_day(value) if isinstance(value, date) else without_control_characters(str(value))


def column_widths(table: Table) -> list[float]:
    """Each column's width, in what the table's own are: as asked, but never less than its longest figure, which must
    not be broken and which a workbook would show as ####."""
    needed = [column.width for column in table.columns]
    letter, beside = (1.2, 1.0) if table.sheet is None else (table.sheet.points * 0.2, 1.5)
    for row in table.rows:
        for at, cell in enumerate(row):
            if cell is not None and isinstance(cell.value, Decimal):
                needed[at] = max(needed[at], len(printed_cell(cell)) * letter + beside)
    return needed


def unparted(text: str) -> str:
    """Text in which no line ends within `28-yanvardagi` or `46-son`: office programs part it at the hyphen."""
    return _IN_A_DAY.sub("\u2011", text)


def without_control_characters(text: str) -> str:
    """Text without the control characters that no document can hold."""
    return _NOT_XML.sub("", text)
