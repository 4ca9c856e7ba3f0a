"""A monitor is told whether the process lives and can work: while the database or Telegram is away, and after."""

import asyncio
import json
import re
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from bot.care.health import Health, Patience, served
from bot.service import Pace
from bot.transport.assembly import Signs, Wiring
from bot.transport.limits import UNLIMITED
from sandbox.server import Running
from storage.database import Database, open_database
from tests.support.people.cast import gather, moment
from tests.support.postgres import Cluster
from tests.support.transport import counting
from tests.support.transport.counting import admit, numbers_of
from tests.support.transport.running import eventually, serving
from tests.support.transport.stage import kept, telegram

__all__ = ["kept", "telegram"]

SHORT = Patience(loop=20.0, database=1.5)
"""For whoever waits for the database."""
OF_TELEGRAM = Patience(loop=20.0, telegram=2.5)


def _asked(url: str) -> tuple[int, str]:
    try:
        with urlopen(url, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


class Monitor:
    """Somebody who asks the process at its port."""

    def __init__(self, url: str) -> None:
        self.url = url

    def lives(self) -> bool:
        return _asked(f"{self.url}/healthz")[0] == 200

    def waits_for(self) -> list[str]:
        status, body = _asked(f"{self.url}/readyz")
        told = json.loads(body)
        assert (status, told["ready"]) == ((503, False) if told["waits_for"] else (200, True))
        return list(told["waits_for"])

    def figures(self) -> dict[str, float]:
        status, body = _asked(f"{self.url}/metrics")
        assert status == 200
        return {name: float(value) for name, value in re.findall(r"(?m)^hisobot_(.+) (\S+)$", body)}


@contextmanager
def _watched(database: Database, telegram: Running, patience: Patience) -> Iterator[Monitor]:
    """A bot that counts, and its monitor."""
    address: list[str] = []

    @contextmanager
    def watch(loop: asyncio.AbstractEventLoop, signs: Signs) -> Iterator[None]:
        health = Health(database, signs, counting.clock, loop.time, loop, patience)
        with served("127.0.0.1", 0, health) as url:
            address.append(url)
            yield

    with serving(database, Wiring(admit=admit), telegram.url, watch=watch, pace=Pace(UNLIMITED, poll_seconds=1)):
        monitor = Monitor(eventually(lambda: address)[0])
        eventually(lambda: not monitor.waits_for() and monitor.figures()["leader"])
        yield monitor


def test_it_tells_that_telegram_is_away_and_back(
    kept: Database, telegram: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.transport.intake.PAUSES", (0.1,))
    [person] = counting.seat(telegram.sandbox, 1)
    with _watched(kept, telegram, OF_TELEGRAM) as monitor:
        telegram.sandbox.faults.add("*", "502")
        telegram.sandbox.say(person, "1")
        eventually(lambda: monitor.waits_for() == ["telegram"])
        figures = monitor.figures()
        assert (figures["ready"], figures["database_up"], figures["inbox_waiting"]) == (0, 1, 0)
        assert figures["telegram_silent_seconds"] > 2.5
        assert monitor.lives(), "a new start would not help"
        telegram.sandbox.faults.clear()
        eventually(lambda: not monitor.waits_for() and numbers_of(kept, person) == [1])
        assert monitor.figures()["ready"] == 1


def test_it_tells_that_the_database_is_away_and_back(kept: Database, sqlite_url: str, telegram: Running) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    with _watched(kept, telegram, SHORT) as monitor, ExitStack() as lock:
        other = lock.enter_context(
            closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None))
        )
        other.execute("BEGIN IMMEDIATE")
        telegram.sandbox.say(person, "1")
        eventually(lambda: monitor.waits_for() == ["database"])
        assert monitor.lives()
        assert "inbox_waiting" not in monitor.figures()
        assert monitor.figures()["database_up"] == 0
        lock.close()
        eventually(lambda: not monitor.waits_for() and numbers_of(kept, person) == [1])
        assert monitor.figures()["database_up"] == 1


@contextmanager
def _turning() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop that turns in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield loop
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def test_it_tells_that_a_server_is_away_and_back(cluster: Cluster, postgres_template: str) -> None:
    database = open_database(cluster.create("watched", postgres_template))
    with _turning() as loop:
        health = Health(database, Signs(begun=True), counting.clock, time.monotonic, loop, SHORT)
        with served("127.0.0.1", 0, health) as url:
            monitor = Monitor(url)
            assert monitor.waits_for() == []
            assert monitor.figures()["outbox_waiting"] == 0
            cluster.stop()
            assert monitor.waits_for() == ["database"]
            assert monitor.figures()["database_up"] == 0
            cluster.start()
            eventually(lambda: monitor.waits_for() == [])
            assert monitor.figures()["database_up"] == 1
    database.close()


def test_it_tells_that_the_loop_is_stuck(kept: Database) -> None:
    with _turning() as loop:
        health = Health(kept, Signs(begun=True), counting.clock, time.monotonic, loop, Patience(loop=0.05))
        with served("127.0.0.1", 0, health) as url:
            assert Monitor(url).lives()
            stuck, free = threading.Event(), threading.Event()

            def hold() -> None:
                stuck.set()
                free.wait()

            loop.call_soon_threadsafe(hold)
            stuck.wait()
            assert not Monitor(url).lives()
            assert Monitor(url).waits_for() == ["loop"]
            free.set()
            eventually(Monitor(url).lives)


def test_it_names_libraries_and_no_person(kept: Database) -> None:
    with kept.write() as session:
        name = gather(session, moment("2025-01-06 09:00")).library.name
    with _turning() as loop:
        signs = Signs()
        with served("127.0.0.1", 0, Health(kept, signs, counting.clock, time.monotonic, loop)) as url:
            assert Monitor(url).waits_for() == ["start"]
            figures = Monitor(url).figures()
            assert figures[f'people{{library="{name}",reachable="yes"}}'] == 3
            told = _asked(f"{url}/metrics")[1]
            assert "Malika" not in told
            assert _asked(f"{url}/")[0] == 404
