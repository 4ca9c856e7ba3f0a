"""A second process on the same SQLite file would break the order of things, so it does not start."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.trouble import disk_trouble

IN_USE = "{} is in use by another running Hisobot: stop that one first."


class AlreadyRunning(Exception):
    """Another process works on this database file."""


@contextmanager
def only_instance(database_file: Path) -> Iterator[None]:
    """Hold the lock beside a database file. The system lets go of it when the process ends, however it ends.

    Raises AlreadyRunning, and Unusable where the folder cannot be written to.
    """
    lock = database_file.with_name(database_file.name + ".lock")
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise disk_trouble(f"sqlite:///{database_file}", error) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise AlreadyRunning(IN_USE.format(database_file)) from None
        yield
    finally:
        os.close(handle)
