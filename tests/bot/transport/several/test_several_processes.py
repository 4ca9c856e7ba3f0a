"""Two bots on one PostgreSQL are one bot: one takes in and sends, both work, and one may die at any moment."""

import signal
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.transport.assembly import Wiring
from bot.transport.several.leadership import Lease
from sandbox.server import Running
from storage.database import Database, open_database
from storage.tables import OutgoingMessage
from storage.transport.outbox import abandoned_messages
from tests.support.postgres import PROGRAMS
from tests.support.transport import counting
from tests.support.transport.counting import admit, clock, numbers_of
from tests.support.transport.running import eventually, serving, start_process
from tests.support.warm.process import WarmProcess

pytestmark = [
    pytest.mark.kill9,
    pytest.mark.postgresql,
    pytest.mark.skipif(PROGRAMS is None, reason="PostgreSQL is not installed"),
]

LEADER = "leader"
"""What PostgreSQL calls the connections of the process that is ended or frozen."""


def _answered(database: Database, telegram: Running, people: list[int], numbers: int) -> bool:
    return not any(counting.problems(database, telegram.sandbox, person, numbers) for person in people)


def test_it_shares_the_work_and_keeps_everybodys_order(shared: Database, shared_url: str, telegram: Running) -> None:
    people = counting.seat(telegram.sandbox, 24)  # more than one process handles at once
    workers: set[str] = set()

    def who(name: str) -> Wiring:
        def noting(session: Any, update: Any, now: Any, prepared: Any) -> Any:
            workers.add(name)
            time.sleep(0.03)  # longer than it takes the other to look for work
            return admit(session, update, now, prepared)

        return Wiring(admit=noting)

    other = open_database(shared_url)
    with serving(shared, who("one"), telegram.url), serving(other, who("two"), telegram.url):
        for number in range(1, 16):
            for person in people:
                telegram.sandbox.say(person, str(number))
        eventually(lambda: _answered(shared, telegram, people, 15), 30)
    other.close()
    assert workers == {"one", "two"}
    assert [len(telegram.sandbox.chat(person)["messages"]) for person in people] == [30] * 24


def _leader_at_work(shared: Database, shared_url: str, telegram: Running, folder: Path) -> tuple[int, WarmProcess]:
    """A person, and a process of its own that leads and has kept their first number."""
    [person] = counting.seat(telegram.sandbox, 1)
    leader = start_process(telegram.url, f"{shared_url}?application_name={LEADER}", folder)
    telegram.sandbox.say(person, "1")
    eventually(lambda: numbers_of(shared, person) == [1])
    return person, leader


def test_it_polls_again_after_the_leaders_death(
    shared: Database, shared_url: str, telegram: Running, tmp_path: Path
) -> None:
    person, leader = _leader_at_work(shared, shared_url, telegram, tmp_path)
    with serving(shared, Wiring(admit=admit), telegram.url):
        leader.send_signal(signal.SIGKILL)
        leader.wait()
        telegram.sandbox.say(person, "2")
        eventually(lambda: numbers_of(shared, person) == [1, 2])
        eventually(lambda: telegram.sandbox.chat(person)["messages"][-1]["text"] == "2 (2)")


def test_it_handles_nothing_twice_when_a_frozen_leader_wakes_up(
    shared: Database, shared_url: str, telegram: Running, tmp_path: Path
) -> None:
    person, leader = _leader_at_work(shared, shared_url, telegram, tmp_path)
    with serving(shared, Wiring(admit=admit), telegram.url):
        leader.send_signal(signal.SIGSTOP)
        _end_the_leaders_connections(shared)
        telegram.sandbox.say(person, "2")
        eventually(lambda: numbers_of(shared, person) == [1, 2])
        leader.send_signal(signal.SIGCONT)
        telegram.sandbox.say(person, "3")
        eventually(lambda: numbers_of(shared, person) == [1, 2, 3])
        time.sleep(0.5)
        leader.send_signal(signal.SIGTERM)
        assert leader.wait(15) == 0
    assert numbers_of(shared, person) == [1, 2, 3]


def _end_the_leaders_connections(database: Database) -> None:
    """What TCP keepalive does to a machine that went away, at once."""
    with database.write() as session:
        session.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = :leader"),
            {"leader": LEADER},
        )


def test_it_goes_on_after_the_server_was_restarted(shared: Database, cluster: Any, telegram: Running) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    with serving(shared, Wiring(admit=admit), telegram.url):
        telegram.sandbox.say(person, "1")
        eventually(lambda: _answered(shared, telegram, [person], 1))
        cluster.stop()
        telegram.sandbox.say(person, "2")
        time.sleep(0.3)
        cluster.start()
        eventually(lambda: _answered(shared, telegram, [person], 2), 20)


def test_it_lets_one_process_lead(shared: Database, shared_url: str) -> None:
    other = open_database(f"{shared_url}?application_name={LEADER}")
    first, second = Lease(shared), Lease(other)
    assert first.acquire()
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert eventually(second.acquire), "the server notices within a moment that the connection was closed"
    _end_the_leaders_connections(shared)
    assert not second.acquire(), "a lost connection is a lost lock"
    assert eventually(first.acquire)
    first.release()
    other.close()


def test_the_last_leader_leads_on_after_the_server_was_restarted(
    shared: Database, shared_url: str, cluster: Any
) -> None:
    """It knows what has arrived of the messages that were on their way; anybody else would have to say them again."""
    other = open_database(f"{shared_url}?application_name={LEADER}")
    last, another, late = Lease(shared, grace=600), Lease(other, grace=600), Lease(other, grace=0)
    another._holder = late._holder = "elsewhere (PID 1)"
    assert last.acquire()
    _restart(cluster, last)
    assert eventually(lambda: _answers(other))
    assert not another.acquire()
    assert eventually(last.acquire)
    _restart(cluster, last)
    assert eventually(late.acquire), "it may have ended together with the server"
    late.release()
    other.close()


def _restart(cluster: Any, leader: Lease) -> None:
    cluster.stop()
    assert not leader.acquire()
    cluster.start()


def _answers(database: Database) -> bool:
    try:
        with database.read() as session:
            return bool(session.scalar(text("SELECT 1")))
    except DBAPIError:
        return False


def test_it_takes_up_only_messages_whose_lease_has_ended(shared: Database) -> None:
    from datetime import timedelta

    now = clock()
    with shared.write() as session:
        for number in (1, 2):
            counting.say(session, now, number, "salom", f"{number}")
        session.query(OutgoingMessage).update({"state": "sending", "lease_until": now + timedelta(seconds=5)})
    with shared.read() as session:
        assert abandoned_messages(session, now, whatever_lease=False) == []
        later = abandoned_messages(session, now + timedelta(seconds=6), whatever_lease=False)
        assert [row.key for row in later] == ["1", "2"]


def test_it_never_handles_two_updates_of_a_person_at_once(shared: Database, shared_url: str, telegram: Running) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    busy, clashes = threading.Lock(), []

    def watching(session: Any, update: Any, now: Any, prepared: Any) -> Any:
        if not busy.acquire(blocking=False):
            clashes.append(update)
            return admit(session, update, now, prepared)
        time.sleep(0.005)
        answer = admit(session, update, now, prepared)
        busy.release()
        return answer

    other = open_database(shared_url)
    with serving(shared, Wiring(admit=watching), telegram.url), serving(other, Wiring(admit=watching), telegram.url):
        for number in range(1, 41):
            telegram.sandbox.say(person, str(number))
        eventually(lambda: numbers_of(shared, person) == list(range(1, 41)), 20)
    other.close()
    assert clashes == []
