"""Calls to one bot's Bot API by name, as they stand in rows: raw parameters in, raw answers out."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import InputFile
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.transport.request import READ_SECONDS, AiohttpRequest
from storage.transport.outbox import FILE_MARK
from usecases.outgoing import FileTrouble

PUBLIC_SERVER = "https://api.telegram.org"
DOWNLOAD_LIMIT = 20 * 1024 * 1024
Upload = tuple[str, str, bytes]  # file name, mime type, content


class Api:
    """One bot at one Bot API server. The token stays in here: neither repr nor errors show it."""

    def __init__(self, token: str, server: str = PUBLIC_SERVER, *, read_seconds: float = READ_SECONDS) -> None:
        self.bot_id = int(token.partition(":")[0])
        self._methods = f"{server.rstrip('/')}/bot{token}/"
        self._files = f"{server.rstrip('/')}/file/bot{token}/"
        self._request = AiohttpRequest(read_seconds=read_seconds)
        # A long poll sits on its connection for half a minute, so it has one of its own.
        self._polling = AiohttpRequest(connections=1)

    async def __aenter__(self) -> "Api":
        await self._request.initialize()
        await self._polling.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._polling.shutdown()
        await self._request.shutdown()

    async def call(self, method: str, params: dict[str, Any], uploads: dict[str, Upload] | None = None) -> Any:
        """Call one method; `uploads`: content for values that stand for files. Raises TelegramError."""
        parameters = list(_parameters(params, uploads or {}))
        return await _answer(self._request.post(self._methods + method, RequestData(parameters)))

    async def get_updates(self, offset: int | None, seconds: int, kinds: list[str]) -> list[Any]:
        """Wait up to `seconds` for updates from `offset` on, all kinds named. Raises TelegramError."""
        params = {"offset": offset, "timeout": seconds, "limit": 100, "allowed_updates": kinds}
        data = RequestData([RequestParameter(name, value, None) for name, value in params.items() if value is not None])
        answer = await _answer(self._polling.post(self._methods + "getUpdates", data, read_timeout=seconds + 10))
        if not isinstance(answer, list):
            raise TelegramError("getUpdates was answered with something other than a list")
        return answer

    async def download(self, file_id: str) -> bytes | FileTrouble:
        """Fetch a file somebody sent, of at most 20 MB; what went wrong comes back as a value."""
        try:
            found = await self.call("getFile", {"file_id": file_id})
            if int(found.get("file_size") or 0) > DOWNLOAD_LIMIT:
                return FileTrouble("too_big")
            return await self._request.retrieve(self._files + found["file_path"], read_timeout=60)
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


def _parameters(params: dict[str, Any], uploads: dict[str, Upload]) -> list[RequestParameter]:
    ready = []
    for name, value in params.items():
        if isinstance(value, str) and value in uploads:
            ready.append(RequestParameter(name, None, [_input_file(uploads[value], attached=False)]))
        elif value is not None:
            attached: list[InputFile] = []

            def attach(mark: str, attached: list[InputFile] = attached) -> str:
                if mark not in uploads:
                    return mark
                attached.append(_input_file(uploads[mark], attached=True))
                return str(attached[-1].attach_uri)

            ready.append(RequestParameter(name, replace_marks(value, attach), attached or None))
    return ready


def _input_file(upload: Upload, *, attached: bool) -> InputFile:
    name, mime, content = upload
    file = InputFile(content, filename=name, attach=attached)
    file.mimetype = mime
    return file


def replace_marks(value: Any, replacement: Callable[[str], str]) -> Any:
    """The same parameters with every text that stands for a file replaced."""
    if isinstance(value, str):
        return replacement(value) if value.startswith(FILE_MARK) else value
    if isinstance(value, list):
        return [replace_marks(part, replacement) for part in value]
    if isinstance(value, dict):
        return {name: replace_marks(part, replacement) for name, part in value.items()}
    return value
