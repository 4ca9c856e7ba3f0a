"""How far a message has come: whether it waits, is being sent, or stands in the chat under a number that is known."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import select, update

from storage.base import Session
from storage.database import rows_changed
from storage.tables import OutgoingMessage
from storage.tables.inbox import NEW
from storage.transport.outbox import write_outgoing

_columns = OutgoingMessage.metadata.tables["outbox"].c


class StillOnItsWay(Exception):
    """What to do can be told as soon as a message has arrived that is being sent at this moment."""


@dataclass(frozen=True, slots=True)
class Way:
    """How far a message has come."""

    state: str
    doubts: int
    message_id: int | None
    created_at: datetime
    settled_at: datetime | None
    method: str

    @property
    def is_new_below(self) -> bool:
        """Whether it is a message of its own, whose number says what was written before it and what after."""
        return self.method == "sendMessage"


_WAY = tuple(_columns[field.name] for field in fields(Way))


def way_of_message(
    session: Session, remember: str, chat_id: int | None = None, *, message_id: int | None = None, after: int = 0
) -> Way | None:
    """How far the message of a mark has come. One that has arrived is looked for among those of the chat that became,
    or changed, the message `message_id`, or without it any message `after` one; without the chat among none. One of
    which nobody will ever know is found too, and has no number."""
    write_outgoing(session)
    number = _columns.message_id
    arrived = (_columns.chat_id == chat_id) & (number == message_id if message_id is not None else number > after)
    query = select(*_WAY).where(
        _columns.remember == remember, _columns.state.in_((NEW, "sending", "unknown", "failed")) | arrived
    )
    found = session.execute(query.order_by(_columns.id.desc()).limit(1)).first()
    return None if found is None else Way(*found)


def is_message_of_ours(session: Session, chat_id: int | None, message_id: int) -> bool:
    """Whether a message that was sent to a chat is known by its number there."""
    ours = (OutgoingMessage.chat_id == chat_id, OutgoingMessage.message_id == message_id)
    return session.scalar(select(OutgoingMessage.id).where(*ours).limit(1)) is not None


def was_card(session: Session, chat_id: int | None, message_id: int) -> bool:
    """Whether a message of a chat was sent, or changed, as a person's card."""
    cards = (OutgoingMessage.chat_id == chat_id, OutgoingMessage.message_id == message_id)
    query = select(OutgoingMessage.id).where(*cards, OutgoingMessage.remember.like("card:%"))
    return session.scalar(query.limit(1)) is not None


def settle_doubt(session: Session, remember: str, message_id: int, now: datetime) -> None:
    """Mark a message sent that waits to be sent again because nobody knew whether it had arrived."""
    doubted = (OutgoingMessage.remember == remember, OutgoingMessage.state == NEW, OutgoingMessage.doubts > 0)
    arrived = {"state": "sent", "params": "{}", "message_id": message_id, "settled_at": now}
    rows_changed(session, update(OutgoingMessage).where(*doubted).values(**arrived))
