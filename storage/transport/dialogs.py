"""Where each person's conversation stands."""

from datetime import datetime

from sqlalchemy import update

from storage.base import Session
from storage.tables import Dialog, Person


def dialog_of(session: Session, person: Person, now: datetime) -> Dialog:
    """The person's one conversation, begun when it is first needed."""
    found = session.get(Dialog, person.id)
    if found is None:
        found = Dialog(
            person_id=person.id,
            library_id=person.library_id,
            screen="menu",
            facts={},
            turn=0,
            card_message_id=None,
            updated_at=now,
        )
        session.add(found)
        session.flush()
    return found


def card_was_shown(session: Session, person_id: int, turn: int, message_id: int) -> None:
    """Remember the newest screen's message, unless a newer screen has been decided since."""
    session.execute(
        update(Dialog).where(Dialog.person_id == person_id, Dialog.turn == turn).values(card_message_id=message_id)
    )
