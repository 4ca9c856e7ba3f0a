"""Adding to the history: the only thing that can be done to it, besides reading."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert

from storage.base import Session
from storage.database import ask
from storage.tables import HistoryEntry

_ADD = insert(HistoryEntry.metadata.tables["history"])


def note_down(
    session: Session,
    *,
    library_id: int,
    at: datetime,
    person_id: int | None,
    action: str,
    subject: str,
    subject_id: int | None,
    before: Any = None,
    after: Any = None,
    why: str = "",
) -> None:
    """Write one line of history in the transaction of the change it tells about."""
    ask(
        session,
        _ADD,
        {
            "library_id": library_id,
            "at": at,
            "person_id": person_id,
            "action": action,
            "subject": subject,
            "subject_id": subject_id,
            "before": before,
            "after": after,
            "why": why,
        },
    )
