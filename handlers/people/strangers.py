"""Somebody unknown is at the door: they learn how to ask for access, or come in by their own one-time link."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup

from handlers import menus
from handlers.page import Page, on
from handlers.people.door import bind_account, open_door, show_invitation
from handlers.people.new_phone import welcome_in_new_chat
from handlers.visit import Screens, Visit
from notices import people as people_news
from notices.message import message_parameters
from texts.home import home_button
from texts.language import languages, speaking, spoken_language
from texts.people import doors as words
from texts.people import presses
from texts.people.roles import NAME_REFUSED
from texts.press import Unreadable
from texts.screen import Screen
from texts.sentence import NOTHING
from usecases import conversation, outgoing
from usecases.database import Session
from usecases.outgoing import Call
from usecases.people import posts
from usecases.people.founding import is_unnamed
from usecases.people.invitations import Arrival
from usecases.people.language import is_to_be_asked
from usecases.work import work_of

OWN_NAME = "own_name"
"""Screen: a director who came in by their office alone types their name."""
_START = re.compile(r"/start(?:@\w+)?\s+(\S+)\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Knock:
    """An update of somebody who is not in, and by which bot it came."""

    session: Session
    now: datetime
    bot_id: int
    bot_username: str
    update_id: int
    event: str
    """The press or the message; Telegram uses numbers of updates again after a quiet week."""

    def reply(self, stranger: int, screen: Screen, edits: int | None = None) -> None:
        """Strangers have no card to be looked after: their reply is known by the update that it answers."""
        params = message_parameters(screen)
        outgoing.answer_stranger(
            self.session,
            now=self.now,
            chat_id=stranger,
            method="sendMessage" if edits is None else "editMessageText",
            params=params if edits is None else {"message_id": edits, **params},
            key=f"door:{self.bot_username}:{self.update_id}:{self.event}",
            kind="stranger",
        )


def answer_stranger(knock: Knock, kind: str, content: dict[str, Any], screens: Screens) -> list[Call]:
    """Whatever a stranger sends or presses is answered by one message that tells nothing about any library. `content`
    is what Telegram wrote of it, and of that only what is needed is read."""
    if kind == "callback_query":
        return _answer_press(knock, content, screens)
    if kind == "message":
        stranger = content["from"]["id"]
        start = _START.fullmatch(content.get("text") or "")
        if start is None:
            knock.reply(stranger, Screen(_outside(knock.session, stranger)))
        else:
            knock.reply(stranger, show_invitation(knock.session, start[1], stranger, knock.now))
    return []


def _outside(session: Session, telegram_id: int) -> Markup:
    """What somebody hears who is not in: how to ask, or, once they have left or their library is closed, that what they
    did is safe."""
    closed = conversation.closed_library(session, telegram_id)
    if closed is not None:
        return words.library_closed(closed)
    return words.LEFT() if conversation.has_left(session, telegram_id) else words.HOW_TO_ASK()


def _answer_press(knock: Knock, query: dict[str, Any], screens: Screens) -> list[Call]:
    stranger, pressed = query["from"]["id"], (query.get("message") or {}).get("message_id")
    outcome = _follow_press(knock, stranger, query.get("data") or "")
    if isinstance(outcome, Screen):
        knock.reply(stranger, outcome, edits=pressed)
        return [Call("answerCallbackQuery", {"callback_query_id": query["id"]})]
    work = work_of(knock.session, outcome.person, knock.now)
    visit = Visit(
        work=work,
        screens=screens,
        dialog=conversation.dialog_of(work),
        update_id=knock.update_id,
        chat_id=stranger,
        bot_id=knock.bot_id,
        bot_username=knock.bot_username,
        pressed=pressed,
        callback_id=query["id"],
    )
    with speaking(outcome.person.language):
        _welcome(visit, outcome)
    visit.toast("")
    return visit.calls


def _follow_press(knock: Knock, stranger: int, data: str) -> Arrival | Screen:
    """Let them in by the invitation that a button names; or what else they are told."""
    verb, *carried = data.split(":")
    if verb == presses.stay_out.verb:
        return Screen(words.STAYED_OUT())
    secret, language = _yes(verb, carried)
    if not secret:
        return Screen(_outside(knock.session, stranger))
    with speaking(language or spoken_language()):
        return bind_account(knock.session, secret, stranger, knock.now, language)


def _yes(verb: str, carried: list[str]) -> tuple[str, str | None]:
    """The secret of the invitation that is accepted, and the language that was chosen by it; none of another button."""
    try:
        if verb == presses.come_in.verb:
            return presses.come_in.read(carried)[0], None
        if verb == presses.come_in_speaking.verb:
            secret, language = presses.come_in_speaking.read(carried)
            return secret, language if language in languages() else None
    except Unreadable:
        pass
    return "", None


def _welcome(visit: Visit, arrival: Arrival) -> None:
    """The newcomer's own menu, and the news to the directors. A director of unknown name is asked for it first; whoever
    has only changed their phone is asked what they were asked there."""
    if arrival.left_account is not None:
        welcome_in_new_chat(visit, arrival)
        return
    if is_unnamed(arrival.person.role, arrival.person.name):
        menus.offer_commands(visit)
        _ask_own_name(visit)
    else:
        menus.show_welcome(visit)
    people_news.person_joined(visit.work, arrival)


def _ask_own_name(visit: Visit, above: Markup = NOTHING) -> None:
    visit.go(OWN_NAME)
    visit.show(words.ask_own_name(above))


def receive_own_name(visit: Visit) -> None:
    """The director's own name, typed."""
    name = posts.readable_name(visit.text)
    if name is None:
        _ask_own_name(visit, NAME_REFUSED())
        return
    posts.rename_person(visit.work, visit.work.person.id, name)
    menus.show_welcome(visit)


def present_own_name(visit: Visit) -> bool:
    """The question again; False when they are called by a name."""
    unnamed = is_unnamed(visit.work.person.role, visit.work.person.name)
    if unnamed:
        _ask_own_name(visit)
    return unnamed


def start_command(visit: Visit) -> None:
    """/start of somebody known: home; with the secret of an invitation, what that leads to."""
    _, _, secret = visit.text.partition(" ")
    if secret.strip():
        open_door(visit, secret.strip())
        return
    menus.offer_commands(visit)
    visit.suspend()
    menus.show_menu(visit, languages_asked=is_to_be_asked(visit.work))


def press_come_in_speaking(visit: Visit, secret: str, language: str) -> None:
    """Below an invitation that came before they were known."""
    press_come_in(visit, secret)


def press_come_in(visit: Visit, secret: str) -> None:
    """Somebody known takes a second department by its link."""
    work = visit.work
    outcome = bind_account(work.session, secret, work.person.telegram_id, work.now)
    if isinstance(outcome, Screen):
        visit.show(Screen(outcome.text, ((home_button(),),)))
    else:
        work.refresh()
        _welcome(visit, outcome)


def press_stay_out(visit: Visit) -> None:
    visit.show(Screen(words.STAYED_OUT(), ((home_button(),),)))


PAGE = Page(
    commands={"start": start_command},
    presses=(
        on(presses.come_in, press_come_in),
        on(presses.come_in_speaking, press_come_in_speaking),
        on(presses.stay_out, press_stay_out),
    ),
    texts={OWN_NAME: receive_own_name},
    present={OWN_NAME: present_own_name},
)
