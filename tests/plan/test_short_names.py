"""The short name that a row is offered: of a decree its number and date, of a task what is worked on."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.fold import fold
from plan.short_names.apart import told_apart
from plan.short_names.offered import LENGTH, next_year_of, offered_short_name
from tests.support.plans.plans import real_plan

with (Path(__file__).parent / "short_names.csv").open(encoding="utf-8") as file:
    NAMES = [(line["short"], line["name"]) for line in csv.DictReader(file, delimiter=";", quoting=csv.QUOTE_NONE)]

_DECREE = "Vazirlar Mahkamasining 2024-yil 7-noyabrdagi 743-son qaror"
ALIKE = [
    [
        (f"{_DECREE}ining 3-bandi ijrosini ta'minlash", "VM 743-son qarori, 3-band"),
        (f"{_DECREE}ining 5-bandi ijrosini ta'minlash", "VM 743-son qarori, 5-band"),
    ],
    [
        (f"{_DECREE}i ijrosi yuzasidan maktablarda tadbirlar o'tkazish", "VM 743-son qarori: maktablarda"),
        (f"{_DECREE}i ijrosi yuzasidan viloyatga axborot berish", "VM 743-son qarori: viloyatga"),
    ],
    [
        ("Bolalar uchun tadbirlar va ko'rgazmalarni tashkil qilish va o'tkazish", "Bolalar uchun tadbirlar"),
        ("Kattalar uchun tadbirlar va ko'rgazmalarni tashkil qilish va o'tkazish", "Kattalar uchun tadbirlar"),
    ],
    [
        ("Abonementda foydalanuvchilarga kitob berilishi hisobini olib borish", "Abonementda: kitob berilishi"),
        ("O'quv zalida foydalanuvchilarga kitob berilishi hisobini olib borish", "O'quv: kitob berilishi"),
    ],
    [("Kitob berish", "Kitob berish"), ("Kitoblarni berish", "Kitoblarni berish")],
]


@pytest.mark.parametrize(("short", "name"), NAMES)
def test_it_offers_a_name_that_fits_a_button(short: str, name: str) -> None:
    assert offered_short_name(name) == short


@given(st.text(max_size=200))
def test_it_offers_no_name_that_is_too_long(name: str) -> None:
    assert len(offered_short_name(name)) <= LENGTH


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_it_offers_every_row_of_a_plan_a_name_of_its_own_that_begins_with_itself(form: str) -> None:
    names = list(dict.fromkeys(figure.name for figure in real_plan(form).figures))
    apart = told_apart(names)
    offered = [apart.get(name) or offered_short_name(name) for name in names]
    assert len(set(map(fold, offered))) == len(offered)
    assert "" not in offered
    for name, short in zip(names, offered, strict=True):
        first = fold(short.split()[0])
        assert fold(name).startswith(first) or not first.endswith(("lari", "larini", "sini", "markazi")), short
        if not re.search(r"-son ", short):
            printed = fold(name).split()
            assert all(any(fold(word)[:-2] in whole for whole in printed) for word in short.split()), short


@pytest.mark.parametrize("alike", ALIKE, ids=[row[0][1] for row in ALIKE])
def test_it_tells_rows_apart_that_would_be_called_the_same(alike: list[tuple[str, str]]) -> None:
    names = [name for name, _ in alike]
    apart = told_apart(names)
    assert [apart.get(name) or offered_short_name(name) for name in names] == [short for _, short in alike]


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
