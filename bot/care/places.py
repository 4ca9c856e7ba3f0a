"""What lies on the machine: the settings' file, the database, room on the disks, ports, and copies."""

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.exc import DBAPIError

from bot.care.finding import Finding, refused_as_at_start
from bot.copies.making import copies_stem
from bot.copies.restoring import opened, try_copy
from bot.copies.words import in_words
from bot.disk import PRIVATE, database_file
from bot.opening import present_database, require_folder, require_ours
from bot.ports import listened_at, require_free_ports
from bot.settings import Settings, misspelled_names
from bot.trouble import naming_the_place, place_of
from storage.copies.contents import Contents
from storage.copies.folder import CopyName, finished_copies
from storage.copies.nights import Night
from storage.copies.putting_back import NotRestored
from storage.trial import NotSound, missing_tables, try_to_write
from texts.operator import doctor as words

MEGABYTE = 1024 * 1024
LEAST_ROOM = 256
"""Megabytes that every disk of ours should have left; and twice as much as the database has, where copies of it go."""
MOST_NAMES = 5
MAY_BE_AHEAD = timedelta(days=1)
"""A copy whose name has a later day was made while the machine's clock was wrong, or is no copy of ours."""
OLDEST_COPY = timedelta(hours=36)
"""One is made each night, or in the first hours of the day after."""


def look_at_settings(env_file: Path = Path(".env")) -> Finding:
    """Of settings that could be read: whether others read them too, and names that look mistyped."""
    misspelled = misspelled_names(env_file)
    if misspelled:
        return Finding("settings", "trouble", " ".join(misspelled), words.MISSPELLED.plain())
    if os.name != "nt" and env_file.exists() and stat.S_IMODE(env_file.stat().st_mode) & PRIVATE:
        what = words.OTHERS_READ_SETTINGS.plain()
        return Finding("settings", "trouble", what, words.HIDE_SETTINGS.plain())
    return Finding("settings", "well", words.SETTINGS_READ.plain())


def look_at_database(settings: Settings) -> Finding:
    """Whether it is there, ours, of this program's form, sound, and may be written to."""
    place = place_of(settings.database_url)

    def require() -> None:
        with naming_the_place(settings.database_url):
            require_ours(settings)
            present_database(settings).close()
            try_to_write(settings.database_url)

    try:
        refused = refused_as_at_start("database", require)
    except NotSound as broken:
        what = words.database_broken(place, str(broken))
        return Finding("database", "trouble", what, words.PUT_BACK.plain())
    if refused is not None:
        return refused
    if missing := missing_tables(settings.database_url):
        what = words.tables_missing(place, ", ".join(missing[:MOST_NAMES]))
        return Finding("database", "trouble", what, words.PUT_BACK.plain())
    return Finding("database", "well", words.database_well(place))


def look_at_disks(settings: Settings) -> Finding:
    """Whether there is room where we write, and whether copies may be written at all."""
    if settings.backup_dir.exists() or not os.access(_that_is_there(settings.backup_dir), os.W_OK | os.X_OK):
        refused = refused_as_at_start("disk", lambda: require_folder(settings.backup_dir))
        if refused is not None:
            return refused
    for setting, folder, needed in _written_to(settings):
        left = shutil.disk_usage(_that_is_there(folder)).free // MEGABYTE
        if left < needed:
            what = words.little_room(setting, str(folder), left)
            return Finding("disk", "trouble", what, words.make_room(setting, needed))
    return Finding("disk", "well", words.ROOM.plain())


def _written_to(settings: Settings) -> Iterator[tuple[str, Path, int]]:
    """The setting, its folder, and how many megabytes should be left there."""
    file = database_file(settings.database_url)
    size = file.stat().st_size // MEGABYTE if file is not None and file.exists() else 0
    if file is not None:
        yield "DATABASE_URL", file.parent, max(LEAST_ROOM, size)
    yield "BACKUP_DIR", settings.backup_dir, max(LEAST_ROOM, 2 * size)
    if settings.evidence_dir is not None:
        yield "EVIDENCE_DIR", settings.evidence_dir, LEAST_ROOM


def _that_is_there(folder: Path) -> Path:
    whole = folder.absolute()
    return next(place for place in (whole, *whole.parents) if place.exists())


def look_at_ports(settings: Settings, *, at_work: bool) -> Finding:
    """Whether a start could listen; while the bot is at work it does so itself."""
    refused = None if at_work else refused_as_at_start("ports", lambda: require_free_ports(settings))
    return refused or Finding("ports", "well", (words.PORTS_FREE if listened_at(settings) else words.NO_PORTS).plain())


def look_at_copies(settings: Settings, now: datetime, begun: datetime | None, newest: Night | None) -> Finding:
    """The newest copy: how old it is, and what is found in it when it is opened. `begun` is when the installation
    began, `newest` what became of the last night's copy."""
    zone = ZoneInfo(settings.timezone)
    copies = finished_copies(settings.backup_dir, copies_stem(settings.database_url))
    made = _made(copies[-1], zone) if copies else None
    if newest is not None and newest.error and (made is None or made < newest.at):
        what = words.night_failed(newest.at.astimezone(zone), newest.error)
        return Finding("copies", "trouble", what, words.MAKE_ROOM_AND_COPY.plain())
    if made is None:
        if begun is not None and now - begun < OLDEST_COPY:
            return Finding("copies", "notice", words.NO_COPY_YET.plain(), words.COPY_NOW.plain())
        return Finding("copies", "trouble", words.NO_COPY.plain(), words.COPY_NOW.plain())
    name = copies[-1].path.name
    if made - now > MAY_BE_AHEAD:
        return Finding("copies", "trouble", words.copy_ahead(name), words.take_copy_away(str(copies[-1].path)))
    if now - made > OLDEST_COPY:
        return Finding("copies", "trouble", words.copy_old(name, now - made), words.COPY_NOW.plain())
    try:
        contents = _counted(settings, copies[-1].path)
    except (NotRestored, OSError, DBAPIError) as unsound:
        return Finding("copies", "trouble", words.copy_unsound(in_words(unsound)), words.COPY_NOW.plain())
    return Finding("copies", "well", words.copy_well(name, now - made, contents.rows))


def _made(copy: CopyName, zone: ZoneInfo) -> datetime:
    """By the installation's clock, as its name has it."""
    return datetime.strptime(copy.made, "%Y%m%d-%H%M%S").replace(tzinfo=zone)


def _counted(settings: Settings, copy: Path) -> Contents:
    def accept(contents: Contents) -> None:
        if contents.revision is None:
            raise NotRestored("no_hisobot", copy=copy)

    with opened(copy, settings) as plain:
        return try_copy(plain, settings.database_url, accept)
