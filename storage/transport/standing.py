"""How it stands with both queues: what waits and since when, and what was given up that nobody has made good since.

A dead update is made good by a later one of the same person that was handled, a message that was given up by a later
one that arrived in the same chat: whoever is heard again has been told, and has said it again.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import aliased

from storage.base import Session
from storage.tables import InboxUpdate, OutgoingMessage
from storage.tables.inbox import NEW

GIVEN_UP = ("failed", "unknown")
NOT_MISSED = ("stranger", "tidy")
"""Kinds of messages that nobody waits for."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait, and since when the oldest of them could have gone on."""

    count: int
    oldest: datetime | None


class Lost(NamedTuple):
    """An update whose handling kept failing, or a message that was refused or of which nobody knows whether it arrived.
    `account` is the person's at Telegram, 0 for nobody's."""

    id: int
    account: int
    at: datetime
    error: str | None


def inbox_waiting(session: Session) -> Waiting:
    """Updates that were taken in and not handled yet."""
    return Waiting(*session.execute(select(func.count(), func.min(InboxUpdate.received_at)).where(_new())).one())


def outbox_waiting(session: Session, now: datetime) -> Waiting:
    """Messages that could be with their readers by now; one that is to go later is not waited for."""
    due = or_(OutgoingMessage.not_before.is_(None), OutgoingMessage.not_before <= now)
    since = func.coalesce(OutgoingMessage.not_before, OutgoingMessage.created_at)
    query = select(func.count(), func.min(since)).where(OutgoingMessage.state.in_(("new", "sending")), due)
    return Waiting(*session.execute(query).one())


def dead_updates(session: Session, since: datetime | None = None, beside: Collection[int] = ()) -> list[Lost]:
    """Updates that nobody has made good, the oldest first; only those received `since` and those of the numbers
    `beside` them, which an index finds, where the question is asked every minute."""
    later = aliased(InboxUpdate)
    made_good = exists().where(
        later.lane == InboxUpdate.lane,
        later.received_at >= InboxUpdate.received_at,
        later.id > InboxUpdate.id,
        later.state == "done",
    )
    query = select(InboxUpdate.id, InboxUpdate.lane, InboxUpdate.received_at, InboxUpdate.error)
    query = query.where(InboxUpdate.state == "dead", ~made_good).order_by(InboxUpdate.id)
    if since is not None:
        query = query.where(or_(InboxUpdate.received_at >= since, InboxUpdate.id.in_(beside)))
    return [Lost(*row) for row in session.execute(query)]


def given_up_messages(session: Session) -> list[Lost]:
    """Messages whose reader has had none since, the oldest first."""
    later = aliased(OutgoingMessage)
    made_good = exists().where(
        later.chat_id == OutgoingMessage.chat_id, later.id > OutgoingMessage.id, later.state == "sent"
    )
    query = select(OutgoingMessage.id, OutgoingMessage.chat_id, OutgoingMessage.created_at, OutgoingMessage.error)
    query = query.where(
        OutgoingMessage.state.in_(GIVEN_UP), OutgoingMessage.kind.not_in(NOT_MISSED), ~made_good
    ).order_by(OutgoingMessage.id)
    rows = session.execute(query)
    return [Lost(id_, chat, at, error) for id_, chat, at, error in rows if chat is not None]


def keys_to(session: Session, chat_id: int, prefix: str) -> set[str]:
    """The keys of what a chat was told, or is going to be, that begin in this way."""
    query = select(OutgoingMessage.key).where(
        OutgoingMessage.chat_id == chat_id, OutgoingMessage.key.startswith(prefix)
    )
    return set(session.scalars(query))


def _new() -> ColumnElement[bool]:
    return InboxUpdate.state == NEW
