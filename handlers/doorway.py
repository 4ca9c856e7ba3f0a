"""The one door: whose update is this, may they come in, and who answers. Runs in a worker thread, in one transaction.

Whatever an answer says goes into the outbox of that same transaction, so that the person hears of what was kept, and
of nothing else (commit, then speak).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import ChatMember

from handlers.people import strangers
from handlers.routes import SCREENS, route_update
from handlers.sent import Sent
from handlers.visit import Visit
from notices import trouble
from texts.language import language_of_phone, speaking
from texts.unread import KINDS
from usecases import conversation, outgoing
from usecases.outgoing import Call
from usecases.work import Work

Content = dict[str, Any]
"""An object of the Bot API as it came."""
_KINDS = ("callback_query", "message", "edited_message", "my_chat_member")
"""What is answered; nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Bot:
    """What the house knows of its own account at Telegram."""

    id: int
    username: str


def admit(bot: Bot, session: Any, update: Content, now: datetime, prepared: object | None) -> list[Call]:
    """Answer one update and return the calls that may be made once, after the commit.

    It is read as Telegram wrote it: making objects of everything in it took a tenth of the time of an answer.
    """
    kind = next((name for name in _KINDS if update.get(name)), None)
    content: Content = update[kind] if kind is not None else {}
    if kind is None or not content.get("from"):
        return []
    chat = ((content.get("message") or {}) if kind == "callback_query" else content).get("chat")
    if chat is not None and chat["type"] != "private":
        # Nothing is said there; but whoever pressed something would look at a clock for half a minute.
        return [Call("answerCallbackQuery", {"callback_query_id": content["id"]})] if kind == "callback_query" else []
    sender = content["from"]["id"]
    if kind == "my_chat_member":
        _door_shut_or_opened(session, sender, content, now)
        return []
    calls = _answer(bot, session, update, kind, sender, now, prepared)
    conversation.write_dialogs(session)
    outgoing.write_messages(session)
    return calls


def _answer(
    bot: Bot, session: Any, update: Content, kind: str, sender: int, now: datetime, prepared: object | None
) -> list[Call]:
    work = conversation.work_of_account(session, sender, now, _referred(kind, update[kind]))
    if work is None:
        with speaking(language_of_phone(update[kind]["from"].get("language_code") or "")):
            event = str(update[kind].get("id") or update[kind].get("message_id"))
            knock = strangers.Knock(session, now, bot.id, bot.username, update["update_id"], event)
            return strangers.answer_stranger(knock, kind, update[kind], SCREENS)
    visit = (_pressed if kind == "callback_query" else _written)(bot, work, update, update[kind])
    visit.prepared = prepared
    visit.edited = kind == "edited_message"
    with speaking(work.person.language, work.facts().russian):
        route_update(visit)
    return visit.calls


def _door_shut_or_opened(session: Any, sender: int, change: Content, now: datetime) -> None:
    """The person blocked the bot, or let it write again."""
    work = conversation.work_of_account(session, sender, now)
    if work is not None and change["new_chat_member"]["status"] == ChatMember.BANNED:
        trouble.person_lost(session, work.person.id, now)


def _referred(kind: str, content: Content) -> int:
    """The message that was edited or replied to; 0 for none."""
    return int(content["message_id"]) if kind == "edited_message" else _replied(content)


def _replied(message: Content) -> int:
    return int((message.get("reply_to_message") or {}).get("message_id", 0))


def _written(bot: Bot, work: Work, update: Content, message: Content) -> Visit:
    return Visit(
        work=work,
        screens=SCREENS,
        dialog=conversation.dialog_of(work),
        update_id=update["update_id"],
        chat_id=message["chat"]["id"],
        bot_id=bot.id,
        bot_username=bot.username,
        message_id=message["message_id"],
        text=(message.get("text") or message.get("caption") or "").strip(),
        written_at=message.get("date") or 0,
        reply_to=_replied(message),
        file=_file(message),
    )


def _pressed(bot: Bot, work: Work, update: Content, query: Content) -> Visit:
    return Visit(
        work=work,
        screens=SCREENS,
        dialog=conversation.dialog_of(work),
        update_id=update["update_id"],
        chat_id=work.person.telegram_id,
        bot_id=bot.id,
        bot_username=bot.username,
        text=query.get("data") or "",
        pressed=(query.get("message") or {}).get("message_id", 0),
        callback_id=query["id"],
    )


def _file(message: Content) -> Sent | None:
    album = message.get("media_group_id") or ""
    if message.get("animation"):  # which Telegram calls a document as well
        return Sent("other", "", "animation", 0, album)
    if file := message.get("document"):
        return Sent("document", file["file_id"], file.get("file_name") or "hujjat", file.get("file_size") or 0, album)
    if sizes := message.get("photo"):
        return Sent("photo", sizes[-1]["file_id"], "rasm", sizes[-1].get("file_size") or 0, album)
    for kind in KINDS:
        if message.get(kind):
            return Sent("other", "", kind, 0, album)
    return None
