"""The library's calls, carried by `connections`: the library's own request costs three times the processor time.

Errors are told apart by the one thing that matters to the sender: whether the call can have reached Telegram.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import httpcore
import httpx
from telegram.error import NetworkError, RetryAfter, TimedOut
from telegram.request import BaseRequest

from bot.transport.connections import Carrier, Connections, Headers, Patience

# The library is changing what RetryAfter says from a number to a span of time, and warns until told to do so.
os.environ.setdefault("PTB_TIMEDELTA", "1")
CONNECTIONS = 32
READ_SECONDS = 20.0
UPLOAD_SECONDS = 60.0
CONNECT_SECONDS = 10.0
CLIENT_ERROR, TOO_LARGE, SERVER_ERROR, GATEWAY_TIMEOUT = 400, 413, 500, 504
FORM: Headers = {"Content-Type": "application/x-www-form-urlencoded"}


Carry = Callable[[int], Carrier]
"""Makes what carries at most so many requests at a time."""
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

    def written(self, url: str) -> tuple[Headers, bytes]:
        """The headers and the content that it is sent with."""
        if not self.files:
            return FORM, urlencode(self.fields).encode()
        parts = {name: (filename, content, mime) for name, (filename, mime, content) in self.files.items()}
        form = httpx.Request("POST", url, data=self.fields, files=parts)
        return {"Content-Type": form.headers["Content-Type"]}, form.read()


class NotDelivered(NetworkError):
    """The call certainly did not reach Telegram: there was no connection."""


class Unavailable(NetworkError):
    """Telegram itself answered, with an error of its own: the call was read and refused, and nothing was done."""


class GatewayTrouble(NetworkError):
    """A gateway before Telegram answered with an error page (5xx): most likely the call got no further, but it may
    have."""


class GatewayTimedOut(GatewayTrouble):
    """A gateway passed the call on and got no answer in time: the call may well have been carried out."""


class LeanRequest(BaseRequest):
    """Calls to one Bot API server, by a pool of connections."""

    def __init__(
        self, connections: int = CONNECTIONS, read_seconds: float = READ_SECONDS, carry: Carry = Connections
    ) -> None:
        self._most, self._carry = connections, carry
        self._read_seconds = read_seconds
        self._connections: Carrier | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_seconds

    async def initialize(self) -> None:
        if self._connections is None:
            self._connections = self._carry(self._most)

    async def shutdown(self) -> None:
        if self._connections is not None:
            await self._connections.close()
            self._connections = None

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
        if self._connections is None:
            raise NotDelivered("the connection to Telegram is closed")
        body = request_data if isinstance(request_data, Body) else Body()
        read = _given(read_timeout, UPLOAD_SECONDS if body.files else self._read_seconds)
        patience = Patience(connect=_given(connect_timeout, CONNECT_SECONDS), read=read)
        try:
            status, content = await self._connections.request(method, url, *body.written(url), patience)
        except (httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.PoolTimeout) as error:
            raise NotDelivered(f"no connection: {type(error).__name__}") from error
        except httpcore.TimeoutException as error:
            raise TimedOut from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise NetworkError(f"connection lost: {type(error).__name__}") from error
        if status >= SERVER_ERROR:
            raise _server_trouble(status, content)
        if status >= CLIENT_ERROR and status != TOO_LARGE and not _of_telegram(content):
            raise NotDelivered(f"a page with {status} instead of an answer of Telegram")
        return status, content


def _server_trouble(status: int, body: bytes) -> NetworkError:
    """Who answered with 5xx: Telegram, in its own form, or somebody before it, as with any page. A gateway that waited
    in vain says so in the same form as Telegram (504), and what it waited for may have happened."""
    answer = _of_telegram(body)
    if status == GATEWAY_TIMEOUT:
        return GatewayTimedOut(f"a page with {status} and no answer")
    if answer is None:
        return GatewayTrouble(f"a page with {status} and no answer")
    return Unavailable(f"{answer.get('description', 'Internal Server Error')} ({status})")


def _of_telegram(body: bytes) -> dict[str, Any] | None:
    """A refusal as the Bot API writes it; None for any other page, which a proxy has put there."""
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) and answer.get("ok") is False else None


def _given(timeout: Any, otherwise: float) -> float:
    return otherwise if timeout is None or timeout is BaseRequest.DEFAULT_NONE else float(timeout)
