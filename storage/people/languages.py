"""Finding and keeping what people were asked about their language."""

from datetime import datetime
from typing import Any

from sqlalchemy import update

from storage.base import Session
from storage.database import insert_into, rows_changed
from storage.tables import LanguageOffer

MESSAGES = 2
"""So many in another language, and it is offered."""


def was_asked(session: Session, person_id: int) -> bool:
    """Whether somebody was asked in which language they want to be spoken to."""
    kept = session.get(LanguageOffer, person_id)
    return kept is not None and kept.asked_at is not None


def note_asked(session: Session, person_id: int, now: datetime) -> None:
    """From now on they were."""
    _put(session, person_id, {"asked_at": now})


def count_other_language(session: Session, person_id: int, now: datetime) -> bool:
    """Somebody has written in another language than theirs: whether it is to be offered now, which it is once."""
    _put(session, person_id, {})
    of_person = LanguageOffer.person_id == person_id
    count = update(LanguageOffer).where(of_person, LanguageOffer.offered_at.is_(None))
    if not rows_changed(session, count.values(other_words=LanguageOffer.other_words + 1)):
        return False
    enough = count.where(LanguageOffer.other_words >= MESSAGES)
    return rows_changed(session, enough.values(offered_at=now)) == 1


def _put(session: Session, person_id: int, values: dict[str, Any]) -> None:
    statement = insert_into(session, LanguageOffer).values(person_id=person_id, **values)
    if values:
        statement = statement.on_conflict_do_update(index_elements=["person_id"], set_=values)
    else:
        statement = statement.on_conflict_do_nothing(index_elements=["person_id"])
    rows_changed(session, statement)
