"""The nights' copies of the installation's database."""

from datetime import datetime
from pathlib import Path

from scheduler.nightly import NotCopied
from storage.copies.folder import finished_copies
from storage.copies.making import BackupFailed, back_up


class NightlyCopies:
    """The nights' copies of a SQLite database in BACKUP_DIR."""

    def __init__(self, database: Path, folder: Path) -> None:
        self._database, self._folder = database, folder

    def made_since(self, mark: str) -> bool:
        return any(copy.made >= mark for copy in finished_copies(self._folder, self._database.stem, "nightly"))

    def make(self, now: datetime) -> None:
        try:
            back_up(self._database, self._folder, now, "nightly")
        except BackupFailed as failed:
            raise NotCopied(f"BACKUP_DIR: {failed}") from failed
