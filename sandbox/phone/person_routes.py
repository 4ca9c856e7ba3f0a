"""The person's interface over HTTP, under /sandbox; `README.md` here describes every route."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlsplit

from aiohttp import web

from sandbox.clock import ZONE
from sandbox.phone.events import stream_events
from sandbox.phone.reading import read_body, read_moment, read_wait, whole_number
from sandbox.refusals import Unable
from sandbox.sandbox import Sandbox
from sandbox.state.bell import Bell

BOT: dict[str, type] = {"bot": str}
PERSON: dict[str, type] = {
    "last_name": str, "username": str, "id": int, "note": str, "language_code": str,
}  # fmt: skip
RULE: dict[str, type] = {
    "nth": int, "times": int, "probability": float, "seed": int, "seconds": float, "retry_after": int,
    "person": int,
}  # fmt: skip
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def add_routes(app: web.Application, sandbox: Sandbox) -> None:
    """Add every route of the person's interface."""
    desk = Desk(sandbox)
    for method, path, handler in (
        ("GET", "/sandbox/people", desk.people), ("POST", "/sandbox/people", desk.add_person),
        ("POST", "/sandbox/say", desk.say), ("POST", "/sandbox/edit", desk.edit),
        ("POST", "/sandbox/press", desk.press), ("GET", "/sandbox/answers/{callback}", desk.answer),
        ("POST", "/sandbox/open_link", desk.open_link), ("POST", "/sandbox/send_file", desk.send_file),
        ("POST", "/sandbox/block", desk.block), ("POST", "/sandbox/unblock", desk.unblock),
        ("POST", "/sandbox/language", desk.language),
        ("GET", "/sandbox/chat/{person}", desk.chat), ("GET", "/sandbox/wait/{person}", desk.wait),
        ("GET", "/sandbox/events", desk.events),
        ("GET", "/sandbox/clock", desk.clock), ("POST", "/sandbox/clock", desk.move_clock),
        ("GET", "/sandbox/faults", desk.faults), ("POST", "/sandbox/faults", desk.add_fault),
        ("DELETE", "/sandbox/faults", desk.clear_faults),
        ("GET", "/sandbox/journal", desk.journal), ("POST", "/sandbox/journal/clear", desk.clear_journal),
        ("GET", "/sandbox/files/{file}", desk.file),
    ):  # fmt: skip
        app.router.add_route(method, path, _plain(handler))


def _plain(handler: Handler) -> Handler:
    """Refuse pages of other sites, and say in a sentence what was wrong with a request."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if origin and urlsplit(origin).netloc != request.host:
            return web.json_response({"error": "only the sandbox's own page may ask"}, status=403)
        try:
            return await handler(request)
        except Unable as error:
            return web.json_response({"error": str(error)}, status=400)

    return guarded


class Desk:
    """Reads requests, calls the sandbox, writes answers."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    async def people(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(self.sandbox.people_view(request.query.get("bot")))

    async def add_person(self, request: web.Request) -> web.StreamResponse:
        body = await read_body(request, {"first_name": str}, PERSON)
        return web.json_response(self.sandbox.add_person(**body))

    async def say(self, request: web.Request) -> web.StreamResponse:
        body = await read_body(request, {"person": int, "text": str}, {"reply_to": int, **BOT})
        return web.json_response(self.sandbox.say(**body))

    async def edit(self, request: web.Request) -> web.StreamResponse:
        body = await read_body(request, {"person": int, "message_id": int, "text": str}, BOT)
        return web.json_response(self.sandbox.edit(**body))

    async def press(self, request: web.Request) -> web.StreamResponse:
        body = await read_body(request, {"person": int, "message_id": int}, {"button": str, "data": str, **BOT})
        return web.json_response(self.sandbox.press(**body))

    async def answer(self, request: web.Request) -> web.StreamResponse:
        callback = request.match_info["callback"]
        press = self.sandbox.find_press(callback)
        await self._until(press.chat.bell, lambda: press.answer is not None, request)
        return web.json_response({"callback_id": callback, "answer": press.answer})

    async def open_link(self, request: web.Request) -> web.StreamResponse:
        body = await read_body(request, {"person": int, "link": str}, BOT)
        return web.json_response(self.sandbox.open_link(**body))

    async def send_file(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        file = form.get("file")
        if not isinstance(file, web.FileField):
            raise Unable("the field file must be a file")
        data = file.file.read()
        caption, kind = str(form.get("caption", "")), str(form.get("as", "document"))
        bot = str(form["bot"]) if "bot" in form else None
        person = whole_number(str(form.get("person", "")), "person")
        group = str(form.get("group", ""))
        reply_to = whole_number(str(form["reply_to"]), "reply_to") if "reply_to" in form else None
        sent = self.sandbox.send_file(
            person, file.filename, data, caption, kind, bot=bot, group=group, reply_to=reply_to
        )
        return web.json_response(sent)

    async def block(self, request: web.Request) -> web.StreamResponse:
        self.sandbox.block(**await read_body(request, {"person": int}, BOT))
        return web.json_response({"blocked": True})

    async def unblock(self, request: web.Request) -> web.StreamResponse:
        self.sandbox.unblock(**await read_body(request, {"person": int}, BOT))
        return web.json_response({"blocked": False})

    async def language(self, request: web.Request) -> web.StreamResponse:
        body = await read_body(request, {"person": int, "language_code": str}, {})
        return web.json_response(self.sandbox.speak(**body))

    async def chat(self, request: web.Request) -> web.StreamResponse:
        person, after = (
            whole_number(request.match_info["person"], "person"),
            whole_number(request.query.get("after", "0"), "after"),
        )
        return web.json_response(self.sandbox.chat(person, after, request.query.get("bot")))

    async def wait(self, request: web.Request) -> web.StreamResponse:
        person, after = (
            whole_number(request.match_info["person"], "person"),
            whole_number(request.query.get("after_seq", "0"), "after_seq"),
        )
        bot = self.sandbox.bot(request.query.get("bot"))
        chat = self.sandbox.chat_of(bot, self.sandbox.person(person))
        await self._until(chat.bell, lambda: chat.seq > after, request)
        return web.json_response(self.sandbox.chat(person, after, bot.username))

    async def _until(self, bell: Bell, true: Callable[[], bool], request: web.Request) -> None:
        """Wait until something is so, at most `timeout` seconds of the query (0 if none, 60 at most)."""
        end = time.monotonic() + min(read_wait(request.query.get("timeout", "0")), 60.0)
        while True:
            ticket = bell.ticket()
            if true() or self.sandbox.closing or time.monotonic() >= end:
                bell.drop(ticket)
                return
            await bell.wait(ticket, end - time.monotonic())

    async def events(self, request: web.Request) -> web.StreamResponse:
        return await stream_events(self.sandbox, request)

    async def clock(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(self._time())

    def _time(self) -> dict[str, Any]:
        view: dict[str, Any] = {"now": self.sandbox.clock.now().isoformat(), "zone": str(ZONE)}
        return {**view, "jumps": sorted(self.sandbox.jumps)} if self.sandbox.jumps else view

    async def move_clock(self, request: web.Request) -> web.StreamResponse:
        body = await read_body(request, {}, {"set": str, "advance": float, "next_working_day": bool, "jump": str})
        clock = self.sandbox.clock
        if "set" in body:
            clock.set(read_moment(body["set"]))
        elif "advance" in body:
            clock.advance(timedelta(seconds=float(body["advance"])))
        elif body.get("next_working_day"):
            clock.set(self.sandbox.next_working_day(clock.now()))
        elif "jump" in body:
            await self._jump(body["jump"])
        else:
            raise Unable("say set, advance, next_working_day or jump")
        self.sandbox.announce("clock", None, more={"now": clock.now().isoformat()})
        return web.json_response(self._time())

    async def _jump(self, name: str) -> None:
        """To a moment that the bot's side works out, which may take it a while; nowhere when it knows of none."""
        find = self.sandbox.jumps.get(name)
        if find is None:
            raise Unable(f"there is no jump {name}")
        moment = await asyncio.to_thread(find, self.sandbox.clock.now())
        if moment is not None:
            self.sandbox.clock.set(moment)

    async def faults(self, request: web.Request) -> web.StreamResponse:
        return web.json_response([rule.view() for rule in self.sandbox.faults.rules])

    async def add_fault(self, request: web.Request) -> web.StreamResponse:
        body = await read_body(request, {"method": str, "fault": str}, RULE)
        return web.json_response(self.sandbox.faults.add(**body).view())

    async def clear_faults(self, request: web.Request) -> web.StreamResponse:
        self.sandbox.faults.clear()
        return web.json_response([])

    async def journal(self, request: web.Request) -> web.StreamResponse:
        entries = self.sandbox.journal.entries(
            request.query.get("method"), whole_number(request.query.get("after", "0"), "after")
        )
        return web.json_response([entry.view() for entry in entries])

    async def clear_journal(self, request: web.Request) -> web.StreamResponse:
        self.sandbox.journal.clear()
        return web.json_response({"cleared": True})

    async def file(self, request: web.Request) -> web.StreamResponse:
        file = self.sandbox.files.get(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound
        where = "inline" if file.kind == "photo" else "attachment"
        headers = {
            "Content-Disposition": f"{where}; filename*=UTF-8''{quote(file.name)}",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=file.data, content_type=file.mime, headers=headers)
