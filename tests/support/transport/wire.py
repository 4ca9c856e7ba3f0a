"""Calls of a bot to its Telegram without a network between them: they come in at the sandbox's door all the same."""

import asyncio
from email import message_from_bytes
from typing import Any
from urllib.parse import parse_qsl

import httpcore

from bot.transport.connections import Headers, Patience
from sandbox.api.door import BAD_GATEWAY, HTML_PAGE, Door, ReadBody, written
from sandbox.api.fields import Upload
from sandbox.api.settings import file_bytes
from sandbox.refusals import Refused
from sandbox.sandbox import Sandbox

SPOILT = ("drop_before", "drop_after", "502", "502_after", "html_200")
"""Faults that are not answers of Telegram's."""


class Wire:
    """Carries the calls of one bot to a sandbox that lives in the same thread."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox, self._door = sandbox, Door(sandbox)

    async def request(
        self, method: str, url: str, headers: Headers, content: bytes, patience: Patience
    ) -> tuple[int, bytes]:
        """The status and the body that a request is answered with."""
        _, _, path = url.partition("://")[2].partition("/")
        if path.startswith("file/"):
            return sent_file(self._sandbox, path)
        token, _, name = path.removeprefix("bot").partition("/")
        try:
            async with asyncio.timeout(patience.read):
                result, rule = await self._door.answer(token, name, reading(headers, content))
                if rule is not None and rule.fault == "stall":
                    await asyncio.sleep(rule.seconds)
        except TimeoutError as error:
            raise httpcore.ReadTimeout from error
        return _spoilt(rule.fault) if rule is not None and rule.fault in SPOILT else written(result)

    async def close(self) -> None:
        """There is nothing to let go of."""


def _spoilt(fault: str) -> tuple[int, bytes]:
    if fault.startswith("drop"):
        raise httpcore.ReadError("the connection is closed")
    return (200, HTML_PAGE.encode()) if fault == "html_200" else (502, BAD_GATEWAY.encode())


def sent_file(sandbox: Sandbox, path: str) -> tuple[int, bytes]:
    """What the address of a file is answered with."""
    try:
        return 200, file_bytes(sandbox, path.split("/", 2)[2])[0]
    except Refused as refusal:
        return written(refusal)


def reading(headers: Headers, content: bytes) -> ReadBody:
    """What reads the fields and the files of a call."""

    async def read() -> tuple[dict[str, Any], dict[str, Upload]]:
        kind = str({str(name).lower(): value for name, value in headers.items()}.get("content-type", ""))
        if not kind.startswith("multipart/"):
            return dict(parse_qsl(content.decode(), keep_blank_values=True)), {}
        fields: dict[str, Any] = {}
        uploads: dict[str, Upload] = {}
        parts: Any = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + content).get_payload()
        for part in parts:
            name = str(part.get_param("name", header="content-disposition"))
            data = part.get_payload(decode=True)
            if part.get_filename():
                uploads[name] = Upload(part.get_filename(), data, part.get_content_type())
            else:
                fields[name] = data.decode()
        return fields, uploads

    return read
