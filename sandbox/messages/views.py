"""A message as the bot gets it from the Bot API, and as a person sees it on the phone."""

from typing import Any

from sandbox.messages.entities import render_html
from sandbox.messages.labels import NARROW, USUAL, cut_label
from sandbox.state.world import Bot, Message, Press, StoredFile


def api_message(bot: Bot, message: Message, with_reply: bool = True) -> dict[str, Any]:
    """A Message of the Bot API."""
    view: dict[str, Any] = {
        "message_id": message.id,
        "from": bot.api() if message.from_bot else message.person.api(),
        "chat": message.person.chat(),
        "date": int(message.at.timestamp()),
    }
    if message.edited:
        view["edit_date"] = int(message.edited.timestamp())
    if with_reply and message.reply_to and not message.reply_to.deleted:
        view["reply_to_message"] = api_message(bot, message.reply_to, with_reply=False)
    if message.group:
        view["media_group_id"] = message.group
    if message.file:
        view |= _api_file(message.file)
        if message.text:
            view["caption"] = message.text
        if message.entities:
            view["caption_entities"] = message.entities
    else:
        view["text"] = message.text
        if message.entities:
            view["entities"] = message.entities
    if message.inline:
        view["reply_markup"] = {"inline_keyboard": message.inline}
    return view | message.extra if message.extra else view


def _api_file(file: StoredFile) -> dict[str, Any]:
    if file.kind == "photo":
        return {"photo": [{**file.api(), "width": file.width, "height": file.height}]}
    return {"document": {**file.api(), "file_name": file.name, "mime_type": file.mime}}


def phone_message(message: Message) -> dict[str, Any]:
    """A message for the chat page and for tests."""
    words = render_html(message.text, message.entities)
    return {
        "message_id": message.id,
        "from": "bot" if message.from_bot else "person",
        "date": message.at.isoformat(timespec="seconds"),
        "edited": message.edited.isoformat(timespec="seconds") if message.edited else None,
        "text": "" if message.file else message.text,
        "html": words,
        "buttons": [[_button(button, len(row)) for button in row] for row in message.inline],
        "keyboard": _keyboard(message.keyboard),
        "placeholder": (message.keyboard or {}).get("input_field_placeholder"),
        "file": _phone_file(message.file) if message.file else None,
        "caption": message.text if message.file else "",
        "reply_to": message.reply_to.id if message.reply_to else None,
        "reaction": [emoji.get("emoji", "") for emoji in message.reaction],
        "silent": message.silent,
        "deleted": message.deleted,
        "seq": message.seq,
    }


def _button(button: dict[str, Any], buttons: int) -> dict[str, Any]:
    """`cut` is what a phone shows of a label too long for its row, for each width of a screen where it is."""
    view: dict[str, Any] = {"label": button["text"]}
    shown = {str(screen): cut_label(button["text"], buttons, screen) for screen in (NARROW, USUAL)}
    if cut := {screen: label for screen, label in shown.items() if label != button["text"]}:
        view["cut"] = cut
    for name, ours in (("callback_data", "data"), ("url", "url"), ("style", "style")):
        if name in button:
            view[ours] = button[name]
    if "copy_text" in button:
        view["copy"] = button["copy_text"]["text"]
    return view


def _keyboard(markup: dict[str, Any] | None) -> list[list[str]] | None:
    """Rows of labels; an empty list takes the keyboard away, None leaves it as it was."""
    if markup is None or "force_reply" in markup:
        return None
    return [[button["text"] for button in row] for row in markup.get("keyboard", [])]


def _phone_file(file: StoredFile) -> dict[str, Any]:
    return {
        "file_id": file.file_id,
        "name": file.name,
        "size": len(file.data),
        "mime": file.mime,
        "kind": file.kind,
        "url": f"/sandbox/files/{file.file_id}",
    }


def api_press(bot: Bot, press: Press) -> dict[str, Any]:
    """A CallbackQuery of the Bot API; a message that is not there comes as inaccessible, with the date 0."""
    query: dict[str, Any] = {
        "id": press.id,
        "from": press.person.api(),
        "chat_instance": f"{bot.id}-{press.person.id}",
    }
    if press.message and not press.message.deleted:
        query["message"] = api_message(bot, press.message)
    else:
        query["message"] = {"chat": press.person.chat(), "message_id": press.message_id, "date": 0}
    return {**query, "data": press.data}
