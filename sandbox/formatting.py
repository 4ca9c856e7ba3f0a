"""Telegram's formatted text: HTML of a bot into plain text with entities, and entities into safe HTML again.

Offsets of entities count UTF-16 units, offsets in errors count bytes, the length of a text counts characters:
so it is at Telegram.
"""

import html
import re
from typing import Any

from sandbox.refusals import bad

Entity = dict[str, Any]

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "blockquote": "blockquote", "tg-spoiler": "spoiler", "span": "spoiler",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TOKEN = re.compile(r"<[^>]*>?|&#?\w+;?")
ATTRIBUTE = re.compile(r"""\s*([a-zA-Z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
ENTITIES_HONOURED = 100


def utf16(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return plain text and entities; refuses, as Telegram does, whatever is not its small HTML.

    Stricter than Telegram in one thing: an unknown named entity such as `&nbsp;` is refused, where Telegram
    shows it as it was typed.
    """
    if "<" not in source and "&" not in source:
        return source, []
    parts: list[str] = []
    entities: list[Entity] = []
    open_tags: list[tuple[str, Entity]] = []
    at = length = 0

    def add(piece: str) -> None:
        nonlocal length
        parts.append(piece)
        length += utf16(piece)

    for token in TOKEN.finditer(source):
        add(source[at : token.start()])
        at = token.end()
        word, byte = token[0], len(source[: token.start()].encode())
        if word[0] == "&":
            add(_character(word, byte))
        elif word.startswith("</"):
            _close(word, byte, open_tags, entities, length)
        else:
            open_tags.append((_tag_name(word), {**_open(word, byte, open_tags), "offset": length}))
    add(source[at:])
    if open_tags:
        raise _unparsed(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return "".join(parts), _sorted(entities)


def _unparsed(why: str) -> Exception:
    return bad(f"can't parse entities: {why}")


def _character(word: str, byte: int) -> str:
    if not word.endswith(";"):
        return word  # a bare & is shown as it is
    if word[1] == "#":
        code = word[2:-1]
        try:
            number = int(code[1:], 16) if code[:1] in "xX" else int(code)
            return chr(number) if 0 < number < 0x10FFFF else word
        except ValueError:
            return word
    if word[1:-1] in NAMED:
        return NAMED[word[1:-1]]
    raise _unparsed(f'Unsupported HTML entity "{word}" at byte offset {byte}')


def _tag_name(word: str) -> str:
    found = re.match(r"</?([^\s>/]*)", word)
    return found[1].lower() if found else ""


def _open(word: str, byte: int, open_tags: list[tuple[str, Entity]]) -> Entity:
    name = _tag_name(word)
    if name not in TAGS:
        raise _unparsed(f'Unsupported start tag "{name}" at byte offset {byte}')
    if not word.endswith(">"):
        raise _unparsed(f"Unclosed start tag at byte offset {byte}")
    attributes = {
        key.lower(): html.unescape(value.strip("\"'"))
        for key, value in ATTRIBUTE.findall(word[1 + len(name) : -1])
    }
    entity: Entity = {"type": TAGS[name]}
    if name == "a":
        entity["url"] = attributes.get("href", "")
    elif name == "span" and attributes.get("class") != "tg-spoiler":
        raise _unparsed(f'Tag "span" must have class "tg-spoiler" at byte offset {byte}')
    elif name == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif name == "tg-emoji":
        if not attributes.get("emoji-id", "").isdigit():
            raise _unparsed("Invalid custom emoji identifier specified")
        entity["custom_emoji_id"] = attributes["emoji-id"]
    elif name == "tg-time":
        if not attributes.get("unix", "").isdigit():
            raise _unparsed(f'Tag "tg-time" must have the attribute "unix" at byte offset {byte}')
        entity["unix_time"] = int(attributes["unix"])
        entity["date_time_format"] = attributes.get("format", "")
    elif name == "code" and open_tags and open_tags[-1][0] == "pre":
        language = attributes.get("class", "").removeprefix("language-")
        if language:
            open_tags[-1][1]["language"] = language
    return entity


def _close(
    word: str, byte: int, open_tags: list[tuple[str, Entity]], entities: list[Entity], length: int
) -> None:
    name = _tag_name(word)
    if not word.endswith(">"):
        raise _unparsed(f"Unclosed end tag at byte offset {byte}")
    if not open_tags:
        raise _unparsed(f"Unexpected end tag at byte offset {byte}")
    wanted, entity = open_tags.pop()
    if name != wanted:
        raise _unparsed(f'Unmatched end tag at byte offset {byte}, expected "</{wanted}>", found "</{name}>"')
    entity["length"] = length - entity["offset"]
    inside_code = any(tag in ("pre", "code") for tag, _ in open_tags)
    if entity["length"] and not inside_code and (entity["type"] != "text_link" or _link(entity["url"])):
        entities.append(entity)


def _link(url: str) -> bool:
    return bool(re.match(r"(https?|tg|tonsite)://|mailto:|\w[\w-]*(\.[\w-]+)+", url))


def _sorted(entities: list[Entity]) -> list[Entity]:
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))[:ENTITIES_HONOURED]


def tidy(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut blanks at both ends as Telegram does, moving the entities with the text."""
    cut = text.rstrip()
    blanks = len(cut) - len(cut.lstrip())
    if entities:
        blanks = min(blanks, entities[0]["offset"])  # blanks are one unit each
    if cut == text and not blanks:
        return text, entities
    size = utf16(cut)
    kept: list[Entity] = []
    for entity in entities:
        length = min(entity["length"], size - entity["offset"])
        if length > 0:
            kept.append({**entity, "offset": entity["offset"] - blanks, "length": length})
    return cut[blanks:], kept


FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]*[\w/])|(?<![\w/])(?P<bot_command>/[a-zA-Z0-9_]{1,32}(?:@\w{3,32})?)\b"
)


def find_entities(text: str, taken: list[Entity]) -> list[Entity]:
    """Commands and addresses that Telegram marks by itself, outside the entities already there."""
    if "/" not in text:
        return taken
    found: list[Entity] = []
    for match in FOUND.finditer(text):
        offset, length = utf16(text[: match.start()]), utf16(match[0])
        if all(offset + length <= one["offset"] or one["offset"] + one["length"] <= offset
               or one["type"] not in ("code", "pre", "text_link") for one in taken):  # fmt: skip
            found.append({"type": match.lastgroup, "offset": offset, "length": length})
    return _sorted(taken + found) if found else taken


OPENING = {
    "bold": "<b>", "italic": "<i>", "underline": "<u>", "strikethrough": "<s>", "code": "<code>", "pre": "<pre>",
    "blockquote": "<blockquote>", "expandable_blockquote": '<blockquote class="expandable">',
    "spoiler": '<span class="spoiler">', "bot_command": '<span class="command">', "date_time": "<time>",
}  # fmt: skip


def render_html(text: str, entities: list[Entity]) -> str:
    """Safe HTML of a text for the chat page: only tags of ours, everything else escaped."""
    if not entities:
        return html.escape(text)
    units = text.encode("utf-16-le")
    size = len(units) // 2
    borders = sorted(
        {0, size} | {one["offset"] for one in entities} | {one["offset"] + one["length"] for one in entities}
    )
    out: list[str] = []
    stack: list[tuple[int, str]] = []
    waiting = sorted(entities, key=lambda one: (one["offset"], -one["length"]))
    for here, there in zip(borders, [*borders[1:], size], strict=True):
        while stack and stack[-1][0] <= here:
            out.append(stack.pop()[1])
        while waiting and waiting[0]["offset"] == here:
            entity = waiting.pop(0)
            opening = _opening(entity)
            end = min([entity["offset"] + entity["length"], *(border for border, _ in stack[-1:])])
            if opening:
                out.append(opening)
                stack.append((end, f"</{re.split(r'[ >]', opening[1:])[0]}>"))
        out.append(html.escape(units[here * 2 : there * 2].decode("utf-16-le", "replace")))
    return "".join(out + [closing for _, closing in reversed(stack)])


def _opening(entity: Entity) -> str:
    if entity["type"] in ("text_link", "url"):
        url = entity.get("url", "")
        return f'<a href="{html.escape(url)}" rel="noopener" target="_blank">' if url else "<u>"
    return OPENING.get(entity["type"], "")
