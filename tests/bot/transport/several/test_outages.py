"""PostgreSQL goes away, comes back as itself or as another, or is hidden by a pooler: all wait, and nothing is lost."""

import signal
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.transport.assembly import Runtime, Wiring
from bot.transport.sender import Sender
from bot.transport.several.leadership import Lease
from sandbox.server import Running
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.pooler import shares_sessions
from tests.support.command_line import TOKEN, hisobot
from tests.support.pgbouncer import PROGRAM as PGBOUNCER
from tests.support.pgbouncer import pooled
from tests.support.postgres import KEEPING, PROGRAMS, Cluster
from tests.support.transport import counting
from tests.support.transport.counting import admit, numbers_of
from tests.support.transport.running import eventually, serving, start_process

pytestmark = [
    pytest.mark.kill9,
    pytest.mark.postgresql,
    pytest.mark.skipif(PROGRAMS is None, reason="PostgreSQL is not installed"),
]


RUNTIME: Any = Runtime(counting.clock, None, None)  # type: ignore[arg-type]  # no thread is started
OPTIONS = "options,extra_float_digits"
"""What PgBouncer has to leave out so that it lets a connection of ours in at all."""


def _all_answered(database: Database, telegram: Running, people: list[int], numbers: int) -> bool:
    return not any(counting.problems(database, telegram.sandbox, person, numbers) for person in people)


def _until_at_work(folder: Path, bots: int = 1) -> None:
    log = folder / "bot.log"
    eventually(lambda: log.read_text().count("leads from now on") + log.read_text().count("stands by") >= bots)


@pytest.mark.parametrize("processes", [1, 3])
@pytest.mark.parametrize("end", ["stop", "crash"])
def test_every_process_waits_for_the_server_and_goes_on(
    processes: int, end: str, shared: Database, shared_url: str, cluster: Cluster, telegram: Running, tmp_path: Path
) -> None:
    people = counting.seat(telegram.sandbox, 6)
    folders = [tmp_path / str(number) for number in range(processes)]
    for folder in folders:
        folder.mkdir()
    bots = [start_process(telegram.url, shared_url, folder) for folder in folders]
    for folder in folders:
        _until_at_work(folder)
    for number in (1, 2):
        for person in people:
            telegram.sandbox.say(person, str(number))
    eventually(lambda: numbers_of(shared, people[-1]))

    getattr(cluster, end)()
    try:
        for person in people:
            telegram.sandbox.say(person, "3")
        time.sleep(2.5)  # a follower and a leader have both looked for it by now, more than once
        assert [bot.poll() for bot in bots] == [None] * processes
    finally:
        cluster.start()
    shared.close()  # its connections are of the server that was

    eventually(lambda: _all_answered(shared, telegram, people, 3))
    for bot, folder in zip(bots, folders, strict=True):
        eventually(lambda folder=folder: "the database answers again" in (folder / "bot.log").read_text())  # type: ignore[misc]
        bot.send_signal(signal.SIGTERM)
        assert bot.wait(30) == 0
        log = (folder / "bot.log").read_text()
        assert log.count("the database is out of reach") == 1, log
        assert log.count("the database answers again") == 1, log
        assert "Traceback" not in log, log


def test_it_goes_on_at_the_standby_that_has_taken_over(telegram: Running, tmp_path: Path) -> None:
    """With a synchronous standby no acknowledged commit is only on the server that burns."""
    assert PROGRAMS is not None
    primary = Cluster(PROGRAMS, KEEPING)
    primary.create("library")
    standby = primary.follow_synchronously()
    try:
        hosts = f"host=127.0.0.1:{primary.port}&host=127.0.0.1:{standby.port}"
        url = f"postgresql://library@/library?{hosts}&target_session_attrs=read-write"
        database = open_database(url)
        migrate(url)
        counting.prepare(database)
        people = counting.seat(telegram.sandbox, 4)
        bots = [start_process(telegram.url, url, tmp_path) for _ in range(2)]
        _until_at_work(tmp_path, 2)
        for number in (1, 2):
            for person in people:
                telegram.sandbox.say(person, str(number))
        eventually(lambda: numbers_of(database, people[0]))
        primary.crash()
        for person in people:
            telegram.sandbox.say(person, "3")
        time.sleep(1)  # with nobody to write to
        standby.promote()
        database.close()  # its connections are of the server that burned
        eventually(lambda: _all_answered(database, telegram, people, 3))
        for bot in bots:
            bot.send_signal(signal.SIGTERM)
            assert bot.wait(30) == 0
        database.close()
    finally:
        standby.remove()
        primary.remove()


def test_a_leader_that_is_frozen_is_followed_when_its_lease_ends(
    shared: Database, shared_url: str, telegram: Running, tmp_path: Path
) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    leader = start_process(telegram.url, shared_url, tmp_path)
    telegram.sandbox.say(person, "1")
    eventually(lambda: numbers_of(shared, person) == [1])
    with serving(shared, Wiring(admit=admit), telegram.url):
        leader.send_signal(signal.SIGSTOP)  # its connections stay
        _let_the_lease_end(shared)
        telegram.sandbox.say(person, "2")
        # They may be one of those whom the frozen process handles: what has waited a quarter of a minute is anybody's.
        eventually(lambda: numbers_of(shared, person) == [1, 2], 50)
        # It may have been frozen while it sent: then this chat waits until that message is anybody's too.
        eventually(lambda: "2 (2)" in _texts(telegram, person), 100)
        leader.send_signal(signal.SIGCONT)
        telegram.sandbox.say(person, "3")
        # Whoever wakes up finishes the call that it had begun, so another message may come below.
        eventually(lambda: "3 (3)" in _texts(telegram, person), 100)
        eventually(lambda: "another process leads by now" in (tmp_path / "bot.log").read_text())
        leader.send_signal(signal.SIGTERM)
        assert leader.wait(30) == 0
    assert counting.problems(shared, telegram.sandbox, person, 3) == []


def _texts(telegram: Running, person: int) -> list[str]:
    return [message["text"] for message in telegram.sandbox.chat(person)["messages"]]


def _let_the_lease_end(database: Database) -> None:
    """What the seconds of the lease do, at once."""
    with database.write() as session:
        session.execute(text("UPDATE leadership SET until = clock_timestamp() - interval '1 s'"))


def test_a_sender_that_leads_no_longer_takes_nothing(shared: Database, shared_url: str) -> None:
    other = open_database(shared_url)
    ours, theirs = Lease(shared), Lease(other)
    assert ours.acquire()
    with shared.write() as session:
        counting.say(session, counting.clock(), 1, "salom", "a")
        assert ours.leads(session)
        assert not theirs.leads(session)
    _let_the_lease_end(shared)
    assert theirs.acquire()
    sender: Any = Sender(shared, Wiring(admit=admit), None, RUNTIME, leads=ours.leads)  # type: ignore[arg-type]  # nothing is sent
    assert sender._settle_and_claim([]) == []
    sender = Sender(shared, Wiring(admit=admit), None, RUNTIME, leads=theirs.leads)  # type: ignore[arg-type]  # nothing is sent
    assert [row.params["text"] for row in sender._settle_and_claim([])] == ["salom"]
    assert not ours.acquire()
    theirs.release()
    assert eventually(ours.acquire)
    ours.release()
    other.close()


@pytest.mark.skipif(PGBOUNCER is None, reason="PgBouncer is not installed")
@pytest.mark.parametrize("ignore", ["", OPTIONS])
@pytest.mark.parametrize("mode", ["transaction", "session"])
def test_it_refuses_a_pooler_in_one_sentence(
    mode: str, ignore: str, shared_url: str, cluster: Cluster, tmp_path: Path
) -> None:
    name = shared_url.rpartition("/")[2]
    with pooled(cluster, name, mode=mode, ignore=ignore) as url:
        ended = hisobot(tmp_path, "run", BOT_TOKEN=TOKEN, DATABASE_URL=url)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1), ended.stderr
    assert "is reached through a pooler (PgBouncer)" in ended.stderr
    assert "name the port of PostgreSQL itself" in ended.stderr
    assert "startup parameter" not in ended.stderr


@pytest.mark.skipif(PGBOUNCER is None, reason="PgBouncer is not installed")
def test_it_sees_that_sessions_are_shared_even_where_settings_come_through(
    shared: Database, shared_url: str, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.pooler._SETTING", text("SELECT '1min'"))
    assert not shares_sessions(shared)
    with pooled(cluster, shared_url.rpartition("/")[2], ignore=OPTIONS) as url:
        database = open_database(url)
        assert shares_sessions(database)
        database.close()
