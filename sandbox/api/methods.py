"""Which function does which method of the Bot API, and the road of one call to it."""

from collections.abc import Callable, Mapping
from typing import Any

from sandbox.api import editing, sending, settings
from sandbox.state.core import World
from sandbox.state.world import Bot

Method = Callable[[World, Bot, dict[str, Any], dict[str, Any]], Any]

METHODS: dict[str, Method] = {
    "getMe": settings.get_me,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "setMessageReaction": editing.set_message_reaction,
    "answerCallbackQuery": editing.answer_callback_query,
    "getFile": settings.get_file,
    "getChat": settings.get_chat,
    "setMyCommands": settings.set_my_commands,
    "getMyCommands": settings.get_my_commands,
    "deleteMyCommands": settings.delete_my_commands,
    "setMyName": settings.set_my_name,
    "getMyName": settings.get_my_name,
    "setMyDescription": settings.set_my_description,
    "getMyDescription": settings.get_my_description,
    "setMyShortDescription": settings.set_my_short_description,
    "getMyShortDescription": settings.get_my_short_description,
    "setChatMenuButton": settings.set_chat_menu_button,
    "getChatMenuButton": settings.get_chat_menu_button,
}

SENDS = {"sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup"}
EDITS = {
    "editMessageText", "editMessageCaption", "editMessageReplyMarkup", "deleteMessage", "deleteMessages",
    "setMessageReaction",
}  # fmt: skip


def call_method(world: World, bot: Bot, method: str, args: dict[str, Any], uploads: Mapping[str, Any]) -> Any:
    """Do a method (all but getUpdates and the webhook's, which wait or deliver) and return its result."""
    with world.lock:
        if world.rates and (method in SENDS or method in EDITS):
            chat_id = args.get("chat_id") if method in SENDS else None
            world.rates.spend(bot.token, chat_id, len(args.get("media", "1")) if method in SENDS else 1)
        return METHODS[method](world, bot, args, dict(uploads))
