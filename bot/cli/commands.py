"""What can be done with Hisobot from a terminal, one function a command; each returns the exit code."""

import asyncio
import sys
from datetime import datetime
from pathlib import Path

from telegram.error import InvalidToken, TelegramError

from bot import process
from bot.cli.in_files import content_of
from bot.opening import first_database, require_ours
from bot.settings import Settings
from bot.transport.api import Api
from bot.wiring import hisobot
from plan.document.reader import PlanDocument, read_plan
from reports.on_demand import read_tables
from reports.read.refused import PlanFileRefused
from storage.base import Session
from storage.database import Database
from storage.people import people
from storage.tables import Library
from texts.planning.doubts import question, refusal, refusal_of
from usecases.people.invitations import LINK_LIVES, open_library, write_invitation
from usecases.planning.loading import NotReady, load_plan_file

FIRST_NAME = "Kutubxona"


def run_bot(settings: Settings) -> int:
    """Serve real Telegram, or without a token the sandbox."""
    if settings.bot_token is None:
        from bot.cli.sandbox_run import run_sandbox

        return run_sandbox(settings)
    process.serve(
        settings,
        settings.bot_token,
        hisobot,
        at_start=lambda database, username, clock: _welcome_director(settings, database, username, clock()),
    )
    return 0


def load_plan(settings: Settings, path: Path, year: int | None) -> int:
    """Put the plan in a file into force, if it reads without an open question and is of the year expected."""
    try:
        tables = read_tables(content_of(path), path.name)
    except OSError:
        return _refuse(refusal("not_found", {"path": path}), 2)
    except PlanFileRefused as refused:
        return _refuse(f"{path}: {refusal(refused.code, refused.facts)}", 1)
    document = read_plan(tables)
    if year is not None and document.year not in (None, year):
        return _refuse(f"--year: {path} is the plan of {document.year}, not of {year}.", 1)
    if not document.loadable or document.year is None:
        return _refuse(f"{path}: {_what_is_open(document)}", 1)  # before a database is made for nothing
    require_ours(settings)
    with process.alone(settings):
        database = first_database(settings)
        try:
            with database.write() as session:
                now = process.real_time()
                loaded = load_plan_file(session, _library(session, settings, now), tables, now, {})
        except NotReady as not_ready:
            return _refuse(f"{path}: {_what_is_open(not_ready.document)}", 1)
        finally:
            database.close()
    print(f"{loaded.year}: {_OUTCOMES[loaded.outcome]}.")
    return 0


_OUTCOMES = {
    "new": "the plan was loaded",
    "changed": "the plan in force was changed",
    "same": "the plan in force is the same, nothing was changed",
}


def invite_director(settings: Settings) -> int:
    """Print a one-time link for a director: for the first start, and for a director who lost the way in."""
    if settings.bot_token is None:
        return _refuse("BOT_TOKEN is not set; in the sandbox everybody has a phone already.", 2)
    try:
        username = asyncio.run(_username(settings.bot_token, settings.telegram_api_url))
    except TelegramError as error:
        return _refuse(_why_unknown(error, settings.telegram_api_url), 1)
    database = first_database(settings)
    try:
        with database.write() as session:
            print(_directors_link(session, settings, username, process.real_time()))
    finally:
        database.close()
    return 0


def _welcome_director(settings: Settings, database: Database, username: str, now: datetime) -> None:
    """As long as nobody directs the library, every start prints a link that makes somebody its director."""
    with database.write() as session:
        library = people.only_library(session)
        if library is not None and people.directors(session, library.id):
            return
        link = _directors_link(session, settings, username, now)
    print(
        f"\n  The library has no director yet. Open this link in Telegram to become it"
        f" (once, within {LINK_LIVES.days} days):\n  {link}\n",
        flush=True,
    )


def _directors_link(session: Session, settings: Settings, username: str, now: datetime) -> str:
    library = _library(session, settings, now)
    secret = write_invitation(session, library.id, now, role="director", name="Direktor")
    return f"https://t.me/{username}?start={secret}"


def _library(session: Session, settings: Settings, now: datetime) -> Library:
    return people.only_library(session) or open_library(session, FIRST_NAME, now, settings.timezone)


async def _username(token: str, server: str) -> str:
    async with Api(token, server) as api:
        return str((await api.call("getMe", {}))["username"])


def _why_unknown(error: TelegramError, server: str) -> str:
    if isinstance(error, InvalidToken):
        return "BOT_TOKEN is refused by Telegram: write the token as BotFather gave it."
    return f"TELEGRAM_API_URL: {server} did not say who this bot is ({type(error).__name__}); try again later."


def _what_is_open(document: PlanDocument) -> str:
    if document.refusal:
        return refusal_of(document)
    open_questions = [f"- {question(doubt)}" for doubt in document.doubts]
    return "\n".join(["there are open questions; send the file to the bot, which asks them:", *open_questions])


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
