"""`hisobot setup`: from nothing to a bot that only has to be started. Each step is kept when it is done, and what is
there already is not asked again, so it can be ended anywhere and begun anew."""

import asyncio
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from telegram.error import InvalidToken, TelegramError

from bot import process
from bot.care.telegram import PATIENCE_SECONDS, bots_name
from bot.cli.care.env_file import keep_settings
from bot.cli.libraries.founding import FIRST_NAME, directors_link
from bot.cli.out_files import print_lines
from bot.cli.plan_load import load_plan
from bot.opening import begun_database, first_database, require_folder, require_ours
from bot.ports import require_free_ports
from bot.process import Clock
from bot.settings import CHECKS, Settings, WrongSetting, read_settings
from bot.transport.api import Api
from bot.trouble import place_of, telegram_away
from reports.pictures.qr import qr_lines
from storage.base import Session
from storage.database import Database
from storage.people import people
from storage.planning.plans import newest_plan_year
from storage.tables import Library
from texts.operator import refusals
from texts.operator import setup as words
from usecases.people.founding import open_library
from usecases.people.invitations import LINK_LIVES
from usecases.settings.library import NAME_LENGTH

ENV_FILE = Path(".env")
Ask = Callable[[str], str]


class Stopped(Exception):
    """The rest cannot be done; the text says why and what to do, `code` is how the process ends."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.code = code


def set_up(settings: Settings, given: Namespace, clock: Clock = process.real_time, ask: Ask | None = None) -> int:
    """Ask for what is missing, or take it from the options; without a terminal nothing is asked. The settings are read
    anew, because a wrong token is mended here. Raises AlreadyRunning, Unusable."""
    if ask is None and sys.stdin.isatty():
        ask = input
    try:
        return _set_up(_mendable(os.environ), given, clock, ask)
    except Stopped as stopped:
        print(stopped, file=sys.stderr)
        return stopped.code
    except EOFError:
        return 130


def _mendable(environment: Mapping[str, str]) -> Settings:
    """The settings as they are written; a token that cannot be one counts as none, for it is asked for here. Raises
    Stopped."""
    try:
        return read_settings(environment, ENV_FILE)
    except WrongSetting as wrong:
        if not str(wrong).startswith("BOT_TOKEN "):
            raise Stopped(str(wrong), 2) from None
        print_lines([str(wrong)])
    try:
        return replace(read_settings({**environment, "BOT_TOKEN": "123:any"}, ENV_FILE), bot_token=None)
    except WrongSetting as another:
        raise Stopped(str(another), 2) from None


def _set_up(settings: Settings, given: Namespace, clock: Clock, ask: Ask | None) -> int:
    if ask is not None:
        print_lines([words.TITLE.plain(), ""])
    token, username = _token(settings, given, ask)
    settings = replace(settings, bot_token=token)
    require_ours(settings)
    require_folder(settings.backup_dir)
    with process.sole_process(settings):
        require_free_ports(settings)
        database = begun_database(settings)
        try:
            settings = _library(database, settings, given, clock(), ask)
            with database.read() as session:
                library = _first(session)
                name, planned = library.name, newest_plan_year(session, library.id)
        finally:
            database.close()
    code = _plan(settings, given, name, planned, ask)
    _welcome(settings, username, clock())
    print_lines([words.START_NOW.plain(), words.LOOK_OVER.plain()])
    return code


def _token(settings: Settings, given: Namespace, ask: Ask | None) -> tuple[str, str]:
    """The token, which Telegram knows, and the bot's name; a new one is kept at once. Raises Stopped."""
    token = given.token or settings.bot_token
    while True:
        if token is None:
            if ask is None:
                raise Stopped(words.TOKEN_BY_OPTION.plain(), 2)
            token = ask(words.ASK_TOKEN.plain()).strip()
        try:
            username = _checked(token, settings.telegram_api_url)
            break
        except Stopped as refused:
            if ask is None or refused.code != 2:
                raise
            print_lines([str(refused)])
            token = None
    if token == settings.bot_token:
        print_lines([words.token_there(username)])
    else:
        keep_settings(ENV_FILE, {"BOT_TOKEN": token})
        print_lines([words.token_kept(username, ENV_FILE)])
    return token, username


def _checked(token: str, server: str) -> str:
    """The name of the token's bot. Raises Stopped, with code 2 for a token that is wrong."""
    try:
        CHECKS["BOT_TOKEN"](token)
        return asyncio.run(_asked(token, server))
    except WrongSetting as wrong:
        raise Stopped(str(wrong), 2) from None
    except InvalidToken:
        raise Stopped(refusals.TOKEN_REFUSED.plain(), 2) from None
    except TelegramError as error:
        raise Stopped(telegram_away(server, error)) from None


async def _asked(token: str, server: str) -> str:
    async with Api(token, server, read_seconds=PATIENCE_SECONDS) as api:
        return await bots_name(api)


def _library(database: Database, settings: Settings, given: Namespace, now: datetime, ask: Ask | None) -> Settings:
    """Found the library where there is none; the settings with its time zone. Raises Stopped."""
    with database.read() as session:
        if people.every_library(session):
            print_lines([words.library_there(_first(session).name)])
            return settings
    name = _name(given.name, ask)
    zone = _zone(given.timezone, settings.timezone, ask)
    with database.write() as session:
        open_library(session, name, now, zone)
    print_lines([words.library_opened(name, zone, place_of(settings.database_url))])
    if zone != settings.timezone:
        keep_settings(ENV_FILE, {"TIMEZONE": zone})
    return replace(settings, timezone=zone)


def _first(session: Session) -> Library:
    """The library that this is about: the first that is open; others are added by `hisobot library add`."""
    there = people.every_library(session)
    return next((library for library in there if library.closed_at is None), there[0])


def _name(given: str | None, ask: Ask | None) -> str:
    while True:
        typed = given if given is not None else ask(words.ASK_NAME.plain(name=FIRST_NAME)) if ask else ""
        name = " ".join(typed.split()) or FIRST_NAME
        if len(name) in NAME_LENGTH:
            return name
        refusal = words.NAME_REFUSED.plain(least=NAME_LENGTH.start, most=NAME_LENGTH.stop - 1)
        if given is not None or ask is None:
            raise Stopped(f"--name: {refusal}", 2)
        print_lines([refusal[0].upper() + refusal[1:]])


def _zone(given: str | None, present: str, ask: Ask | None) -> str:
    while True:
        typed = given if given is not None else ask(words.ASK_ZONE.plain(zone=present)) if ask else ""
        try:
            return str(CHECKS["TIMEZONE"](typed.strip() or present))
        except WrongSetting as wrong:
            if given is not None or ask is None:
                raise Stopped(str(wrong), 2) from None
            print_lines([str(wrong)])


def _plan(settings: Settings, given: Namespace, library: str, planned: int | None, ask: Ask | None) -> int:
    """Load the plan, or say how it comes later; 1 for one that was given and not loaded."""
    if given.plan is None and planned is not None:
        print_lines([words.plan_there(planned)])
        return 0
    file = given.plan
    while file is None and ask is not None:
        typed = ask(words.ASK_PLAN.plain()).strip().strip("\"'")  # as a file that was dragged here is quoted
        if not typed:
            break
        if Path(typed).expanduser().is_file():
            file = Path(typed).expanduser()
        else:
            print_lines([words.NO_PLAN_YET.plain()])
    if file is None:
        print_lines([words.PLAN_LATER.plain()])
        return 0
    loading = {"year": None, "yes": False, "begins": None, "last_year": None, "counting": None, "moved_column": False}
    if load_plan(settings, Namespace(file=file, library=library, **loading)) == 0:
        return 0
    print_lines([words.PLAN_NOT_LOADED.plain()])
    return 1


def _welcome(settings: Settings, username: str, now: datetime) -> None:
    """A link for the director, where there is none yet, and its picture where the terminal can show one."""
    with process.sole_process(settings):
        database = first_database(settings)
        try:
            with database.write() as session:
                library = _first(session)
                zone = library.timezone
                if directors := people.load_directors(session, library.id):
                    print_lines([words.director_there(directors[0].name)])
                    return
                link, _ends_older = directors_link(session, library, username, now)
        finally:
            database.close()
    until = (now + LINK_LIVES).astimezone(ZoneInfo(zone))
    print_lines([words.directors_link(link, until), *terminal_lines(qr_lines(link))])


def terminal_lines(lines: list[str]) -> list[str]:
    """The lines where the terminal has the signs in them, else none: marks in their place nobody could scan."""
    try:
        "".join(lines).encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return []
    dark = "\x1b[97;40m" if sys.stdout.isatty() and (os.name != "nt" or os.environ.get("WT_SESSION")) else ""
    return [f"{dark}{line}\x1b[0m" if dark else line for line in lines]
