"""Which row a line that was not read names at its head."""

from dataclasses import replace

import pytest

from plan.typed.assignment import NotRead, of_named_row
from plan.typed.numbers import Unclear, read_number
from tests.plan.typed.sayings.table import rows_of

NAMES = {"14": "Kitobxonlar qatnovi", "15": "Kitob berilishi"}
ROWS = [replace(row, name=NAMES.get(row.number, row.name)) for row in rows_of("nusxa")]


@pytest.mark.parametrize(
    ("line", "row", "offered"),
    [
        ("15 - 4 emas 6, xato yozilgan", "15", []),
        ("23 uchun 7 ta, xato kiritilgan ekan", "23", []),
        ("15-bandga 3 ta qo'shing", "15", None),
        ("23 - o'tgan oyniki", "23", []),
        ("kitob berilishi 5 emas 6", "15", [6]),
        ("китоб берилиши 40 ёки 50", "15", [40, 50]),
        ("15 ta emas 16 ta", None, None),
        ("15-16 ta", None, [15, 16]),
        ("15 yoki 16 ta", None, [15, 16]),
        ("77 - adashdim", None, None),
    ],
)
def test_a_row_at_the_head_of_a_line_is_meant(line: str, row: str | None, offered: list[int] | None) -> None:
    unclear = read_number(line, whole=False)
    assert isinstance(unclear, Unclear)
    found = of_named_row(NotRead(ROWS[0], unclear), ROWS[0], ROWS)
    assert isinstance(found, NotRead)
    assert found.indicator is not None
    assert (found.indicator.number if found.named else None) == row
    assert offered is None or list(found.unclear.candidates) == offered
