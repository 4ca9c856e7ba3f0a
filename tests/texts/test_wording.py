"""How figures and names are written for people."""

import pytest

from texts.language import languages, speaking
from texts.wording import one_apostrophe, short_department, short_month, unit_name


@pytest.mark.parametrize(
    ("in_the_plan", "behind_a_number"),
    [
        ("Nafar", "nafar"),
        ("Bibliografik yozuvlar", "bibliografik yozuv"),
        ("Библиографик ёзувлар", "библиографик ёзув"),
        ("Nusxa jami", "nusxa"),
        ("Jami", "jami"),
        ("Dollar", "dollar"),
        ("AKT", "AKT"),
        ("MB", "MB"),
        ("%", "%"),
        ("so'm", "so'm"),
        ("", ""),
        ("lar", "lar"),
    ],
)
def test_a_unit_stays_singular_behind_a_number(in_the_plan: str, behind_a_number: str) -> None:
    assert unit_name(in_the_plan) == behind_a_number


@pytest.mark.parametrize(
    ("in_the_plan", "on_a_phone"),
    [
        ("Elektron resurslar bo‘limi", "Elektron resurslar"),
        ("Axborot-bibliografiya xizmati", "Axborot-bibliografiya"),
        ("Axborot-kommunikatsiya texnologiyalari va raqamlashtirish xizmati", "AKT va raqamlashtirish"),
        ("Fondlarni to‘ldirish, saqlash va ularga ishlov berish xizmati", "Fondlar"),
        ("Abonement va foydalanuvchilarga xizmat ko'rsatish xizmati", "Abonement"),
        ("Kadrlar bo'yicha inspektor", "Kadrlar bo'yicha inspektor"),
    ],
)
def test_a_departments_name_fits_a_phone(in_the_plan: str, on_a_phone: str) -> None:
    assert short_department(in_the_plan) == on_a_phone


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Bibliografik qo‘llanmalar, gʻoya, taʼlim", "Bibliografik qo'llanmalar, g'oya, ta'lim"),
        ("yo‘", "yo'"),
        ("‘so'z’", "‘so'z’"),
        ("1ʻ200", "1ʻ200"),
        ("Ўқув", "Ўқув"),
    ],
)
def test_a_word_has_one_kind_of_apostrophe(written: str, shown: str) -> None:
    assert one_apostrophe(written) == shown


@pytest.mark.parametrize("spoken", languages())
def test_no_two_short_months_are_alike(spoken: str) -> None:
    with speaking(spoken):
        assert len({short_month(month) for month in range(1, 13)}) == 12
