"""Numbers as people type them into a plan."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.document.cell.numbers import read_number_cell, without_spelling
from tests.support.plans.plans import d


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12", [12]),
        ("1 800", [1800]),
        ("318 740", [318740]),
        ("318\u00a0740", [318740]),
        ("318740", [318740]),
        ("0", [0]),
        ("", [None]),
        ("-", [None]),
        ("–", [None]),
        ("—", [None]),
        ("16069\n1140\n8109", [16069, 1140, 8109]),
        ("16 069\n1 140\n8 109", [16069, 1140, 8109]),
        ("4\n-\n2", [4, None, 2]),
        ("228 3843", [228, 3843]),
    ],
)
def test_it_reads_one_meaning(text: str, values: list[int | None]) -> None:
    assert read_number_cell(text).readings == (tuple(d(*values)),)
    assert not read_number_cell(text).fault


def test_it_reads_decimals_after_a_comma() -> None:
    assert read_number_cell("12,5").readings == ((Decimal("12.5"),),)
    assert read_number_cell("12,0").readings == ((Decimal(12),),)


def test_it_offers_every_grouping_where_line_breaks_are_lost() -> None:
    readings = {tuple(map(int, filter(None, r))) for r in read_number_cell("255 11 244", flat=True).readings}
    assert readings == {(255, 11, 244), (255, 11244)}


def test_it_never_begins_a_figure_with_a_nought() -> None:
    assert read_number_cell("16 069", flat=True).readings == ((Decimal(16069),),)


@pytest.mark.parametrize(
    ("text", "fault", "proposals"),
    [
        ("kamida 12", "at_least", [12]),
        ("камида 12", "at_least", [12]),
        ("не менее 1 200", "at_least", [1200]),
        (">12", "at_least", [12]),
        ("-5", "negative", [5]),
        ("- 5", "negative", [5]),
        ("(5)", "negative", [5]),
        ("1.200", "separator", [1200, Decimal("1.2")]),
        ("1,200", "separator", [1200, Decimal("1.2")]),
        ("reja asosida", "words", []),
        ("o'n ikki", "words", [12]),
        ("12/15", "words", []),
        ("10-12", "words", [10, 12]),
        ("+5", "words", []),
        ("=VLOOKUP(A1,B:C,2)", "formula", []),
        ("#REF!", "error", []),
        ("2025-01-09", "date", []),
        ("9" * 30, "too_big", []),
        ("2\n48\nikki", "words", []),
    ],
)
def test_it_takes_nothing_that_is_not_plainly_a_figure(text: str, fault: str, proposals: list[object]) -> None:
    cell = read_number_cell(text)
    assert (cell.readings, cell.fault, list(cell.proposals)) == ((), fault, proposals)


@pytest.mark.parametrize(
    ("text", "fault", "offered"),
    [
        ("10 (har chorakda 2-3 ta)", "words", 10), ("7 tadan 9 taga", "words", 9), ("с 30 до 45", "words", 45),
        ("3\u200b1", "words", 31), ("31\u200d", "words", 31), ("720**", "noted", 720), ("*31", "noted", 31),
        ("48.", "words", 48), ("2 ½", "words", "2.5"), ("3¼", "words", "3.25"), ("2 1/2", "words", "2.5"),
        ("½", "words", "0.5"), ("kamida 40 nafar", "at_least", 40), ("камида 6 та", "at_least", 6),
    ],
)  # fmt: skip
def test_it_offers_the_number_that_is_dressed_in_marks(text: str, fault: str, offered: int | str) -> None:
    cell = read_number_cell(text)
    assert (cell.readings, cell.fault, cell.proposals) == ((), fault, (Decimal(offered),))


@pytest.mark.parametrize("text", ["12 ta", "12ta", "12 nusxa", "12 та"])
def test_it_takes_the_figure_out_of_its_unit_and_says_so(text: str) -> None:
    cell = read_number_cell(text)
    assert (cell.readings, cell.fault) == (((Decimal(12),),), "with_unit")


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("5 ming", [5000]), ("5 минг", [5000]), ("2,5 mln so'm", [2_500_000]),
        ("10 тыс. экз.", [10_000]), ("2 ta oyiga", [24]), ("har oyda 3 ta", [36]),
        ("3 ta (har chorakda)", [12]), ("2 раза в квартал", [8]), ("haftasiga 1 marta", [52]),
        ("har yarim yilda 2", [4]), ("25 gacha", [25]), ("5 dan ortiq", [5]), ("не более 40", [40]),
        ("2 baravar", []), ("1,5 баробар", []), ("kuniga 5 ta", []), ("3 штуки ежедневно", []), ("5 ta/oy", [60]),
        ("5 tadan oshmasin", [5]), ("3 ta, ko'pi bilan", [3]), ("4 штук максимум", [4]),
        ("taxminan 30", []),
        ("120 dan ko'p", [120]), ("до 15", [15]), ("более 40 экз.", [40]), ("10 dan yuqori", [10]),
        ("1 200 tadan ko'p emas", [1200]), ("maks. 70", [70]), ("min. 70", [70]), ("5 min. nusxa", [5000]),
        ("3 minggacha", [3000]), ("oyiga 2 tadan kam emas", [24]), ("kuniga 5 tagacha", []), ("taxminan 9 gacha", []),
    ],
)  # fmt: skip
def test_it_takes_no_figure_beside_a_word_that_changes_it_and_offers_the_whole(
    text: str, offered: list[object]
) -> None:
    cell = read_number_cell(text)
    assert (cell.readings, cell.fault, list(cell.proposals)) == ((), "amount_words", offered)


@pytest.mark.parametrize("text", ["3 misol", "5 minut", "2 ta mintaqaviy", "4 tadbir", "6 oyna", "7 haftalik"])
def test_a_word_that_only_begins_like_one_is_no_such_word(text: str) -> None:
    assert read_number_cell(text).fault == "with_unit"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2`650", 2650), ("1ʻ400", 1400), ("31'250", 31250), ("7’040,5", "7040.5"), ("1.400.000", 1_400_000),
        ("2,300,000", 2_300_000), ("3,250.75", "3250.75"), ("3.250,7", "3250.7"), ("12.400.000,50", "12400000.5"),
    ],
)  # fmt: skip
def test_thousands_parted_by_a_mark_that_can_be_nothing_else_are_read(text: str, number: int | str) -> None:
    assert read_number_cell(text).readings == ((Decimal(number),),)


@pytest.mark.parametrize("text", ["3.250", "3,250", "3.250,750", "3.25.750", "3'25", "3 250'000"])
def test_a_mark_that_may_be_of_decimals_is_asked_about(text: str) -> None:
    assert not read_number_cell(text).readings


@given(st.integers(0, 999_999_999))
def test_it_reads_a_number_grouped_or_not(number: int) -> None:
    for text in (str(number), f"{number:,}".replace(",", " "), f"{number:,}".replace(",", "\u00a0")):
        assert read_number_cell(text).readings == ((Decimal(number),),)


@given(st.lists(st.integers(0, 99_999), min_size=1, max_size=5))
def test_it_has_the_true_list_among_the_readings_of_a_flat_text(numbers: list[int]) -> None:
    readings = read_number_cell(" ".join(map(str, numbers)), flat=True).readings
    assert tuple(map(Decimal, numbers)) in readings


@given(st.text(max_size=60), st.booleans())
def test_it_survives_any_cell(text: str, flat: bool) -> None:
    cell = read_number_cell(text, flat)
    assert cell.readings or cell.fault


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("90% dan kam emas", [90]), ("80 foizdan kam bo'lmasligi", [80]), ("90 dan kam emas", [90]),
        ("5 (ming)", [5000]), ("3 (har oyda)", [36]), ("15 (o'n olti)", [15, 16]), ("40 (to'rt)", [40, 4]),
        ("1 300 (bir ming uch)", [1300, 1003]),
        ("сорок пять", [45]), ("бир юз ўттиз", [130]),
        ("12-15", [12, 15]), ("100 – 120 ta", [100, 120]), ("2025-2026", []), ("15-12", []),
    ],
)  # fmt: skip
def test_it_offers_what_limits_and_ranges_and_figures_in_words_may_mean(text: str, offered: list[int]) -> None:
    cell = read_number_cell(text)
    assert (cell.readings, [int(value) for value in cell.proposals]) == ((), offered)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("12 (o'n ikki)", "12"), ("12 (oʻn ikki)", "12"), ("1 200 (бир минг икки юз)", "1 200"), ("2(ikkita)", "2"),
        ("1\u00a0240 (тысяча двести сорок)", "1\u00a0240"), ("12 (двенадцать)", "12"), ("100 (yuz)", "100"),
        ("25 (yigirma besh) ta", "25 ta"), ("30 (o'ttiz) ming", "30 ming"), ("5 (besh)\n7 (yetti)", "5\n7"),
        ("15 (o'n olti)", "15 (o'n olti)"), ("5 (ming)", "5 (ming)"), ("3 (har oyda)", "3 (har oyda)"),
        ("2 (ikki-uch)", "2 (ikki-uch)"), ("3 (uch marta)", "3 (uch marta)"),
    ],
)  # fmt: skip
def test_what_only_repeats_a_figure_in_words_says_nothing(text: str, left: str) -> None:
    assert without_spelling(text) == left


ONES = "", "bir", "ikki", "uch", "to'rt", "besh", "olti", "yetti", "sakkiz", "to'qqiz"
TENS = "", "o'n", "yigirma", "o'ttiz", "qirq", "ellik", "oltmish", "yetmish", "sakson", "to'qson"


def in_words(number: int) -> str:
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    return " ".join(filter(None, (f"{ONES[hundreds]} yuz" if hundreds else "", TENS[tens], ONES[ones])))


@given(st.integers(1, 999), st.just(0) | st.integers(1, 99))
def test_words_that_say_another_number_are_asked(written: int, more: int) -> None:
    said = (written + more) % 1000 or 7
    text = f"{written} ({in_words(said)})"
    assert without_spelling(text) == (str(written) if said == written else text)
    assert (read_number_cell(text).readings, {written, said}) == ((), set(map(int, read_number_cell(text).proposals)))
