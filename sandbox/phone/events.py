"""Server-sent events: what the phones are told, live and without loss over a broken connection."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from itertools import takewhile
from typing import Any

from aiohttp import web

from sandbox.messages.views import phone_message
from sandbox.phone.reading import whole_number
from sandbox.state.core import Event, World

HEARTBEAT_SECONDS = 15.0
HEADERS = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}


async def stream_events(world: World, request: web.Request) -> web.StreamResponse:
    """Answer GET /sandbox/events: of `?person=` or of all people, going on after `Last-Event-ID`."""
    person = whole_number(request.query["person"], "person") if "person" in request.query else None
    last = request.headers.get("Last-Event-ID") or request.query.get("last")
    after = whole_number(last, "Last-Event-ID") if last else None
    response = web.StreamResponse(headers=HEADERS)
    await response.prepare(request)
    try:
        await response.write(b"retry: 1000\n\n")
        async for lines in _news(world, person, after):
            await response.write(lines)
    except (ConnectionError, asyncio.CancelledError):
        pass  # the page was closed
    return response


async def _news(world: World, person: int | None, last: int | None) -> AsyncIterator[bytes]:
    events = world.events
    if last is not None and events and not events[0].id - 1 <= last <= events[-1].id:
        yield b"".join(_retold(world, person))
        last = None
    if last is None:
        last = events[-1].id if events else 0
    while not world.closing:
        ticket = world.bell.ticket()
        with world.lock:
            new = _since(events, last)
        if not new:
            if not await world.bell.wait(ticket, HEARTBEAT_SECONDS):
                yield b": still here\n\n"
            continue
        world.bell.drop(ticket)
        last = new[-1].id
        shown = [event for event in new if person is None or event.person in (None, person)]
        if shown:
            with world.lock:
                lines = b"".join(_lines(event) for event in shown)
            yield lines


def _since(events: deque[Event], last: int) -> list[Event]:
    return list(takewhile(lambda event: event.id > last, reversed(events)))[::-1]


def _retold(world: World, person: int | None) -> list[bytes]:
    """Every message once more, for a page that was away too long or comes from before a restart."""
    with world.lock:
        last = world.events[-1].id
        return [
            _lines(Event(last, "message", chat.person.id, message))
            for bot in world.bots.values()
            for chat in bot.chats.values()
            if person in (None, chat.person.id)
            for message in chat.messages
        ]


def _lines(event: Event) -> bytes:
    data: dict[str, Any] = {"kind": event.kind, "person": event.person}
    if event.message:
        data["message"] = phone_message(event.message)
    data |= event.more or {}
    return f"id: {event.id}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
