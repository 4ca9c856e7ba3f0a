"""The door of the local Telegram: the Bot API and the person's interface over HTTP."""

import asyncio
import json
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from sandbox import methods, person_routes, polling, webhook
from sandbox.faults import Rule
from sandbox.fields import Upload, find_method, read_fields
from sandbox.refusals import Refused
from sandbox.sandbox import Sandbox
from sandbox.settings import file_bytes
from sandbox.world import Bot

PAGE = Path(__file__).parent / "page"
BODY_MAX = 60 * 1024 * 1024
BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
HTML_PAGE = "<html><body>This is not the page you asked for.</body></html>"


def build(sandbox: Sandbox) -> web.Application:
    """The web application of a sandbox."""
    app = web.Application(client_max_size=BODY_MAX)
    door = Door(sandbox)
    app.router.add_route("*", "/bot{token}/{method}", door.bot_call)
    app.router.add_get("/file/bot{token}/{path:.+}", door.download)
    app.router.add_get("/", _page)
    app.router.add_get("/page/{path:.+}", _page)
    person_routes.add_routes(app, sandbox)
    app.cleanup_ctx.append(webhook.couriers(sandbox))
    return app


async def _page(request: web.Request) -> web.StreamResponse:
    file = (PAGE / request.match_info.get("path", "index.html")).resolve()
    if PAGE not in file.parents or not file.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(file, headers={"Cache-Control": "no-store"})


class Door:
    """Takes calls of bots in, and lets answers out as a network would."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    async def bot_call(self, request: web.Request) -> web.StreamResponse:
        """One call of the Bot API."""
        name, raw = request.match_info["method"], {}
        bot = self.sandbox.bots.get(request.match_info["token"])
        if bot is None:
            return _answer(Refused(401, "Unauthorized"))
        rule: Rule | None = None
        try:
            name = find_method(name)
            raw, uploads = await _body(request)
            rule = (
                self.sandbox.faults.choose(name, _number(raw.get("chat_id")))
                if self.sandbox.faults.rules
                else None
            )
            if rule and rule.fault not in ("drop_after", "stall", "502_after"):
                result: Any = _spoilt(rule)
            else:
                result = await self._do(bot, name, read_fields(name, raw, uploads), uploads)
        except Refused as refusal:
            result = refusal
        self._note(bot, name, raw, result, rule)
        return await _out(request, result, rule)

    async def _do(self, bot: Bot, name: str, args: dict[str, Any], uploads: dict[str, Upload]) -> Any:
        if name == "getUpdates":
            return await polling.get_updates(self.sandbox, bot, args)
        if name in webhook.METHODS:
            return webhook.METHODS[name](self.sandbox, bot, args)
        return methods.call(self.sandbox, bot, name, args, uploads)

    def _note(self, bot: Bot, name: str, raw: dict[str, Any], result: Any, rule: Rule | None) -> None:
        code = result.code if isinstance(result, Refused) else 200
        description = result.description if isinstance(result, Refused) else ""
        world, fault = self.sandbox, rule.fault if rule else ""
        now, mono = world.clock.now(), world.monotonic()
        world.journal.write(bot.username, name, raw, code, description, fault, now, mono)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file for a bot."""
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
    if kind == "multipart/form-data":
        async for part in await request.multipart():
            data = bytes(await part.read(decode=True))
            if part.filename is None:
                raw[part.name or ""] = data.decode()
            else:
                mime = part.headers.get("Content-Type", "application/octet-stream").partition(";")[0]
                uploads[part.name or ""] = Upload(part.filename, data, mime)
        return raw, uploads
    text = (await request.read()).decode()
    if kind == "application/json" and text:
        try:
            fields = json.loads(text)
        except ValueError:
            fields = None
        if not isinstance(fields, dict):
            raise Refused(400, "Bad Request: can't parse JSON body")
        raw |= fields
    elif kind == "application/x-www-form-urlencoded":
        raw |= parse_qsl(text, keep_blank_values=True)
    return raw, uploads


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.lstrip("-").isdigit() else value


def _spoilt(rule: Rule) -> Refused:
    if rule.fault == "429":
        wait = rule.retry_after
        return Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
    words = {"500": "Internal Server Error", "409": polling.OTHER_POLLER, "401": "Unauthorized"}
    code = (
        {"drop_before": 0, "html_200": 200}.get(rule.fault) if not rule.fault.isdigit() else int(rule.fault)
    )
    return Refused(code or 0, words.get(rule.fault, rule.fault))


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


def _answer(result: Any) -> web.Response:
    refused = isinstance(result, Refused)
    body = result.body() if refused else {"ok": True, "result": result}
    text = json.dumps(body, ensure_ascii=False).encode()
    return web.Response(body=text, status=result.code if refused else 200, content_type="application/json")


async def serve(sandbox: Sandbox, host: str = "127.0.0.1", port: int = 0) -> web.AppRunner:
    """Open the door in the running event loop; `runner.addresses` tells where, `runner.cleanup()` closes it."""
    runner = web.AppRunner(build(sandbox), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner


@dataclass
class Running:
    """A sandbox that lives in a thread of its own."""

    url: str
    sandbox: Sandbox
    _loop: asyncio.AbstractEventLoop
    _end: asyncio.Event
    _thread: threading.Thread

    def stop(self) -> None:
        """Close the door and wait until it is closed."""
        self.sandbox.close()
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(10)


def start_in_thread(sandbox: Sandbox, host: str = "127.0.0.1", port: int = 0) -> Running:
    """Serve a sandbox from a thread of its own and return when it can be called; port 0 takes a free one."""
    ready = threading.Event()
    born: list[Running | BaseException] = []

    async def live() -> None:
        end = asyncio.Event()
        try:
            runner = await serve(sandbox, host, port)
        except OSError as error:
            born.append(error)
            ready.set()
            return
        url = f"http://{host}:{runner.addresses[0][1]}"
        born.append(Running(url, sandbox, asyncio.get_running_loop(), end, thread))
        ready.set()
        await end.wait()
        await runner.cleanup()

    thread = threading.Thread(target=lambda: asyncio.run(live()), name="sandbox", daemon=True)
    thread.start()
    ready.wait()
    if isinstance(born[0], BaseException):
        raise born[0]
    return born[0]
