"""A month of the old year that the director opens in the new one is reached by /kiritish, and hides no newer month."""

from datetime import datetime

import pytest

from storage.database import Database
from tests.support.people.small_library import (
    BEKZOD,
    INFORMATION,
    MALIKA,
    NILUFAR,
    TASHKENT,
    House,
    Phone,
    add_plan,
    hand_in,
)

CLOSED = datetime(2026, 1, 27, 10, 0, tzinfo=TASHKENT)
"""A Tuesday on which December has closed; three working days are until Thursday."""
FEBRUARY = datetime(2026, 2, 3, 10, 0, tzinfo=TASHKENT)
"""January is over and its report is due."""


@pytest.fixture
def house(database: Database, house: House) -> House:
    """With the next year's plan in force beside the old one."""
    old_figures, old_rows = dict(house.figures), dict(house.rows)
    with database.write() as session:
        house.rows.clear()
        add_plan(session, house, year=2026)
    house.figures, house.rows = old_figures, old_rows
    return house


def send_december(database: Database, house: House) -> None:
    with database.write() as session:
        at = datetime(2026, 1, 5, 10, 0, tzinfo=TASHKENT)
        hand_in(session, house, INFORMATION, 12, {"IV.16": 1, "IV.20": 10, "IV.21": 3, "V.29": 1}, at=at, by=BEKZOD)


def open_december(database: Database, house: House, now: datetime) -> None:
    malika = Phone(database, MALIKA, now)
    asked = malika.opens(f"board_open:{house.departments[INFORMATION]}:2025:12:0")
    malika.presses(next(press for press in asked.presses.values() if press.startswith("board_till")))
    assert "ochildi" in malika.toasts[0]


@pytest.mark.parametrize("now", [CLOSED, FEBRUARY])
def test_it_asks_for_the_old_december_while_it_is_open_again(database: Database, house: House, now: datetime) -> None:
    assert "2025-yil dekabr" not in Phone(database, BEKZOD, now).reads("/kiritish").text
    open_december(database, house, now)
    bekzod = Phone(database, BEKZOD, now)
    assert "Dekabr oyida qancha?" in bekzod.reads("/kiritish").text
    assert "Dekabr" not in Phone(database, NILUFAR, now).reads("/kiritish").text, "it was opened for others"
    bekzod.later(7)
    assert "2026" in bekzod.reads("/kiritish").text


def test_it_lists_a_sent_december_to_be_corrected(database: Database, house: House) -> None:
    send_december(database, house)
    open_december(database, house, CLOSED)
    listed = Phone(database, BEKZOD, CLOSED).reads("/kiritish")
    assert listed.press_of("✅ dekabr") == f"month:{house.departments[INFORMATION]}:2025:12"


def test_it_asks_for_january_before_a_sent_december_is_corrected(database: Database, house: House) -> None:
    send_december(database, house)
    open_december(database, house, FEBRUARY)
    assert "Yanvar oyida qancha?" in Phone(database, BEKZOD, FEBRUARY).reads("/kiritish").text
