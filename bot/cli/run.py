"""`hisobot run`: serves the bot."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from bot import process
from bot.program import Program, loaded_later
from bot.settings import Settings
from storage.base import Session
from storage.database import Database
from storage.people import people
from storage.tables import Library
from texts.operator import libraries as words


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
    """As long as nobody directs a library and no link waits to be opened, a start prints one that makes somebody its
    director. It ends none that was printed before: somebody may be about to open it."""
    with database.write() as session:
        there = people.every_library(session)
        directed = [library for library in there if library.closed_at or people.load_directors(session, library.id)]
        waiting = [library for library in there if library not in directed]
        linked = [library for library in waiting if people.links_of_terminal(session, library.id, now)]
        several = len(there) > 1
        lines = [_link_waits(library, named=several) for library in linked]
        if not there or len(linked) < len(waiting):
            lines += _new_links(
                session, settings, [library for library in waiting if library not in linked], username, now
            )
    if lines:
        print(*lines, sep="", flush=True)


def _link_waits(library: Library, *, named: bool) -> str:
    name = library.name if named else words.THE_LIBRARY.plain()
    command = f"hisobot invite --library {library.id}" if named else "hisobot invite"
    return f"\n  {words.LINK_WAITS.plain(library=name, command=command)}\n"


def _new_links(
    session: Session, settings: Settings, waiting: Sequence[Library], username: str, now: datetime
) -> list[str]:
    # Imported only now: hardly any start needs what writes a link, and the first poll waits for this one.
    from bot.cli.libraries.founding import library_of, welcome_line

    several = len(people.every_library(session)) > 1
    chosen = waiting or [library_of(session, settings, now, None)]
    return [welcome_line(session, library, username, now, named=several) for library in chosen]
