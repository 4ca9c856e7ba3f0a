"""A note below the table that says in what its figures are counted is asked about, as the same words above it are."""

import pytest

from plan.document.figure import PlanDocument
from tests.support.plans.plans import codes, read, row

ROWS = (
    row("1.", "Kitob berilishi", "Nusxa", "100", "120"),
    row("2.", "Kitob xaridi", "Nusxa", "100", "120"),
    row("3.", "Kitobxonlar qatnovi", "Nafar", "100", "120"),
)


def with_note(note: str) -> PlanDocument:
    return read(*ROWS, (note, "", "", "", ""))


@pytest.mark.parametrize(
    ("note", "rows"),
    [
        ("Izoh: 1-2 bandlardagi raqamlar ming hisobida berilgan.", 2),
        ("Izoh: 3-banddagi raqamlar ming hisobida berilgan.", 1),
        ("* raqamlar ming hisobida", 3),
        ("Изоҳ: рақамлар минг ҳисобида", 3),
        ("Примечание: данные в тысячах", 3),
        ("Raqamlar ming nusxa hisobida keltirilgan", 3),
    ],
)
def test_a_note_below_the_table_is_asked_about(note: str, rows: int) -> None:
    [scaled] = [doubt for doubt in with_note(note).doubts if doubt.code == "figures_scaled"]
    assert len(scaled.rows) == rows


@pytest.mark.parametrize(
    "note", ["Izoh: hisobot 5 ming nusxadan iborat", "Izoh: reja tasdiqlangan", "* yangi ko'rsatkich"]
)
def test_other_notes_scale_nothing(note: str) -> None:
    assert "figures_scaled" not in codes(with_note(note))
