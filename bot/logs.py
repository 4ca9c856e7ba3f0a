"""Logging that never tells the token: not in a message, not in an exception, not from another library; and that leads
from an update to its reply: whatever is logged inside `about` says which update, person and reply it is."""

import json
import logging
import math
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import TextIO
from zoneinfo import ZoneInfo

TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{20,}")
HIDDEN = "<token>"
REPEAT_SECONDS = 60.0  # the same trouble is said no more often
FORGET_SECONDS = 600.0
QUIET = (
    "httpx", "httpcore", "aiohttp", "aiohttp.access", "apscheduler", "sqlalchemy.engine", "telegram", "alembic",
    "filelock", "matplotlib", "fontTools",
)  # fmt: skip
_about: ContextVar[Mapping[str, object] | None] = ContextVar("what the log is about", default=None)
_OF_UPDATES = ("reply", "door", "dead", "retry")


@contextmanager
def about(**ids: object) -> Iterator[None]:
    """Say of everything that is logged inside, in this thread or task, what it is about; None says nothing. A function
    is asked at each line: some of it may be known only later."""
    token = _about.set({**(_about.get() or {}), **ids})
    try:
        yield
    finally:
        _about.reset(token)


def update_of(key: str) -> str | None:
    """The update that a message of the outbox answers, by its key; None for one that answers none."""
    kind, *rest = key.split(":")
    return rest[1] if kind in _OF_UPDATES and len(rest) > 2 else None


def hide_token(text: str, token: str | None = None) -> str:
    """The text with anything that looks like a bot's token, or is this one, made unreadable."""
    if token:
        text = text.replace(token, HIDDEN)
    return TOKEN.sub(HIDDEN, text)


class _Once(logging.Filter):
    """Lets a trouble through once a minute, and says how often it came meanwhile: a full disk or a server that is away
    would otherwise fill the log, and with it the disk."""

    def __init__(self) -> None:
        super().__init__()
        self._again: dict[tuple[str, str, str], list[float]] = {}
        """When each trouble was last let through, and how often it came since."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        error = record.exc_info[1] if record.exc_info else None
        trouble = (record.name, _message(record), repr(error))
        self._again = {other: seen for other, seen in self._again.items() if record.created < seen[0] + FORGET_SECONDS}
        last, times = self._again.get(trouble, (-math.inf, 0))
        if last <= record.created < last + REPEAT_SECONDS:
            self._again[trouble][1] += 1
            return False
        self._again[trouble] = [record.created, 0]
        if times:
            record.msg, record.args = f"{_message(record)} ({times:.0f} more times since it was last said)", None
        return True


class _About(logging.Filter):
    """Notes in every record what is going on where it is written: the formatter may be asked elsewhere. Whoever knows
    nothing of `about` names what a line is about by `extra={"about": …}`."""

    def filter(self, record: logging.LogRecord) -> bool:
        ids = {**(_about.get() or {}), **getattr(record, "about", {})}
        known = {name: value() if callable(value) else value for name, value in ids.items()}
        record.about = {name: value for name, value in known.items() if value is not None}
        return True


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:
        return f"{record.msg} {record.args}"


class _Formatter(logging.Formatter):
    def __init__(self, token: str | None, zone: ZoneInfo) -> None:
        super().__init__()
        self._token, self._zone = token, zone

    def format(self, record: logging.LogRecord) -> str:
        return hide_token(self._written(record), self._token)

    def _parts(self, record: logging.LogRecord) -> tuple[str, str, str]:
        trouble = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
        moment = datetime.fromtimestamp(record.created, self._zone)
        return moment.isoformat(timespec="milliseconds"), _message(record), trouble

    def _written(self, record: logging.LogRecord) -> str:
        moment, message, trouble = self._parts(record)
        about = "".join(f" {name}={value}" for name, value in getattr(record, "about", {}).items())
        line = f"{moment} {record.levelname:<7} {record.name}: {message}{about}"
        return line + (f"\n{trouble.rstrip()}" if trouble else "")


class _JsonFormatter(_Formatter):
    def _written(self, record: logging.LogRecord) -> str:
        moment, message, trouble = self._parts(record)
        line = {"at": moment, "level": record.levelname, "from": record.name, "message": message}
        line |= getattr(record, "about", {})
        return json.dumps(line | ({"error": trouble} if trouble else {}), ensure_ascii=False)


def start_logging(
    level: str, form: str, token: str | None, zone: str = "Asia/Tashkent", stream: TextIO | None = None
) -> logging.Handler:
    """Send the whole process's log to a stream (stderr), as lines of text or of JSON."""
    formatter = _JsonFormatter if form == "json" else _Formatter
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.addFilter(_About())
    handler.addFilter(_Once())
    handler.setFormatter(formatter(token, ZoneInfo(zone)))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    sys.excepthook = _say_uncaught
    return handler


def _say_uncaught(kind: type[BaseException], error: BaseException, trace: object) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("hisobot").critical("ended by an error nobody expected", exc_info=error)
