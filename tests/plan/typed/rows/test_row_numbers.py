"""Rows that are named by their numbers alone, in any shape and script; what is no row is never passed over."""

import pytest

from plan.indicator import Indicator, Window
from plan.typed.rows.row_numbers import RowNumbers, read_row_numbers

WINDOW = Window(1, 12)


def row(
    key: int, section: str, number: str, part: str | None = None, name: str = "Nomi", letter: str = ""
) -> Indicator:
    return Indicator(
        key, section, section, number, part, name, "Dona", "count", None, None, WINDOW, departments=(1,), letter=letter
    )


ROWS = [
    row(1, "I", "4", name="Malaka oshirish"),
    row(2, "II", "4", name="Ko'rgazmalar"),
    row(3, "III", "9.1"),
    row(4, "III", "9.2"),
    row(5, "IV", "13", "yangi"),
    row(6, "IV", "13", "qayta"),
    row(7, "IV", "14", name="Kitobxonlar qatnovi"),
    row(8, "IV", "15", name="Kitob berilishi"),
    row(9, "V", "28", "metodik to'garaklar", letter="a"),
    row(10, "V", "28", "ma'naviyat soatlari", letter="b"),
    row(11, "V", "30"),
]


def read(text: str) -> tuple[set[int], bool]:
    named = read_row_numbers(text, ROWS)
    return {indicator.key for indicator in named.rows}, named.sure


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("14 15 30", {7, 8, 11}),
        ("14, 15, 30", {7, 8, 11}),
        ("14,15,30", {7, 8, 11}),
        ("14;15", {7, 8}),
        ("14\n15\n30", {7, 8, 11}),
        ("14 15 va 30", {7, 8, 11}),
        ("14-band, 15-band va 30-bandlar", {7, 8, 11}),
        ("14-банд, 15-банд ва 30", {7, 8, 11}),
        ("№14 №15", {7, 8}),
        ("14. 15. 30.", {7, 8, 11}),
        ("13 yangi 14", {5, 7}),
        ("13 янги, 14", {5, 7}),
        ("13 qayta 13 yangi", {5, 6}),
        ("13 14", {5, 6, 7}),
        ("I.4 14", {1, 7}),
        ("14 ii.4", {2, 7}),
        ("І.4 14", {1, 7}),
        ("9.1 14", {3, 7}),
        ("9,1 14", {3, 7}),
        ("28b 14", {7, 10}),
        ("28 b, 14", {7, 10}),
        ("28 metodik to'garaklar 30", {9, 11}),
        ("14 qatnov 15 kitob berilishi", {7, 8}),
    ],
)
def test_it_reads_the_rows(text: str, keys: set[int]) -> None:
    assert read(text) == (keys, True)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("14", {7}),  # may be an answer that somebody types at the wrong page
        ("14-band", {7}),
        ("4 14", {1, 2, 7}),  # two rows have this number
        ("14-30", {7, 8, 9, 10, 11}),
        ("14 - 30", {7, 8, 9, 10, 11}),
        ("14-15-30", {7, 8, 11}),
        ("14 14 15", {7, 8}),
        ("14 9870", {7}),
        ("14 99", {7}),
        ("14 15 salom", {7}),
        ("14 0", {7}),
        ("13 boshqa 14", {7}),
        ("28z 14", {7}),
        ("V.14 15", {8}),
        ("30-14", set()),
        ("14.99 15", {8}),
        ("salom", set()),
        ("yo'q", set()),
        ("0", set()),
        ("+14", {7}),
        ("", set()),
        ("…", set()),
    ],
)
def test_it_is_not_sure_of_what_may_be_meant_otherwise(text: str, keys: set[int]) -> None:
    assert read(text) == (keys, False)


@pytest.mark.parametrize(
    ("text", "unknown", "twice"),
    [
        ("14 9870 99", ("9870", "99"), ()),
        ("14 15 14 15", (), ("14", "15")),
        ("14 14-band", (), ("14",)),
        ("13 13 yangi", (), ("13",)),
        ("salom 14", ("salom",), ()),
        ("30-14 15", ("30-14",), ()),
        ("9" * 100 + " 14 15", ("9" * 40,), ()),
    ],
)
def test_it_tells_what_is_no_row_and_what_stands_there_twice(
    text: str, unknown: tuple[str, ...], twice: tuple[str, ...]
) -> None:
    named = read_row_numbers(text, ROWS)
    assert (named.unknown, named.twice, named.sure) == (unknown, twice, False)


def test_every_row_is_named_by_what_it_is_called() -> None:
    for indicator in ROWS:
        name = f"{indicator.section}.{indicator.number} {indicator.part or ''}"
        assert read(f"{name} va 30" if indicator.key != 11 else f"{name} va 14") == (
            {indicator.key, 11 if indicator.key != 11 else 7},
            True,
        )


def test_nothing_is_no_row() -> None:
    assert read_row_numbers("14 15", []) == RowNumbers((), ("14", "15"), (), False)
