"""The raw numbers as a CSV file: what was reported, by whom and when, one line for each figure, department and month.

Semicolons and a byte order mark, because Excel under Uzbek and Russian settings reads nothing else without being asked.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

FORMULA_SIGNS = "=+-@\t\r"


def csv_file(head: Sequence[str], rows: Iterable[Sequence[str | int | Decimal | None]]) -> bytes:
    """Rows as bytes. Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    kept = io.StringIO()
    writer = csv.writer(kept, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_safe(value) for value in row])
    return b"\xef\xbb\xbf" + kept.getvalue().encode()


def _safe(value: str | int | Decimal | None) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f").replace(".", ",")
    text = " ".join(str(value).split()) if isinstance(value, str) else str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in FORMULA_SIGNS and text else text
