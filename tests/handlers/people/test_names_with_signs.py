"""Names that hold signs of HTML are shown as they were written, on every card of the people's pages."""

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.tables import Department, Library, Person
from tests.support.people.phone import BEKZOD, NILUFAR, Phone, Telegram
from tests.support.people.staffing import COUNTING, READERS, invite, open_link, planned

SIGNS = """<b>&"'"""
NAME = f"Bekzod {SIGNS}"
SUCCESSOR = f"Nilufar {SIGNS}"


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


@pytest.fixture
def malika(telegram: Telegram) -> Phone:
    """The director of a library whose name, people and departments all hold such signs."""
    phone = planned(telegram)
    for account, name, department in ((BEKZOD, NAME, COUNTING), (NILUFAR, SUCCESSOR, READERS)):
        open_link(telegram.phone(account), invite(phone, name, department))
        telegram.phone(account).press("✅ Ha")
    with telegram.database.write() as session:
        session.scalars(select(Library)).one().name = f"Kutubxona {SIGNS}"
        for row in session.scalars(select(Department)).all():
            if row.name != "Direktor":
                row.name = f"{row.name} {SIGNS}"
    return phone


def ids(telegram: Telegram) -> dict[str, int]:
    with telegram.database.read() as session:
        people = {person.telegram_id: person.id for person in session.scalars(select(Person))}
        counting = session.scalars(select(Department).where(Department.name.startswith(COUNTING))).one().id
    return {"bekzod": people[BEKZOD], "nilufar": people[NILUFAR], "counting": counting}


CARDS = (
    "staff",
    "people:0",
    "person:{bekzod}",
    "away:{bekzod}",
    "away_from:{bekzod}",
    "away_until:{bekzod}:20250401-20250408",
    "away_with:{bekzod}:20250401-20250408:{nilufar}",
    "person:{bekzod}",
    "people:0",
    "staff",
    "away_end:{bekzod}",
    "staff_who:0",
    "staff_one:{bekzod}",
    "staff_name:{bekzod}",
    "staff_posts:{bekzod}:0",
    "staff_post:{bekzod}:{counting}:0",
    "post_set:{bekzod}:{counting}:0",
    "post_set:{bekzod}:{counting}:1",
    "staff_role:{bekzod}",
    "role_ask:{bekzod}:observer",
    "role_set:{bekzod}:deputy",
    "staff_swap:{bekzod}:0",
    "swap_ask:{bekzod}:{nilufar}",
    "swap_new:{bekzod}",
    "staff_out:{bekzod}",
    "out_do:{bekzod}",
)
"""Buttons whose pages name somebody, in an order in which each can be pressed."""


def test_every_card_shows_the_name_as_it_was_written(telegram: Telegram, malika: Phone) -> None:
    malika.say("/xodimlar")
    keys = ids(telegram)
    for data in CARDS:
        shown = malika.press_data(data.format(**keys), malika.screen)
        words = shown.text + " ".join(shown.labels)
        assert NAME in words, (data, words)
        assert "&lt;" not in words
        assert "&#" not in words


def test_whoever_hears_of_it_reads_the_names_as_well(telegram: Telegram, malika: Phone) -> None:
    keys = ids(telegram)
    malika.say("/xodimlar")
    malika.press_data("away_with:{bekzod}:20250401-20250408:{nilufar}".format(**keys), malika.screen)
    assert SUCCESSOR in telegram.phone(BEKZOD).last.text
    text = telegram.phone(NILUFAR).last.text
    assert NAME in text
    assert f"Bosh hisobchi {SIGNS}" in text
    malika.press_data("swap_do:{bekzod}:{nilufar}".format(**keys), malika.screen)
    assert f"Kutubxona {SIGNS}" in telegram.phone(BEKZOD).last.text
    assert f"Bosh hisobchi {SIGNS}" in telegram.phone(NILUFAR).last.text


def test_a_newcomer_and_a_successor_are_welcomed_by_such_names(telegram: Telegram, malika: Phone) -> None:
    malika.say("/xodimlar")
    malika.press_data("swap_new:{bekzod}".format(**ids(telegram)), malika.screen)
    malika.say(f"Sardor {SIGNS}")
    link = next(shown.text for shown in reversed(malika.chat) if "start=" in shown.text)
    assert f"Sardor {SIGNS}" in link
    sardor = telegram.phone(104)
    shown = open_link(sardor, link.split("start=")[1].split()[0])
    assert f"{NAME} o'rniga" in shown
    assert f"Bosh hisobchi {SIGNS}" in shown
    sardor.press("✅ Ha, bu men")
    assert f"Xush kelibsiz, Sardor {SIGNS}!" in sardor.screen.text
    assert f"Sardor {SIGNS} qo'shildi" in malika.last.text
