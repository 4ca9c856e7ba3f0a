"""However the process dies, a reminder comes; the one just being sent may come twice, but never a third time."""

import signal
from datetime import datetime
from pathlib import Path

import pytest

from plan.period import Month
from sandbox.server import start_in_thread
from storage.database import open_database
from storage.people import people
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR
from tests.support.postgres import PROGRAMS
from tests.support.reminders.everybody import EVERYBODY, all_settled, count_reminders, sandbox_at, states_of
from tests.support.reminders.killed import prepare
from tests.support.transport.running import eventually, start_process
from usecases.month import answering, reporting, submitting
from usecases.work import work_of

pytestmark = pytest.mark.kill9

CLAIMED, SENT = "tests.support.reminders.dying_before", "tests.support.reminders.dying"


@pytest.mark.parametrize(
    ("deaths", "least", "most", "end"),
    [([CLAIMED], 1, 1, "sent"), ([SENT], 1, 2, "sent"), ([SENT, SENT], 0, 2, "unknown")],
)
def test_it_reminds_of_what_was_in_flight_once_more_and_never_a_third_time(
    deaths: list[str], least: int, most: int, end: str, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/library.db"
    sandbox = sandbox_at()
    telegram = start_in_thread(sandbox)
    try:
        for scenario in deaths:
            _die(telegram.url, url, tmp_path, scenario)
        states = _after_a_start(telegram.url, url, tmp_path)
    finally:
        telegram.stop()
    times = {account: count_reminders(sandbox, account) for account in EVERYBODY}
    assert all(least <= count <= most for count in times.values()), times
    assert max(times.values()) == most
    assert end in states.values()
    assert set(states.values()) <= {"sent", end}


def test_it_says_no_more_to_who_reported_before_the_process_came_back(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/library.db"
    sandbox = sandbox_at()
    telegram = start_in_thread(sandbox)
    try:
        _die(telegram.url, url, tmp_path, CLAIMED)
        _send_march(url, NILUFAR, sandbox.clock.now())
        states = _after_a_start(telegram.url, url, tmp_path)
    finally:
        telegram.stop()
    assert [count_reminders(sandbox, account) for account in EVERYBODY] == [0, 1, 1]
    assert states == {NILUFAR: "skipped", BEKZOD: "sent", MALIKA: "sent"}


def _die(server: str, url: str, folder: Path, scenario: str) -> None:
    dying = start_process(server, url, folder, scenario=scenario)
    assert dying.wait(30) == -signal.SIGKILL, (folder / "bot.log").read_text()


def _after_a_start(server: str, url: str, folder: Path) -> dict[int, str]:
    """What the ledger says when a process that nobody kills has had its time."""
    process = start_process(server, url, folder, scenario="tests.support.reminders.killed")
    database = open_database(url)
    try:
        eventually(lambda: all_settled(database), 30)
        return states_of(database)
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
        database.close()


def _send_march(url: str, account: int, now: datetime) -> None:
    """As another process, which was not killed, might have done meanwhile."""
    database = open_database(url)
    with database.write() as session:
        person = people.by_telegram_id(session, account)
        assert person is not None
        work = work_of(session, person, now)
        report = reporting.open_report(work, work.departments()[0], Month(2025, 3))
        assert report is not None
        answering.fill_rest_with_zero(work, report, "")
        report = reporting.load_report(work, report.submission.id)
        assert report is not None
        assert submitting.submit_report(work, report)
    database.close()


@pytest.mark.skipif(PROGRAMS is None, reason="PostgreSQL is not installed")
def test_it_reminds_once_when_three_processes_are_at_work(cluster, postgres_template: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    url = cluster.create("three_at_once", postgres_template)
    sandbox = sandbox_at("2025-03-28 09:59:50")
    telegram = start_in_thread(sandbox)
    database = open_database(url)
    prepare(database)
    folders = [tmp_path / name for name in ("one", "two", "three")]
    for folder in folders:
        folder.mkdir()
    processes = [
        start_process(telegram.url, url, folder, scenario="tests.support.reminders.killed") for folder in folders
    ]
    try:
        eventually(lambda: all("is at work" in (folder / "bot.log").read_text() for folder in folders), 30)
        eventually(lambda: all_settled(database), 30)
        assert all(process.poll() is None for process in processes)
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
        assert [process.wait(15) for process in processes] == [0, 0, 0]
        states = states_of(database)
        database.close()
        telegram.stop()
        cluster.drop("three_at_once")
    assert set(states.values()) == {"sent"}
    assert [count_reminders(sandbox, account) for account in EVERYBODY] == [1, 1, 1]
