"""Row numbers as programs leave them."""

import re

import pytest

from plan.document.reader import read_plan
from plan.document.table.tables import Place, Row, Table
from tests.support.plans.answered import read_lines

HEADING = ("№", "Ko'rsatkich nomi", "Birligi", "2026 (reja)", "Muddati", "Mas'ul")


def numbers(*printed: str) -> list[str]:
    """The numbers of the rows of a plan in which they are printed so; `I.` begins a section."""
    rows = [Row(Place(1), HEADING)]
    for at, number in enumerate(printed, 2):
        if number.startswith("I"):
            rows.append(Row(Place(at), (f"{number} ISHLAR", *[""] * 5), wide=True))
        else:
            rows.append(Row(Place(at), (number, f"Ish {at}", "ta", "5", "yil davomida", "Axborot xizmati")))
    return [figure.number for figure in read_plan([Table(tuple(rows))]).figures]


@pytest.mark.parametrize("last", [9, 19, 29, 99])
def test_a_nought_that_excel_has_dropped_is_given_back(last: int) -> None:
    whole = [f"1.{number}" for number in range(1, last + 3)]
    kept = [number.rstrip("0") if number.endswith("0") else number for number in whole]
    assert numbers("I.", "1", *kept) == ["1", *whole]
    assert numbers("I.", "1", *whole) == ["1", *whole]


def test_a_number_that_begins_anew_in_a_section_is_left_as_it_is() -> None:
    assert numbers("I.", "1", "1.8", "1.9", "II.", "1", "1.1") == ["1", "1.8", "1.9", "1", "1.1"]


@pytest.mark.parametrize("form", ["№{}", "№ {}", "{}-band", "{} - банд", "({})", "{}.)", "{})", "{}.", " {} "])
def test_a_row_number_may_be_dressed(form: str) -> None:
    assert numbers("I.", *(form.format(number) for number in ("1", "2", "2.1", "3"))) == ["1", "2", "2.1", "3"]


@pytest.mark.parametrize("printed", ["1-chorak", "12-maktab", "1, 2", "1-3", "№"])
def test_what_is_no_row_number_is_asked_about(printed: str) -> None:
    assert numbers("I.", "1", printed) == ["1"]


def _unnumbered(heading: tuple[str, ...], number: tuple[str, ...]) -> list[Table]:
    rows = [
        ("Kitob berish", "dona", "5", "yil davomida", "Axborot xizmati"),
        ("Davra suhbatlari", "ta", "", "mart", "Axborot xizmati"),
        ("va uchrashuvlar", "", "", "", ""),
        ("Ko'rgazmalar", "ta", "7", "yil davomida", "Axborot xizmati"),
    ]
    lines = [Row(Place(1), ("I. ISHLAR",), prose=True), Row(Place(2), heading)]
    lines += [Row(Place(at), (*number, *cells)) for at, cells in enumerate(rows, 3)]
    lines += [Row(Place(8), ("II. BOSHQA ISHLAR", *[""] * (len(heading) - 1)), wide=True)]
    lines += [Row(Place(9), (*number, *rows[0]))]
    return [Table(tuple(lines))]


@pytest.mark.parametrize(("heading", "number"), [(HEADING[1:], ()), (HEADING, ("",))])
def test_rows_that_nobody_numbered_are_numbered_in_their_order_and_it_is_asked_once(
    heading: tuple[str, ...], number: tuple[str, ...]
) -> None:
    read = read_plan(_unnumbered(heading, number))
    assert [(figure.section, figure.number) for figure in read.figures] == [
        ("I", "1"), ("I", "2"), ("I", "3"), ("II", "1"),
    ]  # fmt: skip
    assert read.figures[1].name == "Davra suhbatlari va uchrashuvlar"
    assert [doubt.code for doubt in read.doubts] == ["no_numbers"]
    assert read_plan(_unnumbered(heading, number), {"plan:no_numbers": "yes"}).loadable


TOTALS = [
    ("", "Jami"), ("", "JAMI:"), ("", "I bo'lim bo'yicha jami"), ("", "Жами"), ("", "Итого"), ("", "Всего по разделу"),
    ("", "Итого по плану:"), ("Jami", ""), ("Jami", "Jami"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "name"), TOTALS)
def test_a_sum_that_is_printed_below_other_rows_is_no_row(number: str, name: str) -> None:
    first = Row(Place(3), ("1", "Ish", "ta", "5", "yil davomida", "Axborot xizmati"))
    rows = (Row(Place(1), HEADING), Row(Place(2), ("I. ISHLAR", *[""] * 5), wide=True), first)
    read = read_plan([Table((*rows, Row(Place(4), (number, name, "", "5", "", ""))))])
    assert ([figure.number for figure in read.figures], read.doubts) == (["1"], ())
    assert read.tally["total"] == 1
    assert sum(read.tally.values()) == 4


@pytest.mark.parametrize(
    "cells", [("", "Jami kitob berilishi", "ta", "5", "", ""), ("", "Jami", "", "5", "mart", "Axborot xizmati")]
)
def test_a_row_that_only_sounds_like_a_sum_is_asked_about(cells: tuple[str, ...]) -> None:
    first = Row(Place(3), ("1", "Ish", "ta", "5", "yil davomida", "Axborot xizmati"))
    rows = (Row(Place(1), HEADING), Row(Place(2), ("I. ISHLAR", *[""] * 5), wide=True), first)
    read = read_plan([Table((*rows, Row(Place(4), cells)))])
    assert not read.loadable


@pytest.mark.parametrize("make", ["docx", "xlsx"])
@pytest.mark.parametrize(
    "names",
    [
        ("1. 5-sinflar bilan 12 ta tadbir", "2. Tashrif", "2.1. Bolalar"),
        ("1) Kitob berish", "2) Tashrif", "3) Xarid"),
        ("№1. Китоб бериш", "№2. Ташриф", "№3. Харид"),
    ],
)
def test_a_number_that_stands_before_the_name_in_its_column_is_the_rows(names: tuple[str, ...], make: str) -> None:
    rows = [f"{name} | ta | {plan} | yil davomida | A xizmati" for plan, name in enumerate(names, 5)]
    read = read_lines(["Ko'rsatkich nomi | Birligi | 2026-yil (reja) | Muddati | Mas'ul", *rows], make=make)
    assert not read.doubts
    split = [re.fullmatch(r"№?([\d.]+?)[.)] (.*)", name) for name in names]
    assert [(figure.number, figure.name, figure.target) for figure in read.figures] == [
        (match[1], match[2], plan) for plan, match in enumerate(split, 5) if match
    ]
