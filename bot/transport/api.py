"""Calls to one bot's Bot API by name, as they stand in rows: raw parameters in, raw answers out."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.transport.connections import Connections
from bot.transport.request import READ_SECONDS, Body, Carry, LeanRequest, Upload
from storage.transport.outbox import FILE_MARK
from usecases.outgoing import FileTrouble

PUBLIC_SERVER = "https://api.telegram.org"
DOWNLOAD_LIMIT = 20 * 1024 * 1024


class Api:
    """One bot at one Bot API server. The token stays in here: neither repr nor errors show it."""

    def __init__(
        self,
        token: str,
        server: str = PUBLIC_SERVER,
        *,
        read_seconds: float = READ_SECONDS,
        carry: Carry = Connections,
    ) -> None:
        """`carry` makes what carries the calls: connections of HTTP, or whatever stands in for a network."""
        self.bot_id = int(token.partition(":")[0])
        self._methods = f"{server.rstrip('/')}/bot{token}/"
        self._files = f"{server.rstrip('/')}/file/bot{token}/"
        self._request = LeanRequest(read_seconds=read_seconds, carry=carry)
        # A long poll sits on its connection for half a minute, so it has one of its own.
        self._polling = LeanRequest(connections=1, carry=carry)

    async def __aenter__(self) -> "Api":
        await self._request.initialize()
        await self._polling.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._polling.shutdown()
        await self._request.shutdown()

    async def call(self, method: str, params: dict[str, Any], uploads: dict[str, Upload] | None = None) -> Any:
        """Call one method; `uploads`: content for values that stand for files. Raises TelegramError."""
        return await _answer(self._request.call(self._methods + method, body_of(params, uploads or {})))

    async def get_updates(self, offset: int | None, seconds: int, kinds: list[str]) -> list[Any]:
        """Wait up to `seconds` for updates from `offset` on, all kinds named. Raises TelegramError."""
        params = {"offset": offset, "timeout": seconds, "limit": 100, "allowed_updates": kinds}
        asking = self._polling.call(self._methods + "getUpdates", body_of(params), read_seconds=seconds + 10)
        answer = await _answer(asking)
        if not isinstance(answer, list):
            raise TelegramError("getUpdates was answered with something other than a list")
        return answer

    async def download(self, file_id: str) -> bytes | FileTrouble:
        """Fetch a file somebody sent, of at most 20 MB; what went wrong comes back as a value."""
        try:
            about = await self.call("getFile", {"file_id": file_id})
            if int(about.get("file_size") or 0) > DOWNLOAD_LIMIT:
                return FileTrouble("too_big")
            return await self._request.retrieve(self._files + about["file_path"], read_timeout=60)
        except InvalidToken:
            return FileTrouble("gone")  # a download link that has expired answers 404
        except NetworkError as error:
            if "too big" in error.message.lower():
                return FileTrouble("too_big")
            return FileTrouble("gone" if type(error).__name__ == "BadRequest" else "unreachable")
        except (TelegramError, KeyError):
            return FileTrouble("unreachable")


async def _answer(call: Awaitable[Any]) -> Any:
    try:
        return await call
    except (KeyError, TypeError) as error:  # JSON, but not Telegram's
        raise TelegramError("the answer is not one of the Bot API") from error


def body_of(params: Mapping[str, Any], uploads: Mapping[str, Upload] | None = None) -> Body:
    """Parameters as they are sent. A value that stands for a file of `uploads` becomes a part of its own: under the
    parameter's name, or where it stands inside another value, under a name that the value then refers to."""
    fields: dict[str, str] = {}
    files: dict[str, Upload] = {}
    given = uploads or {}

    def attach(mark: str) -> str:
        if mark not in given:
            return mark
        part = f"attached{len(files)}"
        files[part] = given[mark]
        return f"attach://{part}"

    for name, value in params.items():
        if isinstance(value, str) and value in given:
            files[name] = given[value]
        elif value is not None:
            written = replace_marks(value, attach)
            fields[name] = written if isinstance(written, str) else json.dumps(written)
    return Body(fields, files)


def replace_marks(value: Any, replacement: Callable[[str], str]) -> Any:
    """The same parameters with every text that stands for a file replaced."""
    if isinstance(value, str):
        return replacement(value) if value.startswith(FILE_MARK) else value
    if isinstance(value, list):
        return [replace_marks(part, replacement) for part in value]
    if isinstance(value, dict):
        return {name: replace_marks(part, replacement) for name, part in value.items()}
    return value
