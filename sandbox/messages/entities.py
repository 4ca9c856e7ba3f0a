"""Entities of a text: those a bot gives, those Telegram finds by itself, and safe HTML of them for phones."""

import html
import re
from typing import Any

from sandbox.messages.formatting import Entity, in_order, utf16_length
from sandbox.refusals import bad_request

KINDS = {
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic",
    "underline",
    "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link",
    "text_mention", "custom_emoji", "date_time",
}  # fmt: skip
NEEDED = {
    "text_link": "url",
    "text_mention": "user",
    "custom_emoji": "custom_emoji_id",
    "date_time": "unix_time",
}
FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]*[\w/])"
    r"|(?<![\w/<])(?P<bot_command>/[a-zA-Z0-9_]{1,32}(?:@\w{3,32})?)\b"
)
OPENING = {
    "bold": "<b>", "italic": "<i>", "underline": "<u>", "strikethrough": "<s>", "code": "<code>",
    "pre": "<pre>", "blockquote": "<blockquote>", "expandable_blockquote": '<blockquote class="expandable">',
    "spoiler": '<span class="spoiler">', "bot_command": '<span class="command">', "date_time": "<time>",
}  # fmt: skip


def check_entities(text: str, entities: list[Any]) -> list[Entity]:
    """The entities a bot gave beside a text, in order; refuses unknown kinds and places outside the text."""
    size = utf16_length(text)
    for entity in entities:
        if entity["type"] not in KINDS:
            raise bad_request(f'unknown entity type "{entity["type"]}"')
        if not (entity["offset"] >= 0 and entity["length"] > 0 and entity["offset"] + entity["length"] <= size):
            raise bad_request(
                f"entity begins or ends outside the text: {entity['offset']}+{entity['length']} of {size}"
            )
        if entity["type"] in NEEDED and NEEDED[entity["type"]] not in entity:
            raise bad_request(f'entity of type {entity["type"]} needs the field "{NEEDED[entity["type"]]}"')
    return in_order(entities)


def trim_text(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut blanks at both ends as Telegram does, moving the entities with the text."""
    cut = text.rstrip()
    blanks = len(cut) - len(cut.lstrip())
    if entities:
        blanks = min(blanks, entities[0]["offset"])  # every blank is one unit long
    if cut == text and not blanks:
        return text, entities
    size = utf16_length(cut)
    kept: list[Entity] = []
    for entity in entities:
        length = min(entity["length"], size - entity["offset"])
        if length > 0:
            kept.append({**entity, "offset": entity["offset"] - blanks, "length": length})
    return cut[blanks:], kept


def find_entities(text: str, taken: list[Entity]) -> list[Entity]:
    """Add the commands and addresses that Telegram marks by itself, outside of code and links."""
    if "/" not in text:
        return taken
    closed = [entity for entity in taken if entity["type"] in ("code", "pre", "text_link", "url", "bot_command")]
    marked: list[Entity] = []
    for match in FOUND.finditer(text):
        begin, length = utf16_length(text[: match.start()]), utf16_length(match[0])
        if all(begin + length <= entity["offset"] or entity["offset"] + entity["length"] <= begin for entity in closed):
            marked.append({"type": match.lastgroup, "offset": begin, "length": length})
    return in_order(taken + marked) if marked else taken


def render_html(text: str, entities: list[Entity]) -> str:
    """Safe HTML of a text for the chat page: only tags of ours, everything else escaped."""
    if not entities:
        return html.escape(text)
    units = text.encode("utf-16-le")
    ends = {entity["offset"] + entity["length"] for entity in entities}
    borders = sorted({0, len(units) // 2} | ends | {entity["offset"] for entity in entities})
    out: list[str] = []
    stack: list[tuple[int, str]] = []
    waiting = in_order(entities)
    for here, there in zip(borders, [*borders[1:], borders[-1]], strict=True):
        while stack and stack[-1][0] <= here:
            out.append(stack.pop()[1])
        while waiting and waiting[0]["offset"] == here:
            entity = waiting.pop(0)
            end = min([entity["offset"] + entity["length"], *(border for border, _ in stack[-1:])])
            opening = _opening(entity, _piece(units, here, end))
            if opening:
                out.append(opening)
                stack.append((end, f"</{re.split(r'[ >]', opening[1:])[0]}>"))
        out.append(html.escape(_piece(units, here, there)))
    return "".join(out + [closing for _, closing in reversed(stack)])


def _piece(units: bytes, begin: int, end: int) -> str:
    return units[begin * 2 : end * 2].decode("utf-16-le", "replace")


def _opening(entity: Entity, words: str) -> str:
    if entity["type"] not in ("text_link", "url"):
        return OPENING.get(entity["type"], "")
    url = entity.get("url", words)
    if not re.match(r"https?://|tg://|mailto:", url):
        url = f"http://{url}"
    return f'<a href="{html.escape(url)}" rel="noopener" target="_blank">'
