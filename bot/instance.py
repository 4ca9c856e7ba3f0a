"""A second process on the same SQLite file would break the order of things, so it does not start."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.trouble import disk_trouble
from texts.operator import refusals as words

PATIENCE_SECONDS = 0.3
"""Longer than somebody takes who only looks whether the lock is held."""


class AlreadyRunning(Exception):
    """Another process works on this database file."""


@contextmanager
def only_instance(database_file: Path) -> Iterator[None]:
    """Hold the lock beside a database file. The system lets go of it when the process ends, however it ends.

    Raises AlreadyRunning, and Unusable where the folder cannot be written to.
    """
    lock = FileLock(database_file.with_name(database_file.name + ".lock"), mode=0o600, fallback_to_soft=False)
    try:
        database_file.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=PATIENCE_SECONDS, poll_interval=0.05)
    except Timeout:
        raise AlreadyRunning(words.IN_USE.plain(place=str(database_file))) from None
    except OSError as error:
        raise disk_trouble(f"sqlite:///{database_file}", error) from error
    try:
        yield
    finally:
        lock.release()
