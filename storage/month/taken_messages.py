"""Messages that were taken for answers: none is taken twice, and each is known by what it was about."""

from datetime import datetime

from sqlalchemy import select, update

from storage.base import Session
from storage.prepared import Prepared
from storage.tables import TypedMessage

_typed = TypedMessage.metadata.tables["typed_messages"]
_TAKE = Prepared(
    lambda insert: insert(_typed).on_conflict_do_nothing().returning(_typed.c.message_id),
    given=("chat_id", "message_id", "library_id", "at", "about"),
)


def take_message(
    session: Session, library_id: int, chat_id: int, message_id: int, now: datetime, about: str | None = None
) -> bool:
    """Mark a message as taken for an answer to what it was `about`; False when it already was."""
    values = {"chat_id": chat_id, "message_id": message_id, "library_id": library_id, "at": now}
    return _TAKE.first(session, {**values, "about": about}) is not None


def message_taken_at(session: Session, chat_id: int, at: datetime) -> int | None:
    """The message of a chat that was taken at that moment; None where nothing was typed then."""
    query = select(TypedMessage.message_id).where(TypedMessage.chat_id == chat_id, TypedMessage.at == at)
    return session.scalars(query.order_by(TypedMessage.message_id.desc()).limit(1)).first()


def take_message_again(session: Session, chat_id: int, message_id: int, now: datetime, about: str) -> None:
    """A message that was taken has been edited, and what it says now was taken at this moment, for what it is `about`
    now."""
    session.execute(
        update(TypedMessage)
        .where(TypedMessage.chat_id == chat_id, TypedMessage.message_id == message_id)
        .values(at=now, about=about)
    )
