"""Copies of a database that are whole and counted, or not there at all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
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
from storage.copies.sealing import ENDING, WrongKey, seal, workshop
from storage.copies.trouble import CopyTrouble

KEPT = 14


class BackupFailed(CopyTrouble):
    """The copy could not be made, or is not sound; the earlier ones are untouched."""


class AlreadyMade(Exception):
    """Somebody else has made the copy meanwhile."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A finished copy, with what was counted in it after it had been written."""

    path: Path
    contents: Contents
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A copy that is to be made. `label` says why (`nightly`, or the revision before a migration) and stands in the
    name, as does `now`, a moment by the clock on the wall. With a `key` the copy is encrypted."""

    folder: Path
    now: datetime
    label: str
    key: str | None = field(default=None, repr=False)
    unless_since: str | None = None
    """Not where there is one with this label already of this moment, written like 20250417-02, or later."""


def back_up(database: Path, wanted: Wanted) -> Copy:
    """Copy a SQLite database while it is in use, count what the copy holds, keep the newest 14. Raises BackupFailed."""
    return keep_copy(str(database), database.stem, ".db", wanted, partial(_copied, database), database)


def keep_copy(
    source: str, stem: str, ending: str, wanted: Wanted, write: Callable[[Path], Contents], database: Path | None
) -> Copy:
    """Let `write` fill a file and count it; encrypt it if there is a key, give it its name, and remove the oldest of
    its kind. Raises BackupFailed, in whose sentence `source` is what was to be copied."""
    folder, sealed = wanted.folder, wanted.key is not None
    final = copy_path(folder, stem, wanted.now, wanted.label, f"{ending}{ENDING}" if sealed else ending)
    unfinished = final.with_name(final.name + UNFINISHED)
    try:
        with only_copier(folder):
            if wanted.unless_since is not None:
                _require_none_since(wanted.unless_since, folder, stem, wanted.label)
            try:
                contents = _sealed(unfinished, wanted.key, write, database) if wanted.key else _plain(unfinished, write)
                flush(unfinished)
                unfinished.replace(final)
                flush(folder)
            finally:
                with suppress(OSError):
                    unfinished.unlink(missing_ok=True)
            # Each kind by itself: a start that fails again and again must not push out the copies of good nights.
            for old in finished_copies(folder, stem, wanted.label)[:-KEPT]:
                old.path.unlink(missing_ok=True)
            return Copy(final, contents, final.stat().st_size)
    except (sqlite3.Error, DBAPIError, OSError, FolderBusy, WrongKey) as error:
        raise BackupFailed("not_copied", source=source, folder=folder, why=underlying(error)) from error


def _require_none_since(mark: str, folder: Path, stem: str, label: str) -> None:
    if any(copy.made >= mark for copy in finished_copies(folder, stem, label)):
        raise AlreadyMade(f"{folder} has one since {mark}")


def _plain(unfinished: Path, write: Callable[[Path], Contents]) -> Contents:
    create_private(unfinished)
    return write(unfinished)


def _sealed(unfinished: Path, key: str, write: Callable[[Path], Contents], database: Path | None) -> Contents:
    with workshop(database) as room:
        contents = _plain(room / "copy", write)
        seal(room / "copy", unfinished, key)
    return contents


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
        raise BackupFailed("not_true", target=target, rows=contents.rows, expected=expected.rows)
    return contents


def checked_contents(file: Path) -> Contents:
    """Look through all of a SQLite file and count it. Raises BackupFailed, sqlite3.Error, DBAPIError."""
    with looking_into(file) as connection:
        verdict = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
        if verdict != "ok":
            raise BackupFailed("not_sound", file=file, why=" ".join(str(verdict).split()))
        return contents_of(connection)


def underlying(error: Exception) -> Exception | str:
    """A trouble of ours as it is, of others what the disk or the database said, on one line."""
    return error if isinstance(error, CopyTrouble) else complaint(error)


def complaint(error: Exception) -> str:
    """What the disk or the database said, on one line."""
    return " ".join(str(error.orig if isinstance(error, DBAPIError) else error).split())
