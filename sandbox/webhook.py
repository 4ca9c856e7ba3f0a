"""Delivery of updates to a bot's own address."""

from collections.abc import AsyncIterator, Callable
from typing import Any

from aiohttp import web

from sandbox.core import World
from sandbox.world import Bot

METHODS: dict[str, Callable[[World, Bot, dict[str, Any]], Any]] = {}


def couriers(world: World) -> Callable[[web.Application], AsyncIterator[None]]:
    """One courier a bot, for as long as the server runs."""

    async def context(app: web.Application) -> AsyncIterator[None]:
        yield
        world.close()

    return context
