"""The library's calls carried by aiohttp, because httpcore looks through its whole pool for every request.

Errors are told apart by the one thing that matters to the sender: whether the call can have reached Telegram.
"""

import json
import os
from typing import Any

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

# The library is changing what RetryAfter says from a number to a span of time, and warns until told to do so.
os.environ.setdefault("PTB_TIMEDELTA", "1")
CONNECTIONS = 32
READ_SECONDS = 20.0
UPLOAD_SECONDS = 60.0
CONNECT_SECONDS = 10.0
SERVER_ERROR, GATEWAY_TIMEOUT = 500, 504


class NotDelivered(NetworkError):
    """The call surely did not reach Telegram: there was no connection to say it on."""


class Unavailable(NetworkError):
    """Telegram itself answered, with an error of its own: the call was read and refused, and nothing was done."""


class GatewayTrouble(NetworkError):
    """A page of whatever stands before Telegram, with 5xx: most likely the call got no further, but it may have."""


class GatewayTimedOut(GatewayTrouble):
    """It passed the call on and waited in vain: as likely as not that has happened."""


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

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotDelivered("the connection to Telegram is closed")
        uploads = request_data is not None and request_data.contains_files
        read = _given(read_timeout, UPLOAD_SECONDS if uploads else self._read_seconds)
        connect = _given(connect_timeout, CONNECT_SECONDS)
        patience = aiohttp.ClientTimeout(
            total=None,
            connect=connect + _given(pool_timeout, CONNECT_SECONDS),
            sock_connect=connect,
            sock_read=read,
        )
        try:
            async with self._session.request(method, url, data=_body(request_data), timeout=patience) as answer:
                body = await answer.read()
                if answer.status >= SERVER_ERROR:
                    raise _server_trouble(answer.status, body)
                return answer.status, body
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
    value = DefaultValue.get_value(timeout)
    return otherwise if value is None else float(value)


def _body(request_data: RequestData | None) -> Any:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return request_data.json_parameters or None
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form
