"""Labels of buttons as a phone shows them."""

import pytest

from sandbox.messages.labels import NARROW, USUAL, cut_label, room, width


@pytest.mark.parametrize(
    ("label", "buttons", "screen", "shown"),
    [
        ("📨 Topshirish", 1, NARROW, "📨 Topshirish"),
        ("📌 Bu oyda ish bo'lgan bandlar", 1, NARROW, "📌 Bu oyda ish bo'lgan bandlar"),
        ("📌 Bu oyda ish bo'lgan bandlar", 2, USUAL, "📌 Bu oyda ish bo'lga…"),
        ("30 671 (fevraldagidek)", 2, NARROW, "30 671 (fevraldagi…"),
        ("🕓 Noma'lum", 3, USUAL, "🕓 Noma'lum"),
        ("Ёрдам ва ҳисобот", 4, USUAL, "Ёрдам…"),
    ],
)
def test_a_label_is_cut_where_it_is_too_long(label: str, buttons: int, screen: int, shown: str) -> None:
    assert cut_label(label, buttons, screen) == shown


def test_what_is_left_of_a_label_fits() -> None:
    for buttons in range(1, 9):
        assert width(cut_label("Foydalanuvchilarga xizmat ko'rsatish " * 3, buttons)) <= room(buttons)


@pytest.mark.parametrize(("joined", "single"), [("👨‍👩‍👧", "👨"), ("⬅️", "◀️"), ("👍🏽", "👍")])
def test_a_picture_of_several_signs_is_one_picture_wide(joined: str, single: str) -> None:
    assert width(joined) == width(single)
