"""Copies of a SQLite database that are whole or not there at all."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

KEPT = 14


class BackupFailed(Exception):
    """The copy could not be made, or is not sound; the earlier ones are untouched."""


def back_up(database: Path, folder: Path, now: datetime, label: str) -> Path:
    """Copy a database while it is in use, prove the copy, keep the newest 14. Raises BackupFailed.

    The label says why (`nightly`, or the revision before a migration) and stands in the name.
    """
    final = folder / f"{database.stem}-{now:%Y%m%d-%H%M%S}-{label}.db"
    unfinished = final.with_suffix(".unfinished")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(database, timeout=10, isolation_level=None)) as source:
            source.execute("VACUUM INTO ?", (str(unfinished),))
        with closing(sqlite3.connect(unfinished)) as copy:
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok":
            raise BackupFailed(f"the copy of {database} is not sound: {verdict}")
        _flush(unfinished)
        unfinished.replace(final)
        _flush(folder)
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise BackupFailed(f"{database} could not be copied to {folder}: {error}") from error
    # Each kind by itself: a start that fails again and again must not push out the copies of good nights.
    for old in [copy for copy in finished_backups(database, folder) if copy.stem.endswith(f"-{label}")][:-KEPT]:
        old.unlink()
    return final


def finished_backups(database: Path, folder: Path) -> list[Path]:
    """The finished copies of a database, the oldest first."""
    return sorted(folder.glob(f"{database.stem}-[0-9]*-[0-9]*-*.db"))


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
