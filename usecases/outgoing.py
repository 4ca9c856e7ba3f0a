"""Messages and calls to the Bot API: a message is delivered for certain, a call may be lost.

Nothing is sent inside a transaction: a message becomes a row of the outbox and is sent after the commit.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal, NotRequired, TypedDict, Unpack

from storage.base import Session
from storage.transport.outbox import (
    FILE_MARK,
    add_file,
    add_outgoing,
    add_outgoing_later,
    count_of_kind,
    rewrite_waiting,
    waits_already,
    write_outgoing,
)
from storage.transport.ways import is_message_of_ours, settle_doubt, was_card, way_of_message

Kind = Literal["reply", "notice", "reminder", "file", "stranger", "tidy", "setup"]


STRANGERS_ANSWERS = 20
"""So often an hour somebody unknown is answered: enough for whoever tries one link after another by mistake."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call to the Bot API made once after the commit and never repeated, such as the answer to a press."""

    method: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileTrouble:
    """Why a file that somebody sent could not be fetched: `too_big`, `gone` or `unreachable`."""

    code: Literal["too_big", "gone", "unreachable"]


class Message(TypedDict):
    """A call that is kept until it is made. `params` need not repeat the chat; `chat_id` None is for calls that belong
    to none. `remember` comes back with the outcome; `about` is what the message shows from then on."""

    now: datetime
    chat_id: int | None
    method: str
    params: dict[str, Any]
    key: str
    kind: Kind
    person_id: NotRequired[int | None]
    remember: NotRequired[str | None]
    about: NotRequired[str | None]


def enqueue(
    session: Session,
    *,
    not_before: datetime | None = None,
    not_after: datetime | None = None,
    **message: Unpack[Message],
) -> bool:
    """Put a message into the outbox, once per `key`: the same key again changes nothing and returns False.

    It is not sent before `not_before` and is dropped when it could not be sent until `not_after`.
    """
    session.info["outgoing"] = True
    return add_outgoing(session, {**_row(message), "not_before": not_before, "not_after": not_after})


def answer_stranger(session: Session, **message: Unpack[Message]) -> bool:
    """A message to somebody who is not in, after everybody who is. Whoever goes on knocking hears the same once, and
    nothing any more after `STRANGERS_ANSWERS` within an hour; False when nothing is said."""
    chat_id, now = message["chat_id"], message["now"]
    if chat_id is not None:
        if waits_already(session, chat_id, _written(message["params"])):
            return False
        if count_of_kind(session, chat_id, message["kind"], now - timedelta(hours=1)) >= STRANGERS_ANSWERS:
            return False
    return enqueue(session, **message)


def enqueue_together(session: Session, **message: Unpack[Message]) -> None:
    """The same for several messages about one event: they are inserted together before the transaction commits, or when
    `write_messages` is called."""
    session.info["outgoing"] = True
    add_outgoing_later(session, _row(message))


def _row(message: Message) -> dict[str, Any]:
    return {
        "key": message["key"],
        "chat_id": message["chat_id"],
        "person_id": message.get("person_id"),
        "method": message["method"],
        "params": _written(message["params"]),
        "kind": message["kind"],
        "not_before": None,
        "not_after": None,
        "remember": message.get("remember"),
        "about": message.get("about"),
        "created_at": message["now"],
    }


def _written(params: dict[str, Any]) -> str:
    return json.dumps(params, separators=(",", ":"))


def write_messages(session: Session) -> None:
    """Insert the messages that `enqueue_together` has collected now, before the transaction ends."""
    write_outgoing(session)


def replace_waiting_message(session: Session, remember: str, params: dict[str, Any]) -> bool:
    """Replace a message that has not been sent yet; False when it is being sent, and stays as it is."""
    return rewrite_waiting(session, remember, _written(params))


def is_on_its_way_below(session: Session, remember: str, chat_id: int | None, message_id: int, now: datetime) -> bool:
    """Whether the message of a mark is still to come and will stand below another one. If it is that one itself, of
    which nobody knew whether it had arrived, it is not sent once more."""
    way = way_of_message(session, remember)
    if way is None or way.state == "failed":
        return False
    if is_message_of_ours(session, chat_id, message_id):
        return True
    if way.state == "sending":
        return False
    if way.doubts:
        settle_doubt(session, remember, message_id, now)
    return not way.doubts


def is_notice(session: Session, chat_id: int | None, message_id: int) -> bool:
    """Whether a message of the chat is known to be ours and was never a card."""
    return is_message_of_ours(session, chat_id, message_id) and not was_card(session, chat_id, message_id)


def take_buttons_off(session: Session, now: datetime, chat_id: int | None, message_id: int) -> None:
    """Of a message that was sent although a newer one stands below it by now."""
    enqueue(
        session,
        now=now,
        chat_id=chat_id,
        method="editMessageReplyMarkup",
        params={"message_id": message_id, "reply_markup": {"inline_keyboard": []}},
        key=f"stale:{chat_id}:{message_id}",
        kind="tidy",
    )


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
