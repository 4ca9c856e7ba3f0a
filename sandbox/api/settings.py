"""Methods by which a bot says things about itself or asks about files and chats."""

import re
from typing import Any

from sandbox.api.sending import Args, Uploads, known_chat
from sandbox.refusals import Refused, bad_request
from sandbox.state.core import World
from sandbox.state.world import Bot, Chat

DOWNLOAD_MAX = 20 * 1024 * 1024
ABOUT_MAX = {"name": 64, "description": 512, "short_description": 120}
BOT_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """getMe."""
    abilities = (
        "can_join_groups", "can_read_all_group_messages", "supports_inline_queries",
        "can_connect_to_business", "has_main_web_app", "has_topics_enabled",
    )  # fmt: skip
    return bot.api() | dict.fromkeys(abilities, False)


def get_file(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """getFile."""
    file = world.files.get(args["file_id"])
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > DOWNLOAD_MAX:
        raise bad_request("file is too big")
    return {**file.api(), "file_path": file.path}


def get_chat(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """getChat: a person who wrote to the bot."""
    chat = known_chat(world, bot, args["chat_id"])
    if not chat.started:
        raise bad_request("chat not found")
    return {**chat.person.chat(), "accent_color_id": 0, "max_reaction_count": 1,
            "accepted_gift_types": {"unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False,
                                    "premium_subscription": False, "gifts_from_channels": False}}  # fmt: skip


def _command_key(world: World, args: Args) -> tuple[str, str]:
    scope = args.get("scope", {"type": "default"})
    language = args.get("language_code", "")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    if "chat_id" in scope and scope["chat_id"] not in world.people:
        raise bad_request("chat not found")
    return ":".join(str(scope[name]) for name in ("type", "chat_id", "user_id") if name in scope), language


def set_my_commands(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """setMyCommands, for a scope and a language."""
    key, commands = _command_key(world, args), args["commands"]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not BOT_COMMAND.fullmatch(command["command"].removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    bot.commands[key] = [{**command, "command": command["command"].removeprefix("/")} for command in commands]
    world.announce("commands", None)
    return True


def get_my_commands(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """getMyCommands: exactly those of the scope and language."""
    return bot.commands.get(_command_key(world, args), [])


def delete_my_commands(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """deleteMyCommands: other languages of the scope stay."""
    bot.commands.pop(_command_key(world, args), None)
    world.announce("commands", None)
    return True


def commands_for(bot: Bot, chat: Chat) -> list[dict[str, str]]:
    """The commands a person's menu shows: the narrowest scope first, the person's language before none."""
    for scope in (f"chat:{chat.person.id}", "all_private_chats", "default"):
        for language in (chat.person.language_code, ""):
            if bot.commands.get((scope, language)):
                return bot.commands[scope, language]
    return []


def _set_about(field: str) -> Any:
    def method(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
        text = args.get(field, "")
        if len(text) > ABOUT_MAX[field]:
            raise bad_request(f"{field.replace('_', ' ')} is too long")
        bot.about[field, args.get("language_code", "")] = text
        if field == "name" and text and not args.get("language_code"):
            bot.name = text
        return True

    return method


def _get_about(field: str) -> Any:
    def method(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
        language = args.get("language_code", "")
        usual = bot.about.get((field, ""), bot.name if field == "name" else "")
        return {field: bot.about.get((field, language)) or usual}

    return method


def set_chat_menu_button(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """setChatMenuButton, of one chat or of all."""
    button = args.get("menu_button", {"type": "default"})
    if "chat_id" in args:
        known_chat(world, bot, args["chat_id"]).menu_button = button
    else:
        bot.menu_button = button
    return True


def get_chat_menu_button(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """getChatMenuButton."""
    own = known_chat(world, bot, args["chat_id"]).menu_button if "chat_id" in args else None
    return own or bot.menu_button or {"type": "default"}


def file_bytes(world: World, path: str) -> tuple[bytes, str]:
    """What `/file/bot<token>/<path>` gives: bytes and their type."""
    for file in world.files.values():
        if file.path == path:
            return file.data, file.mime
    raise Refused(404, "Not Found")


set_my_name, get_my_name = _set_about("name"), _get_about("name")
set_my_description, get_my_description = _set_about("description"), _get_about("description")
set_my_short_description = _set_about("short_description")
get_my_short_description = _get_about("short_description")
