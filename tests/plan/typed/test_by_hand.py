"""Texts as librarians type them, written down by hand with what must become of each before the reader was tried.

For March and a row counted in copies `by_hand.csv` says: `taken` as the number, `offered` it on a button, `asked`
(nothing is kept, whatever the buttons say), `no number` (nothing is kept, and no number is on a button), or `later`
(not known yet). Its kinds are only there to be read.
"""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from plan.typed.answers import read_answers
from plan.typed.assignment import Assigned, NotRead, assign_lines
from tests.plan.typed.sayings.table import ANSWERED_BY_BUTTON, MARCH, rows_of

ROWS = rows_of("nusxa")
with (Path(__file__).parent / "by_hand.csv").open(encoding="utf-8") as file:
    TEXTS = [(line["text"], line["outcome"], line["number"]) for line in csv.DictReader(file)]


def test_there_are_enough_of_them() -> None:
    assert len(TEXTS) > 1000
    assert len({text for text, _, _ in TEXTS}) == len(TEXTS)


@pytest.mark.parametrize(("text", "outcome", "number"), TEXTS)
def test_it_does_with_it_what_was_meant(text: str, outcome: str, number: str) -> None:
    outcomes = assign_lines(read_answers(text, whole=False, month=MARCH), ROWS[:1], ROWS)
    kept = [(each.indicator.number, each.value) for each in outcomes if isinstance(each, Assigned)]
    unclear = [each.unclear for each in outcomes if isinstance(each, NotRead)]
    meant = Decimal(number) if number else None
    if outcome.startswith("taken"):
        assert kept == [("14" if outcome.endswith("14") else ROWS[0].number, meant)]
    elif outcome == "later":
        assert kept == [(ROWS[0].number, None)] or {each.why for each in unclear} & ANSWERED_BY_BUTTON
    else:
        assert kept == []
    if outcome == "no number":
        assert not any(each.candidates for each in unclear)
    if outcome == "offered":
        assert meant in [value for each in unclear for value in each.candidates]
