"""Small forms of the cast's own plan."""

import io
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.people.cast import SMALL_PLAN


def book_of(*rows: tuple[str | int | float | Decimal | None, ...]) -> bytes:
    """A workbook of one sheet with these rows."""
    made = Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def form_of_cast() -> bytes:
    """The plan's numbers and names with an empty column beside them."""
    rows = [(f"{row.section}.{row.number}", row.name, None) for row in SMALL_PLAN if not row.part]
    return book_of(("№", "Nomi", "Amalda"), *rows)
