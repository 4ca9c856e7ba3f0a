"""Whoever looks after the bot is told of each trouble once, in Telegram, and once when it is over."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.care.alerts import tell_operator
from bot.care.work import look_at_work, standing
from bot.program import Stage
from bot.settings import Settings
from bot.transport.api import Api
from bot.transport.assembly import Wiring
from bot.upkeep import upkeep_jobs
from sandbox.people import Phone
from sandbox.server import Running
from storage.copies.nights import Night, note_night
from storage.database import Database
from storage.tables import InboxUpdate, Library, OutgoingMessage, Person
from tests.support.people.cast import BEKZOD, NILUFAR, SARDOR, gather, moment
from tests.support.people.two_libraries import OURS
from tests.support.transport.running import serving
from tests.support.transport.stage import telegram

__all__ = ["telegram"]

OPERATOR = 9001
NOW = moment("2025-04-02 09:00")


@pytest.fixture
def house(database: Database) -> Database:
    """The small library, on either engine."""
    with database.write() as session:
        gather(session, moment("2025-01-06 09:00"))
    return database


def _heard(database: Database, minutes: int) -> list[str]:
    """What the operator is told at that minute of the day; three looks say no more than one."""
    with database.read() as session:
        newest = session.scalar(select(func.max(OutgoingMessage.id))) or 0
    for second in range(3):
        tell_operator(database, OPERATOR, NOW + timedelta(minutes=minutes, seconds=second))
    with database.read() as session:
        ours = (OutgoingMessage.id > newest, OutgoingMessage.chat_id == OPERATOR)
        rows = session.scalars(select(OutgoingMessage.params).where(*ours).order_by(OutgoingMessage.id))
        return [str(json.loads(params)["text"]) for params in rows]


def _update(database: Database, account: int, state: str, minutes: int) -> None:
    at = NOW + timedelta(minutes=minutes)
    with database.write() as session:
        number = session.scalar(select(func.count(InboxUpdate.id))) or 0
        columns = {"bot_id": 1, "update_id": number, "digest": str(number), "body": "{}"}
        session.add(InboxUpdate(lane=account, state=state, received_at=at, **columns))


def _message(database: Database, account: int, state: str, minutes: int, kind: str = "reply") -> None:
    at = NOW + timedelta(minutes=minutes)
    with database.write() as session:
        number = session.scalar(select(func.count(OutgoingMessage.id))) or 0
        columns = {"key": str(number), "method": "sendMessage", "params": "{}", "priority": 0}
        session.add(OutgoingMessage(chat_id=account, state=state, kind=kind, created_at=at, **columns))


def test_it_tells_of_nights_without_a_copy_once(house: Database) -> None:
    assert _heard(house, 0) == []
    said = []
    for day, error in enumerate(("disk is full", "disk is full", "", "", "no room")):
        at = NOW + timedelta(days=day)
        with house.write() as session:
            note_night(session, Night(f"{at:%Y%m%d}", at, error=error))
        said.append(_heard(house, day * 1440))
    assert said == [
        [f"❗️ Bazadan nusxa olinmadi ({OURS}): disk is full\nNima qilishni `hisobot doctor` aytadi."],
        [],
        [f"✅ Bazadan yana nusxa olindi ({OURS})."],
        [],
        [f"❗️ Bazadan nusxa olinmadi ({OURS}): no room\nNima qilishni `hisobot doctor` aytadi."],
    ]


def test_it_tells_of_each_person_whose_update_died(house: Database) -> None:
    _update(house, NILUFAR, "dead", 1)
    _update(house, NILUFAR, "dead", 2)
    [said] = _heard(house, 3)
    assert said.startswith("❗️ Nilufar: yozgan xabari bajarilmay qoldi.")
    _update(house, SARDOR, "dead", 4)
    _update(house, BEKZOD, "done", 4)
    [said] = _heard(house, 5)
    assert said.startswith(f"❗️ {SARDOR}: "), "a stranger has no name here"
    _update(house, NILUFAR, "done", 6)
    assert _heard(house, 7) == ["✅ Nilufar: xabarlari yana bajarilyapti."]
    assert _heard(house, 3 * 1440) == [], "what stands for days is neither over nor told again"
    _update(house, NILUFAR, "dead", 3 * 1440)
    assert len(_heard(house, 3 * 1440 + 1)) == 1


def test_it_names_the_library_where_there_are_several(house: Database) -> None:
    with house.write() as session:
        session.add(Library(name="Boshqa kutubxona", created_at=NOW))
    _update(house, NILUFAR, "dead", 1)
    [said] = _heard(house, 2)
    assert said.startswith(f"❗️ Nilufar ({OURS}): ")
    with house.read() as session:
        found = look_at_work(Settings(), standing(session, NOW), NOW, at_work=True)
    assert next(finding.what for finding in found if finding.about == "incoming").endswith(f"(Nilufar ({OURS}))")
    with house.write() as session:
        note_night(session, Night("20250301", NOW, error="disk is full"))
    [said] = _heard(house, 3)
    assert said.startswith(f"❗️ Bazadan nusxa olinmadi ({OURS}, Boshqa kutubxona): disk is full")


def test_it_tells_of_messages_that_were_given_up(house: Database) -> None:
    for state, kind in (("unknown", "tidy"), ("failed", "stranger"), ("dropped", "reminder"), ("sent", "reply")):
        _message(house, BEKZOD, state, 0, kind)
    _message(house, OPERATOR, "failed", 0)
    assert _heard(house, 1) == []
    _message(house, BEKZOD, "unknown", 2)
    assert _heard(house, 3) == ["❗️ Bekzod: botning javobi yetib bormadi. Botga /start yozishini so'rang."]
    _message(house, BEKZOD, "sent", 4)
    assert _heard(house, 5) == ["✅ Bekzod: botning javoblari yana yetib boryapti."]


def test_it_tells_of_people_who_cannot_be_reached(house: Database) -> None:
    def reachable(since: datetime | None) -> None:
        with house.write() as session:
            session.scalars(select(Person).where(Person.telegram_id == NILUFAR)).one().unreachable_since = since

    reachable(NOW)
    _message(house, NILUFAR, "failed", 0)
    assert _heard(house, 1) == ["❗️ Nilufar: xabar yetmayapti. Botni to'xtatgan bo'lsa, /start yozishini so'rang."]
    _message(house, NILUFAR, "sent", 2)
    reachable(None)
    assert _heard(house, 3) == ["✅ Nilufar: xabarlar yana yetyapti."]
    reachable(NOW + timedelta(minutes=4))
    assert len(_heard(house, 5)) == 1


def test_it_is_looked_for_only_where_somebody_is_told(house: Database, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as threads:
        stage = Stage(house, Api("123:TEST-x"), lambda: NOW, threads, 20.0)
        with_chat, without = (
            [job.name for job in upkeep_jobs(Settings(backup_dir=tmp_path, operator_chat=chat), stage)]
            for chat in (OPERATOR, None)
        )
    assert with_chat == [*without, "alerts"]


def test_it_arrives_in_the_operators_chat(house: Database, telegram: Running) -> None:
    telegram.sandbox.add_person("Operator", id=OPERATOR)
    phone = Phone(telegram.url, OPERATOR)
    phone.say("/start")
    _update(house, NILUFAR, "dead", 0)
    with serving(house, Wiring(admit=lambda *_: []), telegram.url):
        tell_operator(house, OPERATOR, NOW)
        phone.wait_for("❗️ Nilufar: yozgan xabari bajarilmay qoldi.")
