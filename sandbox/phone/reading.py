"""Reads what people's phones and tests ask, and says in a sentence what is wrong with it."""

from datetime import datetime
from typing import Any

from aiohttp import web

from sandbox.api.fields import is_text
from sandbox.refusals import Unable


async def read_body(
    request: web.Request, needed: dict[str, type], optional: dict[str, type] | None = None
) -> dict[str, Any]:
    """The JSON body with exactly these fields; refuses any other with its name."""
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Unable("the body must be a JSON object")
    fields = needed | (optional or {})
    for name in needed:
        if name not in body:
            raise Unable(f"{name} is missing")
    for name, value in body.items():
        if name not in fields:
            raise Unable(f"unknown field {name}; known are {', '.join(fields)}")
        wanted = fields[name]
        if not isinstance(value, (int, float) if wanted is float else wanted) or (
            isinstance(value, bool) and wanted is not bool
        ):
            raise Unable(f"{name} must be of type {wanted.__name__}")
        if isinstance(value, str) and not is_text(value):
            raise Unable(f"{name} holds half a character")
    return body


def read_wait(words: str) -> float:
    """A time to wait, from the query."""
    try:
        return float(words)
    except ValueError:
        raise Unable("timeout must be a number of seconds") from None


def read_moment(words: str) -> datetime:
    """A date and time in ISO 8601."""
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        raise Unable(f"{words!r} is not a moment in ISO 8601") from None


def whole_number(value: str, name: str) -> int:
    """An id or a count, from the address or the query; `name` is for the complaint."""
    if not value.lstrip("-").isdecimal():
        raise Unable(f"{name} must be a whole number")
    return int(value)
