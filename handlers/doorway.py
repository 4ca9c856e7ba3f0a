"""The one door: whose update is this, may they come in, and who answers. Runs in a worker thread, in one transaction.

Whatever an answer says goes into the outbox of that same transaction, so that the person hears of what was kept, and
of nothing else (commit, then speak).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update

from handlers.people import strangers
from handlers.routes import SCREENS, route
from handlers.visit import Sent, Visit
from notices import trouble
from texts.language import SOURCE, speaking
from usecases import conversation
from usecases.outgoing import Call
from usecases.work import Work


@dataclass(frozen=True, slots=True)
class Bot:
    """What the house knows of its own account at Telegram."""

    id: int
    username: str


def admit(bot: Bot, session: Any, update: dict[str, Any], now: datetime, prepared: object | None) -> list[Call]:
    """Answer one update and return the calls that may be made once, after the commit."""
    parsed = Update.de_json(update, None)
    if parsed is None or parsed.effective_user is None:
        return []
    if parsed.effective_chat is not None and parsed.effective_chat.type != "private":
        return []
    if parsed.my_chat_member is not None:
        _door_shut_or_opened(session, parsed.my_chat_member, now)
        return []
    work = conversation.who(session, parsed.effective_user.id, now)
    if work is None:
        with speaking(SOURCE):
            knock = strangers.Knock(session, now, bot.id, bot.username, parsed.update_id)
            return strangers.answer(knock, parsed, SCREENS)
    visit = _visit(bot, work, parsed, prepared)
    if visit is None:
        return []
    with speaking(work.person.language):
        route(visit)
    return visit.calls


def _door_shut_or_opened(session: Any, change: ChatMemberUpdated, now: datetime) -> None:
    """The person blocked the bot, or let it write again."""
    work = conversation.who(session, change.from_user.id, now)
    if work is not None and change.new_chat_member.status == ChatMember.BANNED:
        trouble.person_lost(session, work.person.id, now)


def _visit(bot: Bot, work: Work, update: Update, prepared: object | None) -> Visit | None:
    """The update as the pages see it; None for what is not for them (a block, an unblock, a new kind of update)."""
    if update.callback_query is not None:
        return _pressed(bot, work, update.update_id, update.callback_query)
    message = update.message or update.edited_message
    if message is None:
        return None
    dialog = conversation.dialog_of(work)
    return Visit(
        work=work,
        screens=SCREENS,
        dialog=dialog,
        update_id=update.update_id,
        chat_id=message.chat_id,
        bot_id=bot.id,
        bot_username=bot.username,
        message_id=message.message_id,
        text=(message.text or message.caption or "").strip(),
        edited=update.edited_message is not None,
        file=_file(message),
        prepared=prepared,
    )


def _pressed(bot: Bot, work: Work, update_id: int, query: CallbackQuery) -> Visit:
    return Visit(
        work=work,
        screens=SCREENS,
        dialog=conversation.dialog_of(work),
        update_id=update_id,
        chat_id=work.person.telegram_id,
        bot_id=bot.id,
        bot_username=bot.username,
        text=query.data or "",
        pressed=query.message.message_id if query.message else 0,
        callback_id=query.id,
    )


def _file(message: Message) -> Sent | None:
    album = message.media_group_id or ""
    if message.document is not None:
        file = message.document
        return Sent("document", file.file_id, file.file_name or "hujjat", file.file_size or 0, album)
    if message.photo:
        return Sent("photo", message.photo[-1].file_id, "rasm", message.photo[-1].file_size or 0, album)
    if any((message.video, message.video_note, message.voice, message.audio, message.sticker)):
        return Sent("other", "", "", 0, album)
    return None
