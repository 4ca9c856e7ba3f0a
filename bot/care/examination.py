"""All of an installation looked at: what a start would be refused with, and what would be missed only later."""

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.care.finding import Finding
from bot.care.places import look_at_copies, look_at_database, look_at_disks, look_at_ports, look_at_settings
from bot.care.telegram import Clock, look_at_telegram
from bot.care.work import is_at_work, look_at_work, standing
from bot.settings import Settings, WrongSetting, read_settings
from storage.database import open_database
from texts.operator import doctor as words


def examine(environment: Mapping[str, str], clock: Clock, env_file: Path = Path(".env")) -> list[Finding]:
    """Every finding, in the order in which they are to be mended."""
    try:
        settings = read_settings(environment, env_file)
    except WrongSetting as wrong:
        others = [
            Finding(about, "not_looked", words.NOT_LOOKED.plain()) for about in words.TITLES if about != "settings"
        ]
        return [Finding("settings", "trouble", str(wrong)), *others]
    return [look_at_settings(env_file), *asyncio.run(look_at_telegram(settings, clock)), *_look_here(settings, clock)]


def _look_here(settings: Settings, clock: Clock) -> Iterator[Finding]:
    now = clock()
    yield look_at_disks(settings)
    database_finding = look_at_database(settings)
    yield database_finding
    if database_finding.state != "well":
        for about in ("ports", "copies", "work", "incoming", "outgoing"):
            yield Finding(about, "not_looked", words.NOT_LOOKED.plain())
        return
    database = open_database(settings.database_url)
    try:
        at_work = is_at_work(settings, database)
        with database.read() as session:
            stands = standing(session, now)
    finally:
        database.close()
    yield look_at_ports(settings, at_work=at_work)
    yield look_at_copies(settings, now, stands.begun, stands.newest_night)
    yield from look_at_work(settings, stands, now, at_work=at_work)
