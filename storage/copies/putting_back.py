"""Putting a copy in a SQLite database's place, so that a process killed at any step leaves one whole database.

What is to stand there is made and counted beside it first. Once that has its final name (`….restoring-` and the time)
nothing is decided any more: whoever comes next, a start of the bot or another restore, only has to finish it.
"""

import os
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from errno import ENOSPC
from glob import escape
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from storage.copies.contents import Contents, contents_of, looking_into
from storage.copies.folder import UNFINISHED, create_private, flush
from storage.copies.making import BackupFailed, checked_contents, copy_sqlite, underlying
from storage.copies.trouble import CopyTrouble

_RESTORING = ".restoring-"
_BESIDE = ("-wal", "-shm", "-journal", "")
"""What belongs to a database's file. A log of another database, taken for its own, would destroy what was restored."""


class NotRestored(CopyTrouble):
    """The copy was not put back, and the database is as it was."""


def lay_beside(copy: Path, database: Path, now: datetime, accept: Callable[[Contents], None]) -> Contents:
    """Make and count what is to stand in the database's place. `accept` raises for a copy that must not be put there.

    Raises NotRestored, OSError. The caller holds the database's lock.
    """
    database.parent.mkdir(parents=True, exist_ok=True)
    for left in database.parent.glob(f"{escape(database.name)}{_RESTORING}*{UNFINISHED}*"):
        left.unlink()
    while _aside(database, f"{now:%Y%m%d-%H%M%S}").exists():
        now += timedelta(seconds=1)  # what an earlier restore has kept stays
    ready = database.with_name(f"{database.name}{_RESTORING}{now:%Y%m%d-%H%M%S}")
    unfinished = ready.with_name(ready.name + UNFINISHED)
    try:
        with looking_into(copy) as source:
            accept(contents_of(source))
            create_private(unfinished)
            contents = copy_sqlite(source, unfinished)
        flush(unfinished)
        unfinished.replace(ready)
        flush(database.parent)
    except (sqlite3.Error, DBAPIError, BackupFailed) as error:
        if "disk is full" in str(underlying(error)):
            raise OSError(ENOSPC, os.strerror(ENOSPC), str(unfinished)) from error  # it is not the copy's fault
        raise _unsound(copy, error) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return contents


def read_contents(copy: Path) -> Contents:
    """Look through all of a copy and count it. Raises NotRestored."""
    try:
        return checked_contents(copy)
    except (sqlite3.Error, DBAPIError, BackupFailed, OSError) as error:
        raise _unsound(copy, error) from error


def _unsound(copy: Path, error: Exception) -> NotRestored:
    return NotRestored("not_restorable", copy=copy, why=underlying(error))


def is_being_restored(database: Path) -> bool:
    """Whether a copy that is ready still waits to be put in its place."""
    return bool(_ready(database))


def finish_restoring(database: Path) -> Path | None:
    """Put what is ready in the database's place; what was there is kept in the folder that is returned, None where
    nothing was. Also after a process that was killed at any step of this. Raises OSError."""
    kept = None
    for ready in _ready(database):
        aside = _aside(database, ready.name.rpartition(_RESTORING)[2])
        for ending in _BESIDE:
            old = database.with_name(database.name + ending)
            if old.exists():
                aside.mkdir(mode=0o700, exist_ok=True)
                old.rename(aside / old.name)
        if aside.is_dir():
            flush(aside)
            kept = aside
        ready.replace(database)
        flush(database.parent)
    return kept


def _aside(database: Path, made: str) -> Path:
    """Where what was there before is kept."""
    return database.with_name(f"{database.name}.before-restore-{made}")


def _ready(database: Path) -> list[Path]:
    """What is ready to be put there, the oldest first: two, where two were interrupted."""
    return sorted(
        path
        for path in database.parent.glob(f"{escape(database.name)}{_RESTORING}*")
        if UNFINISHED not in path.name and not path.name.endswith(("-wal", "-shm", "-journal"))
    )
