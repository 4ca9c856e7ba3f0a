"""The nights' copies of the installation's database."""

from datetime import datetime

from bot.copies.making import copies_stem, copy_database
from bot.settings import Settings
from scheduler.nightly import NotCopied
from storage.copies.folder import finished_copies
from storage.copies.making import BackupFailed


class NightlyCopies:
    """The nights' copies of a SQLite database in BACKUP_DIR."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def made_since(self, mark: str) -> bool:
        copies = finished_copies(self._settings.backup_dir, copies_stem(self._settings.database_url), "nightly")
        return any(copy.made >= mark for copy in copies)

    def make(self, now: datetime) -> None:
        try:
            copy_database(self._settings, self._settings.backup_dir, now, "nightly")
        except BackupFailed as failed:
            raise NotCopied(f"BACKUP_DIR: {failed}") from failed
