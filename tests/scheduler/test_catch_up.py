"""The clock may stop, jump or run three times: each reminder that is still true goes once, at its newest step."""

import threading
import time
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from notices.reminders import reminder_message
from plan.period import Month
from plan.reminders.reminder import MonthMissing, Reminding
from storage.base import Session
from storage.database import Database, open_database
from storage.tables import Person, Reminder
from tests.bench.crowd import FIRST_ACCOUNT, create_library
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, moment
from tests.support.reminders.ledger import MARCH, Ledger, gathered
from usecases.month import answering, reporting, submitting
from usecases.month.reporting import Report
from usecases.reminders.reminding import next_reminder, remind_all_libraries
from usecases.work import Work, work_of


def test_it_goes_at_ten_and_only_once(ledger: Ledger) -> None:
    assert ledger.at("2025-03-28 09:59") == []
    heard = ledger.at("2025-03-28 10:00")
    assert {account for account, _ in heard} == {NILUFAR, BEKZOD, MALIKA}
    for minute in ("10:00", "10:01", "12:00", "17:59"):
        assert ledger.at(f"2025-03-28 {minute}") == []


@pytest.mark.parametrize(
    ("back", "newest"),
    [
        ("2025-03-28 10:00:05", "-3"),  # five seconds late
        ("2025-03-28 11:00", "-3"),  # an hour late
        ("2025-04-02 10:00", "-1"),  # three days, with the end of Ramadan between: two steps were missed
    ],
)
def test_it_catches_up_once_at_the_newest_step(ledger: Ledger, back: str, newest: str) -> None:
    ledger.at("2025-03-27 10:00")

    assert [account for account, _ in ledger.at(back)].count(NILUFAR) == 1
    assert ledger.at(back) == []
    rows = ledger.rows(NILUFAR, MARCH)
    assert rows[newest] == "sent"
    assert {state for step, state in rows.items() if step != newest} <= {"skipped superseded"}


def test_it_waits_for_the_morning_when_it_comes_back_at_night(ledger: Ledger) -> None:
    assert ledger.at("2025-03-28 22:00") == []
    assert ledger.rows(NILUFAR, MARCH) == {}, "at night nothing is decided that the morning may see otherwise"
    assert ledger.at("2025-03-30 12:00") == [], "a Sunday"
    assert ledger.at("2025-03-31 12:00") == [], "Ramazon hayiti"
    assert ledger.at("2025-04-01 08:00") == []
    assert NILUFAR in {account for account, _ in ledger.at("2025-04-01 10:00")}


def test_it_sends_nothing_twice_when_the_clock_goes_back(ledger: Ledger) -> None:
    ledger.at("2025-03-28 10:00")
    before = len(ledger.heard)
    for when in ("2025-03-28 09:00", "2025-03-28 10:00", "2025-03-27 10:00", "2025-03-28 10:00:20"):
        assert ledger.at(when) == []
    assert len(ledger.heard) == before


def test_it_does_not_ring_on_sunday_when_the_clock_goes_back_before_it_could_go(ledger: Ledger) -> None:
    ledger.at("2025-03-31 09:00")
    ledger.at("2025-04-01 10:00", deliver=False)

    for when in ("2025-03-30 12:00", "2025-03-31 17:00", "2025-04-01 09:59"):
        assert ledger.at(when) == []
    assert {account for account, _ in ledger.at("2025-04-01 10:00:20")} == {NILUFAR, BEKZOD, MALIKA}


def test_it_starts_again_after_the_clock_was_a_year_ahead(ledger: Ledger) -> None:
    ledger.at("2026-03-30 20:00")

    assert {account for account, _ in ledger.at("2025-03-28 10:00")} == {NILUFAR, BEKZOD, MALIKA}


def test_it_lets_nobody_hear_who_has_sent(ledger: Ledger) -> None:
    ledger.send_month(NILUFAR, "2025-03-28 09:30")

    assert NILUFAR not in {account for account, _ in ledger.at("2025-03-28 10:00")}
    assert ledger.rows(NILUFAR, MARCH) == {"-3": "skipped submitted"}


def test_it_takes_back_what_could_not_go_and_says_only_what_is_still_true(ledger: Ledger) -> None:
    """The network is gone from before ten until the next morning; Nilufar reports meanwhile."""
    ledger.at("2025-03-28 10:00", deliver=False)
    ledger.at("2025-03-28 10:05", deliver=False)
    ledger.send_month(NILUFAR, "2025-03-28 11:00")
    ledger.at("2025-03-28 12:00", deliver=False)

    assert {account for account, _ in ledger.at("2025-03-28 12:00:20")} == {BEKZOD, MALIKA}
    assert ledger.rows(NILUFAR, MARCH) == {"-3": "skipped submitted"}


def test_it_says_nothing_to_who_reports_while_the_message_still_waits(ledger: Ledger) -> None:
    """The outbox is long at ten o'clock; Nilufar was about to be reminded, and sends in that very minute."""
    ledger.at("2025-04-02 10:00", deliver=False)
    with ledger.database.write() as session:
        person = session.get(Person, ledger.cast.people[NILUFAR].id)
        assert person is not None
        work = work_of(session, person, moment("2025-04-02 10:00:30"))
        report = reporting.open_report(work, work.departments()[0], Month(2025, 3))
        assert report is not None
        answering.fill_rest_with_zero(work, report, "")
        report = reporting.load_report(work, report.submission.id)
        assert report is not None
        assert submitting.submit_report(work, report)

    assert {account for account, _ in ledger.at("2025-04-02 10:00:40")} == {BEKZOD, MALIKA}
    assert ledger.rows(NILUFAR, MARCH)["-1"] == "skipped submitted"


def test_it_says_nothing_of_a_number_that_comes_while_the_message_still_waits(ledger: Ledger) -> None:
    """Nilufar sent March without knowing one number, and says it in the minute in which she would be asked for it."""
    lent = ledger.cast.figures["IV", "15", ""]
    with ledger.database.write() as session:
        report = _nilufars_march(ledger, session, "2025-04-01 09:00")
        work = _nilufar(ledger, session, "2025-04-01 09:00")
        for figure in report.rows:
            answering.record_answer(
                work, report, figure, None if figure.key == lent else Decimal(1), "", question=False
            )
        assert submitting.submit_report(work, report)
    ledger.at("2025-04-14 10:00", deliver=False)
    with ledger.database.write() as session:
        report = _nilufars_march(ledger, session, "2025-04-14 10:00:30")
        row = next(row for row in report.rows if row.key == lent)
        answering.record_answer(_nilufar(ledger, session, "2025-04-14 10:00:30"), report, row, Decimal(29870), "29870")

    assert NILUFAR not in {account for account, _ in ledger.at("2025-04-14 10:00:40")}
    assert ledger.rows(NILUFAR, "unknown") == {"last 2025-04-14": "skipped submitted"}


def _nilufar(ledger: Ledger, session: Session, at: str) -> Work:
    return work_of(session, session.get_one(Person, ledger.cast.people[NILUFAR].id), moment(at))


def _nilufars_march(ledger: Ledger, session: Session, at: str) -> Report:
    work = _nilufar(ledger, session, at)
    report = reporting.open_report(work, work.departments()[0], Month(2025, 3))
    assert report is not None
    return report


def test_it_does_not_ring_at_night_when_the_network_comes_back_then(ledger: Ledger) -> None:
    ledger.at("2025-04-02 17:58", deliver=False)

    assert ledger.deliver(moment("2025-04-02 18:00")) == []
    assert ledger.at("2025-04-03 03:00") == []
    heard = ledger.at("2025-04-03 10:00")
    assert [account for account, _ in heard].count(BEKZOD) == 1
    assert ledger.rows(BEKZOD, MARCH)["0"] == "sent"
    assert ledger.rows(BEKZOD, MARCH)["-1"] == "skipped quiet"


def test_it_says_quiet_of_what_a_night_kept_from_going_until_the_month_had_closed(ledger: Ledger) -> None:
    """The last step about March goes on the day before it closes; no network until the month has."""
    ledger.at("2025-04-14 17:58", deliver=False)
    ledger.deliver(moment("2025-04-14 18:00"))
    ledger.at("2025-04-15 10:00")

    assert ledger.rows(BEKZOD, MARCH)["+7"] == "skipped quiet"


def test_it_says_why_somebody_was_not_told(ledger: Ledger) -> None:
    def lost(person: object) -> None:
        person.unreachable_since = moment("2025-03-20 12:00")  # type: ignore[attr-defined]

    ledger.change(BEKZOD, lost)

    assert BEKZOD not in {account for account, _ in ledger.at("2025-03-28 10:00")}
    assert ledger.rows(BEKZOD, MARCH) == {"-3": "skipped unreachable"}


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tashkent"])
def test_it_goes_at_the_same_instants_whatever_zone_the_machine_is_in(
    ledger: Ledger, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for day in range(27, 32):
            for hour in range(0, 24, 2):
                ledger.at(f"2025-03-{day} {hour:02}:00")
    finally:
        monkeypatch.undo()
        time.tzset()
    assert {when for when, _, _ in ledger.heard} == {"03-27 10:00", "03-28 10:00"}, "rows that end in March, then March"
    with ledger.database.read() as session:
        hours = {reminder.due_at.isoformat()[10:] for reminder in session.query(Reminder)}
    assert hours == {"T05:00:00+00:00"}


def test_it_knows_when_the_next_one_goes(ledger: Ledger) -> None:
    at = next_reminder(ledger.database, moment("2025-03-20 12:00"))

    assert at is not None
    before = len(ledger.heard)
    ledger.at(f"{at - timedelta(minutes=1):%Y-%m-%d %H:%M}")
    assert len(ledger.heard) == before
    assert ledger.at(f"{at:%Y-%m-%d %H:%M}")
    later = next_reminder(ledger.database, at)
    assert later is not None
    assert later > at


def test_it_lets_one_librarys_trouble_be_its_own(ledger: Ledger) -> None:
    """The words of one library cannot be made: the others hear theirs, and it does as soon as they can."""
    with ledger.database.write() as session:
        create_library(session, [FIRST_ACCOUNT], 2)

    def stumbling(person: Person, reminding: Reminding) -> dict[str, Any]:
        if any(isinstance(part, MonthMissing) and part.department.startswith("Xizmat") for part in reminding.parts):
            raise ValueError("no words")
        return reminder_message(person, reminding)

    remind_all_libraries(stumbling, ledger.database, moment("2025-03-28 10:00"))
    assert {account for account, _ in ledger.deliver(moment("2025-03-28 10:00"))} == {NILUFAR, BEKZOD, MALIKA}
    assert {account for account, _ in ledger.at("2025-03-28 10:00:20")} == {FIRST_ACCOUNT}


def test_it_says_one_thing_when_three_processes_tick_at_once(database: Database, database_url: str) -> None:
    """Nine threads on three connections' worth of databases; on PostgreSQL that is what three processes are to it."""
    ledger = gathered(database)
    opened = [open_database(database_url) for _ in range(1 if database.is_sqlite else 3)]
    start = threading.Barrier(9)
    failed: list[BaseException] = []

    def beat(own: Database) -> None:
        start.wait()
        try:
            for when in ("2025-03-28 10:00", "2025-03-28 10:00:20", "2025-04-02 10:00"):
                remind_all_libraries(reminder_message, own, moment(when))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=beat, args=(opened[number % len(opened)],)) for number in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for submission in opened:
        submission.close()

    assert failed == []
    accounts = [account for account, _ in ledger.deliver(moment("2025-04-02 10:00"))]
    assert sorted(set(accounts)) == sorted({NILUFAR, BEKZOD, MALIKA})
    assert max(accounts.count(account) for account in set(accounts)) <= 2, "one for each of the two days"
