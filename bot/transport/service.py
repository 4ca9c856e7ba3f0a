"""The transport as a whole: intake, lanes and sender at work together until told to stop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

from bot.transport.api import Api
from bot.transport.assembly import Runtime, Wiring, wait_for_event
from bot.transport.intake import POLL_SECONDS, Intake
from bot.transport.lanes import Lanes
from bot.transport.limits import Limits
from bot.transport.sender import Sender
from bot.transport.several.leadership import AlwaysLeader, Leadership, Lease
from bot.transport.several.sharing import Seat, announce_written
from bot.transport.webhook_place import WebhookPlace
from storage.database import Database

logger = logging.getLogger(__name__)

WATCH_SECONDS = 0.5  # how often leadership is checked, or striven for
SENDING_PATIENCE = 5.0  # how long the end waits for calls under way
WORKERS = 8
GRACE_SECONDS = 0.2  # how far a webhook's calls may overtake one another
STRICT = Limits()


async def run_transport(
    database: Database,
    wiring: Wiring,
    api: Api,
    runtime: Runtime,
    stop: asyncio.Event,
    *,
    limits: Limits = STRICT,
    poll_seconds: int = POLL_SECONDS,
    workers: int = WORKERS,
    webhook: WebhookPlace | None = None,
) -> None:
    """Serve the bot until `stop` is set, then end within seconds and lose nothing.

    With `webhook` updates come from there instead of being asked for. Raises TokenRevoked.
    """
    runtime.signs.begun = True
    seat = None if database.is_sqlite else Seat(database)
    lanes = _lanes(database, wiring, api, runtime, workers, GRACE_SECONDS if webhook else 0.0, seat)
    await lanes.start()
    lock: Leadership = AlwaysLeader() if database.is_sqlite else Lease(database, runtime.monotonic)
    # One for all its times of leading: what went out before the database was lost is noted when it is back.
    sender = Sender(database, wiring, api, runtime, limits=limits, leads=lock.leads)

    async def lead() -> None:
        intake = Intake(database, wiring, api, lanes, runtime, poll_seconds=poll_seconds)
        await _lead(lock, sender, None if webhook else intake, runtime, lanes, stop)

    work: list[Coroutine[Any, Any, None]] = [_follow(lock, lead, runtime, stop), lanes.work()]
    if seat is not None:
        work.append(_until(announce_written(database, seat, runtime), stop))
    if webhook is not None:
        from bot.transport.webhook import Webhook  # with a web server, which is 2 MB

        work.append(_until(Webhook(webhook, database, api, runtime).serve(lanes), stop))
    await run_together(work, stop, before_the_end=lanes.stop)


async def run_together(
    work: list[Coroutine[Any, Any, None]],
    stop: asyncio.Event,
    *,
    before_the_end: Callable[[], Awaitable[None]] | None = None,
) -> None:
    """Run until one of them has ended, which they do when told to stop or by an error. The others are told to stop
    then; raises the error once all of them have ended."""
    tasks = [asyncio.create_task(coroutine) for coroutine in work]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stop.set()
        if before_the_end is not None:
            await before_the_end()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        task.result()


def _lanes(
    database: Database, wiring: Wiring, api: Api, runtime: Runtime, workers: int, grace: float, seat: Seat | None
) -> Lanes:
    """SQLite lets one write at a time: two workers, and several people's updates in one transaction."""
    workers, group = (2, 16) if database.is_sqlite else (workers, 1)
    return Lanes(database, wiring, api, runtime, workers=workers, group=group, grace=grace, share=seat)


async def _follow(lock: Leadership, lead: Callable[[], Awaitable[None]], runtime: Runtime, stop: asyncio.Event) -> None:
    """Lead whenever nobody else does."""
    while not stop.is_set():
        try:
            if await runtime.in_sending(lock.acquire):
                await lead()
        finally:
            await runtime.in_sending(lock.release)
        await wait_for_event(stop, WATCH_SECONDS)


async def _lead(
    lock: Leadership, sender: Sender, intake: Intake | None, runtime: Runtime, lanes: Lanes, stop: asyncio.Event
) -> None:
    runtime.signs.leads, runtime.signs.asks = True, intake is not None
    runtime.signs.database = runtime.monotonic()
    sending = asyncio.create_task(sender.run())
    watching = asyncio.create_task(_watch(lock, runtime, stop))
    work = {sending, watching} | ({asyncio.create_task(intake.run())} if intake else set())
    done, rest = await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
    for task in rest - {sending}:
        task.cancel()  # a poll that is cut off acknowledges nothing
    await asyncio.gather(*(rest - {sending}), return_exceptions=True)
    if stop.is_set():
        await lanes.stop()  # what is being handled may still have something to say
    sender.stop()
    with suppress(TimeoutError):
        await asyncio.wait_for(sending, SENDING_PATIENCE)
    runtime.signs.leads = False
    for task in done:
        task.result()


async def _watch(lock: Leadership, runtime: Runtime, stop: asyncio.Event) -> None:
    """Return when this process should lead no longer."""
    while not stop.is_set() and await runtime.in_thread(lock.acquire):
        await wait_for_event(stop, WATCH_SECONDS)


async def _until(work: Awaitable[None], stop: asyncio.Event) -> None:
    """Do something until told to stop."""
    task = asyncio.ensure_future(work)
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    for left in (task, stopping):
        left.cancel()
    with suppress(asyncio.CancelledError):
        await task
