"""Adding forms of months up: percents of two numbers are added, a row that a month does not ask for may be empty."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from plan.document.table.tables import Place
from plan.indicator import Indicator, Window
from plan.period import Month
from plan.rate import Rate
from plan.typed.filled_form import FilledForm, FormCode, FormLine, ReadLine, name_of, number_of
from plan.typed.months_added import add_months, months_lacking

MAY = datetime(2025, 5, 20, tzinfo=UTC)
APRIL = Month(2025, 4, 1)
BOOKS = Indicator(1, "IV", "", "14", None, "Kitobxonlar qatnovi", "Nafar", "count", None, None, Window(1, 12))
EVERY = {
    "count": BOOKS,
    "spring": replace(BOOKS, window=Window(3, 4)),
    "level": replace(BOOKS, kind="level"),
    "percent": replace(BOOKS, kind="percent", unit="Foiz"),
    "rate": replace(BOOKS, kind="percent", unit="Foiz", of_two=True),
}


def part(row: Indicator, month: int, typed: str) -> FilledForm:
    line = FormLine(Place(month), number_of(row), name_of(row), row.unit, typed, "")
    return FilledForm(FormCode(1, Month(2025, month), MAY), (line,) if typed else ())


@pytest.mark.parametrize(
    ("kind", "typed", "comes_to"),
    [
        ("count", {1: "5", 2: "7"}, "12"),
        ("count", {2: "7", 1: "0"}, "7"),
        ("count", {1: "5", 2: ""}, "no_number (2,)"),
        ("count", {1: "noma'lum", 2: "3", 3: ""}, "no_number (1, 3)"),
        ("spring", {1: "", 2: "", 3: "7"}, "7"),
        ("spring", {1: "2", 3: "7"}, "9"),
        ("spring", {2: "", 3: "7", 4: ""}, "no_number (4,)"),
        ("level", {1: "60010", 4: "60040"}, "60040"),
        ("level", {1: "60010", 2: "60020"}, "not_last (4,)"),
        ("level", {3: "x?", 4: "60040"}, "60040"),
        ("percent", {1: "81", 4: "84"}, "84"),
        ("percent", {1: "81"}, "not_last (4,)"),
        ("rate", {1: "60 dan 45", 4: "40 dan 1"}, "46 of 100"),
        ("count", {1: "1.200", 2: "7"}, "unclear (1,)"),
        ("count", {1: "", 2: ""}, ""),
    ],
)
def test_it_adds_up_what_was_said(kind: str, typed: dict[int, str], comes_to: str) -> None:
    row = EVERY[kind]
    added = add_months([part(row, month, text) for month, text in typed.items()], [row], APRIL)
    outcomes = [*added.rows, *added.troubles]
    assert "; ".join(map(_told, outcomes)) == comes_to


def _told(outcome: object) -> str:
    if not isinstance(outcome, ReadLine):
        return f"{outcome.why} {outcome.months}"  # type: ignore[attr-defined]
    value = outcome.answer.value if outcome.answer else None
    return f"{value.part} of {value.whole}" if isinstance(value, Rate) else str(value)


def test_a_month_that_nothing_is_asked_of_is_not_missed() -> None:
    there = [part(EVERY["spring"], 3, "7")]
    assert months_lacking(there, [EVERY["spring"]], APRIL) == (4,)
    assert months_lacking(there, [EVERY["level"]], APRIL) == (4,)
    assert months_lacking(there, [BOOKS], APRIL) == (1, 2, 4)


def test_the_parts_of_a_form_that_waits_are_read_back() -> None:
    whole = FilledForm(FormCode(1, APRIL, MAY), parts=(part(BOOKS, 1, "5"), part(BOOKS, 2, "7")))
    assert FilledForm.from_json(whole.to_json()) == whole
