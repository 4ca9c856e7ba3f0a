"""Whole messages of several lines, written down by hand with what must become of each before the reader was tried.

`lists_by_hand.csv` has the message (`\\n` and `\\t` as they look), what of it is kept at once, and what is shown as a
table first; a `?` is "not known yet". Whatever of a message is in neither column is asked. All rows are open, in their
order, and the first is on the screen.
"""

import csv
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from plan.indicator import Indicator
from plan.period import Month
from plan.typed import lists
from plan.typed.answers import read_answers
from plan.typed.assignment import Assigned, assign_lines
from plan.typed.listed.entries import Entry, Reading
from plan.typed.rows.conflicts import one_entry_each, one_number_each
from plan.typed.rows.headings import headings_apart
from plan.typed.rows.lines import in_lines
from tests.plan.typed.sayings.table import MARCH, rows_of

NAMES = {
    "13": "Foydalanuvchilarni ro'yxatga olish",
    "14": "Kitobxonlar qatnovi",
    "15": "Kitob berilishi",
    "23": "Resurslarni saytga joylashtirish",
}
UNITS = {"14": "nafar"}
ROWS = [replace(row, name=NAMES[row.number], unit=UNITS.get(row.number, row.unit)) for row in rows_of("nusxa")]
Numbers = Mapping[str, Decimal | None]
with (Path(__file__).parent / "lists_by_hand.csv").open(encoding="utf-8") as file:
    MESSAGES = [(line["text"], line["kept"], line["shown"]) for line in csv.DictReader(file)]


def called(row: Indicator) -> str:
    return f"{row.number} {row.part or ''}".strip()


def read(text: str) -> tuple[Numbers, list[Numbers]]:
    """What is kept of a message, and the tables that are shown."""
    answers = headings_apart(read_answers(in_lines(text, ROWS[0], ROWS), whole=False, month=MARCH), Month(2025, MARCH))
    outcomes = one_number_each(assign_lines(answers, ROWS, ROWS))
    listing = lists.read_list("\n".join(answer.line for answer in answers), ROWS, ROWS, MARCH)
    if listing is not None:
        return {}, [table(reading) for reading in listing.readings]
    outcomes, entries = lists.unclear_lines(outcomes, ROWS[0], ROWS, MARCH)
    kept = {called(outcome.indicator): outcome.value for outcome in outcomes if isinstance(outcome, Assigned)}
    return kept, [table(entries)]


def table(entries: Reading | list[Entry]) -> Numbers:
    return {called(entry.indicator): entry.value for entry in one_entry_each(entries)[0]}


def written(numbers: str) -> Numbers:
    pairs = (pair.split("=") for pair in numbers.split(";") if pair.strip())
    return {row.strip(): None if value == "?" else Decimal(value) for row, value in pairs}


@pytest.mark.parametrize(("text", "kept", "shown"), MESSAGES)
def test_each_line_becomes_what_was_meant(text: str, kept: str, shown: str) -> None:
    now, tables = read(text.replace("\\n", "\n").replace("\\t", "\t"))
    assert now == written(kept)
    assert written(shown) in tables


def test_a_single_number_is_not_held_against_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most messages are one number; comparing it with each row's name took two thirds of an answer's time."""
    asked: list[str] = []
    monkeypatch.setattr(lists, "address_in_front", asked.append)
    assert lists.read_list("9870", ROWS, ROWS, MARCH) is None
    assert asked == []


def test_a_long_message_is_held_against_the_rows_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message of two thousand lines took the time of two thousand lines for each row."""
    asked: list[str] = []
    monkeypatch.setattr(lists, "address_in_front", asked.append)
    for lines in (2 * len(ROWS), 2000):
        assert lists.read_list("14\n" * lines, ROWS, ROWS, MARCH) is None
    assert asked == ["14"]
