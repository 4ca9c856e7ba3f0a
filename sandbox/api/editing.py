"""Methods that change or take away what is already in a chat, and those that answer a press."""

from datetime import timedelta
from typing import Any

from sandbox.api.sending import Args, Uploads, formatted_text, known_chat, open_chat
from sandbox.messages.keyboards import inline_rows
from sandbox.messages.views import api_message
from sandbox.refusals import bad_request
from sandbox.state.core import World
from sandbox.state.updates import LIFE
from sandbox.state.world import Bot, Chat, Message

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
DELETABLE = timedelta(hours=48)


def _editable(world: World, bot: Bot, args: Args) -> tuple[Chat, Message]:
    for field in ("chat_id", "message_id"):
        if field not in args:
            raise bad_request("message identifier is not specified" if field == "message_id" else "chat_id is empty")
    chat = open_chat(world, bot, args)
    message = chat.by_id.get(args["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    if not message.from_bot or (message.keyboard and not message.inline):
        raise bad_request("message can't be edited")
    return chat, message


def _edited(world: World, bot: Bot, chat: Chat, message: Message, before: tuple[Any, ...]) -> Any:
    if message.content == before:
        raise bad_request(NOT_MODIFIED)
    message.edited = world.clock.now()
    world.changed(chat, message, "edited")
    return api_message(bot, message)


def edit_message_text(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """editMessageText; without a keyboard the message loses the one it had."""
    chat, message = _editable(world, bot, args)
    if message.file:
        raise bad_request("there is no text in the message to edit")
    text, entities = formatted_text(args, "text", 4096)
    if not text:
        raise bad_request("message text is empty")
    rows, before = inline_rows(args.get("reply_markup")), message.content
    message.text, message.entities, message.inline = text, entities, rows
    message.extra.pop("link_preview_options", None)
    if "link_preview_options" in args:
        message.extra["link_preview_options"] = args["link_preview_options"]
    return _edited(world, bot, chat, message, before)


def edit_message_caption(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """editMessageCaption; without a caption the message loses the one it had."""
    chat, message = _editable(world, bot, args)
    if not message.file:
        raise bad_request("there is no caption in the message to edit")
    text, entities = formatted_text(args, "caption", 1024, "caption_entities")
    rows, before = inline_rows(args.get("reply_markup")), message.content
    message.text, message.entities, message.inline = text, entities, rows
    if "show_caption_above_media" in args:
        message.extra["show_caption_above_media"] = args["show_caption_above_media"]
    return _edited(world, bot, chat, message, before)


def edit_message_reply_markup(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """editMessageReplyMarkup."""
    chat, message = _editable(world, bot, args)
    rows, before = inline_rows(args.get("reply_markup")), message.content
    message.inline = rows
    return _edited(world, bot, chat, message, before)


def delete_message(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """deleteMessage: of either side, within 48 hours."""
    chat = known_chat(world, bot, args["chat_id"])
    message = chat.by_id.get(args["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    if world.clock.now() - message.at > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    _delete(world, chat, message)
    return True


def delete_messages(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """deleteMessages: up to a hundred; those that are not there are passed over."""
    chat = known_chat(world, bot, args["chat_id"])
    if not 1 <= len(args["message_ids"]) <= 100:
        raise bad_request("message_ids must hold 1-100 identifiers")
    for message_id in args["message_ids"]:
        message = chat.by_id.get(message_id)
        if message and not message.deleted and world.clock.now() - message.at <= DELETABLE:
            _delete(world, chat, message)
    return True


def _delete(world: World, chat: Chat, message: Message) -> None:
    message.deleted = True
    world.changed(chat, message, "deleted")


def set_message_reaction(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """setMessageReaction: one emoji, or none to take it back."""
    chat = open_chat(world, bot, args)
    message = chat.by_id.get(args["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to react not found")
    reaction = args.get("reaction", [])
    if len(reaction) > 1 or any(emoji["type"] != "emoji" for emoji in reaction):
        raise bad_request("REACTIONS_TOO_MANY" if len(reaction) > 1 else "REACTION_INVALID")
    message.reaction = reaction
    world.changed(chat, message, "edited")
    return True


def answer_callback_query(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """answerCallbackQuery: within 150 seconds of the press."""
    press = bot.presses.get(args["callback_query_id"])
    if press is None or world.clock.now() - press.at > LIFE["callback_query"]:
        raise bad_request(TOO_OLD)
    if len(args.get("text", "")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    url = args.get("url")
    if url and not url.startswith((f"https://t.me/{bot.username}?", f"t.me/{bot.username}?")):
        raise bad_request("URL_INVALID")
    press.answer = {"text": args.get("text", ""), "show_alert": args.get("show_alert", False), "url": url}
    more = {"callback_id": press.id, "answer": press.answer}
    world.announce("answer", press.person.id, press.message, more)
    press.chat.bell.ring()
    return True
