"""However the process dies, a reminder comes once; the one just being sent may be lost or come, but never twice."""

import signal
from collections import Counter
from pathlib import Path

import pytest

from sandbox.clock import Clock
from sandbox.sandbox import Sandbox
from sandbox.server import start_in_thread
from storage.database import open_database
from storage.tables import Reminder
from tests.cast import BEKZOD, MALIKA, NAMES, NILUFAR, moment
from tests.conftest import PROGRAMS
from tests.reminders.killed import prepare
from tests.transport.running import TOKEN, eventually, start_process

EVERYBODY = (NILUFAR, BEKZOD, MALIKA)


@pytest.mark.parametrize("point", ["before a message is sent", "before a sent message is noted"])
def test_it_reminds_at_most_once_when_killed_between_claim_send_and_mark(point: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/library.db"
    sandbox = _sandbox()
    telegram = start_in_thread(sandbox)
    database = None
    try:
        dying = start_process(telegram.url, url, tmp_path, scenario="tests.reminders.killed", die=point)
        assert dying.wait(30) == -signal.SIGKILL, (tmp_path / "bot.log").read_text()
        process = start_process(telegram.url, url, tmp_path, scenario="tests.reminders.killed")
        database = open_database(url)
        try:
            eventually(lambda: _settled(database), 20)
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(10) == 0
        states = _states(database)
        for account in EVERYBODY:
            told = _told(sandbox, account)
            assert told == 1 or (told == 0 and states[account] == "unknown")
        assert Counter(states.values())["unknown"] + Counter(states.values())["sent"] == 3
    finally:
        if database is not None:
            database.close()
        telegram.stop()


@pytest.mark.skipif(PROGRAMS is None, reason="PostgreSQL is not installed")
def test_it_reminds_once_when_three_processes_are_at_work(cluster, postgres_template: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    url = cluster.create("three_at_once", postgres_template)
    sandbox = _sandbox("2025-03-28 09:59:50")
    telegram = start_in_thread(sandbox)
    database = open_database(url)
    prepare(database)
    folders = [tmp_path / name for name in ("one", "two", "three")]
    for folder in folders:
        folder.mkdir()
    processes = [start_process(telegram.url, url, folder, scenario="tests.reminders.killed") for folder in folders]
    try:
        eventually(lambda: all("is at work" in (folder / "bot.log").read_text() for folder in folders), 30)
        eventually(lambda: _settled(database), 30)
        assert all(process.poll() is None for process in processes)
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
        assert [process.wait(15) for process in processes] == [0, 0, 0]
        states = _states(database)
        database.close()
        telegram.stop()
        cluster.drop("three_at_once")
    assert set(states.values()) == {"sent"}
    assert [_told(sandbox, account) for account in EVERYBODY] == [1, 1, 1]


def _sandbox(at: str = "2025-03-28 10:00") -> Sandbox:
    """Friday 28 March; everybody has written to the bot, or it could not write to them."""
    sandbox = Sandbox(TOKEN, clock=Clock(moment(at)), limits=False)
    for account in EVERYBODY:
        sandbox.add_person(NAMES[account], id=account)
        sandbox.say(account, "salom")
    return sandbox


def _told(sandbox: Sandbox, account: int) -> int:
    return sum("Mart hisoboti" in one["text"] for one in sandbox.chat(account)["messages"])


def _states(database) -> dict[int, str]:  # type: ignore[no-untyped-def]
    from storage.tables import Person

    with database.read() as session:
        query = session.query(Person.telegram_id, Reminder.state).join(Reminder, Reminder.person_id == Person.id)
        found = query.filter(Reminder.subject.like("month:2025-03%"), Reminder.step == "-3").all()
        return dict(found)


def _settled(database) -> bool:  # type: ignore[no-untyped-def]
    try:
        states = _states(database)
    except Exception:  # the tables are not there yet
        return False
    return len(states) == 3 and set(states.values()) <= {"sent", "unknown"}
