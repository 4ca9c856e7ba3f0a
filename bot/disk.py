"""What is kept on the disk: the database's file, its nightly copies, and files that are whole or not there at all."""

import os
from datetime import datetime
from pathlib import Path, PurePath

from sqlalchemy.engine import make_url

from scheduler.nightly import NotCopied
from storage.backup import BackupFailed, back_up, finished_backups


def database_file(url: str) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL, whose backups are its administrator's task."""
    parsed = make_url(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else None


class NightlyCopies:
    """The nights' copies of a SQLite database in BACKUP_DIR."""

    def __init__(self, database: Path, folder: Path) -> None:
        self._database, self._folder = database, folder

    def made_since(self, mark: str) -> bool:
        earliest = f"{self._database.stem}-{mark}"
        copies = finished_backups(self._database, self._folder)
        return any(copy.name >= earliest for copy in copies if copy.stem.endswith("-nightly"))

    def make(self, now: datetime) -> None:
        try:
            back_up(self._database, self._folder, now, "nightly")
        except BackupFailed as failed:
            raise NotCopied(f"BACKUP_DIR: {failed}") from failed


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
