"""Which rows a typed word finds, in any spelling and with any ending."""

from decimal import Decimal

import pytest

from plan.indicator import Indicator, Window
from plan.typed.rows.finding import is_number, rows_holding, searched_words

NAMES = {
    "14": "Kitobxonlar qatnovining hisobini olib borish",
    "15": "Foydalanuvchilarga kitob berilishi hisobini olib borish",
    "26": "Bosma nashrlarni raqamlashtirish",
    "8": "“Kitobxonlik haftaligi”ni tashkil qilish va o‘tkazish",
    "30": "Ko'rgazmalar",
}


def row(key: int, number: str, name: str, short: str = "") -> Indicator:
    return Indicator(
        key, "IV", "ASOSIY", number, None, name, "Nusxa", "count", None, Decimal(9), Window(1, 12), short_name=short
    )


ROWS = [row(key, number, name) for key, (number, name) in enumerate(NAMES.items())] + [
    row(9, "31", "Tadbir", "Uchrashuv")
]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("kitob", ["14", "15", "8"]),
        ("китоб", ["14", "15", "8"]),
        ("KITOB berilishi", ["15"]),
        ("kitoblarni", ["14", "15", "8"]),
        ("qatnov", ["14"]),
        ("қатновининг", ["14"]),
        ("raqamlashtirishni", ["26"]),
        ("haftaligi o'tkazish", ["8"]),
        ("haftaligi oʻtkazish", ["8"]),
        ("korgazma", ["30"]),
        ("uchrashuvlar", ["31"]),
        ("IV.26", ["26"]),
        ("iv.14", ["14"]),
        ("nusxa", ["14", "15", "26", "8", "30", "31"]),
        ("salom", []),
        ("va", []),
        ("", []),
        ("kitob traktor", []),
    ],
)
def test_it_finds_the_rows_that_hold_every_word(typed: str, numbers: list[str]) -> None:
    assert [found.number for found in rows_holding(ROWS, searched_words(typed))] == numbers


@pytest.mark.parametrize(
    "typed", ["14", "1 200", "1.200", "1200 ta", "o'n ikki", "yigirma", "14) 9870", "kitob 45", "ikki yuz"]
)
def test_a_number_is_no_search(typed: str) -> None:
    assert is_number(typed)


@pytest.mark.parametrize("typed", ["kitob", "qatnov", "ko'rgazma"])
def test_a_word_is_no_number(typed: str) -> None:
    assert not is_number(typed)
