"""A neutral cell as the text that letters and PDFs show; a workbook keeps numbers as numbers instead."""

import re
from datetime import date
from decimal import Decimal

from reports.table import Cell
from texts.papers import day
from texts.wording import number, percent

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def printed(cell: Cell) -> str:
    """What stands in the cell; nothing where nobody said anything, which is not 0."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return percent(value) if cell.meaning == "share" else number(value)
    return day(value) if isinstance(value, date) else clean(str(value))


def clean(text: str) -> str:
    """Text without the control characters that no document can hold."""
    return _NOT_XML.sub("", text)
