"""The state's days off are rows: another process works them out, and the one that answers needs no library for them."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest

from bot.public_days import fill_public_days, refresh_public_days, work_out_elsewhere
from plan.calendar import WorkCalendar
from plan.period import Month
from plan.public_days import PublicDays, work_out
from storage.database import Database
from storage.facts import facts_of
from storage.people import people
from storage.public_days import keep_public_days, years_missing
from tests.support.command_line import ROOT
from tests.support.people.cast import gather, moment

NOW = moment("2025-04-01 09:00")
YEARS = range(2024, 2028)


def test_it_keeps_the_years_around_today_and_the_plans(database: Database) -> None:
    with database.write() as session:
        gather(session, NOW)
        assert years_missing(session, NOW.date()) == list(YEARS)
    fill_public_days(database, NOW)
    with database.read() as session:
        assert years_missing(session, NOW.date()) == []
        assert years_missing(session, date(2026, 1, 1)) == [2028]


def test_it_gives_the_same_days_as_the_library(database: Database) -> None:
    with database.write() as session:
        library = gather(session, NOW).library.id
    fill_public_days(database, NOW)
    with database.read() as session:
        calendar = facts_of(session, library).calendar
        assert {year: calendar.public_days(year) for year in YEARS} == {year: work_out(year) for year in YEARS}
        assert set(calendar.public) == set(YEARS)
        bare = WorkCalendar()
        for month in (Month(year, number) for year in (2024, 2025, 2026) for number in range(1, 13)):
            assert (calendar.due_on(month), calendar.closes_on(month)) == (bare.due_on(month), bare.closes_on(month))


def test_it_tells_which_days_are_only_estimated(database: Database) -> None:
    fill_public_days(database, NOW)
    with database.write() as session:
        library = gather(session, NOW).library.id
        calendar = facts_of(session, library).calendar
        assert not calendar.public_days(2025).estimated, "announced long ago"
        estimated = calendar.public_days(2027).estimated
        assert estimated
        assert estimated <= calendar.public_days(2027).off


def test_processes_that_start_together_keep_them_once(database: Database) -> None:
    days = {year: work_out(year) for year in (2024, 2025)}
    together = Barrier(4)

    def keep(_: int) -> list[int]:
        together.wait(20)
        with database.write() as session:
            return keep_public_days(session, days)

    with ThreadPoolExecutor(4) as threads:
        kept = list(threads.map(keep, range(4)))

    assert sorted(kept) == [[], [], [], [2024, 2025]]


def test_days_that_were_announced_meanwhile_replace_the_estimated_ones(database: Database) -> None:
    guess = PublicDays(frozenset({date(2025, 3, 29)}), estimated=frozenset({date(2025, 3, 29)}))
    with database.write() as session:
        assert keep_public_days(session, {2025: guess}) == [2025]
        assert keep_public_days(session, {2025: guess}) == []
    refresh_public_days(database, NOW)
    with database.write() as session:
        library = gather(session, NOW).library.id
        assert facts_of(session, library).calendar.public_days(2025) == work_out(2025)


def test_a_saturday_moved_by_decree_is_worked(database: Database) -> None:
    saturday, sunday = date(2025, 4, 5), date(2025, 4, 6)
    with database.write() as session:
        library = gather(session, NOW).library.id
        people.add_day_off(session, library, saturday, working=True)
        calendar = facts_of(session, library).calendar
        assert calendar.is_working(saturday)
        assert not calendar.is_working(sunday)
        assert people.working_days(session, library) == {saturday}
        assert people.days_off(session, library) == frozenset()
        people.remove_day_off(session, library, saturday)
        assert not facts_of(session, library).calendar.is_working(saturday)


def test_it_goes_on_when_nobody_can_work_them_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert work_out_elsewhere([2025]) == {}


ANSWER = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from bot.public_days import fill_public_days
from bot.transport.lanes import Lanes
from bot.transport.api import Api
from bot.transport.assembly import Runtime
from bot.wiring import hisobot_program
from storage.database import open_database
from storage.transport.inbox import store_updates
from tests.support.people.cast import NILUFAR, gather, moment
from texts.language import SOURCE, speaking

now = moment("2025-04-01 09:00")
database = open_database(sys.argv[1])
fill_public_days(database, now)
with database.write() as session, speaking(SOURCE):
    gather(session, moment("2025-01-06 09:00"))
threads = ThreadPoolExecutor(1)
lanes = Lanes(database, hisobot_program(7, "bot").wiring, Api("7:TEST"), Runtime(lambda: now, threads, threads))
who = {"id": NILUFAR, "is_bot": False, "first_name": "Nilufar"}
for number, text in ((1, "/kiritish"), (3, "42")):
    message = {"message_id": number, "date": int(now.timestamp()), "from": who, "text": text}
    message["chat"] = {"id": NILUFAR, "type": "private"}
    with database.write() as session:
        rows = store_updates(session, 7, [{"update_id": number, "message": message}], now)
    lanes._apply(rows, None)
    with database.write() as session:
        session.connection().exec_driver_sql("UPDATE outbox SET state = 'sent'")
with database.read() as session:
    answers = session.connection().exec_driver_sql("SELECT count(*) FROM answers").scalar()
print(json.dumps([answers, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


@pytest.mark.long
def test_a_process_that_answers_knows_no_library_of_holidays(sqlite_url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ANSWER, sqlite_url], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answers, modules = json.loads(done.stdout)
    assert answers == 1
    assert "holidays" not in modules
