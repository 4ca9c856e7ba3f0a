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
    """As long as nobody directs the library, every start prints a link that makes somebody its director."""
    with database.write() as session:
        library = people.only_library(session)
        if library is not None and people.load_directors(session, library.id):
            return
        # Imported only now: hardly any start needs what writes a link, and the first poll waits for this one.
        from bot.cli.founding import OLDER_ENDED, directors_link
        from usecases.people.invitations import LINK_LIVES

        link, ends_older = directors_link(session, settings, username, now)
    print(
        f"\n  The library has no director yet. Open this link in Telegram to become it"
        f" (once, within {LINK_LIVES.days} days):\n  {link}\n" + (f"  {OLDER_ENDED}\n" if ends_older else ""),
        flush=True,
    )
