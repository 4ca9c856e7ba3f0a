"""What is said when something went wrong behind the scenes: a handler failed, a message could not arrive, an outage."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from notices.message import message_parameters
from notices.telling import Moment, notify_person
from texts import menus as words
from texts.language import language_of_phone, speaking
from texts.screen import Screen
from texts.settings.copies import no_copy
from usecases import conversation, notices, outgoing
from usecases.database import Session
from usecases.settings import copies


def handling_failed(session: Session, update: dict[str, Any], now: datetime, *, final: bool) -> None:
    """Tell the person once that we are trying again, and once that we have given up; their next message goes on, from
    home, as nobody knows whether it was the screen that failed."""
    event = _event(update)
    if event is None:
        return
    sender = int(event["from"]["id"])
    person = conversation.person_of_account(session, sender)
    phone = language_of_phone(event["from"].get("language_code") or "")
    with speaking(person.language if person is not None else phone):
        params = message_parameters(Screen(words.FAILED() if final else words.FAILED_ONCE()))
    if final and person is not None:
        conversation.begin_anew(session, person, now)
    state = "dead" if final else "retry"
    outgoing.enqueue(
        session,
        now=now,
        chat_id=sender,
        method="sendMessage",
        params=params,
        key=f"{state}:{sender}:{update['update_id']}:{event.get('id') or event.get('message_id')}",
        kind="reply",
    )


def _event(update: dict[str, Any]) -> dict[str, Any] | None:
    """The message or the press of an update as it came; None where nobody is behind it who could be answered."""
    kinds = ("message", "callback_query", "edited_message")
    return next((update[kind] for kind in kinds if kind in update and "from" in update[kind]), None)


def person_lost(session: Session, person_id: int, now: datetime) -> None:
    """Tell the directors once that somebody has blocked the bot or is gone; outside working time without a sound."""
    lost = notices.record_unreachable(session, person_id, now)
    if lost is None:
        return
    name = lost.person.name
    for director in lost.directors:
        key = f"lost:{person_id}:{now.isoformat()}:{director.id}"
        notify_person(
            Moment(session, now), director, lambda: words.person_unreachable(name), key, quietly=not lost.aloud
        )


def not_copied(session: Session, night: str, at: datetime) -> None:
    """Tell every director once that a night has no copy of the database: whoever runs the bot may look at no log."""
    for director in copies.directors_everywhere(session):
        notify_person(Moment(session, at), director, lambda: no_copy(at), f"no-copy:{night}:{director.id}")


def back_after_outage(session: Session, away_since: datetime, now: datetime, *, interrupted: Collection[str]) -> None:
    """Presses live 150 seconds at Telegram: whoever stands at one of the `interrupted` screens is told that a press may
    have got lost."""
    for person in conversation.people_at_screens(session, interrupted):
        notify_person(Moment(session, now), person, words.back_again, f"back:{person.id}:{away_since.isoformat()}")
