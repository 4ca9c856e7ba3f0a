"""Small forms of the cast's own plan."""

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal

import xlsxwriter
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.own_forms.made import written
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


def form_of(*cells: str, look: str = "", more: Callable[[xlsxwriter.Workbook], object] = lambda _: None) -> bytes:
    """A sheet `Reja` with these texts in its first column."""

    def build(book: xlsxwriter.Workbook) -> None:
        sheet, shown = book.add_worksheet("Reja"), book.add_format({"num_format": look} if look else {})
        for line, text in enumerate(cells):
            sheet.write(line, 0, text, shown)
        more(book)

    return written(build)


def packed(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return kept.getvalue()
