"""Who takes updates in and sends messages out, for whoever asks; how several agree on it is settled elsewhere."""

from datetime import datetime

from sqlalchemy import select

from storage.base import Session
from storage.database import insert_into
from storage.tables import Leader

_ONLY = 1
"""The number of the one row."""


def note_only_process(session: Session, holder: str, now: datetime) -> None:
    """On SQLite, where the file's lock makes sure that there is no other: who is at work since now."""
    values = {"holder": holder, "session": 0, "since": now, "until": now}
    insertion = insert_into(session, Leader).values(id=_ONLY, term=1, **values)
    news = {**values, "term": Leader.term + 1}
    session.execute(insertion.on_conflict_do_update(index_elements=["id"], set_=news))


def last_leader(session: Session) -> Leader | None:
    """Whoever led last, and perhaps still does; None before the first."""
    return session.scalars(select(Leader)).first()
