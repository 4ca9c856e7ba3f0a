"""Copies of an installation's database: made where its settings say, and found there again."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.engine import make_url

from bot.disk import database_file
from bot.settings import Settings
from storage.copies.folder import finished_copies
from storage.copies.making import Copy, back_up


def copy_database(settings: Settings, folder: Path, now: datetime, label: str) -> Copy:
    """Copy the database into a folder, under a name with the time by the installation's clock. Raises BackupFailed."""
    file = database_file(settings.database_url)
    assert file is not None
    return back_up(file, folder, now.astimezone(ZoneInfo(settings.timezone)), label)


def newest_copy(settings: Settings) -> Path | None:
    """The newest finished copy in BACKUP_DIR, whatever it was made for."""
    copies = finished_copies(settings.backup_dir, copies_stem(settings.database_url))
    return copies[-1].path if copies else None


def copies_stem(url: str) -> str:
    """How the names of a database's copies begin."""
    return Path(str(make_url(url).database)).stem
