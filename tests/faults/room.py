"""The bot that is asked while others do something to it: the cast's small library, on 1 April 2025."""

from bot.wiring import hisobot_program
from storage.database import Database
from storage.people import people
from tests.support.people.cast import gather, moment

BEGINS = moment("2025-04-01 09:00")

program = hisobot_program


def prepare(database: Database) -> None:
    """The library with its people, founded at the first start."""
    with database.write() as session:
        if people.only_library(session) is None:
            gather(session, moment("2025-01-06 09:00"))
