"""What the director was asked about somebody is shown again after an interruption, with everything said so far."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.tables import Leave, Person
from tests.support.people.half_said import is_shown_again, leads_back
from tests.support.people.laid import lay_whole_once
from tests.support.people.phone import BEKZOD, MALIKA, Phone, Telegram
from tests.support.people.staffing import COUNTING, invite, open_link, planned


@dataclass(frozen=True)
class Asked:
    """How the director comes to a question, what it says then, and what is no answer to it."""

    presses: str
    typed: tuple[str, ...]
    question: str
    unreadable: str


QUESTIONS = {
    "invite_name": Asked("invite_to:observer", (), "➕ Kuzatuvchi", "7"),
    "staff_name": Asked("staff_name:{bekzod}", (), "✏️ Hozirgi ismi: Bekzod", "7"),
    "swap_name": Asked("swap_new:{bekzod}", (), "👇 Yangi xodimning ismini yozing.", "7"),
    "away_from": Asked("away_from:{bekzod}", (), "🗓 Bekzod qachondan ta'tilda?", "salom"),
    "away_until": Asked("away_from:{bekzod}", ("5-may",), "5-may, dushanba kunidan ta'tilda. Oxirgi", "salom"),
    "away_with": Asked("away_from:{bekzod}", ("5-may", "20-may"), "🌴 Bekzod: 5-may — 20-may.", "salom"),
}  # fmt: skip


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


@pytest.fixture
def malika(telegram: Telegram) -> Phone:
    """The director of a library where Bekzod works."""
    telegram.go_on_from(lay_whole_once(telegram.database, ("Bekzod works", telegram.now), partial(_let_in, telegram)))
    return telegram.phone(MALIKA)


def _let_in(telegram: Telegram) -> dict[str, Any]:
    open_link(telegram.phone(BEKZOD), invite(planned(telegram), "Bekzod", COUNTING))
    telegram.phone(BEKZOD).press("✅ Ha")
    return telegram.so_far()


def bekzod_of(telegram: Telegram) -> int:
    with telegram.database.read() as session:
        return session.scalars(select(Person.id).where(Person.telegram_id == BEKZOD)).one()


def ask(telegram: Telegram, malika: Phone, asked: Asked) -> None:
    malika.say("/xodimlar")
    malika.press_data(asked.presses.format(bekzod=bekzod_of(telegram)), malika.screen)
    for text in asked.typed:
        malika.say(text)


@pytest.mark.parametrize("screen", QUESTIONS)
def test_it_is_shown_again_after_an_interruption(telegram: Telegram, malika: Phone, screen: str) -> None:
    ask(telegram, malika, QUESTIONS[screen])
    is_shown_again(malika, QUESTIONS[screen].question, QUESTIONS[screen].unreadable)


@pytest.mark.parametrize("screen", QUESTIONS)
def test_home_leads_back_to_it(telegram: Telegram, malika: Phone, screen: str) -> None:
    ask(telegram, malika, QUESTIONS[screen])
    leads_back(malika, QUESTIONS[screen].question)


@pytest.mark.parametrize("screen", [name for name in QUESTIONS if name != "invite_name"])
def test_it_ends_at_home_when_the_person_has_left_meanwhile(telegram: Telegram, malika: Phone, screen: str) -> None:
    ask(telegram, malika, QUESTIONS[screen])
    with telegram.database.write() as session:
        session.get_one(Person, bekzod_of(telegram)).active = False
    malika.say("/hech_qanday")
    assert "nimadan boshlaymiz?" in malika.screen.text


@pytest.mark.parametrize("screen", QUESTIONS)
def test_it_asks_a_director_no_more_who_is_none(telegram: Telegram, malika: Phone, screen: str) -> None:
    ask(telegram, malika, QUESTIONS[screen])
    with telegram.database.write() as session:
        session.scalars(select(Person).where(Person.telegram_id == malika.id)).one().role = "member"
    malika.say("Nilufar")
    assert "nimadan boshlaymiz?" in malika.screen.text
    assert QUESTIONS[screen].question not in malika.screen.text


def test_it_goes_on_after_the_interruption_with_the_days_that_were_typed(telegram: Telegram, malika: Phone) -> None:
    ask(telegram, malika, QUESTIONS["away_with"])
    malika.say("/hech_qanday")
    malika.press("▫️ Hech kim", malika.screen)
    with telegram.database.read() as session:
        leave = session.scalars(select(Leave)).one()
        assert (f"{leave.since}", f"{leave.until}") == ("2025-05-05", "2025-05-20")


def test_what_is_begun_anew_takes_the_place_of_what_was_left(telegram: Telegram, malika: Phone) -> None:
    ask(telegram, malika, QUESTIONS["staff_name"])
    malika.say("/start")
    ask(telegram, malika, QUESTIONS["staff_name"])
    malika.say("Bek")
    malika.say("/start")
    assert "▶️ Boshlangan ishga qaytish" not in malika.screen.labels


def test_a_name_may_be_typed_at_the_list_of_who_takes_over(malika: Phone, telegram: Telegram) -> None:
    """A colleague's is one of the list; any other is asked about, and a link is given only then."""
    person = bekzod_of(telegram)
    malika.press_data(f"staff_swap:{person}:0", malika.screen)
    assert "Tanlang yoki ismini yozing" in malika.screen.text
    assert "o'rniga yangi xodim: Kamola?" in malika.say("Kamola").text
    assert "t.me" not in malika.screen.text
    assert "Kamola" in malika.press("✅ Ha, havola berilsin").text
    malika.press_data(f"staff_swap:{person}:0", malika.screen)
    assert "o'rniga Malika ishlaydimi?" in malika.say("malika").text


def test_a_name_typed_after_something_else_was_turned_to_is_nobodys_place(malika: Phone, telegram: Telegram) -> None:
    malika.press_data(f"staff_swap:{bekzod_of(telegram)}:0", malika.screen)
    malika.say("/start")
    assert "o'rniga" not in malika.say("Kamola").text
