"""Somebody unknown is at the door: they learn how to ask for access, or come in by their own one-time link."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, Update

from handlers import menus
from handlers.people.door import bind, look
from handlers.visit import Screens, Visit
from notices import people as people_news
from notices.message import message
from texts.people import doors as words
from texts.screen import Button, Screen
from usecases import conversation, outgoing
from usecases.outgoing import Call
from usecases.people.invitations import Arrival
from usecases.work import work_of

__all__ = ["COMMANDS", "FILES", "PRESSES", "TEXTS", "answer"]

_START = re.compile(r"/start(?:@\w+)?\s+(\S+)\s*", re.ASCII)
_COME = re.compile(r"come:([\w-]{1,40})", re.ASCII)
_HOME = (Button("🏠 Menyu", "menu"),)


def answer(bot_username: str, session: Any, update: Update, now: datetime, bot_id: int, screens: Screens) -> list[Call]:
    """Whatever a stranger sends or presses is answered by one message that tells nothing about any library."""
    if update.callback_query is not None:
        return _pressed(bot_username, bot_id, session, update.update_id, update.callback_query, now, screens)
    if update.message is not None and update.effective_user is not None:
        stranger = update.effective_user.id
        start = _START.fullmatch(update.message.text or "")
        screen = look(session, start[1], stranger, now) if start else Screen(_outside(session, stranger))
        _reply(session, f"door:{bot_username}:{update.update_id}", stranger, screen, now)
    return []


def _outside(session: Any, telegram_id: int) -> str:
    """What somebody hears who is not in: how to ask, or, once they have left, that what they did is safe."""
    return words.LEFT if conversation.has_left(session, telegram_id) else words.HOW_TO_ASK


def _reply(session: Any, key: str, stranger: int, screen: Screen, now: datetime, edits: int | None = None) -> None:
    """Strangers have no card to be looked after: their reply is known by the update that it answers."""
    outgoing.enqueue(
        session,
        now=now,
        chat_id=stranger,
        method="sendMessage" if edits is None else "editMessageText",
        params=message(screen) if edits is None else {"message_id": edits, **message(screen)},
        key=key,
        kind="reply",
    )


def _pressed(
    bot_username: str,
    bot_id: int,
    session: Any,
    update_id: int,
    query: CallbackQuery,
    now: datetime,
    screens: Screens,
) -> list[Call]:
    stranger, pressed = query.from_user.id, query.message.message_id if query.message else None
    come = _COME.fullmatch(query.data or "")
    outcome: Arrival | Screen
    if come:
        outcome = bind(session, come[1], stranger, now)
    else:
        outcome = Screen(words.STAYED_OUT if query.data == "stay_out" else _outside(session, stranger))
    if isinstance(outcome, Screen):
        _reply(session, f"door:{bot_username}:{update_id}", stranger, outcome, now, pressed)
        return [Call("answerCallbackQuery", {"callback_query_id": query.id})]
    work = work_of(session, outcome.person, now)
    visit = Visit(
        work=work,
        screens=screens,
        dialog=conversation.dialog_of(work),
        update_id=update_id,
        chat_id=stranger,
        bot_id=bot_id,
        bot_username=bot_username,
        pressed=pressed,
        callback_id=query.id,
    )
    _welcome(visit, outcome)
    visit.toast("")
    return visit.calls


def _welcome(visit: Visit, arrival: Arrival) -> None:
    """The newcomer's own menu, and the news to the directors."""
    menus.welcome(visit)
    people_news.person_joined(visit.work, arrival)


def press_come(visit: Visit, secret: str) -> None:
    """Somebody known takes a second department by its link."""
    work = visit.work
    outcome = bind(work.session, secret, work.person.telegram_id, work.now)
    if isinstance(outcome, Screen):
        visit.show(Screen(outcome.text, (_HOME,)))
    else:
        _welcome(visit, outcome)


def press_stay_out(visit: Visit) -> None:
    visit.show(Screen(words.STAYED_OUT, (_HOME,)))


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {"come": press_come, "stay_out": press_stay_out}
TEXTS: Page = {}
FILES: Page = {}
