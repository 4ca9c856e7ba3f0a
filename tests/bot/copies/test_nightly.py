"""The director sees what became of the night's copy, and gets it where that is set."""

import asyncio
import logging
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import text

from bot.copies.making import copy_database
from bot.program import Stage
from bot.settings import Settings
from bot.transport.api import Api
from bot.upkeep import upkeep_jobs
from storage.copies.making import AlreadyMade
from storage.copies.sealing import new_key, unseal
from storage.database import Database
from storage.tables import Library
from tests.support.people.cast import MALIKA, NILUFAR, gather, moment
from tests.support.people.house import TOKEN, House, house
from tests.support.people.two_libraries import OURS

NIGHT = moment("2025-04-02 02:00")


@pytest.fixture
def opened(database: Database) -> Iterator[House]:
    """The small library at work on either engine, at two in the morning."""
    with _at_work(database) as at_work:
        yield at_work


@pytest.fixture
def on_sqlite(sqlite_database: Database) -> Iterator[House]:
    """The same on SQLite, for what has nothing to do with how a copy is made."""
    with _at_work(sqlite_database) as at_work:
        yield at_work


@contextmanager
def _at_work(database: Database) -> Iterator[House]:
    with database.write() as session:
        gather(session, moment("2025-01-06 09:00"))
    with house(database, NIGHT) as at_work:
        yield at_work


def _settings(opened: House, tmp_path: Path, **more: Any) -> Settings:
    url = opened.database.engine.url.set(drivername=opened.database.engine.dialect.name)
    return Settings(database_url=url.render_as_string(hide_password=False), backup_dir=tmp_path / "b", **more)


def _tend(opened: House, settings: Settings, *moments: datetime) -> None:
    """The night's work at these moments, by one process."""

    async def work() -> None:
        with ThreadPoolExecutor(2) as threads:
            async with Api(TOKEN, opened.url) as api:
                job, *_ = upkeep_jobs(settings, Stage(opened.database, api, opened.clock.now, threads, 20.0))
                for now in moments:
                    await cast("Coroutine[Any, Any, None]", job.run(now))

    asyncio.run(work())


def _settings_page(opened: House) -> str:
    phone = opened.phone(MALIKA, "Malika")
    phone.say("/sozlamalar")
    return str(phone.wait_for("Sozlamalar")["text"])


def test_the_director_sees_that_there_is_a_copy(
    opened: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = _settings(opened, tmp_path)
    assert "nusxa" not in _settings_page(opened)
    with caplog.at_level(logging.INFO):
        _tend(opened, settings, NIGHT, NIGHT + timedelta(hours=5))
    [copy] = (tmp_path / "b").glob("*nightly*")
    [line] = [logged.getMessage() for logged in caplog.records if logged.name == "bot.copies.nightly"]
    assert line.startswith(f"tonight's copy of {OURS} is {copy.name}, ")
    assert copy.name.endswith(("-20250402-020000-nightly.db", "-20250402-020000-nightly.dump"))
    page = _settings_page(opened)
    assert "💾 Oxirgi nusxa: 2-aprel" in page
    assert "ta yozuv sanaldi." in page
    assert "yuborildi" not in page


def test_the_director_sees_that_a_night_has_no_copy(
    on_sqlite: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = _settings(on_sqlite, tmp_path)
    _tend(on_sqlite, settings, NIGHT)
    away = replace(settings, backup_dir=Path("/dev/null/b"))
    with caplog.at_level(logging.ERROR):
        _tend(on_sqlite, away, NIGHT + timedelta(days=1))
    [record] = [logged for logged in caplog.records if logged.name == "scheduler.nightly"]
    assert record.getMessage().startswith("BACKUP_DIR: ")
    assert record.getMessage().endswith(f"; {OURS}; tonight's copy is tried again soon")
    page = _settings_page(on_sqlite)
    assert page.index("❗️ Bazadan nusxa olinmadi (3-aprel") < page.index("💾 Oxirgi nusxa: 2-aprel")
    _tend(on_sqlite, settings, NIGHT + timedelta(days=1, minutes=30))
    page = _settings_page(on_sqlite)
    assert "❗️" not in page
    assert "💾 Oxirgi nusxa: 3-aprel" in page


def test_the_director_hears_in_the_morning_of_a_night_without_a_copy(on_sqlite: House, tmp_path: Path) -> None:
    settings = replace(_settings(on_sqlite, tmp_path), backup_dir=Path("/dev/null/b"))
    malika, nilufar = on_sqlite.phone(MALIKA, "Malika"), on_sqlite.phone(NILUFAR, "Nilufar")
    for phone in (malika, nilufar):
        phone.say("/start")
        phone.wait_for("nimadan boshlaymiz?")
    _tend(on_sqlite, settings, NIGHT, NIGHT + timedelta(hours=3))  # it may succeed yet
    for _process in range(2):
        _tend(on_sqlite, settings, *(NIGHT + timedelta(hours=hours) for hours in (7, 8)))
    malika.wait_for("Bazadan nusxa olinmadi (2-aprel", since=0)
    malika.say("/yordam")
    malika.wait_for("Yordam")
    heard = [message["text"] for message in malika.chat()["messages"] if message["from"] == "bot"]
    assert ["nusxa olinmadi" in text for text in heard].count(True) == 1
    assert "nusxa" not in nilufar.transcript()
    _tend(on_sqlite, settings, NIGHT + timedelta(days=1, hours=7))
    malika.wait_for("Bazadan nusxa olinmadi (3-aprel", since=0)


def test_it_waits_before_it_tries_again(on_sqlite: House, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    settings = replace(_settings(on_sqlite, tmp_path), backup_dir=Path("/dev/null/b"))
    _tend(on_sqlite, settings, *(NIGHT + timedelta(minutes=minutes) for minutes in (0, 1, 9, 10, 11)))
    assert len([logged for logged in caplog.records if logged.name == "scheduler.nightly"]) == 2


def test_the_director_gets_the_encrypted_copy_once(opened: House, tmp_path: Path) -> None:
    key = new_key()
    settings = _settings(opened, tmp_path, backup_key=key, backup_to_director=True)
    phone = opened.phone(MALIKA, "Malika")
    phone.say("/start")
    phone.wait_for("Malika")
    for _process in range(2):
        _tend(opened, settings, NIGHT, NIGHT + timedelta(minutes=1))
    [sent] = [message for message in phone.chat()["messages"] if message.get("file")]
    assert sent["caption"].startswith(f"💾 {OURS}. Bazaning shifrlangan nusxasi")
    assert not [message for message in opened.phone(NILUFAR, "Nilufar").chat()["messages"] if message.get("file")]
    [copy] = (tmp_path / "b").glob("*nightly*")
    assert sent["file"]["name"] == copy.name
    page = _settings_page(opened)
    assert "ta yozuv sanaldi, shifrlangan." in page
    assert "Nusxa direktorga yuborildi." in page
    unseal(copy, tmp_path / "plain", key)
    assert b"Nilufar" in (tmp_path / "plain").read_bytes() or (tmp_path / "plain").read_bytes()[:5] == b"PGDMP"


def test_no_director_gets_what_is_several_libraries(
    on_sqlite: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with on_sqlite.database.write() as session:
        session.add(Library(name="Boshqa kutubxona", created_at=NIGHT))
    settings = _settings(on_sqlite, tmp_path, backup_key=new_key(), backup_to_director=True)
    with caplog.at_level(logging.INFO):
        _tend(on_sqlite, settings, NIGHT)
    made, refused = [logged.getMessage() for logged in caplog.records if logged.name == "bot.copies.nightly"]
    both = f"2 libraries ({OURS}, Boshqa kutubxona)"
    assert made.startswith(f"tonight's copy of {both} is ")
    assert refused.startswith(f"BACKUP_TO_DIRECTOR: tonight's copy of {both} was not sent")
    assert not [message for message in on_sqlite.phone(MALIKA, "Malika").chat()["messages"] if message.get("file")]
    assert "❗️ Nusxa direktorga yuborilmadi." in _settings_page(on_sqlite)


def test_of_several_processes_one_makes_the_copy(opened: House, tmp_path: Path) -> None:
    settings = _settings(opened, tmp_path)
    copy_database(settings, NIGHT, "nightly", "20250402-02")
    with pytest.raises(AlreadyMade):
        copy_database(settings, NIGHT + timedelta(seconds=1), "nightly", "20250402-02")
    copy_database(settings, NIGHT + timedelta(seconds=1), "by-hand", "20250402-02")


def test_it_forgets_old_nights(on_sqlite: House, tmp_path: Path) -> None:
    settings = _settings(on_sqlite, tmp_path)
    for day in range(33):
        _tend(on_sqlite, settings, NIGHT + timedelta(days=day))
    with on_sqlite.database.read() as session:
        nights = session.execute(text("SELECT night FROM nightly_copies ORDER BY night")).scalars().all()
    assert nights[-1] == "20250504"
    assert len(nights) <= 30
