"""What the bench works on: four libraries of eight people, and one with the real plan whose year is reported."""

from datetime import datetime

from bot.demo import MALIKA
from bot.public_days import fill_public_days
from storage.database import Database
from storage.migrate import migrate
from tests.bench.crowd import FIRST_ACCOUNT, TASHKENT, create_library
from tests.support.papers.year import full_year

LIBRARIES, PEOPLE_OF_EACH, ROWS = 4, 8, 75
ACCOUNTS = [FIRST_ACCOUNT + number for number in range(LIBRARIES * PEOPLE_OF_EACH)]
DIRECTOR = MALIKA.account
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=TASHKENT)
"""The year is over: the crowd reports December, and the director looks at all twelve months."""


def lay(database: Database, people: int, months: int) -> None:
    """Fill a database without tables: so many people of the crowd, and a library with so many reported months."""
    migrate(database.engine.url.render_as_string(hide_password=False))
    fill_public_days(database, NOW)  # once in the life of a library, and no part of a usual start
    with database.write() as session:
        for first in range(0, people, PEOPLE_OF_EACH):
            create_library(session, ACCOUNTS[first : min(first + PEOPLE_OF_EACH, people)], ROWS)
        full_year(session, months=months)
