"""A line that calls a row by its Russian name goes to that row or is asked, and is never the asked row's number."""

from dataclasses import replace

import pytest

from plan.typed.answers import read_answers
from plan.typed.assignment import Assigned, Doubtful, NotRead, assign_lines
from plan.typed.rows.finding import rows_holding, searched_words
from plan.typed.rows.lines import in_lines
from tests.plan.typed.sayings.table import MARCH, rows_of

NAMES = {
    "14": ("Kitobxonlar qatnovi", "Посещения читателей"),
    "15": ("Kitob berilishi", "Выдача книг"),
    "16": ("Ko'rgazmalar tashkil qilish", "Книжные выставки"),
    "17": ("Nostatsionar xizmat", "Внестационарное обслуживание"),
    "18": ("Ma'ruzalar", ""),
}
UNITS = {"14": "marta", "15": "nusxa", "18": "nafar"}
ROWS = [
    replace(rows_of(UNITS.get(number, "ta"))[0], key=place, number=number, name=name, part=None, russian=russian)
    for place, (number, (name, russian)) in enumerate(NAMES.items())
]


def outcome(text: str, asked: str) -> str:
    """`15=300` where it is taken, `15?14` where it is asked which of the two rows is meant."""
    queue = ROWS[[row.number for row in ROWS].index(asked) :]
    answers = read_answers(in_lines(text, queue[0], ROWS), whole=False, month=MARCH)
    [got] = assign_lines(answers, queue, ROWS)
    match got:
        case Assigned(indicator, value):
            return f"{indicator.number}={value}"
        case Doubtful(choices):
            return "?".join(row.number for row in choices)
        case NotRead(indicator, unclear) if indicator is not None:
            return f"{indicator.number} {unclear.why}"
    return type(got).__name__


@pytest.mark.parametrize(
    ("typed", "asked", "expected"),
    [
        ("Выдача книг: 300", "14", "15=300"),
        ("выдача книг 300", "16", "15=300"),
        ("посещения читателей - 87", "15", "14=87"),
        ("выдано книг: 300", "15", "15=300"),
        ("Выдача книг: 300", "15", "15=300"),
        ("выдачи: 300", "14", "15?14"),
        ("внестационарного обслуживания 12", "14", "17=12"),
        ("выставки: 4", "14", "16?14"),
        ("книжных выставок 4", "16", "16=4"),
        ("погрузка: 4", "14", "14 strange_words"),
        ("45 читателей", "18", "18=45"),  # the word counts people, in whatever row
    ],
)
def test_it_goes_to_the_row_or_is_asked(typed: str, asked: str, expected: str) -> None:
    assert outcome(typed, asked) == expected


@pytest.mark.parametrize(("typed", "found"), [("выставки", "16"), ("выдача книг", "15"), ("обслуживание", "17")])
def test_a_word_finds_the_row(typed: str, found: str) -> None:
    assert [row.number for row in rows_holding(ROWS, searched_words(typed))] == [found]
