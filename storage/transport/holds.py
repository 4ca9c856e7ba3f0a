"""How long Telegram has told us to wait, and what went out a moment ago: a restart forgets neither."""

from datetime import datetime

from sqlalchemy import delete, select

from storage.base import Session
from storage.database import insert_into, rows_changed
from storage.tables import ChatHold, OutgoingMessage

EVERYBODY = 0
"""Stands for all chats: Telegram numbers none so."""


def hold_chat(session: Session, chat_id: int | None, until: datetime) -> None:
    """Send nothing to a chat (None: to nobody) until a moment."""
    insertion = insert_into(session, ChatHold).values(chat_id=chat_id or EVERYBODY, until=until)
    session.execute(insertion.on_conflict_do_update(index_elements=["chat_id"], set_={"until": until}))


def chats_held(session: Session, now: datetime) -> dict[int | None, float]:
    """Seconds left of each hold that has not ended, by chat (None: everybody); those that have are forgotten."""
    rows_changed(session, delete(ChatHold).where(ChatHold.until <= now))
    holds = session.execute(select(ChatHold.chat_id, ChatHold.until))
    return {hold.chat_id or None: (hold.until - now).total_seconds() for hold in holds}


def sent_since(session: Session, moment: datetime) -> list[tuple[int | None, str, datetime]]:
    """(chat, method, when) of what went out after a moment, in order."""
    sent = select(OutgoingMessage.chat_id, OutgoingMessage.method, OutgoingMessage.settled_at).where(
        OutgoingMessage.state == "sent", OutgoingMessage.settled_at > moment
    )
    rows = session.execute(sent.order_by(OutgoingMessage.settled_at))
    return [(chat_id, method, settled_at) for chat_id, method, settled_at in rows if settled_at]
