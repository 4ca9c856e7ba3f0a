"""How it stands is told from the database, whether the bot runs or not."""

import os
from argparse import Namespace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.cli.care.status import tell_status
from bot.settings import Settings
from bot.transport.assembly import Wiring
from bot.trouble import Unusable
from sandbox.server import Running
from storage.copies.nights import Night, note_night
from storage.database import Database
from storage.tables import InboxUpdate, Library, Person
from storage.transport.inbox import store_offset, store_updates
from storage.transport.leading import note_only_process
from tests.support.people.cast import BEKZOD, gather, moment
from tests.support.transport.running import eventually, serving
from tests.support.transport.stage import telegram
from usecases.outgoing import enqueue

__all__ = ["telegram"]

NOW = moment("2025-04-02 09:00")


def _told(database: Database, capsys: pytest.CaptureFixture[str]) -> list[str]:
    url = database.engine.url.set(drivername=database.engine.dialect.name).render_as_string(hide_password=False)
    assert tell_status(Settings(database_url=url), Namespace(json=False), lambda: NOW) == 0
    return capsys.readouterr().out.splitlines()


def _say(database: Database, at: datetime, key: str, **more: Any) -> None:
    with database.write() as session:
        enqueue(
            session, now=at, chat_id=1, method="sendMessage", params={"text": "salom"}, key=key, kind="reply", **more
        )


def test_it_tells_of_each_thing(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        session.get_one(Person, cast.people[BEKZOD].id).unreachable_since = NOW
        session.add(Library(name="Eski kutubxona", created_at=NOW, closed_at=NOW))
        name = cast.library.name
    told = _told(database, capsys)
    assert told == [
        "Bot: to'xtab turibdi",
        "Yetakchi: hali bo'lmagan",
        "Telegram: birinchi so'rov javobini kutyapti",
        "Kelgan xabarlar: kutayotgani yo'q",
        "Yuboriladigan xabarlar: kutayotgani yo'q",
        "Tungi nusxa: hali olinmagan",
        f"{name}: 3 ta xodim, 1 tasiga xabar yetmayapti",
        "Eski kutubxona: yopilgan, 0 ta xodim",
    ]
    with database.write() as session:
        note_only_process(session, "kompyuter (PID 7)", NOW - timedelta(days=2))
        store_offset(session, 1, 5, NOW - timedelta(seconds=40))
        store_updates(session, 1, [{"update_id": 1, "message": {"from": {"id": 1}}}], NOW - timedelta(minutes=3))
        session.add(InboxUpdate(bot_id=1, update_id=2, digest="2", lane=1, body="{}", state="dead", received_at=NOW))
        note_night(session, Night("20250401", NOW - timedelta(days=1), "c.db", 10, 77))
        note_night(session, Night("20250402", NOW - timedelta(hours=7), error="disk is full"))
    _say(database, NOW - timedelta(hours=3), "1")
    _say(database, NOW, "2", not_before=NOW + timedelta(hours=1))
    assert _told(database, capsys)[1:8] == [
        "Oxirgi yetakchi: kompyuter (PID 7), 31-mart, 09:00 da boshlagan",
        "Telegram: 40 soniya oldin javob berdi",
        "Kelgan xabarlar: 1 ta kutyapti, eng eskisi 3 daqiqa oldin kelgan",
        "Yuboriladigan xabarlar: 1 ta kutyapti, eng eskisi 3 soat oldin",
        "Bajarilmay qolgan xabarlar: 1, yetib bormaganlari: 0 (`hisobot doctor`)",
        "Tungi nusxa: 2-aprel, 02:00 da olinmadi (disk is full)",
        "Tungi nusxa: 1-aprel, 09:00, 77 ta yozuv",
    ]


def test_it_tells_who_leads_on_a_server(
    database: Database, telegram: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    if database.is_sqlite:
        pytest.skip("there the process notes it itself, and is looked at where one is started")
    with serving(database, Wiring(admit=lambda *_: []), telegram.url):
        ours = f"(PID {os.getpid()}), "
        first, *_ = eventually(lambda: [told for told in [_told(database, capsys)] if ours in told[1]])[0]
        assert first.startswith("Bot: ishlayapti. Bazasi: ")
    assert _told(database, capsys)[1].startswith("Oxirgi yetakchi: ")


def test_it_needs_a_database(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="degan fayl yo'q"):
        tell_status(Settings(database_url=f"sqlite:///{tmp_path}/none.db"), Namespace(json=False))
