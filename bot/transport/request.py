"""The library's calls carried by aiohttp, because httpcore looks through its whole pool for every request.

Errors are told apart by the one thing that matters to the sender: whether the call can have reached Telegram.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import aiohttp
from telegram.error import NetworkError, RetryAfter, TimedOut
from telegram.request import BaseRequest

# The library is changing what RetryAfter says from a number to a span of time, and warns until told to do so.
os.environ.setdefault("PTB_TIMEDELTA", "1")
CONNECTIONS = 32
READ_SECONDS = 20.0
UPLOAD_SECONDS = 60.0
CONNECT_SECONDS = 10.0
SERVER_ERROR, GATEWAY_TIMEOUT = 500, 504


Upload = tuple[str, str, bytes]
"""File name, mime type, content."""


def wait_of(error: RetryAfter) -> float:
    """How many seconds Telegram said to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


@dataclass(frozen=True, slots=True)
class Body:
    """What a call carries: fields as they stand in a form (texts as they are, anything else as JSON), and files by the
    name of their part of it."""

    fields: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def form(self) -> aiohttp.FormData | Mapping[str, str] | None:
        if not self.files:
            return self.fields or None
        form = aiohttp.FormData()
        for name, value in self.fields.items():
            form.add_field(name, value)
        for name, (filename, mime, content) in self.files.items():
            form.add_field(name, content, filename=filename, content_type=mime)
        return form


class NotDelivered(NetworkError):
    """The call certainly did not reach Telegram: there was no connection."""


class Unavailable(NetworkError):
    """Telegram itself answered, with an error of its own: the call was read and refused, and nothing was done."""


class GatewayTrouble(NetworkError):
    """A gateway before Telegram answered with an error page (5xx): most likely the call got no further, but it may
    have."""


class GatewayTimedOut(GatewayTrouble):
    """A gateway passed the call on and got no answer in time: the call may well have been carried out."""


class AiohttpRequest(BaseRequest):
    """A pool of connections to one Bot API server."""

    def __init__(self, connections: int = CONNECTIONS, read_seconds: float = READ_SECONDS) -> None:
        self._connections = connections
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_seconds

    async def initialize(self) -> None:
        if self._session is None:
            # Idle connections are given up before a proxy on the way does so, or a reply meets a closed one.
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=10)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(self, url: str, body: Body, read_seconds: float | None = None) -> Any:
        """The answer to a call; `read_seconds` is the patience with it. Raises TelegramError."""
        # The library hands what is sent to `do_request` as it is, and reads the answer.
        sent: Any = body
        return await self.post(url, sent, read_timeout=read_seconds)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: Any = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotDelivered("the connection to Telegram is closed")
        body = request_data if isinstance(request_data, Body) else Body()
        read = _given(read_timeout, UPLOAD_SECONDS if body.files else self._read_seconds)
        connect = _given(connect_timeout, CONNECT_SECONDS)
        patience = aiohttp.ClientTimeout(
            total=None,
            connect=connect + _given(pool_timeout, CONNECT_SECONDS),
            sock_connect=connect,
            sock_read=read,
        )
        try:
            async with self._session.request(method, url, data=body.form(), timeout=patience) as answer:
                content = await answer.read()
                if answer.status >= SERVER_ERROR:
                    raise _server_trouble(answer.status, content)
                return answer.status, content
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            raise NotDelivered(f"no connection: {type(error).__name__}") from error
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"connection lost: {type(error).__name__}") from error


def _server_trouble(status: int, body: bytes) -> NetworkError:
    """Who answered with 5xx: Telegram, in its own form, or somebody before it, as with any page. A gateway that waited
    in vain says so in the same form as Telegram (504), and what it waited for may have happened."""
    try:
        answer = json.loads(body)
    except ValueError:
        answer = None
    if status == GATEWAY_TIMEOUT:
        return GatewayTimedOut(f"a page with {status} and no answer")
    if not isinstance(answer, dict) or answer.get("ok") is not False:
        return GatewayTrouble(f"a page with {status} and no answer")
    return Unavailable(f"{answer.get('description', 'Internal Server Error')} ({status})")


def _given(timeout: Any, otherwise: float) -> float:
    return otherwise if timeout is None or timeout is BaseRequest.DEFAULT_NONE else float(timeout)
