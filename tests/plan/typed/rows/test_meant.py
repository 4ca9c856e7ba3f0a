"""Numbers that are for another row than the open one, or for one of several: `meant.csv` says of each what becomes of
it. `28b=5` is kept, `28b?5` is offered on a button or shown before it is kept, `28b` is opened, `no 20` is no row of
the report; the open question is 13 yangi."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plan.indicator import Indicator, letters_for
from plan.typed import lists
from plan.typed.answers import read_answers
from plan.typed.assignment import Assigned, Doubtful, NoSuchRow, NotRead, Opened, Several, assign_lines, of_named_row
from plan.typed.rows.conflicts import one_number_each
from plan.typed.rows.lines import in_lines
from tests.plan.typed.sayings.table import MARCH, rows_of

PARTS = (
    "metodik to'garaklar",
    "ma'naviyat soatlari",
    "AKT bo'yicha o'qishlar",
    "seminar-treninglar",
    "stajirovkalar va boshqalarni tashkil etish",
)
"""Of row 28 of the real plan."""
NAMES = {"13": "Foydalanuvchilarni ro'yxatga olish", "14": "Kitobxonlar qatnovi", "15": "Kitob berilishi"}
ROWS = [replace(row, name=NAMES.get(row.number, "Resurslarni saytga joylashtirish")) for row in rows_of("nusxa")]
LETTERED = [
    replace(ROWS[-1], key=100 + place, number="28", part=part, letter=letter, name="Tadbirlar", unit="Tadbir")
    for place, (part, letter) in enumerate(zip(PARTS, letters_for(PARTS), strict=True))
]
ASKED = [*ROWS, *LETTERED, replace(ROWS[-1], key=110, number="10", part=None, name="Ko'rgazmalar")]
with (Path(__file__).parent / "meant.csv").open(encoding="utf-8") as file:
    MEANT = [(line["text"], line["becomes"]) for line in csv.DictReader(file)]


def named(row: Indicator) -> str:
    return f"{row.number}{row.letter}" if row.letter else f"{row.number} {row.part or ''}".strip()


def read(text: str) -> Iterator[str]:
    answers = read_answers(in_lines(text, ASKED[0], ASKED), whole=False, month=MARCH)
    outcomes, entries = lists.unclear_lines(
        one_number_each(assign_lines(answers, ASKED, ASKED)), ASKED[0], ASKED, MARCH
    )
    for outcome in (of_named_row(each, ASKED[0], ASKED) for each in outcomes):
        if isinstance(outcome, Assigned):
            yield f"{named(outcome.indicator)}={outcome.value}"
        elif isinstance(outcome, NoSuchRow):
            yield f"no {outcome.address.number}"
        elif isinstance(outcome, Opened):
            yield named(outcome.indicator)
        elif isinstance(outcome, Several):
            yield from map(named, outcome.choices)
        elif isinstance(outcome, Doubtful):
            pairs = zip(outcome.choices, outcome.values, strict=True)
            yield from (f"{named(row)}?{value}" for row, value in pairs)
        elif isinstance(outcome, NotRead) and outcome.indicator is not None:
            yield from (f"{named(outcome.indicator)}?{value}" for value in outcome.unclear.candidates)
    yield from (f"{named(entry.indicator)}?{entry.value}" for entry in entries)


@pytest.mark.parametrize(("text", "becomes"), MEANT)
def test_a_number_is_where_the_person_meant_it(text: str, becomes: str) -> None:
    assert " ".join(read(text.replace("\\n", "\n"))) == becomes
