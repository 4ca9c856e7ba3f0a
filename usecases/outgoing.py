"""Messages and calls to the Bot API: a message is delivered for certain, a call may be lost.

Nothing is sent inside a transaction: a message becomes a row of the outbox and is sent after the commit.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from storage.base import Session
from storage.transport.outbox import (
    FILE_MARK,
    add_file,
    add_outgoing,
    add_outgoing_later,
    rewrite_waiting,
    write_outgoing,
)

Kind = Literal["reply", "notice", "reminder", "file", "tidy", "setup"]


@dataclass(frozen=True, slots=True)
class Call:
    """A call to the Bot API made once after the commit and never repeated, such as the answer to a press."""

    method: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileTrouble:
    """Why a file that somebody sent could not be fetched: `too_big`, `gone` or `unreachable`."""

    code: Literal["too_big", "gone", "unreachable"]


def enqueue(
    session: Session,
    *,
    now: datetime,
    chat_id: int | None,
    method: str,
    params: dict[str, Any],
    key: str,
    kind: Kind,
    person_id: int | None = None,
    not_before: datetime | None = None,
    not_after: datetime | None = None,
    remember: str | None = None,
) -> bool:
    """Put a message into the outbox, once per `key`: the same key again changes nothing and returns False.

    `params` need not repeat the chat; `chat_id` None is for calls that belong to none. It is not sent before
    `not_before` and is dropped when it could not be sent until `not_after`. `remember` comes back with the outcome.
    """
    session.info["outgoing"] = True
    row = _row(now, chat_id, method, params, key, kind, person_id, remember)
    return add_outgoing(session, {**row, "not_before": not_before, "not_after": not_after})


def enqueue_together(
    session: Session,
    *,
    now: datetime,
    chat_id: int | None,
    method: str,
    params: dict[str, Any],
    key: str,
    kind: Kind,
    person_id: int | None = None,
    remember: str | None = None,
) -> None:
    """The same for several messages about one event: they are inserted together before the transaction commits, or when
    `write_messages` is called."""
    session.info["outgoing"] = True
    add_outgoing_later(session, _row(now, chat_id, method, params, key, kind, person_id, remember))


def _row(
    now: datetime,
    chat_id: int | None,
    method: str,
    params: dict[str, Any],
    key: str,
    kind: Kind,
    person_id: int | None,
    remember: str | None,
) -> dict[str, Any]:
    return {
        "key": key,
        "chat_id": chat_id,
        "person_id": person_id,
        "method": method,
        "params": json.dumps(params, separators=(",", ":")),
        "kind": kind,
        "not_before": None,
        "not_after": None,
        "remember": remember,
        "created_at": now,
    }


def write_messages(session: Session) -> None:
    """Insert the messages that `enqueue_together` has collected now, before the transaction ends."""
    write_outgoing(session)


def replace_waiting_message(session: Session, remember: str, params: dict[str, Any]) -> bool:
    """Replace a message that has not been sent yet; False when it is being sent, and stays as it is."""
    return rewrite_waiting(session, remember, json.dumps(params, separators=(",", ":")))


def store_file_to_send(
    session: Session,
    *,
    now: datetime,
    name: str,
    mime: str,
    content: bytes,
    field: Literal["document", "photo"] = "document",
) -> str:
    """Store a file for sending and return the text that stands for it as a value in a message's params.

    A file for many people is uploaded once and sent to the others by its id at Telegram.
    """
    row = add_file(session, field=field, name=name, mime=mime, content=content, now=now)
    return f"{FILE_MARK}{row}"
