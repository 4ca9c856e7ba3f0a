"""Calls to a server of bytes: connections are kept and taken again, and each trouble is told apart."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import httpcore
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from telegram.error import NetworkError, TimedOut

from bot.transport.connections import Connections, Patience
from bot.transport.request import Body, GatewayTrouble, LeanRequest, NotDelivered, Unavailable

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
PATIENCE = Patience(connect=5, read=5)
OK = b'HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n{"ok": true, "result": 17}'


class Server:
    """Whoever listens at a port: how many came, and what they said."""

    def __init__(self, talk: Talk, secure: ssl.SSLContext | None) -> None:
        self._talk, self._secure = talk, secure
        self.url, self.came = "", 0

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.came += 1
        try:
            await self._talk(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def listen(self) -> asyncio.Server:
        server = await asyncio.start_server(self._meet, "127.0.0.1", 0, ssl=self._secure)
        self.url = f"http{'s' * bool(self._secure)}://127.0.0.1:{server.sockets[0].getsockname()[1]}/botT/sendMessage"
        return server


@asynccontextmanager
async def listening(talk: Talk, secure: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    server = Server(talk, secure)
    listener = await server.listen()
    try:
        yield server
    finally:
        listener.close()


@asynccontextmanager
async def calling(read_seconds: float = 5) -> AsyncIterator[LeanRequest]:
    request = LeanRequest(read_seconds=read_seconds)
    await request.initialize()
    try:
        yield request
    finally:
        await request.shutdown()


async def heard(reader: asyncio.StreamReader) -> bytes:
    """One request, head and body."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
    return head + await reader.readexactly(int(length.split(b":")[1]))


async def answering(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        await heard(reader)
        writer.write(OK)


async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers, and closes without having said that it would."""
    await heard(reader)
    writer.write(OK)


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def gone(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await heard(reader)


async def half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await heard(reader)
    writer.write(OK[:-5])


async def nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await heard(reader)
    writer.write(b"SSH-2.0 hello\r\n\r\n")


def saying(status: str, body: bytes) -> Talk:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await heard(reader)
        writer.write(b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s" % (status.encode(), len(body), body))

    return talk


async def test_one_call_after_another_takes_the_same_connection() -> None:
    async with listening(answering) as server, calling() as request:
        assert [await request.call(server.url, Body({"text": "salom"})) for _ in range(5)] == [17] * 5
        assert server.came == 1


async def test_a_connection_that_the_server_has_closed_meanwhile_is_not_taken() -> None:
    async with listening(once) as server, calling() as request:
        for _ in range(3):
            assert await request.call(server.url, Body({})) == 17
            await asyncio.sleep(0.05)  # until the closing is heard of
        assert server.came == 3


async def test_there_are_no_more_connections_than_allowed_and_a_call_that_waits_in_vain_was_not_delivered() -> None:
    async with listening(silent) as server:
        connections = Connections(2)
        short = Patience(connect=0.1, read=5)
        waiting = [asyncio.create_task(connections.request("POST", server.url, {}, b"", PATIENCE)) for _ in range(2)]
        await asyncio.sleep(0.05)
        with pytest.raises(httpcore.PoolTimeout):
            await connections.request("POST", server.url, {}, b"", short)
        assert server.came == 2
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await connections.close()


async def test_a_call_that_is_given_up_leaves_its_place_to_the_next() -> None:
    async with listening(silent) as silence, listening(answering) as server:
        connections = Connections(1)
        for _ in range(3):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await connections.request("POST", silence.url, {}, b"", PATIENCE)
        assert (await connections.request("POST", server.url, {}, b"", PATIENCE))[0] == 200
        await connections.close()


@pytest.mark.parametrize("talk", [gone, half, nonsense])
async def test_a_call_may_have_arrived_when_the_connection_is_lost_behind_it(talk: Talk) -> None:
    async with listening(talk) as server, calling() as request:
        with pytest.raises(NetworkError, match="connection lost") as lost:
            await request.call(server.url, Body({"text": "salom"}))
        assert not isinstance(lost.value, NotDelivered)


@pytest.mark.parametrize("body", [Body({"text": "salom"}), Body({}, {"document": ("a.pdf", "application/pdf", b"x")})])
async def test_a_call_may_have_arrived_when_no_answer_comes(body: Body) -> None:
    async with listening(silent) as server, calling() as request:
        with pytest.raises(TimedOut):
            await request.call(server.url, body, read_seconds=0.1)


async def test_it_does_not_wait_for_ever_for_somebody_who_takes_nothing() -> None:
    async def deaf(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.pause_reading()  # type: ignore[attr-defined]  # it reads as well as it writes
        await asyncio.sleep(3)

    async with listening(deaf) as server, calling() as request:
        with pytest.raises(TimedOut):
            await request.call(
                server.url, Body({}, {"document": ("a.bin", "x/y", bytes(40_000_000))}), read_seconds=0.2
            )


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/x",
        "https://127.0.0.1:1/x",
        "http://nowhere.invalid/x",
        "http:///x",
        "ftp://a/x",
        "x",
        "http://a:port/x",
    ],
)
async def test_a_call_without_a_connection_was_not_delivered(url: str) -> None:
    async with calling() as request:
        with pytest.raises(NotDelivered):
            await request.call(url, Body({}))


async def test_it_tells_telegrams_own_errors_from_a_gateways() -> None:
    async with calling() as request:
        async with listening(saying("502 Bad Gateway", b"<html>nginx</html>")) as gateway:
            with pytest.raises(GatewayTrouble):
                await request.call(gateway.url, Body({}))
        async with listening(saying("500 Oops", b'{"ok": false, "description": "Internal"}')) as server:
            with pytest.raises(Unavailable):
                await request.call(server.url, Body({}))


async def test_texts_and_files_arrive_as_they_are() -> None:
    arrived = []

    async def keeping(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            arrived.append(await heard(reader))
            writer.write(OK)

    async with listening(keeping) as server, calling() as request:
        await request.call(server.url, Body({"text": "Qo'rg'ontepa & <b> ў"}))
        await request.call(server.url, Body({"chat_id": "5"}, {"document": ("Ҳисобот 3.xlsx", "x/y", b"\x00\xff")}))
    assert b"text=Qo%27rg%27ontepa+%26+%3Cb%3E+%D1%9E" in arrived[0]
    assert b"\x00\xff" in arrived[1]
    assert "Ҳисобот 3.xlsx".encode() in arrived[1]
    assert b'name="chat_id"\r\n\r\n5' in arrived[1]


async def test_it_speaks_to_whom_it_can_trust_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secure.load_cert_chain(_certificate(tmp_path))
    async with listening(answering, secure) as server:
        async with calling() as request:
            with pytest.raises(NotDelivered):
                await request.call(server.url, Body({}))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "server.pem"))
        async with calling() as request:
            assert [await request.call(server.url, Body({})) for _ in range(2)] == [17, 17]


def _certificate(folder: Path) -> Path:
    """A certificate that 127.0.0.1 gave itself, and its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name.from_rfc4514_string("CN=Hisobot")
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    file = folder / "server.pem"
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(private + certificate.public_bytes(pem))
    return file
