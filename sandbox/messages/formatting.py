"""Telegram's formatted text, read: the HTML of a bot into plain text with entities.

Offsets of entities count UTF-16 units, offsets in errors count bytes, the length of a text counts characters:
so it is at Telegram.
"""

import html
import re
from typing import Any

from sandbox.refusals import Refused, bad_request

Entity = dict[str, Any]

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "blockquote": "blockquote", "tg-spoiler": "spoiler", "span": "spoiler",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TOKEN = re.compile(r"""<(?:"[^"]*"|'[^']*'|[^>"'])*>?|&#?\w+;""")
TAG_NAME = re.compile(r"</?([^\s>/]*)")
ATTRIBUTE = re.compile(r"""\s*([a-zA-Z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
LINK = re.compile(r"(https?|tg)://|mailto:|\w[\w-]*(\.[\w-]+)+")
ENTITIES_HONOURED = 100


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return plain text and entities; refuses, as Telegram does, whatever is not its small HTML.

    Stricter than Telegram in one thing: an unknown named entity such as `&nbsp;` is refused, where Telegram
    shows it as it was typed.
    """
    if "<" not in source and "&" not in source:
        return source, []
    return _Html(source).read()


class _Html:
    """One reading of one text from beginning to end."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.length = 0
        self.open: list[tuple[str, Entity]] = []
        self.entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        at = 0
        for token in TOKEN.finditer(self.source):
            self._add(self.source[at : token.start()])
            at = token.end()
            if token[0].startswith("&"):
                self._add(self._character(token))
            elif token[0].startswith("</"):
                self._close(token)
            else:
                self._open(token)
        self._add(self.source[at:])
        if self.open:
            raise _unparsed(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        return "".join(self.parts), in_order(self.entities)

    def _add(self, piece: str) -> None:
        self.parts.append(piece)
        self.length += utf16_length(piece)

    def _fail(self, token: re.Match[str], why: str, rest: str = "") -> Refused:
        byte = len(self.source[: token.start()].encode())
        return _unparsed(f"{why} at byte offset {byte}{rest}")

    def _character(self, token: re.Match[str]) -> str:
        name = token[0][1:-1]
        if name.startswith("#"):
            digits, base = (name[2:], 16) if name[1:2] in ("x", "X") else (name[1:], 10)
            try:
                number = int(digits, base)
            except ValueError:
                return token[0]
            return chr(number) if 0 < number <= 0x10FFFF and not 0xD800 <= number < 0xE000 else token[0]
        if name not in NAMED:
            raise self._fail(token, f'Unsupported HTML entity "{token[0]}"')
        return NAMED[name]

    def _open(self, token: re.Match[str]) -> None:
        name = _name(token)
        if name not in TAGS:
            raise self._fail(token, f'Unsupported start tag "{name}"')
        if not token[0].endswith(">"):
            raise self._fail(token, "Unclosed start tag")
        given = ATTRIBUTE.findall(token[0][1 + len(name) : -1])
        attributes = {key.lower(): html.unescape(value.strip("\"'")) for key, value in given}
        entity = {"type": TAGS[name], "offset": self.length}
        if name == "code" and self.open and self.open[-1][0] == "pre" and "class" in attributes:
            self.open[-1][1]["language"] = attributes["class"].removeprefix("language-")
        self._read_attributes(token, name, attributes, entity)
        self.open.append((name, entity))

    def _read_attributes(self, token: re.Match[str], name: str, attributes: dict[str, str], entity: Entity) -> None:
        if name == "a":
            entity["url"] = attributes.get("href", "")
        elif name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._fail(token, 'Tag "span" must have class "tg-spoiler"')
        elif name == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif name == "tg-emoji":
            entity["custom_emoji_id"] = self._digits(token, attributes, "emoji-id")
        elif name == "tg-time":
            entity["unix_time"] = int(self._digits(token, attributes, "unix"))
            entity["date_time_format"] = attributes.get("format", "")

    def _digits(self, token: re.Match[str], attributes: dict[str, str], key: str) -> str:
        if not attributes.get(key, "").isdecimal():
            raise self._fail(token, f'Tag "{_name(token)}" must have the attribute "{key}"')
        return attributes[key]

    def _close(self, token: re.Match[str]) -> None:
        name = _name(token)
        if not token[0].endswith(">"):
            raise self._fail(token, "Unclosed end tag")
        if not self.open:
            raise self._fail(token, "Unexpected end tag")
        wanted, entity = self.open.pop()
        if name != wanted:
            raise self._fail(token, "Unmatched end tag", f', expected "</{wanted}>", found "</{name}>"')
        entity["length"] = self.length - entity["offset"]
        inside_code = any(tag in ("pre", "code") for tag, _ in self.open)
        dead_link = entity["type"] == "text_link" and not LINK.match(entity["url"])
        if entity["length"] and not inside_code and not dead_link:
            self.entities.append(entity)


def _name(token: re.Match[str]) -> str:
    match = TAG_NAME.match(token[0])
    return match[1].lower() if match else ""


def _unparsed(why: str) -> Refused:
    return bad_request(f"can't parse entities: {why}")


def in_order(entities: list[Entity]) -> list[Entity]:
    """Entities by where they begin, outer before inner, the first hundred: more are lost at Telegram too."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))[:ENTITIES_HONOURED]
