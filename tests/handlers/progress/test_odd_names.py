"""Names, rows and notes that hold what HTML is made of are shown as they were written, on every page of progress."""

import pytest

from storage.database import Database
from storage.tables import Department, Person
from tests.support.people.small_library import (
    INFORMATION,
    MALIKA,
    NILUFAR,
    OFFICE,
    READERS,
    House,
    Phone,
    Promise,
    add_plan,
    create,
    day,
    hand_in,
)

ODD = """<b>&"'"""
ESCAPED = """&lt;b&gt;&amp;"'"""
"""As the telephones of the small library show it: apostrophes and quotes as they are."""


@pytest.fixture
def odd_house(database: Database) -> House:
    with database.write() as session:
        house = create(session)
        for name, key in house.departments.items():
            session.get_one(Department, key).name = f"{ODD} {name[:9]}"
        for key in house.people.values():
            session.get_one(Person, key).name = f"{ODD} xodim"
        row = f"Kitob {ODD} berilishi"
        promises = [
            Promise("IV.1", row, [READERS, INFORMATION], 100, 90, f"Dona{ODD}"),
            Promise("IV.2/jami", f"{row}: - {ODD} yangi", [READERS], 1100, 1000, f"Nafar{ODD}", kind="stock"),
            Promise("IV.2/yangi", f"{row}: - {ODD} yangi", [READERS], 100, 90, "Nafar", part_of="IV.2/jami"),
            Promise("I.1", row, [OFFICE], 12, 12, "Hujjat"),
        ]
        add_plan(session, house, promises)
        for month in (1, 2):
            numbers = {"IV.1": 1, "IV.2/yangi": 2}
            hand_in(session, house, READERS, month, numbers, at=day(month + 1, 2), by=NILUFAR, note=f"{ODD} izoh")
    return house


def pages(house: House) -> list[str]:
    figures = house.figures
    return [
        "sum_at:2025-month-3",
        "sum_parts:2025-month-3:0",
        "sum_depts:2025-month-3:0",
        "sum_rows:2025-month-3:late:0",
        "sum_rows:2025-month-3:s0:0",
        f"sum_rows:2025-month-3:d{house.departments[READERS]}:0",
        f"sum_row:2025-month-3:{figures['IV.1']}:late:0",
        f"sum_row:2025-month-3:{figures['IV.2/jami']}:late:0",
        "board_at:2025:2:0",
        "board_at:2025:3:0",
        f"why:{figures['IV.1']}:0:2025-month-3:late:0",
        f"why:{figures['IV.2/jami']}:0:2025-month-3:late:0",
        f"why_row:2025:{house.rows['IV.2']}:0:0",
        f"board_open:{house.departments[READERS]}:2025:3:0",
        "waiting:0",
    ]


def test_it_shows_what_looks_like_html_as_it_was_written(database: Database, odd_house: House) -> None:
    phone = Phone(database, MALIKA, day(5, 1))
    for press in pages(odd_house):
        text = phone.opens(press).text
        assert ESCAPED in text or press.startswith("sum_parts"), press
        assert "&amp;amp;" not in text, press
        assert text.count("<b>") == text.count("</b>"), f"{press}: a name has become markup"


def test_it_names_a_department_on_the_card_as_it_is_called(database: Database, odd_house: House) -> None:
    card = Phone(database, MALIKA).reads("/hisobot").text
    missing = [line for line in card.splitlines() if line.startswith("📭")]
    assert missing == [f"📭 {ESCAPED} {name[:9].strip()}: mart" for name in (OFFICE, READERS, INFORMATION)]
