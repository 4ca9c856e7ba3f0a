"""The folder of copies: how they are called, which of them are finished, what a killed process has left there."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from storage.copies.trouble import CopyTrouble

LOCK = "copies.lock"
"""The file that whoever writes into the folder holds meanwhile."""
UNFINISHED = ".unfinished"
"""In the name of everything that is not whole yet."""
_LEFT = re.compile(r".+-\d{8}-\d{6}-.+\.unfinished(-.*)?")
PATIENCE_SECONDS = 60.0


class FolderBusy(CopyTrouble):
    """Another process has been writing a copy into the folder for longer than we wait."""


@dataclass(frozen=True, slots=True)
class CopyName:
    """`hisobot-20250417-020000-nightly.db`: what it is of, when it was made (by the library's clock) and why."""

    path: Path
    made: str
    label: str


def copy_path(folder: Path, stem: str, now: datetime, label: str, ending: str) -> Path:
    """Where a copy of the database called `stem` is put."""
    return folder / f"{stem}-{now:%Y%m%d-%H%M%S}-{label}{ending}"


def finished_copies(folder: Path, stem: str, label: str | None = None) -> list[CopyName]:
    """The finished copies of a database, the oldest first; only those of one label where it is given."""
    pattern = re.compile(rf"{re.escape(stem)}-(\d{{8}}-\d{{6}})-(.+?)\.(?:db|dump)(?:\.age)?")
    copies = []
    for path in folder.iterdir() if folder.is_dir() else ():
        if (match := pattern.fullmatch(path.name)) and label in (None, match[2]):
            copies.append(CopyName(path, match[1], match[2]))
    return sorted(copies, key=lambda copy: (copy.made, copy.path.name))


@contextmanager
def only_copier(folder: Path) -> Iterator[None]:
    """Let nobody else write a copy into the folder meanwhile, and begin with what a killed one has left. The system
    lets go of the lock when the process ends. Raises OSError, FolderBusy."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK, timeout=PATIENCE_SECONDS, mode=0o600, poll_interval=0.1, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        raise FolderBusy("busy", folder=folder) from None
    try:
        for path in folder.iterdir():
            if _LEFT.fullmatch(path.name) and path.is_file():
                path.unlink()
        yield
    finally:
        lock.release()


def create_private(path: Path) -> None:
    """An empty file that only its owner may read. Raises OSError, where there is one too."""
    with open(path, "xb", opener=partial(os.open, mode=0o600)):
        pass


def flush(path: Path) -> None:
    """Have a file's content, or a folder's names, on the disk before going on. Raises OSError."""
    if os.name == "nt" and path.is_dir():
        return  # Windows writes a folder's names with the file
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
