"""How figures and names are written for people."""

import pytest

from texts.wording import unit_name


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
