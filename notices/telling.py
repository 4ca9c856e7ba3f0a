"""Writing to somebody who is not at the door: in their own language, and once however often it is tried."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from notices.message import message_parameters
from texts.language import speaking
from texts.screen import Screen
from usecases import outgoing
from usecases.conversation import About, AboutWord
from usecases.database import Session
from usecases.work import Work

Compose = Callable[[], Screen]
"""Puts a notice into words. It is called once for each person, while their language is spoken, so everything that is
worded must be worded inside it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The transaction and the time of what nobody asked for, such as an outage: a `Work` without a person."""

    session: Session
    now: datetime


class Reader(Protocol):
    """Whoever is written to: their row, or what the library's facts know of them."""

    @property
    def id(self) -> int: ...
    @property
    def telegram_id(self) -> int: ...
    @property
    def language(self) -> str: ...


def notify_person(
    work: Work | Moment,
    person: Reader,
    compose: Compose,
    key: str,
    *,
    quietly: bool = False,
    about: About | AboutWord | None = None,
    reply_to: int | None = None,
) -> None:
    """Send a notice to a person, once per `key`; `quietly` is without a sound, and a reply to it is for what it is
    `about`. It stands below the person's own message `reply_to`, if that is still there."""
    names = work.facts().russian if isinstance(work, Work) else None
    with speaking(person.language, names):
        params = message_parameters(compose())
    if quietly:
        params["disable_notification"] = True
    if reply_to is not None:
        params["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    outgoing.enqueue_together(
        work.session,
        now=work.now,
        chat_id=person.telegram_id,
        method="sendMessage",
        params=params,
        key=key,
        kind="notice",
        person_id=person.id,
        about=None if about is None else about.written,
    )


def notify_account(work: Work, account: int, screen: Screen, key: str) -> None:
    """Send a last notice to an account that is nobody's any more: whether it arrives says nothing of any person."""
    params = message_parameters(screen)
    outgoing.enqueue_together(
        work.session, now=work.now, chat_id=account, method="sendMessage", params=params, key=key, kind="notice"
    )


def set_up_chat(work: Work, method: str, params: dict[str, Any], key: str) -> None:
    """A call that sets up a person's Telegram, such as their list of commands, once per `key`."""
    outgoing.enqueue_together(
        work.session, now=work.now, chat_id=None, method=method, params=params, key=f"setup:{key}", kind="setup"
    )


def event_of(work: Work) -> str:
    """What tells the event that is spoken of from every other: the update or the command that brought it."""
    if not work.cause:
        raise ValueError("nobody said what brought this work, so its notices could be taken for earlier ones")
    return work.cause
