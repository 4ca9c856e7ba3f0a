"""What a page's stream says, operator by operator.

pdfminer reads streams byte by byte, so that they could come from a slow disk; half of the time that reading a PDF took
went into that. Here a stream is in memory, and one expression finds each word of it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.psparser import LIT

Words = list[Any]
"""What stands before an operator: numbers, names, strings as bytes, lists and dictionaries."""
_WORD = re.compile(
    rb"""
      (?P<numbers> [-+]? (?: \d+ (?:\.\d*)? | \.\d+ ) (?: [\t\n\r ]+ [-+]? (?: \d+ (?:\.\d*)? | \.\d+ ) )* )
    | (?P<operator> [A-Za-z'"] [^\x00\t\n\x0c\r ()<>\[\]{}/%]* )
    | \( (?P<string> [^()\\]* (?: \\. [^()\\]* )* ) \)
    | (?P<begun> \( )
    | / (?P<name> [^\x00\t\n\x0c\r ()<>\[\]{}/%]* )
    | (?P<open> << | \[ )
    | (?P<close> >> | \] )
    | < (?P<hex> [0-9A-Fa-f\x00\t\n\x0c\r ]* ) >?
    | % [^\r\n]*
    """,
    re.VERBOSE | re.DOTALL,
)
_PICTURE = re.compile(rb"(?<![^\x00\t\n\x0c\r ])BI(?![^\x00\t\n\x0c\r /])")
_IN_A_STRING = re.compile(rb"[()]|\\.", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_VALUES = {b"true": True, b"false": False, b"null": None}


def may_hold_a_picture(stream: bytes) -> bool:
    """Whether a picture may stand in the stream itself, whose bytes are no words."""
    return _PICTURE.search(stream) is not None


def operators_of(stream: bytes, words: Words) -> Iterator[str]:
    """The operators in order; before each is told, what stands before it is put behind `words`."""
    outer: list[Words] = []
    into = words
    found = _WORD.search(stream)
    while found is not None:
        kind, text, at = found.lastgroup, found[found.lastindex or 0], found.end()
        if kind == "numbers":
            into.extend(map(float, text.split()))
        elif kind == "operator":
            if text in _VALUES:
                into.append(_VALUES[text])
            elif into is words:
                yield text.decode("latin-1")
        elif kind == "string":
            into.append(_string(text))
        elif kind == "name":
            into.append(LIT(_name(text)))
        elif kind == "hex":
            into.append(_hex(text))
        elif kind == "begun":
            text, at = _paired(stream, at)
            into.append(_string(text))
        elif kind == "open":
            outer.append(into)
            into = []
        elif kind == "close" and outer:
            inner, into = into, outer.pop()
            into.append(inner if text == b"]" else _dictionary(inner))
        found = _WORD.search(stream, at)


def _paired(stream: bytes, begin: int) -> tuple[bytes, int]:
    """A string with brackets in it, which are paired, and where it ends."""
    depth = 1
    for bracket in _IN_A_STRING.finditer(stream, begin):
        depth += {b"(": 1, b")": -1}.get(bracket[0], 0)
        if not depth:
            return stream[begin : bracket.start()], bracket.end()
    return stream[begin:], len(stream)


def _string(text: bytes) -> bytes:
    return _ESCAPED.sub(_unescaped, text) if b"\\" in text else text


def _unescaped(found: re.Match[bytes]) -> bytes:
    text = found[1]
    return bytes([int(text, 8) & 0xFF]) if text[:1].isdigit() and text < b"8" else _ESCAPES.get(text, text)


def _name(text: bytes) -> str:
    if b"#" in text:
        text = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), text)
    return text.decode("utf-8", "replace")


def _hex(text: bytes) -> bytes:
    digits = text.translate(None, b"\x00\t\n\x0c\r ")
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _dictionary(words: Sequence[Any]) -> dict[str, Any]:
    return {str(getattr(name, "name", name)): value for name, value in zip(words[::2], words[1::2], strict=False)}
