"""What is said when something went wrong behind the scenes: a handler failed, a message could not arrive, an outage."""

from datetime import datetime
from typing import Any

from telegram import ChatMember, ChatMemberUpdated

from handlers.visit import message
from texts import menus as words
from texts.screen import Screen
from usecases import conversation, notices, outgoing


def handling_failed(session: Any, update: dict[str, Any], now: datetime, *, final: bool) -> None:
    """Tell the person once that we are trying again, and once that we have given up; their next message goes on."""
    sender = _sender(update)
    if sender is None:
        return
    state = "dead" if final else "retry"
    _send(session, now, sender, words.FAILED if final else words.FAILED_ONCE, f"{state}:{sender}:{update['update_id']}")


def _sender(update: dict[str, Any]) -> int | None:
    for kind in ("message", "callback_query", "edited_message"):
        if kind in update and "from" in update[kind]:
            return int(update[kind]["from"]["id"])
    return None


def _send(session: Any, now: datetime, chat_id: int, text: str, key: str) -> None:
    outgoing.enqueue(
        session,
        now=now,
        chat_id=chat_id,
        method="sendMessage",
        params=message(Screen(text)),
        key=key,
        kind="reply",
    )


def person_lost(session: Any, person_id: int, now: datetime) -> None:
    """Somebody has blocked the bot or is gone: the directors are told once, outside working time without a sound."""
    lost = notices.cannot_be_reached(session, person_id, now)
    if lost is None:
        return
    person = lost.person
    params = message(words.unreachable(person.name))
    if not lost.aloud:
        params["disable_notification"] = True
    for director in lost.directors:
        outgoing.enqueue(
            session,
            now=now,
            chat_id=director.telegram_id,
            method="sendMessage",
            params=params,
            key=f"lost:{person.id}:{now.isoformat()}:{director.id}",
            kind="notice",
            person_id=director.id,
        )


def door_shut_or_opened(session: Any, change: ChatMemberUpdated, now: datetime) -> None:
    """The person blocked the bot, or let it write again."""
    work = conversation.who(session, change.from_user.id, now)
    if work is not None and change.new_chat_member.status == ChatMember.BANNED:
        person_lost(session, work.person.id, now)


def back_after_outage(session: Any, away_since: datetime, now: datetime) -> None:
    """Presses live 150 seconds at Telegram: whoever stands in mid-report is told that a press may have got lost."""
    for person in notices.people_in_mid_report(session):
        outgoing.enqueue(
            session,
            now=now,
            chat_id=person.telegram_id,
            method="sendMessage",
            params=message(words.back_again()),
            key=f"back:{person.id}:{away_since.isoformat()}",
            kind="notice",
            person_id=person.id,
        )
