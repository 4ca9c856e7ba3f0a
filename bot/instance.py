"""A second process on the same SQLite file would break the order of things, so it does not start."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):
    """Another process works on this database file."""


@contextmanager
def only_instance(database_file: Path) -> Iterator[None]:
    """Hold the lock beside a database file. The system lets go of it when the process ends, however it ends."""
    lock = database_file.with_name(database_file.name + ".lock")
    lock.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise AlreadyRunning(f"{database_file} is in use by another running Hisobot.") from None
        yield
    finally:
        os.close(handle)
