"""The same words said of a count, a level and a percent: what each of them takes, and what it asks about."""

from decimal import Decimal

import pytest

from plan.indicator import Indicator, Kind, Window
from plan.typed.answers import read_answers
from plan.typed.assignment import Assigned, NotRead, Outcome, assign_lines


def read_for(kind: Kind, unit: str, typed: str) -> Outcome:
    row = Indicator(1, "I", "I", "5", None, "Nomi", unit, kind, None, None, Window(1, 12), departments=(1,))
    [outcome] = assign_lines(read_answers(typed, whole=False, month=3), [row], [row])
    return outcome


@pytest.mark.parametrize("typed", ["20 ta qaytarildi", "2 та", "5 ta chiqib ketdi", "7 nusxa", "3 чел.", "5) 12 kishi"])
def test_a_percent_never_takes_a_count_of_things(typed: str) -> None:
    outcome = read_for("percent", "Foiz", typed)
    assert isinstance(outcome, NotRead)
    assert (outcome.unclear.why, outcome.unclear.candidates) == ("unit", ())


@pytest.mark.parametrize("typed", ["95", "95 %", "95 фоиз", "Davomat: 95", "95 процентов"])
def test_a_percent_is_taken_as_before(typed: str) -> None:
    assert isinstance(read_for("percent", "Foiz", typed), Assigned)


@pytest.mark.parametrize(
    ("typed", "change"),
    [
        ("3 ta kam", -3),
        ("3 та кам", -3),
        ("5 ta chiqib ketdi", -5),
        ("5 та чиқиб кетди", -5),
        ("5 nafar kamaydi", -5),
        ("3 kishi kam bo'ldi", -3),
        ("на 3 меньше", -3),
        ("убыло 5", -5),
        ("выбыли 4 человека", -4),
        ("5) 3 ta kam", -3),
        ("5) на 6 меньше", -6),
    ],
)
def test_what_a_level_lost_is_no_level(typed: str, change: int) -> None:
    outcome = read_for("level", "nafar", typed)
    assert isinstance(outcome, NotRead)
    assert outcome.unclear.why in ("change", "grew")
    assert outcome.unclear.amount == Decimal(change)


@pytest.mark.parametrize("typed", ["5 ta chiqib ketdi", "убыло 5", "5 та ҳисобдан чиқарилди"])
def test_a_count_of_what_has_gone_is_taken(typed: str) -> None:
    outcome = read_for("count", "nafar", typed)
    assert isinstance(outcome, Assigned)
    assert outcome.value == 5


def test_what_is_left_of_a_level_is_taken() -> None:
    outcome = read_for("level", "nafar", "1647 ta qoldi")
    assert isinstance(outcome, Assigned)
    assert outcome.value == 1647
