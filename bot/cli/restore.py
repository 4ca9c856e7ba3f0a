"""`hisobot restore`: puts a copy in the database's place, after the copy has been looked through."""

import sys
from argparse import Namespace
from pathlib import Path

from bot import process
from bot.cli.out_files import print_lines
from bot.copies.making import newest_copy
from bot.copies.words import told
from bot.disk import database_file
from bot.process import Clock
from bot.settings import Settings
from bot.trouble import Unusable, disk_trouble, place_of
from storage.copies.contents import Contents
from storage.copies.making import checked_contents
from storage.copies.putting_back import (
    NotRestored,
    finish_restoring,
    is_being_restored,
    lay_beside,
    read_contents,
)
from storage.revisions import known_revisions


def restore_copy(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Restore a copy, or with `--check` only tell what is in it. Raises AlreadyRunning, Unusable."""
    try:
        copy = _chosen(settings, given)
        if given.check and copy is not None:
            contents = read_contents(copy)
            _accept(copy, contents)
            print_lines([f"{copy} is sound:", *(f"  {line}" for line in told(contents, settings.timezone))])
            return 0
        return _restore(settings, copy, clock)
    except NotRestored as refused:
        print(f"{refused}; the database is as it was.", file=sys.stderr)
        return 1


def _chosen(settings: Settings, given: Namespace) -> Path | None:
    """The copy that is meant; None to finish what was interrupted. Raises NotRestored."""
    if given.newest and given.file is not None:
        raise NotRestored(f"--newest or {given.file}: name one of them")
    if given.newest:
        newest = newest_copy(settings)
        if newest is None:
            raise NotRestored(
                f"BACKUP_DIR: there is no copy of {place_of(settings.database_url)} in {settings.backup_dir}"
            )
        return newest
    copy: Path | None = given.file
    if copy is not None and not copy.is_file():
        raise NotRestored(f"{copy} is not there")
    if copy is None and given.check:
        raise NotRestored("--check: name a copy, or add --newest")
    return copy


def _restore(settings: Settings, copy: Path | None, clock: Clock) -> int:
    database = database_file(settings.database_url)
    assert database is not None
    if copy is not None and database.exists() and copy.samefile(database):
        raise NotRestored(f"{copy} is the database itself")
    try:
        with process.sole_process(settings):
            kept, resumed = None, is_being_restored(database)
            if resumed:
                kept = finish_restoring(database)
            elif copy is None:
                raise NotRestored("FILE is missing: name a copy, or add --newest")
            expected = None
            if copy is not None:
                expected = lay_beside(copy, database, clock(), lambda contents: _accept(copy, contents))
                kept = finish_restoring(database)
            contents = checked_contents(database)
    except OSError as error:
        raise disk_trouble(settings.database_url, error) from error
    if expected is not None and contents != expected:
        raise Unusable("DATABASE_URL", f"{database} holds other rows than {copy}", "restore it once more")
    print_lines(_report(settings, copy, kept, contents))
    return 0


def _report(settings: Settings, copy: Path | None, kept: Path | None, contents: Contents) -> list[str]:
    place = place_of(settings.database_url)
    lines = [f"{place} is restored from {copy}:" if copy else f"{place} is restored, what was interrupted is finished:"]
    lines += [f"  {line}" for line in told(contents, settings.timezone)]
    if kept is not None:
        lines.append(f"What was there before is kept in {kept}")
    return [*lines, "Start the bot: hisobot run"]


def _accept(copy: Path, contents: Contents) -> None:
    """Raises NotRestored for a copy that no bot of this program could work with."""
    if contents.revision is None:
        raise NotRestored(f"{copy} is no copy of a Hisobot's database")
    if contents.revision not in known_revisions():
        raise NotRestored(f"{copy} is of a newer Hisobot (revision {contents.revision}): install that one first")
