"""What the bench works on: four libraries of eight people, and one with the real plan whose year is reported."""

from datetime import datetime
from decimal import Decimal

from bot.wiring import conversation_wiring
from plan.period import Month
from storage.base import Session
from storage.database import Database
from storage.people import people
from storage.tables import Library
from tests.bench.crowd import FIRST_ACCOUNT, FOUNDED, TASHKENT, found_library, let_in
from tests.support.plans.plans import real_tables
from usecases.month import answering, reporting, submitting
from usecases.people.invitations import open_library
from usecases.planning.loading import load_plan_file
from usecases.work import work_of

LIBRARIES, PEOPLE_OF_EACH, ROWS = 4, 8, 75
ACCOUNTS = [FIRST_ACCOUNT + number for number in range(LIBRARIES * PEOPLE_OF_EACH)]
DIRECTOR = 7999
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=TASHKENT)
"""The year is over: the crowd reports December, and the director looks at all twelve months."""

wiring = conversation_wiring


def prepare(database: Database) -> None:
    """The bot process finds its database laid already."""


def lay(database: Database) -> None:
    """Fill an empty database."""
    with database.write() as session:
        for first in ACCOUNTS[::PEOPLE_OF_EACH]:
            found_library(session, list(range(first, first + PEOPLE_OF_EACH)), ROWS)
        _report_the_year(session, _found_the_real_one(session))


def _found_the_real_one(session: Session) -> Library:
    library = open_library(session, "Qo'rg'ontepa tuman AKM", FOUNDED)
    load_plan_file(session, library, real_tables("xlsx"), FOUNDED, {})
    office = next(one.id for one in people.departments(session, library.id) if one.name == "Direktor")
    let_in(session, library, DIRECTOR, office, role="director")
    return library


def _report_the_year(session: Session, library: Library) -> None:
    director = people.by_telegram_id(session, DIRECTOR)
    assert director is not None
    for month in (Month(2025, number) for number in range(1, 13)):
        work = work_of(session, director, FOUNDED.replace(year=month.next.year, month=month.next.number, day=2))
        for department in people.departments(session, library.id):
            report = reporting.open_report(work, department, month)
            assert report is not None
            for indicator in report.asked:
                value = Decimal((indicator.key * 37 + month.number * 11) % 500)
                answering.record(work, report, indicator, value, str(value), question=False)
            assert submitting.submit(work, report)
        session.flush()
