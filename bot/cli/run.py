"""`hisobot run`: serves the bot."""

from argparse import Namespace
from datetime import datetime
from functools import partial

from bot import process
from bot.program import Program, loaded_later
from bot.settings import Settings
from storage.database import Database
from storage.people import people


def run_bot(settings: Settings, given: Namespace) -> int:
    """Serve real Telegram, or without a token the sandbox."""
    if settings.bot_token is None:
        from bot.cli.sandbox_run import run_sandbox

        return run_sandbox(settings)
    process.serve_bot(
        settings,
        settings.bot_token,
        lambda bot_id, username: loaded_later(partial(_hisobot, bot_id, username)),
        at_start=lambda database, username, clock: _welcome_director(settings, database, username, clock()),
    )
    return 0


def _hisobot(bot_id: int, username: str) -> Program:
    from bot.wiring import hisobot_program

    return hisobot_program(bot_id, username)


def _welcome_director(settings: Settings, database: Database, username: str, now: datetime) -> None:
    """As long as nobody directs a library, every start prints a link that makes somebody its director."""
    with database.write() as session:
        there = people.every_library(session)
        waiting = [
            library for library in there if not library.closed_at and not people.load_directors(session, library.id)
        ]
        if there and not waiting:
            return
        # Imported only now: hardly any start needs what writes a link, and the first poll waits for this one.
        from bot.cli.libraries.founding import library_of, welcome_line

        waiting = waiting or [library_of(session, settings, now, None)]
        lines = [welcome_line(session, library, username, now, named=len(there) > 1) for library in waiting]
    print(*lines, sep="", flush=True)
