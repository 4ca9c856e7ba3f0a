"""Takes updates in from Telegram's own calls instead of asking for them: the same inbox, the same promise.

Telegram is told 200 only after the update is stored; until then it keeps it and tries again.
"""

import asyncio
import hmac
import json
import logging
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from telegram.error import TelegramError

from bot.transport.api import Api
from bot.transport.assembly import Runtime
from bot.transport.intake import KINDS
from bot.transport.lanes import Lanes
from bot.transport.webhook_place import WebhookPlace
from storage.database import Database
from storage.transport.inbox import Undone, store_offset, store_updates, whole_number

logger = logging.getLogger(__name__)

BODY_LIMIT = 1024 * 1024
BODY_SECONDS = 10.0
"""Telegram sends the few kilobytes of an update at once; whoever takes longer only holds a connection."""
RETRY_AFTER = "5"
REGISTER_PAUSE = 10.0


class Webhook:
    """The door Telegram knocks at."""

    def __init__(
        self,
        place: WebhookPlace,
        database: Database,
        api: Api,
        runtime: Runtime,
    ) -> None:
        self._place, self._database, self._api, self._runtime = place, database, api, runtime

    async def serve(self, lanes: Lanes) -> None:
        """Listen and tell Telegram where, until cancelled."""
        app = web.Application(client_max_size=BODY_LIMIT)
        app[LANES] = lanes
        app.router.add_post(urlsplit(self._place.url).path or "/", self._receive)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._place.host, self._place.port).start()
            await self._register()
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    async def _register(self) -> None:
        params = {"url": self._place.url, "secret_token": self._place.secret, "allowed_updates": KINDS}
        while True:
            try:
                await self._api.call("setWebhook", params)
                return
            except TelegramError as error:
                logger.warning("Telegram did not take the webhook (%s); trying on", type(error).__name__)
                await self._runtime.sleep(REGISTER_PAUSE)

    async def _receive(self, request: web.Request) -> web.Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._place.secret.encode()):
            return web.Response(status=403)
        if request.app[LANES].full:
            return _later()
        try:
            async with asyncio.timeout(BODY_SECONDS):
                update = json.loads(await request.read())
        except TimeoutError:
            return web.Response(status=408, headers={"Connection": "close"})
        except (ValueError, RecursionError):
            update = None
        if not isinstance(update, dict) or not whole_number(update.get("update_id")):
            # Telegram would repeat it for a day, and it would be no better then.
            logger.error("a call without a readable update was put aside")
            return web.Response()
        try:
            rows = await self._runtime.in_thread(self._store, update)
        except Exception as error:
            logger.warning("an update could not be stored (%s); Telegram will bring it again", type(error).__name__)
            return _later()
        request.app[LANES].take_in(rows)
        return web.Response()

    def _store(self, update: dict[str, Any]) -> list[Undone]:
        now = self._runtime.clock()
        with self._database.write() as session:
            rows = store_updates(session, self._api.bot_id, [update], now)
            store_offset(session, self._api.bot_id, None, now)
        return rows


def _later() -> web.Response:
    """Telegram keeps the update and brings it again."""
    return web.Response(status=503, headers={"Retry-After": RETRY_AFTER})


LANES = web.AppKey("lanes", Lanes)
