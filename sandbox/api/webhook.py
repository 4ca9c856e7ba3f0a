"""Delivery of updates to a bot's own address, with the patience of Telegram's own server.

One POST an update, in order within a queue (a chat's messages, a person's presses), queues side by side; any
2xx takes the update off. A first failure is tried again at once, then after 1, 2, 4 … seconds up to a minute
or two, until the update expires.
"""

import asyncio
import random
import re
import time
from collections.abc import AsyncIterator, Callable
from typing import Any
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from sandbox.refusals import bad_request
from sandbox.state.core import World
from sandbox.state.updates import Pending
from sandbox.state.world import Bot, Webhook

ANSWER_SECONDS = 60.0
RETRY_AFTER_MAX = 3600.0
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def set_webhook(world: World, bot: Bot, args: dict[str, Any]) -> bool:
    """setWebhook; an empty address is deleteWebhook, plain http is taken for this machine only."""
    url = args["url"]
    if not url:
        return delete_webhook(world, bot, args)
    parts = urlsplit(url)
    local = parts.hostname in ("127.0.0.1", "localhost", "::1")
    if not parts.hostname or parts.scheme not in (("http", "https") if local else ("https",)):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if "secret_token" in args and not SECRET.fullmatch(args["secret_token"]):
        raise bad_request("secret token contains unallowed characters or is not 1-256 characters long")
    connections = args.get("max_connections", 40)
    if not 1 <= connections <= 100:
        raise bad_request("max_connections must be 1-100")
    with world.lock:
        _drop_pending(bot, args)
        bot.updates.want(args.get("allowed_updates"))
        bot.webhook = Webhook(url, args.get("secret_token", ""), connections)
    world.updates_bell.ring()
    return True


def delete_webhook(world: World, bot: Bot, args: dict[str, Any]) -> bool:
    """deleteWebhook."""
    with world.lock:
        _drop_pending(bot, args)
        bot.webhook = None
    world.updates_bell.ring()
    return True


def _drop_pending(bot: Bot, args: dict[str, Any]) -> None:
    if args.get("drop_pending_updates"):
        bot.updates.pending.clear()


def get_webhook_info(world: World, bot: Bot, args: dict[str, Any]) -> dict[str, Any]:
    """getWebhookInfo."""
    hook = bot.webhook
    bot.updates.expire()
    info: dict[str, Any] = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(bot.updates.pending),
        "allowed_updates": sorted(bot.updates.kinds),
    }
    if hook:
        info["max_connections"] = hook.max_connections
    if hook and hook.last_error_at:
        info["last_error_date"] = int(hook.last_error_at.timestamp())
        info["last_error_message"] = hook.last_error
    return info


METHODS: dict[str, Callable[[World, Bot, dict[str, Any]], Any]] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}


def retry_delay(failures: int, chance: random.Random) -> float:
    """Seconds to wait after so many failures in a row."""
    if failures <= 1:
        return 0.0
    return min(2.0 ** (failures - 2), chance.uniform(60.0, 120.0))


class Courier:
    """Carries the updates of every bot that has a webhook, for as long as the server runs."""

    def __init__(self, world: World, session: ClientSession) -> None:
        self.world = world
        self._session = session
        self._flying: dict[tuple[str, str], asyncio.Task[None]] = {}
        self._failures: dict[int, int] = {}
        self._due: dict[int, float] = {}
        self._chance = random.Random(7)  # noqa: S311 - spreads retries, no secret

    async def run(self) -> None:
        """Deliver for ever."""
        while True:
            ticket = self.world.updates_bell.ticket()
            with self.world.lock:
                pauses = [self._start_due(bot, bot.webhook) for bot in self.world.bots.values() if bot.webhook]
            await self.world.updates_bell.wait(ticket, min(pauses, default=60.0))

    def _start_due(self, bot: Bot, hook: Webhook) -> float:
        """Send what may go now and return the seconds until the next try."""
        bot.updates.expire()
        now, pause = time.monotonic(), 60.0
        heads: dict[str, Pending] = {}
        for pending in bot.updates.pending:
            heads.setdefault(pending.lane, pending)
        for lane, pending in heads.items():
            if (bot.token, lane) in self._flying or len(self._flying) >= hook.max_connections:
                continue
            left = self._due.get(pending.id, 0.0) - now
            if left > 0:
                pause = min(pause, left)
            else:
                carry = self._carry(bot, hook, pending)
                self._flying[bot.token, lane] = asyncio.get_running_loop().create_task(carry)
        return pause

    async def _carry(self, bot: Bot, hook: Webhook, pending: Pending) -> None:
        failure, retry_after = await self._post(hook, pending)
        with self.world.lock:
            self._flying.pop((bot.token, pending.lane), None)
            self._due.pop(pending.id, None)
            if failure:
                count = self._failures[pending.id] = self._failures.get(pending.id, 0) + 1
                pause = retry_delay(count, self._chance) if retry_after is None else retry_after
                self._due[pending.id] = time.monotonic() + pause * self.world.webhook_pace
                hook.last_error, hook.last_error_at = failure, self.world.clock.now()
            else:
                self._failures.pop(pending.id, None)
                if pending in bot.updates.pending:
                    bot.updates.pending.remove(pending)
        self.world.updates_bell.ring()

    async def _post(self, hook: Webhook, pending: Pending) -> tuple[str, float | None]:
        """Why it failed ("" if it did not) and how many seconds the bot asks to be left alone."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        try:
            async with self._session.post(hook.url, json=pending.body, headers=headers) as answer:
                await answer.read()
                if answer.status < 300:
                    return "", None
                asked = answer.headers.get("Retry-After", "")
                seconds = min(float(asked), RETRY_AFTER_MAX) if asked.isdigit() else None
                return f"Wrong response from the webhook: {answer.status} {answer.reason}", seconds
        except TimeoutError:
            return "Read timeout expired", None
        except (ClientError, OSError) as error:
            return f"Connection failed: {type(error).__name__}", None

    async def stop(self) -> None:
        """Let go of what is on the way."""
        for task in self._flying.values():
            task.cancel()
        await asyncio.gather(*self._flying.values(), return_exceptions=True)


def courier(world: World) -> Callable[[web.Application], AsyncIterator[None]]:
    """Starts the courier with the server and stops it, and everybody who waits, with the server."""

    async def context(app: web.Application) -> AsyncIterator[None]:
        async with ClientSession(timeout=ClientTimeout(total=ANSWER_SECONDS)) as session:
            carrier = Courier(world, session)
            task = asyncio.create_task(carrier.run())
            yield
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await carrier.stop()

    return context
