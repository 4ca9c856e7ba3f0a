"""However the process dies, a paper that was ordered comes once; the one just being sent is never sent twice."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from plan.period import Span
from sandbox.clock import Clock
from sandbox.people import Phone
from sandbox.sandbox import Sandbox
from sandbox.server import Running, start_in_thread
from storage.database import Database, open_database
from storage.people import people
from storage.tables import PaperOrder
from tests.support.papers.orders import content, csv_lines, files, makers
from tests.support.people.cast import BEKZOD, MALIKA, NAMES, NILUFAR, moment
from tests.support.postgres import PROGRAMS
from tests.support.reminders.killed import prepare
from tests.support.transport.running import TOKEN, eventually, start_process
from tests.support.warm.process import WarmProcess
from usecases.papers import ordering
from usecases.work import work_of

pytestmark = pytest.mark.kill9

SCENARIO = "tests.support.reminders.killed"
NOW = moment("2025-04-01 09:00")
MARCH = Span.parse("2025-month-3")


@contextmanager
def _telegram() -> Iterator[Running]:
    """Everybody has written to the bot once, or it could not write to them."""
    sandbox = Sandbox(TOKEN, clock=Clock(NOW), limits=False)
    for account in (NILUFAR, BEKZOD, MALIKA):
        sandbox.add_person(NAMES[account], id=account)
        sandbox.chat_of(sandbox.bot(None), sandbox.person(account)).started = True
    running = start_in_thread(sandbox)
    yield running
    running.stop()


@pytest.fixture
def telegram() -> Iterator[Running]:
    with _telegram() as running:
        yield running


def _order(database: Database, account: int, *kinds: str) -> None:
    """As the press does."""
    with database.write() as session:
        person = people.by_telegram_id(session, account)
        assert person is not None
        for kind in kinds:
            key = f"{account}:{kind}"
            assert ordering.order_paper(work_of(session, person, NOW), kind, MARCH, key=key) == "ordered"


@contextmanager
def _at_work(telegram: Running, url: str, *folders: Path) -> Iterator[list[WarmProcess]]:
    """Processes that nobody kills, until they are told to end."""
    processes = [start_process(telegram.url, url, folder, scenario=SCENARIO) for folder in folders]
    try:
        yield processes
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
        assert [process.wait(15) for process in processes] == [0] * len(processes)


def _settled(database: Database) -> bool:
    with database.read() as session:
        return not session.scalars(select(PaperOrder).where(PaperOrder.state.in_(("ordered", "making")))).all()


@pytest.mark.parametrize(
    ("point", "came", "notices"),
    [
        ("before a paper is handed over", 1, 0),
        ("after a paper is handed over", 1, 0),
        ("before a message is sent", 0, 1),
        ("before a sent message is noted", 1, 1),
    ],
)
def test_it_brings_a_paper_once_however_the_process_died(
    point: str, came: int, notices: int, telegram: Running, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    prepare(sqlite_database)
    _order(sqlite_database, MALIKA, "csv")
    dying = start_process(telegram.url, sqlite_url, tmp_path, scenario=SCENARIO, die=point)
    assert dying.wait(30) == -signal.SIGKILL, (tmp_path / "bot.log").read_text()
    malika = Phone(telegram.url, MALIKA)
    with _at_work(telegram, sqlite_url, tmp_path):
        malika.wait_for(lambda message: bool(message["file"]) or "aloqa uzildi" in message["text"], 30, since=0)
        if notices:
            malika.wait_for("aloqa uzildi", 10, since=0)
        eventually(lambda: _settled(sqlite_database))
        assert (len(files(malika)), malika.transcript().count("aloqa uzildi")) == (came, notices)
        if notices:  # and it comes when it is asked for again
            _again(malika)
            malika.wait_for(lambda message: bool(message["file"]), 30)
    assert len(files(malika)) == came + bool(notices)


def _again(malika: Phone) -> None:
    malika.say("/hisobot")
    malika.wait_for("Bajarilish")
    assert "Tayyorlanmoqda" in str(malika.press_data(f"paper:csv:{MARCH}", malika.last()["message_id"], wait=30))


def test_it_makes_again_what_was_being_made_when_the_process_was_killed(
    telegram: Running, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    prepare(sqlite_database)
    malika = Phone(telegram.url, MALIKA)
    process = start_process(telegram.url, sqlite_url, tmp_path, scenario=SCENARIO)
    _again(malika)
    orphan = _killed_while_making(process)
    with _at_work(telegram, sqlite_url, tmp_path):
        message = malika.wait_for(lambda message: bool(message["file"]), 30)
        eventually(lambda: not Path(f"/proc/{orphan}").exists())
    assert message["file"]["name"].endswith("2025-mart_2025-01-06.csv")
    assert len(files(malika)) == 1


def _is_gone(process: int) -> bool:
    return not Path(f"/proc/{process}").exists()


def _killed_while_making(process: WarmProcess) -> int:
    """Kill a bot that makes a paper; its maker goes on, and has nobody to give it to."""
    maker: int = eventually(lambda: makers(process.pid), 30)[0]
    os.kill(maker, signal.SIGSTOP)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    os.kill(maker, signal.SIGCONT)
    return maker


def test_it_puts_an_order_back_when_it_ends_in_peace(
    telegram: Running, sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    prepare(sqlite_database)
    for start in range(3):  # more often than an order is tried
        process = start_process(telegram.url, sqlite_url, tmp_path, scenario=SCENARIO)
        if start == 0:
            _again(Phone(telegram.url, MALIKA))
        maker: int = eventually(partial(makers, process.pid), 30)[0]
        os.kill(maker, signal.SIGSTOP)
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
        eventually(partial(_is_gone, maker))
    with _at_work(telegram, sqlite_url, tmp_path):
        Phone(telegram.url, MALIKA).wait_for(lambda message: bool(message["file"]), 30, since=0)


needs_postgresql = pytest.mark.skipif(PROGRAMS is None, reason="PostgreSQL is not installed")


@pytest.fixture
def shared_url(cluster: Any, postgres_template: str) -> Iterator[str]:
    yield cluster.create("papers_shared", postgres_template)
    cluster.drop("papers_shared")


@pytest.fixture
def shared(shared_url: str) -> Iterator[Database]:
    database = open_database(shared_url)
    prepare(database)
    yield database
    database.close()


@needs_postgresql
def test_it_shares_the_orders_among_three_processes(
    telegram: Running, shared: Database, shared_url: str, tmp_path: Path
) -> None:
    folders = _folders(tmp_path, 3)
    everybody = (NILUFAR, BEKZOD, MALIKA)
    for account in everybody:
        _order(shared, account, "csv", "excel", "overview")
    busy: set[int] = set()
    with _at_work(telegram, shared_url, *folders) as processes:
        eventually(lambda: _noting(busy, processes, lambda: _settled(shared)), 60)
        phones = {account: Phone(telegram.url, account) for account in everybody}
        eventually(lambda: all(len(files(phone)) >= 3 for phone in phones.values()), 20)
    endings = [sorted(Path(file["file"]["name"]).suffix for file in files(phone)) for phone in phones.values()]
    assert endings == [[".csv", ".png", ".xlsx"]] * 3
    assert len(busy) == 3, "each of them made some"
    with shared.read() as session:
        assert {(order.state, order.attempts) for order in session.scalars(select(PaperOrder))} == {("made", 1)}


def _noting(busy: set[int], processes: list[WarmProcess], done: Callable[[], bool]) -> bool:
    busy.update(process.pid for process in processes if makers(process.pid))
    return done()


@needs_postgresql
def test_it_takes_over_what_a_killed_process_was_making(
    telegram: Running, shared: Database, shared_url: str, tmp_path: Path
) -> None:
    first, *others = _folders(tmp_path, 3)
    malika = Phone(telegram.url, MALIKA)
    process = start_process(telegram.url, shared_url, first, scenario=SCENARIO)
    _again(malika)
    _killed_while_making(process)
    telegram.sandbox.clock.advance(timedelta(minutes=2))  # nobody renews its lease
    with _at_work(telegram, shared_url, *others):
        message = malika.wait_for(lambda message: bool(message["file"]), 30)
        assert csv_lines(content(malika, message))[0][0] == "Band"
        eventually(lambda: _settled(shared))
    assert len(files(malika)) == 1


def _folders(tmp_path: Path, count: int) -> list[Path]:
    folders = [tmp_path / str(number) for number in range(count)]
    for folder in folders:
        folder.mkdir()
    return folders
