"""What is kept on the disk: the database's file, and files that are whole or not there at all."""

import os
from pathlib import Path, PurePath

from sqlalchemy.engine import make_url


def database_file(url: str) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL, whose backups are its administrator's task."""
    parsed = make_url(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else None


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
