"""Slips of the pen in a plan: a word that stands there once, a letter away from one that stands there often."""

import pytest

from plan.document.cell.slips import Slip, slips_of
from plan.document.figure import Figure
from plan.document.reader import read_plan
from plan.document.table.tables import Place
from tests.support.plans.plans import real_tables

OFTEN = "Axborot-kutubxona markazida raqamlashtirish, kutubxonachilar to'garagi, yaratish"


def figure(number: str, name: str) -> Figure:
    return Figure("I", "", number, None, name, "Dona", "count", None, None, None, "", "", (), (), Place(1))


def found(name: str) -> list[tuple[str, str]]:
    usual = [figure(str(number), OFTEN) for number in range(2, 8)]
    slips = slips_of([figure("1", name), *usual])
    assert {(slip.section, slip.number) for slip in slips} <= {("I", "1")}
    return [(slip.printed, slip.usual) for slip in slips]


@pytest.mark.parametrize(
    ("name", "slip"),
    [
        ("Tuman xborot-kutubxona markazi", ("xborot", "axborot")),
        ("Bosma nashrlarni raqamlshtirish", ("raqamlshtirish", "raqamlashtirish")),
        ("Yosh kutbuxonachilar bilan ishlash", ("kutbuxonachilar", "kutubxonachilar")),
        ("Yosh kutubxxonachilar", ("kutubxxonachilar", "kutubxonachilar")),
        ("Кутбухоначилар куни", ("Кутбухоначилар", "kutubxonachilar")),
        ("Fondni raqamlavhtirish", ("raqamlavhtirish", "raqamlashtirish")),
    ],
)
def test_it_finds_a_letter_left_out_doubled_mistaken_or_moved(name: str, slip: tuple[str, str]) -> None:
    assert found(name) == [slip]


@pytest.mark.parametrize(
    "name",
    [
        "Ijroga qaratish",
        "Kutubxonalarga yordam, kutubxonani ta'mirlash",
        "To‘garagi, to'garaklar",
        "Raqamlashtirishni davom ettirish",
        "Markazda, markazida va markazidan",
        "Axborot, AXBOROT va ахборот",
    ],
)
def test_endings_alphabets_and_words_of_their_own_are_no_slips(name: str) -> None:
    assert found(name) == []


def test_the_real_plan_has_one() -> None:
    document = read_plan(real_tables("xlsx"))
    assert document.slips == (Slip("V", "28", "xborot", "axborot"),)
    assert document.loadable
