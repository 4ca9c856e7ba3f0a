"""Copies of a database that are whole and counted, or not there at all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from storage.copies.contents import Contents, contents_of, driver_of, looking_into
from storage.copies.folder import (
    UNFINISHED,
    FolderBusy,
    copy_path,
    create_private,
    finished_copies,
    flush,
    only_copier,
)

KEPT = 14


class BackupFailed(Exception):
    """The copy could not be made, or is not sound; the earlier ones are untouched."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A finished copy, with what was counted in it after it had been written."""

    path: Path
    contents: Contents
    size: int
    """In bytes."""


def back_up(database: Path, folder: Path, now: datetime, label: str) -> Copy:
    """Copy a SQLite database while it is in use, count what the copy holds, keep the newest 14. Raises BackupFailed.

    The label says why (`nightly`, or the revision before a migration) and stands in the name.
    """
    final = copy_path(folder, database.stem, now, label, ".db")
    return keep_copy(str(database), folder, database.stem, final, lambda unfinished: _copied(database, unfinished))


def keep_copy(source: str, folder: Path, stem: str, final: Path, write: Callable[[Path], Contents]) -> Copy:
    """Let `write` fill an unfinished file and count it, give it its name, and remove the oldest of its kind. Raises
    BackupFailed, in whose sentence `source` is what was to be copied."""
    unfinished = final.with_name(final.name + UNFINISHED)
    try:
        with only_copier(folder):
            try:
                create_private(unfinished)
                contents = write(unfinished)
                flush(unfinished)
                unfinished.replace(final)
                flush(folder)
            finally:
                with suppress(OSError):
                    unfinished.unlink(missing_ok=True)
            # Each kind by itself: a start that fails again and again must not push out the copies of good nights.
            [label] = [copy.label for copy in finished_copies(folder, stem) if copy.path == final]
            for old in finished_copies(folder, stem, label)[:-KEPT]:
                old.path.unlink(missing_ok=True)
            return Copy(final, contents, final.stat().st_size)
    except (sqlite3.Error, DBAPIError, OSError, FolderBusy) as error:
        raise BackupFailed(f"{source} could not be copied to {folder}: {complaint(error)}") from error


def _copied(database: Path, target: Path) -> Contents:
    # Not by `looking_into`: a database that is at work has its log read and its readers counted.
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(database, timeout=10, isolation_level=None), poolclass=NullPool
    )
    with engine.connect() as source:
        source.exec_driver_sql("BEGIN")
        return copy_sqlite(source, target)


def copy_sqlite(source: Connection, target: Path) -> Contents:
    """Copy what a transaction sees into a file by SQLite's own online copy, and count both: they must hold the same.

    Raises BackupFailed for a copy that is not sound, sqlite3.Error and DBAPIError for a source that is not.
    """
    expected = contents_of(source)
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        driver_of(source).backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # a copy is one file, with no log beside it
    contents = checked_contents(target)
    if contents != expected:
        raise BackupFailed(f"{target} holds {contents.rows} rows and not {expected.rows}: it is no true copy")
    return contents


def checked_contents(file: Path) -> Contents:
    """Look through all of a SQLite file and count it. Raises BackupFailed, sqlite3.Error, DBAPIError."""
    with looking_into(file) as connection:
        verdict = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
        if verdict != "ok":
            raise BackupFailed(f"{file} is not sound: {' '.join(str(verdict).split())}")
        return contents_of(connection)


def complaint(error: Exception) -> str:
    """What the disk or the database said, on one line."""
    return " ".join(str(error.orig if isinstance(error, DBAPIError) else error).split())
