"""Where calls of bots come in, and answers go out as a network would let them."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from sandbox.api import methods, polling, webhook
from sandbox.api.fields import Upload, find_method, read_fields
from sandbox.api.settings import file_bytes
from sandbox.refusals import Refused, bad_request, too_many
from sandbox.sandbox import Sandbox
from sandbox.state.faults import Rule
from sandbox.state.world import Bot

log = logging.getLogger(__name__)

BODY_MAX = 60 * 1024 * 1024
BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
HTML_PAGE = "<html><body>This is not the page you asked for.</body></html>"
DONE_FIRST = ("drop_after", "stall", "502_after")
SPOILT = {
    "drop_before": (0, "connection closed"),
    "html_200": (200, "an HTML page"),
    "500": (500, "Internal Server Error"),
    "502": (502, "Bad Gateway"),
    "409": (409, polling.OTHER_POLLER),
    "401": (401, "Unauthorized"),
}


ReadBody = Callable[[], Awaitable[tuple[dict[str, Any], dict[str, Upload]]]]
"""Reads the fields and the files of a call. Raises Refused, ConnectionError."""


class Door:
    """The Bot API of one sandbox."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Take one call as it came over HTTP, and answer as HTTP does."""
        reading = partial(_body, request)
        try:
            result, rule = await self.answer(request.match_info["token"], request.match_info["method"], reading)
        except ConnectionError:
            return web.Response(status=400)  # to nobody: whoever called is gone, and nothing has happened
        return await _out(request, result, rule)

    async def answer(self, token: str, method: str, read: ReadBody) -> tuple[Any, Rule | None]:
        """Do one call unless a fault is in the way, and note it in the journal: what it is answered with, which may be
        a refusal, and the fault. Whatever carries calls here brings what `read`s their fields and files."""
        name, raw, uploads = method, dict[str, Any](), dict[str, Upload]()
        rule: Rule | None = None
        result: Any
        bot = self.sandbox.bots.get(token)
        try:
            if bot is None:
                raise Refused(401, "Unauthorized")
            name = find_method(method)
            raw, uploads = await read()
            rule = self._fault(name, raw)
            if rule and rule.fault not in DONE_FIRST:
                raise _spoilt(rule)
            result = await self._do(bot, name, read_fields(name, raw, uploads), uploads)
        except Refused as refusal:
            result = refusal
        except ConnectionError:
            raise
        except Exception:
            log.exception("the sandbox itself failed in %s", name)
            result = Refused(500, "Internal Server Error: the sandbox itself failed, see its log")
        self._note(bot, name, raw, uploads, result, rule)
        return result, rule

    def _fault(self, name: str, raw: dict[str, Any]) -> Rule | None:
        if not self.sandbox.faults.rules:
            return None
        chat_id = str(raw.get("chat_id", ""))
        return self.sandbox.faults.matching_rule(name, int(chat_id) if chat_id.isdigit() else None)

    async def _do(self, bot: Bot, name: str, args: dict[str, Any], uploads: dict[str, Upload]) -> Any:
        if name == "getUpdates":
            return await polling.get_updates(self.sandbox, bot, args)
        if name in webhook.METHODS:
            return webhook.METHODS[name](self.sandbox, bot, args)
        return methods.call_method(self.sandbox, bot, name, args, uploads)

    def _note(
        self,
        bot: Bot | None,
        name: str,
        raw: dict[str, Any],
        uploads: dict[str, Upload],
        result: Any,
        rule: Rule | None,
    ) -> None:
        refused = isinstance(result, Refused)
        if uploads:
            raw = raw | {field: f"<{upload.name}, {len(upload.data)} bytes>" for field, upload in uploads.items()}
        self.sandbox.journal.write(
            bot.username if bot else "",
            name,
            raw,
            result.code if refused else 200,
            result.description if refused else "",
            rule.fault if rule else "",
            self.sandbox.clock.now(),
            self.sandbox.monotonic(),
        )

    async def download(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file, for a bot."""
        try:
            if request.match_info["token"] not in self.sandbox.bots:
                raise Refused(401, "Unauthorized")
            data, mime = file_bytes(self.sandbox, request.match_info["path"])
        except Refused as refusal:
            return _answer(refusal)
        return web.Response(body=data, content_type=mime)


async def _body(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """The fields and files of a call, wherever they came: query, form, multipart or JSON."""
    raw: dict[str, Any] = dict(request.query) if request.query_string else {}
    uploads: dict[str, Upload] = {}
    kind = request.content_type
    if (request.content_length or 0) > BODY_MAX:
        raise Refused(413, "Request Entity Too Large")
    try:
        if kind == "multipart/form-data":
            await _parts(request, raw, uploads)
            return raw, uploads
        text = (await request.read()).decode()
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    except web.HTTPRequestEntityTooLarge:
        raise Refused(413, "Request Entity Too Large") from None
    if kind == "application/x-www-form-urlencoded":
        raw |= parse_qsl(text, keep_blank_values=True)
    elif kind == "application/json" and text:
        raw |= _json_object(text)
    return raw, uploads


async def _parts(request: web.Request, raw: dict[str, Any], uploads: dict[str, Upload]) -> None:
    size = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            raise bad_request("a part of the form has no name")
        data = bytes(await part.read(decode=True))
        size += len(data)
        if size > BODY_MAX:
            raise Refused(413, "Request Entity Too Large")
        if part.filename is None:
            raw[part.name] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream").partition(";")[0]
            uploads[part.name] = Upload(part.filename, data, mime)


def _json_object(text: str) -> dict[str, Any]:
    try:
        fields = json.loads(text)
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        raise bad_request("can't parse JSON body")
    return fields


def _spoilt(rule: Rule) -> Refused:
    if rule.fault == "429":
        return too_many(rule.retry_after)
    return Refused(*SPOILT[rule.fault])


async def _out(request: web.Request, result: Any, rule: Rule | None) -> web.StreamResponse:
    fault = rule.fault if rule else ""
    if fault in ("drop_before", "drop_after"):
        if request.transport:
            request.transport.abort()
        return web.Response(status=500)  # nobody reads it any more
    if rule and fault == "stall":
        await asyncio.sleep(rule.seconds)
    if fault in ("502", "502_after"):
        return web.Response(status=502, text=BAD_GATEWAY, content_type="text/html")
    if fault == "html_200":
        return web.Response(text=HTML_PAGE, content_type="text/html")
    return _answer(result)


def written(result: Any) -> tuple[int, bytes]:
    """An answer or a refusal as the Bot API puts it: the status and the body."""
    if isinstance(result, Refused):
        body, status = result.body(), result.code
    else:
        body, status = {"ok": True, "result": result}, 200
    return status, json.dumps(body, ensure_ascii=False).encode()


def _answer(result: Any) -> web.Response:
    status, text = written(result)
    return web.Response(body=text, status=status, content_type="application/json")
