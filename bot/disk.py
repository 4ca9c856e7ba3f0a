"""What is kept on the disk: the database's file, and files that are whole or not there at all."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePath

from sqlalchemy.engine import make_url

PRIVATE = 0o077
"""What the process takes from the rights of whatever it makes: names, numbers and links are its user's alone."""


def database_file(url: str) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL, whose backups are its administrator's task."""
    parsed = make_url(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else None


def keep_private(files: Iterable[Path]) -> list[Path]:
    """Take from everybody else the right to read or write these files; returns those that they had it for. Files that
    are not there, or are somebody else's, are passed over."""
    mended = []
    for file in files:
        with suppress(OSError):
            mode = stat.S_IMODE(file.stat().st_mode)
            if mode & PRIVATE:
                file.chmod(mode & ~PRIVATE)
                mended.append(file)
    return mended


def write_whole(folder: Path, place: PurePath, content: bytes) -> None:
    """Write a file below the folder: whole or not at all, and never anywhere else. Raises OSError."""
    target = (folder / place).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise PermissionError(1, "outside of the folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.half")
    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(target)
