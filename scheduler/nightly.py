"""What a bot that runs for years has to do at night: a copy of the database, and forgetting what is settled."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.engine import make_url

from storage.backup import BackupFailed, back_up, backups
from storage.database import Database
from storage.transport.inbox import prune_inbox
from storage.transport.outbox import prune_outbox

logger = logging.getLogger(__name__)

NIGHT_HOUR = 2  # local time; nobody reports then
SETTLED_LIFE = timedelta(days=45)  # Telegram repeats nothing older than two days


def database_file(url: str) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL, whose backups are its keeper's business."""
    parsed = make_url(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else None


def nightly(url: str, folder: Path, zone: str) -> Callable[[Database, datetime], None]:
    """A tick that once a night, or at the first tick after a missed one, copies and tidies."""
    path, local = database_file(url), ZoneInfo(zone)
    done_for: list[str] = []

    def tend(database: Database, now: datetime) -> None:
        night = (now.astimezone(local) - timedelta(hours=NIGHT_HOUR)).strftime("%Y%m%d")
        if night in done_for:
            return
        if path is not None and not _copied_since(path, folder, night):
            try:
                back_up(path, folder, now.astimezone(local), "nightly")
            except BackupFailed as failed:
                logger.error("BACKUP_DIR: %s; tonight's copy is tried again at the next tick", failed)
                return
        with database.write() as session:
            prune_inbox(session, now - SETTLED_LIFE)
            prune_outbox(session, now - SETTLED_LIFE)
        done_for[:] = [night]

    return tend


def _copied_since(path: Path, folder: Path, night: str) -> bool:
    mark = f"{path.stem}-{night}-{NIGHT_HOUR:02}"
    return any(copy.name >= mark for copy in backups(path, folder) if copy.stem.endswith("-nightly"))
