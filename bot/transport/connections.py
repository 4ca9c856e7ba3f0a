"""Connections to a server of HTTP/1.1: httpcore speaks, asyncio carries, and a call takes the one that was used last.

httpcore's own pool looks through all of its connections for every request, and what it carries by itself goes through
another library's streams: twice the processor time of a call. Errors are those of httpcore.
"""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from string import punctuation
from typing import Any, Protocol
from urllib.parse import quote

import httpcore

KEPT_SECONDS = 10.0
"""Idle connections are given up before a proxy on the way does so, or a call meets a closed one."""
Headers = Mapping[bytes | str, bytes | str]
PIECE = 64 * 1024
"""Bytes that are sent at a time; the patience with sending is with each of them."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: until there is a connection, and until the server says, or takes, something more."""

    connect: float
    read: float


class Carrier(Protocol):
    """What carries requests to a server; errors are those of httpcore."""

    async def request(
        self, method: str, url: str, headers: Headers, content: bytes, patience: Patience
    ) -> tuple[int, bytes]:
        """The status and the body that a request is answered with."""

    async def close(self) -> None:
        """Let go of all connections."""


class _Stream(httpcore.AsyncNetworkStream):
    """The streams of asyncio, with httpcore's names and errors."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  # httpcore's name
        try:
            async with asyncio.timeout(timeout):
                return await self._reader.read(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout from error
        except OSError as error:
            raise httpcore.ReadError from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109  # httpcore's name
        try:
            for at in range(0, len(buffer), PIECE):
                async with asyncio.timeout(timeout):
                    self._writer.write(buffer[at : at + PIECE])
                    await self._writer.drain()
        except TimeoutError as error:
            raise httpcore.WriteTimeout from error
        except OSError as error:
            raise httpcore.WriteError from error

    async def aclose(self) -> None:
        self._writer.close()

    def get_extra_info(self, info: str) -> Any:
        """`is_readable` asks of an idle connection whether the server has closed it."""
        return self._reader.at_eof() if info == "is_readable" else self._writer.get_extra_info(info)


class Connections:
    """At most so many connections at a time, opened when there is need."""

    def __init__(self, most: int) -> None:
        self._room = asyncio.Semaphore(most)
        self._idle: list[httpcore.AsyncHTTP11Connection] = []
        self._trusted: ssl.SSLContext | None = None

    async def request(
        self, method: str, url: str, headers: Headers, content: bytes, patience: Patience
    ) -> tuple[int, bytes]:
        """The status and the body that a request is answered with. Raises what httpcore raises."""
        address = _address(url)
        try:
            async with asyncio.timeout(patience.connect):
                await self._room.acquire()
        except TimeoutError as error:
            raise httpcore.PoolTimeout from error
        try:
            connection = await self._connection(address, patience)
            try:
                extensions = {"timeout": {"read": patience.read, "write": patience.read}}
                answer = await connection.request(
                    method, address, headers=headers, content=content, extensions=extensions
                )
            finally:
                await self._put_back(connection)
        finally:
            self._room.release()
        return answer.status, answer.content

    async def close(self) -> None:
        """Let go of all connections."""
        while self._idle:
            await self._idle.pop().aclose()

    async def _connection(self, address: httpcore.URL, patience: Patience) -> httpcore.AsyncHTTP11Connection:
        while self._idle:
            connection = self._idle.pop()
            if connection.can_handle_request(address.origin) and not connection.has_expired():
                return connection
            await connection.aclose()
        return await self._connect(address, patience)

    async def _connect(self, address: httpcore.URL, patience: Patience) -> httpcore.AsyncHTTP11Connection:
        secure = address.scheme == b"https"
        if secure and self._trusted is None:
            self._trusted = ssl.create_default_context()
        origin = address.origin
        try:
            async with asyncio.timeout(patience.connect):
                # One address after another without waiting long: a network may have IPv6 in name only.
                streams = await asyncio.open_connection(
                    origin.host.decode(), origin.port, ssl=self._trusted if secure else None, happy_eyeballs_delay=0.25
                )
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error
        except OSError as error:  # also a certificate that is not trusted
            raise httpcore.ConnectError(str(error)) from error
        return httpcore.AsyncHTTP11Connection(origin, _Stream(*streams), keepalive_expiry=KEPT_SECONDS)

    async def _put_back(self, connection: httpcore.AsyncHTTP11Connection) -> None:
        if connection.is_idle():
            self._idle.append(connection)
        else:
            await connection.aclose()


def _address(url: str) -> httpcore.URL:
    try:
        address = httpcore.URL(quote(url, safe=punctuation))
        if address.scheme in (b"http", b"https") and address.host:
            return address
    except ValueError:  # of the port
        pass
    raise httpcore.ConnectError("no address of a server")
