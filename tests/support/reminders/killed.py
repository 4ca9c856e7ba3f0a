"""The real bot for the kill -9 test: a library whose three people are all to be reminded at once."""

from bot.wiring import hisobot_program
from storage.database import Database
from storage.people import people
from tests.support.people.cast import gather, moment

__all__ = ["prepare", "program"]

program = hisobot_program


def prepare(database: Database) -> None:
    """The cast, founded at the first start."""
    with database.write() as session:
        if people.only_library(session) is None:
            gather(session, moment("2025-01-06 09:00"))
