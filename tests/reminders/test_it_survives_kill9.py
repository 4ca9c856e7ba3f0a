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
from tests.transport.running import TOKEN, eventually, start_process

EVERYBODY = (NILUFAR, BEKZOD, MALIKA)


@pytest.mark.parametrize("point", ["before a message is sent", "before a sent message is noted"])
def test_it_reminds_at_most_once_when_killed_between_claim_send_and_mark(point: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/library.db"
    sandbox = Sandbox(TOKEN, clock=Clock(moment("2025-03-28 10:00")), limits=False)
    for account in EVERYBODY:
        sandbox.add_person(NAMES[account], id=account)
        sandbox.say(account, "salom")  # nobody is written to who has not written first
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
            told = [one for one in sandbox.chat(account)["messages"] if "Mart hisoboti" in one["text"]]
            assert len(told) <= 1
            assert len(told) == 1 or states[account] == "unknown"
        assert Counter(states.values())["unknown"] + Counter(states.values())["sent"] == 3
    finally:
        if database is not None:
            database.close()
        telegram.stop()


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
