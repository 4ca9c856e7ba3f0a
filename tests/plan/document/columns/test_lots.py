"""Figures counted in tens, dozens, hundreds or packs: asked wherever the words stand, never taken as ones."""

from decimal import Decimal

import pytest

from plan.document.figure import PlanDocument
from tests.support.plans.answered import read_lines, required
from tests.support.plans.written_plans import SECTION, TITLE
from texts.planning.file.doubts import choice_text

HEADING = "№ | Ko'rsatkich nomi | O'lchov birligi | 2025-yil (fakt) | 2026-yil (reja) | Muddati | Mas'ul"
END = "yil davomida | Axborot xizmati"
NOTE = " | | | | | |"


def read(unit: str = "nusxa", *, name: str = "Kitob berish", head: str = "(reja)", **more: str) -> PlanDocument:
    above = (TITLE, SECTION, *([more.pop("above")] if "above" in more else []))
    below = [more.pop("below") + NOTE] if "below" in more else []
    lines = HEADING.replace("(reja)", head), f"1. | {name} | {unit} | 7 | 30 | {END}", *below
    return read_lines(lines, above=above, row_unclear="skip", **more)


def only(document: PlanDocument) -> tuple[str, Decimal | None, Decimal | None]:
    (figure,) = document.figures
    return figure.unit, figure.baseline, figure.target


@pytest.mark.parametrize(
    ("unit", "read_as"),
    [
        ("yuz dona", ("dona", 700, 3000)), ("yuztalik", ("ta", 700, 3000)), ("сотен шт.", ("шт.", 700, 3000)),
        ("юзта", ("ta", 700, 3000)), ("o'nta", ("ta", 70, 300)), ("десятков экз.", ("экз.", 70, 300)),
        ("dyujina", ("ta", 84, 360)), ("nusxa (25 nusxa)", ("nusxa", 175, 750)), ("500 dona", ("dona", 3500, 15000)),
        ("quti (24 dona)", ("dona", 168, 720)), ("x 10 nusxa", ("nusxa", 70, 300)),
    ],
)  # fmt: skip
def test_a_unit_of_many_is_asked_and_multiplied(unit: str, read_as: tuple[str, int, int]) -> None:
    document = read(unit)
    assert required(document) == ["figures_in_lots"]
    assert only(read(unit, figures_in_lots="times")) == read_as
    assert only(read(unit, figures_in_lots="as_printed")) == (unit, 7, 30)


@pytest.mark.parametrize(
    ("head", "target"),
    [("reja, yuz dona", 3000), ("режа (юзта)", 3000), ("план, десятков", 300), ("reja, o'nlab", 300),
     ("reja ×100", 3000), ("reja (dona, 50 tadan)", 1500), ("план (100 экз.)", 3000), ("reja, dyujinada", 360)],
)  # fmt: skip
def test_a_heading_of_many_is_asked_and_multiplies_its_own_column(head: str, target: int) -> None:
    assert required(read(head=head)) == ["figures_in_lots"]
    assert only(read(head=head, figures_in_lots="times")) == ("nusxa", 7, target)


@pytest.mark.parametrize(
    "where",
    [
        {"name": "Kitob berish (yuz nusxa)"},
        {"name": "Kitob berish, yuztada"},
        {"above": "(yuz nusxada)"},
        {"above": "O'lchov birligi: yuz nusxa"},
        {"below": "Izoh: raqamlar yuzta hisobida berilgan"},
        {"below": "* 1 birlik = 100 nusxa"},
        {"below": "Примечание: данные в сотнях"},
    ],
)
def test_words_around_the_row_may_say_it_too(where: dict[str, str]) -> None:
    document = read(**where)
    assert required(document) == ["figures_in_lots"]
    assert only(read(**where, figures_in_lots="times")) == ("nusxa", 700, 3000)
    assert only(read(**where, figures_in_lots="scaled_unit")) == ("yuz nusxa", 7, 30)


def test_a_note_says_how_many_are_in_a_pack_of_the_rows_counted_so() -> None:
    assert only(read("paket", below="1 paket = 50 dona", figures_in_lots="times")) == ("paket", 350, 1500)
    assert not read("nusxa", below="1 paket = 50 dona").doubts


def test_a_pack_of_which_nothing_says_how_many_it_holds_is_typed() -> None:
    document = read(head="reja, paketda")
    (doubt,) = document.doubts
    assert (doubt.code, doubt.required, doubt.typed) == ("figures_in_lots", True, "number")
    assert only(read(head="reja, paketda", figures_in_lots="1500")) == ("nusxa", 7, 1500)
    assert not read("paket", head="reja, paketda").doubts


def test_the_buttons_say_by_how_much() -> None:
    (doubt,) = read(name="Kitob berish (yuz nusxa)").doubts
    assert [choice_text(choice) for choice in doubt.choices] == [
        "100 ga ko'paytirilsin", "o'lchov birligi «yuz nusxa» bo'lsin", "yozilganidek qolsin",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "where",
    [
        {"unit": "quti"}, {"unit": "1 dona"}, {"unit": "1000 kishiga"}, {"unit": "soat"},
        {"name": "Yuz yillik bayrami (yuz yillik)"}, {"name": "Buklet (100 nusxa)"}, {"head": "reja, 12 oyga"},
        {"name": "Onlayn dars, yuzma-yuz"}, {"head": "(reja, nusxa)"},
        {"below": "Izoh: 1-bandda 5 ta filial hisobga olingan"},
    ],
)  # fmt: skip
def test_other_words_and_numbers_are_no_lots(where: dict[str, str]) -> None:
    document = read(**where)
    assert "figures_in_lots" not in [doubt.code for doubt in document.doubts]


@pytest.mark.parametrize(
    ("target", "offered"),
    [
        ("30 yuzta", ["3000"]),
        ("30 o'nlab", ["300"]),
        ("7 сотен", ["700"]),
        ("6 quti", []),
    ],
)
def test_the_bare_digits_beside_such_a_word_are_never_offered(target: str, offered: list[str]) -> None:
    document = read_lines([HEADING, f"1. | Kitob berish | nusxa | 7 | {target} | {END}"])
    (doubt,) = document.doubts
    assert doubt.required
    assert [choice.id for choice in doubt.choices] == [*offered, "none"]
