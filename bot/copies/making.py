"""Copies of an installation's database: made where its settings say, and found there again."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.engine import make_url

from bot.disk import database_file
from bot.settings import Settings
from storage.copies.folder import finished_copies
from storage.copies.making import Copy, Wanted, back_up


def copy_database(
    settings: Settings, now: datetime, label: str, unless_since: str | None = None, folder: Path | None = None
) -> Copy:
    """Copy the database into a folder (BACKUP_DIR), under a name with the time by the installation's clock. Raises
    BackupFailed, and AlreadyMade where there is one with this label of a moment not before `unless_since`."""
    local = now.astimezone(ZoneInfo(settings.timezone))
    wanted = Wanted(folder or settings.backup_dir, local, label, settings.backup_key, unless_since)
    file = database_file(settings.database_url)
    if file is not None:
        return back_up(file, wanted)
    from storage.copies.moving import back_up_server  # with what migrations need, which a process that serves does not

    return back_up_server(settings.database_url, wanted)


def newest_copy(settings: Settings) -> Path | None:
    """The newest finished copy in BACKUP_DIR, whatever it was made for."""
    copies = finished_copies(settings.backup_dir, copies_stem(settings.database_url))
    return copies[-1].path if copies else None


def copies_stem(url: str) -> str:
    """How the names of a database's copies begin."""
    file = database_file(url)
    return str(make_url(url).database) if file is None else file.stem
