"""The same words said of a count, a level and a percent: what each of them takes, and what it asks about."""

from decimal import Decimal

import pytest

from plan.indicator import Indicator, Kind, Window
from plan.typed.answers import read_answers
from plan.typed.assignment import Assigned, NotRead, Outcome, assign_lines


def read_for(kind: Kind, unit: str, typed: str, name: str = "Davomat") -> Outcome:
    row = Indicator(1, "I", "I", "5", None, name, unit, kind, None, None, Window(1, 12), departments=(1,))
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
        ("-3", -3),
        ("5) на 6 меньше", -6),
    ],
)
def test_what_a_level_lost_is_no_level(typed: str, change: int) -> None:
    outcome = read_for("level", "nafar", typed)
    assert isinstance(outcome, NotRead)
    assert outcome.unclear.why in ("change", "grew")
    assert outcome.unclear.amount == Decimal(change)


GONE = [
    ("5 ta chiqib ketdi", "Chiqib ketgan a'zolar"),
    ("5 та ҳисобдан чиқарилди", "Kitoblarni hisobdan chiqarish"),
    ("5 ta yo'qotildi", "Yo'qotilgan kitoblar"),
    ("списано 5", "Списание книг"),
]


@pytest.mark.parametrize(("typed", "name"), GONE)
def test_a_count_of_what_has_gone_is_taken_where_the_row_says_so(typed: str, name: str) -> None:
    outcome = read_for("count", "nafar", typed, name)
    assert isinstance(outcome, Assigned)
    assert outcome.value == 5
    elsewhere = read_for("count", "nafar", typed)
    assert isinstance(elsewhere, NotRead)
    assert (elsewhere.unclear.why, elsewhere.unclear.candidates) == ("strange_words", (Decimal(5),))


STANDING = [
    *("1647 ta qoldi", "oxirida jami 1647", "oy oxiriga 1647 ta", "mart oxirida 1647", "ой охирида 1647 нафар"),
    *("31 mart holatiga 1647", "01.04.2025 ҳолатига 1647 нафар"),
    *("mavjud 1647", "қолдиқ 1647", "числится 1647", "на конец месяца 1647", "осталось 1647"),
]


@pytest.mark.parametrize("typed", STANDING)
def test_where_a_level_stands_is_taken(typed: str) -> None:
    outcome = read_for("level", "nafar", typed)
    assert isinstance(outcome, Assigned)
    assert outcome.value == 1647


@pytest.mark.parametrize("typed", STANDING)
def test_where_something_stands_is_no_count_of_a_month(typed: str) -> None:
    assert isinstance(read_for("count", "nafar", typed), NotRead)


@pytest.mark.parametrize(
    "typed", ["fevral oxirida 1647", "yil oxirida 1647", "hafta oxirida 1647", "oy oxirigacha 1647"]
)
def test_where_a_level_stood_at_another_time_is_asked_about(typed: str) -> None:
    assert isinstance(read_for("level", "nafar", typed), NotRead)


@pytest.mark.parametrize(
    "typed",
    ["12 ta yetmadi", "12 ta yetishmayapti", "12 та етмади", "orqada 12", "qarzimiz 12", "не хватает 12 человек"],
)
def test_what_was_not_enough_is_no_level_and_on_no_button(typed: str) -> None:
    outcome = read_for("level", "nafar", typed)
    assert isinstance(outcome, NotRead)
    assert outcome.unclear.candidates == ()


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("qirq foiz", 40),
        ("қирқ фоиз", 40),
        ("сорок процентов", 40),
        ("to'qson besh", 95),
        ("yuzdan to'qson besh", 95),
        ("юздан тўқсон беш", 95),
        ("yuztadan to'qson beshta", 95),
        ("oltmishdan qirq besh", 75),
        ("oltmishtadan qirq beshtasi", 75),
    ],
)
def test_a_percent_in_words_is_offered(typed: str, percent: int) -> None:
    outcome = read_for("percent", "Foiz", typed)
    assert isinstance(outcome, NotRead)
    assert outcome.unclear.candidates == (Decimal(percent),)


@pytest.mark.parametrize("typed", ["yuzdan to'qson besh", "oltmishdan qirq besh", "uchdan bir", "mingdan yuz"])
def test_a_part_of_a_whole_is_no_count(typed: str) -> None:
    outcome = read_for("count", "nafar", typed)
    assert isinstance(outcome, NotRead)
    assert outcome.unclear.candidates == ()


@pytest.mark.parametrize(
    "typed", ["yangi 5 ta keldi", "5 ta keldi", "янги 5 та келди", "поступило 5", "5 ta sotib olindi"]
)
def test_what_a_level_got_is_no_level(typed: str) -> None:
    outcome = read_for("level", "nafar", typed)
    assert isinstance(outcome, NotRead)
    assert (outcome.unclear.why, outcome.unclear.amount) == ("change", Decimal(5))
    assert isinstance(read_for("count", "nafar", typed), Assigned)


@pytest.mark.parametrize("typed", ["jami 45", "hozirda bor 45", "45 bor", "mart oxirida 45", "oy oxirida 45 ta"])
def test_where_a_level_stands_is_taken_or_offered(typed: str) -> None:
    outcome = read_for("level", "nafar", typed)
    values = (outcome.value,) if isinstance(outcome, Assigned) else outcome.unclear.candidates  # type: ignore[union-attr]  # one of these two
    assert values == (Decimal(45),)
