"""Leave, settings and reminders by hand on SQLite and PostgreSQL alike."""

from dataclasses import asdict
from datetime import date

from notices.reminders import reminder_message
from plan.calendar import DeadlineRules
from plan.period import Month
from plan.reminders.ladder_settings import LadderSettings
from storage import settings
from storage.database import Database
from storage.facts import facts_of
from storage.people import leave
from tests.support.people.cast import BEKZOD, INFORMATION, MALIKA, NILUFAR, gather, moment
from usecases.reminders import nudging
from usecases.work import work_of

NOW = moment("2025-04-02 11:00")


def test_it_keeps_only_what_differs_from_the_defaults(database: Database) -> None:
    with database.write() as session:
        library = gather(session, NOW).library.id
        for ladder in (LadderSettings(reporter_steps=(-1,), hour=9, quiet_until=8), LadderSettings(hour=11)):
            settings.save_settings(session, library, ladder, NOW)
            session.expire_all()
            assert asdict(settings.ladder_of_library(session, library)) == asdict(ladder)
        settings.save_settings(session, library, DeadlineRules(quarter_due=7), NOW)
        session.expire_all()
        assert settings.ladder_of_library(session, library) == LadderSettings(hour=11)
        assert settings.deadlines_of_library(session, library) == DeadlineRules(quarter_due=7)


def test_it_knows_who_stands_in_on_which_day(database: Database) -> None:
    with database.write() as session:
        cast = gather(session, NOW)
        bekzod, nilufar = cast.people[BEKZOD], cast.people[NILUFAR]
        leave.add_leave(session, bekzod, nilufar.id, date(2025, 4, 2), date(2025, 4, 4), cast.people[MALIKA].id, NOW)
        facts = facts_of(session, cast.library.id)
        counts = {
            day: [department.name for department, _ in facts.stood_in_for(nilufar.id, date(2025, 4, day))]
            for day in range(1, 7)
        }
        assert counts == {1: [], 2: [INFORMATION], 3: [INFORMATION], 4: [INFORMATION], 5: [], 6: []}


def test_it_reminds_by_hand_once_for_one_press(database: Database) -> None:
    with database.write() as session:
        people = gather(session, NOW).people
    month, stamp = Month(2025, 3), int(NOW.timestamp())
    for _ in range(2):
        with database.write() as session:
            work = work_of(session, people[MALIKA], NOW)
            assert nudging.send_nudge(work, month, stamp, None, reminder_message) == 2
    with database.read() as session:
        work = work_of(session, people[MALIKA], NOW)
        assert nudging.last_nudge(work, month) == stamp
        assert {(fate.person.name, fate.state) for fate in nudging.outcomes_of_nudge(work, month, stamp)} == {
            ("Bekzod", "sending"),
            ("Nilufar", "sending"),
        }
