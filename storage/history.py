"""Adding to the history: the only thing that can be done to it, besides reading."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

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
    on_behalf_of: int | None = None,
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
            "on_behalf_of": on_behalf_of,
        },
    )


def answered_for(session: Session, answer_id: int) -> int | None:
    """In whose place an answer was last given: a person's id, or None when whoever gave it answers for it."""
    query = select(HistoryEntry.on_behalf_of).where(
        HistoryEntry.subject == "answer", HistoryEntry.subject_id == answer_id, HistoryEntry.action == "answer"
    )
    return session.scalars(query.order_by(HistoryEntry.id.desc()).limit(1)).first()
