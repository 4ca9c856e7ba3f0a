"""Crosses and ticks below quarters or months: they say when a row's work is done."""

import pytest

from plan.document.figure import PlanDocument
from tests.support.plans.answered import read_lines, required

QUARTERS = "I chorak | II chorak | III chorak | IV chorak"
MONTHS = "yan | fev | mar | apr | may | iyn | iyl | avg | sen | okt | noy | dek"
ROW = "{}. | {} | ta | 5 | {} | {} | Axborot xizmati"


def read(heading: str, *rows: tuple[str, str], make: str = "xlsx", **answers: str) -> PlanDocument:
    """`rows`: their cells below the heading, and the words of their deadline."""
    names = ("Kitob bayrami", "Seminar", "Davra suhbati")
    lines = [ROW.format(at, names[at - 1], *row) for at, row in enumerate(rows, 1)]
    return read_lines(
        [f"№ | Tadbirlar nomi | Birligi | 2026-yil (reja) | {heading} | Muddati | Mas'ul", *lines], make=make, **answers
    )


def windows(document: PlanDocument) -> list[str]:
    return [str(figure.window) for figure in document.figures]


@pytest.mark.parametrize("make", ["xlsx", "docx"])
@pytest.mark.parametrize(
    ("heading", "cells", "window"),
    [
        (QUARTERS, "+ | | |", "months 1-3"),
        (QUARTERS, "| x | x |", "months 4-9"),
        (QUARTERS, "V | | V |", "due 3,9"),
        (QUARTERS, "✓ | ✓ | ✓ | ✓", "due 3,6,9,12"),
        (QUARTERS, "- | ✔️ | - | -", "months 4-6"),
        ("1-кв. | 2-кв. | 3-кв. | 4-кв.", "х | | | х", "due 3,12"),
        ("I yarim yillik | II yarim yillik", "| *", "months 7-12"),
        ("I yarim yillik | II yarim yillik", "+ | +", "due 6,12"),
        (MONTHS, "| | * | * | * | | | | | | |", "months 3-5"),
        (MONTHS, "| + | | | | | | | + | | |", "due 2,9"),
        (MONTHS, " | ".join("+" * 12), "months 1-12"),
        ("sentabr | oktabr | noyabr | dekabr", "+ | | | +", "due 9,12"),
    ],
)
def test_marks_say_when_the_work_is_done(heading: str, cells: str, window: str, make: str) -> None:
    document = read(heading, (cells, ""), make=make)
    assert (windows(document), document.doubts, document.unused_columns) == ([window], (), ())
    assert document.figures[0].schedule is None


@pytest.mark.parametrize(
    ("words", "doubt"), [("yil davomida", []), ("mart", ["deadline_marks"]), ("qachondir", ["deadline_marks"])]
)
def test_marks_beside_other_words_are_asked_unless_these_say_all_year(words: str, doubt: list[str]) -> None:
    document = read(QUARTERS, ("| + | + |", words))
    assert required(document) == doubt
    answered = read(QUARTERS, ("| + | + |", words), deadline_marks="months 4-9")
    assert (windows(answered), required(answered)) == (["months 4-9"], [])


def test_where_other_rows_have_figures_a_cross_says_none_and_a_plus_says_when() -> None:
    document = read(QUARTERS, ("1 | 1 | 1 | 2", "yil davomida"), ("x | x | x | x", "mart"), ("+ | | |", ""))
    assert windows(document) == ["months 1-12", "months 3-3", "months 1-3"]
    assert [bool(figure.schedule) for figure in document.figures] == [True, False, False]


def test_marks_without_any_figure_make_a_plan_without_targets() -> None:
    lines = [f"№ | Tadbirlar nomi | {QUARTERS} | Mas'ul", "1. | Kitob bayrami | + | | | | Axborot xizmati"]
    document = read_lines(lines)
    assert [(figure.target, str(figure.window)) for figure in document.figures] == [(None, "months 1-3")]


def test_a_bar_merged_over_months_marks_them_all() -> None:
    document = read(MONTHS, ("| | + | < | < | | | | | | |", ""), make="docx")
    assert windows(document) == ["months 3-5"]


def test_a_mark_beside_a_figure_is_asked() -> None:
    assert required(read(QUARTERS, ("+ | 5 | |", "yil davomida")))


@pytest.mark.parametrize(("words", "meant"), [("6 oy", ["due 6", "months 1-6"]), ("9 oy", ["due 9", "months 1-9"])])
def test_a_number_of_months_alone_is_asked_with_both_that_it_may_mean(words: str, meant: list[str]) -> None:
    (doubt,) = read("Izoh", ("", words)).doubts
    assert [choice.id for choice in doubt.choices[:2]] == meant
