"""`hisobot library`: the libraries of one bot. Each has people, a plan, settings and a time of its own."""

import sys
from argparse import Namespace
from zoneinfo import ZoneInfo

from bot import process
from bot.cli.given import is_yes
from bot.cli.libraries.bot_name import bot_name
from bot.cli.libraries.founding import directors_link, link_until
from bot.cli.libraries.which import library_meant
from bot.cli.out_files import print_lines
from bot.opening import first_database, present_database
from bot.process import Clock
from bot.settings import CHECKS, Settings, WrongSetting
from bot.trouble import Declined
from storage.base import Session
from storage.tables import Library
from texts.operator import libraries as words
from texts.operator.commands import PLACES
from texts.wording import short_date
from usecases.people import libraries
from usecases.people.founding import open_library
from usecases.people.libraries import Seen
from usecases.settings.library import NAME_LENGTH, readable_library_name


def add_library(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Found a library and print its director's link. Nothing is founded when Telegram does not say who the bot is.
    Raises Declined, Unusable."""
    name, zone = _readable(given.name), _zone(given.timezone or settings.timezone)
    username = bot_name(settings)
    database, now = first_database(settings), clock()
    try:
        with database.write() as session:
            if libraries.has_name(session, name):
                raise Declined(words.NAME_TAKEN.plain(name=name))
            library = open_library(session, name, now, zone)
            link, _ = directors_link(session, library, username, now)
            told = link_until(library, words.THE_DIRECTOR.plain(), now, named=True)
    finally:
        database.close()
    print_lines([link])
    print(told, file=sys.stderr)
    return 0


def _readable(text: str) -> str:
    name = readable_library_name(text)
    if name is None:
        raise Declined(words.NO_NAME.plain(text=repr(text), least=NAME_LENGTH[0], most=NAME_LENGTH[-1]))
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
    print_lines(lines or [words.LIST_EMPTY.plain()])
    return 0


def _line(seen: Seen) -> str:
    """`2  Guliston AKM  Asia/Tashkent  direktori Malika, 6 xodim, rejalari: 2025 2026`"""
    library = seen.library
    names, years = ", ".join(seen.directors), " ".join(map(str, seen.plans))
    told = {
        "id": str(library.id),
        "name": library.name,
        "zone": library.timezone,
        "directors": words.DIRECTED_BY.plain(names=names) if names else words.NO_DIRECTOR.plain(),
        "plans": words.PLANS.plain(years=years) if years else words.NO_PLAN.plain(),
    }
    if library.closed_at is None:
        return words.LINE.plain(**told, n=seen.people)
    day = short_date(library.closed_at.astimezone(ZoneInfo(library.timezone)).date())
    return words.LINE_CLOSED.plain(**told, n=seen.people, day=day)


def close_library(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Let nobody work in a library any more, after somebody has agreed. Raises Declined, Unusable."""
    database = present_database(settings)
    try:
        with database.read() as session:
            name = _named(session, settings, given).name
        if not _agreed(name, given):
            return 1
        with database.write() as session:
            library = _named(session, settings, given)
            closed = libraries.close_library(session, library, clock())
    finally:
        database.close()
    print_lines([(words.CLOSED if closed else words.CLOSED_BEFORE).plain(name=name)])
    return 0


def _named(session: Session, settings: Settings, given: Namespace) -> Library:
    return library_meant(session, settings, given.name, option=PLACES["NAME"].plain())


def _agreed(name: str, given: Namespace) -> bool:
    if given.yes:
        return True
    if not sys.stdin.isatty():
        raise Declined(words.WOULD_CLOSE.plain(name=name))
    try:
        typed = input(words.ASK_CLOSE.plain(name=name))
    except EOFError:
        typed = ""
    if is_yes(typed):
        return True
    print(words.NOTHING_CLOSED.plain(), file=sys.stderr)
    return False


def open_library_again(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Let the people of a closed library work again. Raises Declined, Unusable."""
    database = present_database(settings)
    try:
        with database.write() as session:
            library = _named(session, settings, given)
            name, opened = library.name, libraries.open_again(session, library, clock())
    finally:
        database.close()
    print_lines([(words.OPENED if opened else words.NOT_CLOSED).plain(name=name)])
    return 0
