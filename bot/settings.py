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
from storage.copies.sealing import WrongKey, require_key


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
        raise WrongSetting("WEBHOOK_URL and WEBHOOK_SECRET belong together: set both, or neither for long polling.")
    if settings.backup_to_director and settings.backup_key is None:
        raise WrongSetting("BACKUP_TO_DIRECTOR sends encrypted copies only: set BACKUP_KEY too, or write no.")
    return settings


def misspelled_names(env_file: Path = Path(".env")) -> list[str]:
    """A sentence for each name of a `.env` file that is no setting and looks like one."""
    unknown = [name for name in _written_in(env_file) if name not in NAMES]
    alike = [(name, get_close_matches(name.upper(), NAMES, 1, _ALIKE)) for name in unknown]
    return [
        f"{env_file}: {name} is no setting and changes nothing. Is {near[0]} meant?" for name, near in alike if near
    ]


def _written_in(env_file: Path) -> Mapping[str, str | None]:
    try:
        # Notepad puts a mark before the first letter, which would become part of the first setting's name.
        text = env_file.read_text(encoding="utf-8-sig") if env_file.is_file() else ""
    except OSError as error:
        raise WrongSetting(f"{env_file} cannot be read: {error.strerror}. Change its rights.") from None
    except ValueError:
        raise WrongSetting(f"{env_file} is not written in UTF-8: save it anew as UTF-8 text.") from None
    for line in parse_stream(StringIO(text)):
        if line.error or (line.key in NAMES and line.value is None):
            # Passed over, a mistyped token would start the sandbox in place of the bot.
            raise WrongSetting(f"{env_file}, line {line.original.line}: write it as NAME=value.")
        meant = (line.key or "").upper().replace("-", "_")
        if meant in NAMES and line.key != meant:
            raise WrongSetting(f"{env_file}, line {line.original.line}: write {meant} instead of {line.key}.")
    return dotenv_values(stream=StringIO(text))


def _token(value: str) -> str:
    if not re.fullmatch(r"\d{3,}:[A-Za-z0-9_-]{3,}", value):
        raise WrongSetting("BOT_TOKEN is not a bot's token: write it as BotFather gave it, 123456:ABC-…")
    return value


def _database(value: str) -> str:
    wrong = "DATABASE_URL must be sqlite:///folder/file.db or postgresql://user:password@host/name."
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
        raise WrongSetting(f"DATABASE_URL {value!r} names a folder: write sqlite:///folder/file.db.")
    return url.set(drivername="postgresql").render_as_string(False) if backend == "postgres" else value


def _web_address(name: str, example: str, schemes: tuple[str, ...]) -> Callable[[str], str]:
    def check(value: str) -> str:
        try:
            parts = urlsplit(value)
            sound = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
        except ValueError:  # brackets left open, a port that is no number
            sound = False
        if not sound:
            raise WrongSetting(f"{name} must be an address like {example}.")
        return value.rstrip("/")

    return check


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise WrongSetting(f"TIMEZONE {value!r} is not known: write a name like Asia/Tashkent.") from None
    return value


def _listen(name: str, example: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        host, _, port = value.rpartition(":")
        if not host or not port.isdecimal() or not 0 < int(port) < 65536:
            raise WrongSetting(f"{name} must be host:port, like {example}.")
        return value

    return check


def _chat(value: str) -> int:
    if not re.fullmatch(r"-?\d{3,18}", value, re.ASCII):
        raise WrongSetting("OPERATOR_CHAT must be the number of a chat at Telegram, like 123456789.")
    return int(value)


def _secret(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value):
        raise WrongSetting("WEBHOOK_SECRET must be 16 to 256 characters of A-Z a-z 0-9 _ - and hard to guess.")
    return value


def _key(value: str) -> str:
    try:
        require_key(value)
    except WrongKey as wrong:
        raise WrongSetting(f"{wrong}.") from None
    return value


def _port(value: str) -> int:
    if not value.isdecimal() or int(value) > 65535:
        raise WrongSetting("SANDBOX_PORT must be a number from 0 to 65535 (0: any free port).")
    return int(value)


def _folder(name: str, what: str) -> Callable[[str], Path]:
    def check(value: str) -> Path:
        path = Path(value)
        if path.exists() and not path.is_dir():
            raise WrongSetting(f"{name} {value!r} is not a folder: name a folder for {what}.")
        return path

    return check


def _writable_folder(value: str) -> Path:
    """A folder that files will be put into: better refused at the start than missed a year later."""
    path = _folder("EVIDENCE_DIR", "copies of the evidence")(value)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongSetting(f"EVIDENCE_DIR {value!r} cannot be made: {error.strerror}. Name another folder.") from None
    if not os.access(path, os.W_OK | os.X_OK):
        raise WrongSetting(f"EVIDENCE_DIR {value!r} may not be written to: change its rights or name another folder.")
    return path


def _one_of(name: str, *choices: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        for choice in choices:
            if choice.lower() == value.lower():
                return choice
        raise WrongSetting(f"{name} must be one of {', '.join(choices)}.")

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
    "BACKUP_DIR": _folder("BACKUP_DIR", "backups"),
    "BACKUP_KEY": _key,
    "BACKUP_TO_DIRECTOR": lambda value: _one_of("BACKUP_TO_DIRECTOR", "yes", "no")(value) == "yes",
    "EVIDENCE_DIR": _writable_folder,
    "LOG_LEVEL": _one_of("LOG_LEVEL", "DEBUG", "INFO", "WARNING", "ERROR"),
    "LOG_FORMAT": _one_of("LOG_FORMAT", "text", "json"),
}
