"""What an installation can decide, read once at the start; a wrong value stops it with one sentence."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from dotenv.parser import parse_stream
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.transport.api import PUBLIC_SERVER
from bot.trouble import system_words
from storage.copies.sealing import WrongKey, require_key
from texts.language import TERMINAL_LANGUAGES
from texts.operator import settings as words
from texts.sentence import Sentence


class WrongSetting(Exception):
    """A value that cannot be used; its text names the variable and says what to write instead."""


@dataclass(frozen=True)
class Settings:
    """Every setting, checked. Secrets are left out of repr."""

    bot_token: str | None = field(default=None, repr=False)
    database_url: str = field(default="sqlite:///data/hisobot.db", repr=False)  # may hold a password
    telegram_api_url: str = PUBLIC_SERVER
    timezone: str = "Asia/Tashkent"
    webhook_url: str | None = None
    webhook_listen: str = "127.0.0.1:8080"
    webhook_secret: str | None = field(default=None, repr=False)
    sandbox_port: int = 8081
    health_listen: str | None = None
    operator_chat: int | None = None
    backup_dir: Path = Path("data/backups")
    backup_key: str | None = field(default=None, repr=False)
    backup_to_director: bool = False
    evidence_dir: Path | None = None
    log_level: str = "INFO"
    log_format: str = "text"
    terminal_language: str = "uz"


_ALIKE = 0.85
"""How much of a name must agree: two slips in a long one, one in a short one."""
NAMES = tuple(setting.name.upper() for setting in fields(Settings))


def read_settings(environment: Mapping[str, str], env_file: Path | None = Path(".env")) -> Settings:
    """The settings of an environment and of a `.env` file; the environment wins. Raises WrongSetting."""
    written = _written_in(env_file) if env_file is not None else {}
    given = {name: (environment.get(name) or written.get(name) or "").strip() for name in NAMES}
    chosen = {name.lower(): CHECKS[name](value) for name, value in given.items() if value}
    settings = Settings(**chosen)
    if (settings.webhook_url is None) != (settings.webhook_secret is None):
        raise WrongSetting(words.TOGETHER.plain())
    if settings.backup_to_director and settings.backup_key is None:
        raise WrongSetting(words.ONLY_SEALED.plain())
    return settings


def misspelled_names(env_file: Path = Path(".env")) -> list[str]:
    """A sentence for each name of a `.env` file that is no setting and looks like one."""
    unknown = [name for name in _written_in(env_file) if name not in NAMES]
    alike = [(name, get_close_matches(name.upper(), NAMES, 1, _ALIKE)) for name in unknown]
    return [words.NO_SETTING.plain(file=str(env_file), name=name, near=near[0]) for name, near in alike if near]


def _written_in(env_file: Path) -> Mapping[str, str | None]:
    try:
        # Notepad puts a mark before the first letter, which would become part of the first setting's name.
        text = env_file.read_text(encoding="utf-8-sig") if env_file.is_file() else ""
    except OSError as error:
        raise WrongSetting(words.UNREADABLE.plain(file=str(env_file), why=system_words(error))) from None
    except ValueError:
        raise WrongSetting(words.NOT_UTF8.plain(file=str(env_file))) from None
    given: dict[str | None, str | None] = {}
    for line in parse_stream(StringIO(text)):
        if line.error or (line.key in NAMES and line.value is None):
            # Passed over, a mistyped token would start the sandbox in place of the bot.
            raise WrongSetting(words.NO_LINE.plain(file=str(env_file), line=line.original.line))
        meant = (line.key or "").upper().replace("-", "_")
        if meant in NAMES and line.key != meant:
            raise WrongSetting(
                words.OTHER_NAME.plain(file=str(env_file), line=line.original.line, meant=meant, written=str(line.key))
            )
        if meant in NAMES and given.setdefault(line.key, line.value) != line.value:
            # Nobody who reads the first of two lines knows that the other one counts.
            raise WrongSetting(words.TWICE.plain(file=str(env_file), line=line.original.line, setting=meant))
    return dotenv_values(stream=StringIO(text))


def _token(value: str) -> str:
    if not re.fullmatch(r"\d{3,}:[A-Za-z0-9_-]{3,}", value):
        raise WrongSetting(words.NO_TOKEN.plain())
    return value


def _database(value: str) -> str:
    wrong = words.NO_DATABASE.plain()
    try:
        url = make_url(value)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError):
        raise WrongSetting(wrong) from None
    if backend not in ("sqlite", "postgresql", "postgres") or not url.database or url.database == ":memory:":
        raise WrongSetting(wrong)
    if backend == "sqlite" and (url.drivername != "sqlite" or url.query or url.host):
        raise WrongSetting(wrong)
    if backend == "sqlite" and (url.database.endswith("/") or Path(url.database).is_dir()):
        raise WrongSetting(words.DATABASE_IS_FOLDER.plain(value=repr(value)))
    return url.set(drivername="postgresql").render_as_string(False) if backend == "postgres" else value


def _web_address(name: str, example: str, schemes: tuple[str, ...]) -> Callable[[str], str]:
    def check(value: str) -> str:
        try:
            parts = urlsplit(value)
            sound = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
        except ValueError:  # brackets left open, a port that is no number
            sound = False
        if not sound:
            raise WrongSetting(words.NO_ADDRESS.plain(name=name, example=example))
        return value.rstrip("/")

    return check


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise WrongSetting(words.NO_ZONE.plain(value=repr(value))) from None
    return value


def _listen(name: str, example: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        host, _, port = value.rpartition(":")
        if not host or not port.isdecimal() or not 0 < int(port) < 65536:
            raise WrongSetting(words.NO_LISTENING.plain(name=name, example=example))
        return value

    return check


def _chat(value: str) -> int:
    if not re.fullmatch(r"-?\d{3,18}", value, re.ASCII):
        raise WrongSetting(words.NO_CHAT.plain())
    return int(value)


def _secret(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value):
        raise WrongSetting(words.NO_SECRET.plain())
    return value


def _key(value: str) -> str:
    try:
        require_key(value)
    except WrongKey:
        raise WrongSetting(words.NO_KEY.plain()) from None
    return value


def _port(value: str) -> int:
    if not value.isdecimal() or int(value) > 65535:
        raise WrongSetting(words.NO_PORT.plain())
    return int(value)


def _folder(name: str, what: Sentence) -> Callable[[str], Path]:
    def check(value: str) -> Path:
        path = Path(value)
        if path.exists() and not path.is_dir():
            raise WrongSetting(words.NO_FOLDER.plain(name=name, value=repr(value), what=what.plain()))
        return path

    return check


def _writable_folder(value: str) -> Path:
    """A folder that files will be put into: better refused at the start than missed a year later."""
    path = _folder("EVIDENCE_DIR", words.FOR_EVIDENCE)(value)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongSetting(words.FOLDER_NOT_MADE.plain(value=repr(value), why=system_words(error))) from None
    if not os.access(path, os.W_OK | os.X_OK):
        raise WrongSetting(words.FOLDER_NOT_OURS.plain(value=repr(value)))
    return path


def _one_of(name: str, *choices: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        for choice in choices:
            if choice.lower() == value.lower():
                return choice
        raise WrongSetting(words.NO_CHOICE.plain(name=name, choices=", ".join(choices)))

    return check


CHECKS: Mapping[str, Callable[[str], Any]] = {
    "BOT_TOKEN": _token,
    "DATABASE_URL": _database,
    "TELEGRAM_API_URL": _web_address("TELEGRAM_API_URL", PUBLIC_SERVER, ("http", "https")),
    "TIMEZONE": _zone,
    "WEBHOOK_URL": _web_address("WEBHOOK_URL", "https://bot.example.uz/hook", ("https", "http")),
    "WEBHOOK_LISTEN": _listen("WEBHOOK_LISTEN", "127.0.0.1:8080"),
    "WEBHOOK_SECRET": _secret,
    "SANDBOX_PORT": _port,
    "HEALTH_LISTEN": _listen("HEALTH_LISTEN", "127.0.0.1:9090"),
    "OPERATOR_CHAT": _chat,
    "BACKUP_DIR": _folder("BACKUP_DIR", words.FOR_COPIES),
    "BACKUP_KEY": _key,
    "BACKUP_TO_DIRECTOR": lambda value: _one_of("BACKUP_TO_DIRECTOR", "yes", "no")(value) == "yes",
    "EVIDENCE_DIR": _writable_folder,
    "LOG_LEVEL": _one_of("LOG_LEVEL", "DEBUG", "INFO", "WARNING", "ERROR"),
    "LOG_FORMAT": _one_of("LOG_FORMAT", "text", "json"),
    "TERMINAL_LANGUAGE": _one_of("TERMINAL_LANGUAGE", *TERMINAL_LANGUAGES),
}
