"""The real conversation in a process of its own: a scenario for tests.support.transport.child. It imports nothing that
lays the bench's libraries, because that would be measured as the bot's memory."""

from bot.wiring import hisobot_program
from storage.database import Database

program = hisobot_program


def prepare(database: Database) -> None:
    """The bot process finds its database laid already."""
