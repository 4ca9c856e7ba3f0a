"""`hisobot library`: the libraries of one bot. Each has people, a plan, settings and a time of its own."""

import sys
from argparse import Namespace
from zoneinfo import ZoneInfo

from bot import process
from bot.cli.libraries.bot_name import bot_name
from bot.cli.libraries.founding import OPENS_ONCE, THE_DIRECTOR, directors_link
from bot.cli.libraries.which import library_meant
from bot.cli.out_files import print_lines
from bot.opening import first_database, present_database
from bot.process import Clock
from bot.settings import CHECKS, Settings, WrongSetting
from bot.trouble import Declined
from storage.base import Session
from usecases.people import libraries
from usecases.people.founding import open_library
from usecases.people.invitations import LINK_LIVES
from usecases.people.libraries import Seen
from usecases.settings.library import NAME_LENGTH, readable_library_name

CLOSED = "{name} is closed. What was reported stays; `hisobot library open` lets its people work again."
OPENED = "{name} is open again."


def add_library(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Found a library and print its director's link. Nothing is founded when Telegram does not say who the bot is.
    Raises Declined, Unusable."""
    name, zone = _readable(given.name), _zone(given.timezone or settings.timezone)
    username = bot_name(settings)
    database, now = first_database(settings), clock()
    try:
        with database.write() as session:
            if libraries.has_name(session, name):
                raise Declined(f"NAME: there is a library {name} already; write another name.")
            library = open_library(session, name, now, zone)
            link, _ = directors_link(session, library, username, now)
    finally:
        database.close()
    print_lines([link])
    until = (now + LINK_LIVES).astimezone(ZoneInfo(zone))
    print(f"{name}. {OPENS_ONCE.format(whom=THE_DIRECTOR, until=until, zone=zone)}", file=sys.stderr)
    return 0


def _readable(text: str) -> str:
    name = readable_library_name(text)
    if name is None:
        raise Declined(f"NAME: {text!r} is no name; write one of {NAME_LENGTH[0]} to {NAME_LENGTH[-1]} letters.")
    return name


def _zone(text: str) -> str:
    try:
        return str(CHECKS["TIMEZONE"](text))
    except WrongSetting as wrong:
        raise Declined(str(wrong).replace("TIMEZONE", "--timezone:", 1)) from None


def list_libraries(settings: Settings, given: Namespace) -> int:
    """Print every library on a line of its own. Raises Unusable."""
    database = present_database(settings)
    try:
        with database.read() as session:
            lines = [_line(seen) for seen in libraries.every_library(session)]
    finally:
        database.close()
    print_lines(lines or ["There is no library yet; `hisobot library add` founds one."])
    return 0


def _line(seen: Seen) -> str:
    """`2  Guliston AKM  Asia/Tashkent  directed by Malika, 6 people, plans 2025 2026`"""
    library = seen.library
    directed = f"directed by {', '.join(seen.directors)}" if seen.directors else "no director yet"
    plans = f"plans {' '.join(map(str, seen.plans))}" if seen.plans else "no plan yet"
    line = f"{library.id}  {library.name}  {library.timezone}  {directed}, {seen.people} people, {plans}"
    if library.closed_at is None:
        return line
    return f"{line}, closed on {library.closed_at.astimezone(ZoneInfo(library.timezone)):%Y-%m-%d}"


def close_library(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Let nobody work in a library any more, after somebody has agreed. Raises Declined, Unusable."""
    database = present_database(settings)
    try:
        with database.read() as session:
            name = library_meant(session, settings, given.name).name
        if not _agreed(name, given):
            return 1
        with database.write() as session:
            library = library_meant(session, settings, given.name)
            closed = libraries.close_library(session, library, clock())
    finally:
        database.close()
    print_lines([CLOSED.format(name=name) if closed else f"{name} was closed already."])
    return 0


def _agreed(name: str, given: Namespace) -> bool:
    if given.yes:
        return True
    if not sys.stdin.isatty():
        raise Declined(f"--yes: this would close {name}: nobody could report in it and nobody would be reminded.")
    try:
        typed = input(f"Close {name}? Nobody can report in it then, and nobody is reminded. [y/N] ")
    except EOFError:
        typed = ""
    if typed.strip().casefold() in ("y", "yes", "ha"):
        return True
    print("Nothing was closed.", file=sys.stderr)
    return False


def open_library_again(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Let the people of a closed library work again. Raises Declined, Unusable."""
    database = present_database(settings)
    try:
        with database.write() as session:
            name, opened = _opened(session, settings, given.name, clock)
    finally:
        database.close()
    print_lines([OPENED.format(name=name) if opened else f"{name} is not closed."])
    return 0


def _opened(session: Session, settings: Settings, wanted: str, clock: Clock) -> tuple[str, bool]:
    library = library_meant(session, settings, wanted)
    return library.name, libraries.open_again(session, library, clock())
