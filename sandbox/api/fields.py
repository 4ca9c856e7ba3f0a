"""Reads the fields of a call by the table in methods.json, and refuses what the table does not know.

Telegram quietly ignores a field it does not know; here it is a 400 that names the field, because a misspelt
field is a fault of the bot that nobody would see otherwise.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sandbox.refusals import Refused, bad_request

Reader = Callable[[Any, str], Any]

TABLE: dict[str, Any] = json.loads((Path(__file__).parent / "methods.json").read_text(encoding="utf-8"))
METHODS: dict[str, dict[str, str]] = TABLE["methods"]
NAMES = {name.lower(): name for name in METHODS}
ELSEWHERE = {name.lower(): name for name in TABLE["elsewhere"]}

# Real fields whose meaning the sandbox does not have; taking them silently would be a lie.
NOT_HERE = {
    "allow_paid_broadcast", "business_connection_id", "cache_time", "callback_game", "certificate",
    "checklist_task_id", "cover", "direct_messages_topic_id", "disable_content_type_detection",
    "icon_custom_emoji_id", "inline_message_id", "ip_address", "is_big", "login_url", "message_effect_id",
    "message_thread_id", "pay", "poll_option_id", "quote", "quote_entities", "quote_parse_mode",
    "quote_position", "request_chat", "request_contact", "request_location", "request_managed_bot",
    "request_poll", "request_users", "suggested_post_parameters", "switch_inline_query",
    "switch_inline_query_chosen_chat", "switch_inline_query_current_chat", "thumbnail", "web_app",
}  # fmt: skip
MISSING = {"chat_id": "chat_id is empty", "text": "message text is empty"}


@dataclass
class Upload:
    """A file that came with a call."""

    name: str
    data: bytes
    mime: str


def find_method(name: str) -> str:
    """The method's proper name, or Telegram's refusal."""
    proper = NAMES.get(name.lower())
    if proper:
        return proper
    if name.lower() in ELSEWHERE:
        raise Refused(
            501,
            f"Not Implemented: {ELSEWHERE[name.lower()]} is a method of the Bot API that the sandbox lacks",
        )
    raise Refused(404, "Not Found")


def read_fields(method: str, raw: Mapping[str, Any], uploads: Mapping[str, Upload]) -> dict[str, Any]:
    """Return the fields of a call with their proper types; a string is taken for JSON where an object is due.

    A file sent under a field's own name becomes the value of the field; others are for `attach://`.
    """
    readers, required = _method(method)
    values: dict[str, Any] = {}
    for name, value in raw.items():
        reader = readers.get(name)
        if reader is None:
            raise bad_request(f'unknown field "{name}" of {method}')
        if value is not None:
            values[name] = reader(value, name)
    for name, upload in uploads.items():
        if name in readers:
            values[name] = readers[name](upload, name)
    for name in required:
        if name not in values:
            raise bad_request(MISSING.get(name, f'field "{name}" of {method} is required'))
    return values


@cache
def _kind(name: str) -> tuple[dict[str, Reader], list[str]]:
    return _members(TABLE["types"][name])


@cache
def _method(method: str) -> tuple[dict[str, Reader], list[str]]:
    return _members(METHODS[method])


def _members(fields: dict[str, str]) -> tuple[dict[str, Reader], list[str]]:
    readers = {name: _not_here if name in NOT_HERE else _reader(words) for name, words in fields.items()}
    return readers, [name for name, words in fields.items() if "!" in words]


@cache
def _reader(words: str) -> Reader:
    """The reader for a field as the table writes it, such as `Array of Integer!` or `String!=photo`."""
    words, _, constant = words.partition("=")
    words = words.rstrip("!")
    if constant:
        return _constant(constant)
    if words.startswith("Array of "):
        return _array(_reader(words.removeprefix("Array of ")))
    if words in SIMPLE:
        return SIMPLE[words]
    if words in ("Integer|String", "InputFile|String"):
        return _first_of([SIMPLE[word] for word in words.split("|")], words)
    kinds: list[str] = []
    for name in words.split("|"):
        members = TABLE["types"][name]
        kinds += members if isinstance(members, list) else [name]
    return _object(kinds)


def _integer(value: Any, path: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,19}", value, re.ASCII):
        return int(value)
    raise bad_request(f'field "{path}" must be an Integer')


def _float(value: Any, path: str) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise bad_request(f'field "{path}" must be a Float') from None


def _boolean(value: Any, path: str) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in ("true", "1", "false", "0"):
        return value.lower() in ("true", "1")
    raise bad_request(f'field "{path}" must be a Boolean')


def _string(value: Any, path: str) -> str:
    if not isinstance(value, str):
        raise bad_request(f'field "{path}" must be a String')
    if not is_text(value):
        raise bad_request("strings must be encoded in UTF-8")
    return value


def is_text(value: str) -> bool:
    """Whether a string can be written as UTF-8; JSON can carry halves of characters that cannot."""
    return value.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in value)


def _file(value: Any, path: str) -> Upload:
    if isinstance(value, Upload):
        return value
    raise bad_request(f'field "{path}" must be an uploaded file')


def _not_here(value: Any, path: str) -> Any:
    raise bad_request(f'the sandbox does not have the field "{path}"')


SIMPLE: dict[str, Reader] = {
    "Integer": _integer, "Float": _float, "Boolean": _boolean, "String": _string, "InputFile": _file,
}  # fmt: skip


def _first_of(readers: list[Reader], words: str) -> Reader:
    def read(value: Any, path: str) -> Any:
        for reader in readers:
            try:
                return reader(value, path)
            except Refused:
                continue
        raise bad_request(f'field "{path}" must be {words.replace("|", " or ")}')

    return read


def _constant(word: str) -> Reader:
    def read(value: Any, path: str) -> str:
        if value == word:
            return word
        raise bad_request(f'field "{path}" must be "{word}"')

    return read


def _array(item: Reader) -> Reader:
    def read(value: Any, path: str) -> list[Any]:
        value = _json(value, path)
        if not isinstance(value, list):
            raise bad_request(f'field "{path}" must be an Array')
        return [item(element, f"{path}[{index}]") for index, element in enumerate(value)]

    return read


def _object(kinds: list[str]) -> Reader:
    """An object of one of the kinds; the first kind whose required and constant fields are there is meant."""

    def read(value: Any, path: str) -> dict[str, Any]:
        value = _json(value, path)
        if not isinstance(value, dict):
            raise bad_request(f'field "{path}" must be an object: {" or ".join(kinds)}')
        kind = next((kind for kind in kinds if _fits(TABLE["types"][kind], value)), None)
        if kind is None and len(kinds) > 1:
            raise bad_request(f'field "{path}" is none of {", ".join(kinds)}')
        readers, required = _kind(kind or kinds[0])
        for name in required:
            if name not in value:
                raise bad_request(f"can't parse {path}: Can't find field \"{name}\"")
        for name in value:
            if name not in readers:
                raise bad_request(f'unknown field "{name}" in {path}')
        return {name: readers[name](raw, f"{path}.{name}") for name, raw in value.items() if raw is not None}

    return read


def _fits(fields: dict[str, str], value: dict[str, Any]) -> bool:
    for name, words in fields.items():
        if "!" in words and name not in value:
            return False
        if "=" in words and value[name] != words.partition("=")[2]:
            return False
    return True


def _json(value: Any, path: str) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {path} JSON object") from None
