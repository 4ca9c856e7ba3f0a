"""Adding to the history: the only thing that can be done to it, besides reading."""

from datetime import datetime
from typing import Any

from storage.base import Session
from storage.tables import HistoryEntry


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
    on_behalf_of: int | None = None,
) -> None:
    """Write one line of history in the transaction of the change it tells about."""
    session.add(
        HistoryEntry(
            library_id=library_id,
            at=at,
            person_id=person_id,
            action=action,
            subject=subject,
            subject_id=subject_id,
            before=before,
            after=after,
            why=why,
            on_behalf_of=on_behalf_of,
        )
    )
