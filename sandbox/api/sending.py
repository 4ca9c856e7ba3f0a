"""Methods that put something new into a chat."""

from typing import Any

from sandbox.api.fields import Upload
from sandbox.messages.entities import check_entities, find_entities, trim_text
from sandbox.messages.formatting import Entity, parse_html
from sandbox.messages.keyboards import inline_rows, reply_keyboard
from sandbox.messages.pictures import picture_size
from sandbox.messages.views import api_message
from sandbox.refusals import Refused, bad_request
from sandbox.state.core import World
from sandbox.state.world import Bot, Chat, Message, StoredFile

Args = dict[str, Any]
Uploads = dict[str, Upload]

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
ACTION_SECONDS = 5.0
UPLOAD_MAX = 50 * 1024 * 1024
PHOTO_MAX = 10 * 1024 * 1024


def known_chat(world: World, bot: Bot, chat_id: int | str) -> Chat:
    """The chat a bot means; it exists once the person or the bot's world knows of it."""
    person = world.people.get(chat_id) if isinstance(chat_id, int) else None
    if person is None:
        raise bad_request("chat not found")
    return world.chat_of(bot, person)


def open_chat(world: World, bot: Bot, args: Args) -> Chat:
    """The chat a bot may write to: the person began it and did not block the bot."""
    chat = known_chat(world, bot, args["chat_id"])
    if not chat.started:
        raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
    if chat.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    return chat


def formatted_text(args: Args, field: str, limit: int, entities_field: str = "entities") -> tuple[str, list[Entity]]:
    """The text of a field after reading its formatting; "" where there is none."""
    source = args.get(field, "")
    mode = args.get("parse_mode", "").lower()
    too_long = "message is too long" if field == "text" else "message caption is too long"
    if len(source.encode()) > 32768:
        raise bad_request(too_long)
    if mode in ("markdown", "markdownv2"):
        raise bad_request(f"can't parse entities: the sandbox reads HTML only, not {args['parse_mode']}")
    if mode not in ("", "html"):
        raise bad_request(f"unsupported parse_mode {args['parse_mode']!r}")
    if mode and entities_field in args:
        raise bad_request(f"{entities_field} is given instead of parse_mode, not beside it")
    given = check_entities(source, args.get(entities_field, []))
    text, entities = trim_text(*(parse_html(source) if mode else (source, given)))
    if len(text) > limit:
        raise bad_request(too_long)
    return text, find_entities(text, entities)


def send_message(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """sendMessage."""
    chat = open_chat(world, bot, args)
    text, entities = formatted_text(args, "text", 4096)
    if not text:
        raise bad_request("message text is empty")
    message = _new(world, bot, chat, args)
    message.text, message.entities = text, entities
    if "link_preview_options" in args:
        message.extra["link_preview_options"] = args["link_preview_options"]
    return api_message(bot, world.post(bot, chat, message))


def send_photo(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """sendPhoto."""
    return _send_file(world, bot, args, uploads, "photo")


def send_document(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """sendDocument."""
    return _send_file(world, bot, args, uploads, "document")


def _send_file(world: World, bot: Bot, args: Args, uploads: Uploads, kind: str) -> Any:
    chat = open_chat(world, bot, args)
    text, entities = formatted_text(args, "caption", 1024, "caption_entities")
    message = _new(world, bot, chat, args)
    message.text, message.entities = text, entities
    message.file = _file(world, args[kind], kind, uploads)
    _show(message, args)
    return api_message(bot, world.post(bot, chat, message))


def send_media_group(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """sendMediaGroup: an album of photos or of documents, all or nothing."""
    chat = open_chat(world, bot, args)
    items = args["media"]
    if not 2 <= len(items) <= 10:
        raise bad_request("media group must contain 2-10 items")
    kinds = {item["type"] for item in items}
    if not kinds <= {"photo", "document"}:
        raise bad_request(f"the sandbox has no {', '.join(sorted(kinds - {'photo', 'document'}))} in a media group")
    if len(kinds) > 1:
        raise bad_request("documents can't be mixed with other media types")
    messages = []
    for item in items:
        message = _new(world, bot, chat, args)
        message.text, message.entities = formatted_text(item, "caption", 1024, "caption_entities")
        message.file = _file(world, item["media"], item["type"], uploads)
        message.group = str(bot.last_message_id + 1_000_000)
        _show(message, item)
        messages.append(message)
    return [api_message(bot, world.post(bot, chat, message)) for message in messages]


def _new(world: World, bot: Bot, chat: Chat, args: Args) -> Message:
    message = Message(0, chat.person, True, world.clock.now())
    markup = args.get("reply_markup")
    if markup:
        message.inline, message.keyboard = inline_rows(markup), reply_keyboard(markup)
    if args.get("protect_content"):
        message.extra["has_protected_content"] = True
    message.silent = args.get("disable_notification", False)
    reply = args.get("reply_parameters")
    if reply:
        if reply.get("chat_id", chat.person.id) != chat.person.id:
            raise bad_request("the sandbox replies within one chat only")
        message.reply_to = chat.by_id.get(reply["message_id"])
        if (message.reply_to is None or message.reply_to.deleted) and not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
    return message


def _show(message: Message, args: Args) -> None:
    if args.get("show_caption_above_media"):
        message.extra["show_caption_above_media"] = True
    if args.get("has_spoiler"):
        message.extra["has_media_spoiler"] = True


def _file(world: World, given: Upload | str, kind: str, uploads: Uploads) -> StoredFile:
    """A file that was uploaded now, or sent before and named by its id."""
    if isinstance(given, str) and given.startswith("attach://"):
        name = given.removeprefix("attach://")
        if name not in uploads:
            raise bad_request(f'file "{name}" was named by attach:// but not sent')
        given = uploads[name]
    if isinstance(given, str):
        file = world.files.get(given)
        if file is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if file.kind != kind:
            raise bad_request(f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
        return file
    if not given.data:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        if len(given.data) > PHOTO_MAX:
            raise bad_request("file is too big for a photo")
        return world.keep_file(kind, given.name, given.mime, given.data, picture_size(given.data))
    if len(given.data) > UPLOAD_MAX:
        raise Refused(413, "Request Entity Too Large")
    return world.keep_file(kind, given.name, given.mime, given.data)


def send_chat_action(world: World, bot: Bot, args: Args, uploads: Uploads) -> Any:
    """sendChatAction: shown for five real seconds or until the next message."""
    chat = open_chat(world, bot, args)
    if args["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.action, chat.action_until = args["action"], world.monotonic() + ACTION_SECONDS
    world.announce("action", chat.person.id, more={"action": f"{chat.action}…"})
    return True
