"""getUpdates: the long poll, with the habits of Telegram's own server."""

from __future__ import annotations

from typing import Any

from sandbox.refusals import Refused
from sandbox.state.core import World
from sandbox.state.world import Bot

OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
WEBHOOK_CAME = "Conflict: terminated by setWebhook request"


async def get_updates(world: World, bot: Bot, args: dict[str, Any]) -> list[dict[str, Any]]:
    """Acknowledge by offset and return what waits, or wait for it up to 50 seconds.

    Who asks the same offset again within half a second gets one update at a time, and within three seconds
    waits at least three; a second call ends the first with 409.
    """
    offset = args.get("offset", 0)
    limit = args.get("limit", 100)
    limit = limit if 1 <= limit <= 100 else 100
    seconds = min(max(args.get("timeout", 0), 0), 50)
    with world.lock:
        if bot.webhook:
            raise Refused(409, WEBHOOK_SET)
        mine = bot.poller = object()
        now = world.monotonic()
        if offset == bot.last_offset and now < bot.last_poll + 3.0:
            seconds = max(seconds, 3)
            limit = 1 if now < bot.last_poll + 0.5 else limit
        bot.last_offset, bot.last_poll = offset, now
        bot.updates.want(args.get("allowed_updates"))
        bot.updates.ack(offset)
    world.updates_bell.ring()  # an older call must see that it is no longer the poller
    end = world.monotonic() + seconds
    while True:
        ticket = world.updates_bell.ticket()
        with world.lock:
            if bot.poller is not mine:
                world.updates_bell.drop(ticket)
                raise Refused(409, OTHER_POLLER)
            if bot.webhook:
                world.updates_bell.drop(ticket)
                raise Refused(409, WEBHOOK_CAME)
            updates = bot.updates.first(limit)
            if updates or world.closing or world.monotonic() >= end:
                world.updates_bell.drop(ticket)
                bot.poller = None
                return updates
        await world.updates_bell.wait(ticket, end - world.monotonic())
