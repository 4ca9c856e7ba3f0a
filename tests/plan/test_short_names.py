"""The short name that a row is offered: of a decree its number and date, of a task what is worked on."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.short_names import LENGTH, next_year_of, offered_short_name

with (Path(__file__).parent / "short_names.csv").open(encoding="utf-8") as file:
    NAMES = [(line["short"], line["name"]) for line in csv.DictReader(file, delimiter=";", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("short", "name"), NAMES)
def test_it_offers_a_name_that_fits_a_button(short: str, name: str) -> None:
    assert offered_short_name(name) == short


@given(st.text(max_size=200))
def test_it_offers_no_name_that_is_too_long(name: str) -> None:
    assert len(offered_short_name(name)) <= LENGTH


@pytest.mark.parametrize(
    ("name", "moved"),
    [
        ("“Central Asia – 2025” konferensiyasi", "“Central Asia – 2026” konferensiyasi"),
        ("INFOLIB UZBEKISTAN-2025", "INFOLIB UZBEKISTAN-2026"),
        ("2025-yil uchun obuna tashkil etish", "2026-yil uchun obuna tashkil etish"),
        ("Vazirlar Mahkamasining 2025-yil 1-martdagi 88-son qarori", None),
        ("01.03.2025 dagi 88-son buyruq ijrosi", None),
        ("2022-2025-yillarga mo'ljallangan dastur", None),
        ("2025-2026 o'quv yili tadbirlari", None),
        ("12025 nusxa kitob", None),
        ("2024-yil yakunlari", None),
    ],
)
def test_it_moves_the_plans_own_year_and_no_decrees(name: str, moved: str | None) -> None:
    assert next_year_of(name, 2025) == (moved or name)
