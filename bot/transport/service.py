"""The transport as a whole: intake, lanes and sender at work together until told to stop."""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.transport.api import Api
from bot.transport.assembly import Wiring
from bot.transport.intake import POLL_SECONDS, Intake
from bot.transport.lanes import Lanes
from bot.transport.leadership import AdvisoryLock, AlwaysLeader, Leadership
from bot.transport.limits import Limits
from bot.transport.sender import Sender
from bot.transport.webhook import Webhook, WebhookPlace
from scheduler.beat import SECONDS, beat
from storage.database import Database

logger = logging.getLogger(__name__)

WATCH_SECONDS = 0.5  # how often leadership is checked, or striven for
SENDING_PATIENCE = 5.0  # how long the end waits for calls under way
STRICT = Limits()


@dataclass(frozen=True)
class Pace:
    """How fast things go; tests and the bench set it otherwise."""

    limits: Limits = STRICT
    poll_seconds: int = POLL_SECONDS
    workers: int = 8
    beat_seconds: float = SECONDS


async def run(
    database: Database,
    wiring: Wiring,
    api: Api,
    clock: Callable[[], datetime],
    stop: asyncio.Event,
    *,
    pace: Pace | None = None,
    webhook: WebhookPlace | None = None,
) -> None:
    """Serve the bot until `stop` is set, then end within seconds and lose nothing.

    With `webhook` updates come from there instead of being asked for. Raises TokenRevoked.
    """
    pace = pace or Pace()
    # The event loop and the worker threads hand the interpreter to one another thousands of times a second; at the
    # usual 5 ms a busy loop would let each step of a transaction wait (measured: four times fewer answers).
    sys.setswitchinterval(0.0005)
    with ThreadPoolExecutor(pace.workers, "work") as threads, ThreadPoolExecutor(2, "send") as sending:
        lanes = _lanes(database, wiring, api, clock, threads, pace.workers, grace=0.2 if webhook else 0.0)
        await lanes.start()
        lock: Leadership = AlwaysLeader() if database.is_sqlite else AdvisoryLock(database)

        async def lead() -> None:
            sender = Sender(database, wiring, api, clock, sending, limits=pace.limits)
            intake = Intake(database, wiring, api, lanes, clock, threads, poll_seconds=pace.poll_seconds)
            await _lead(lock, sender, None if webhook else intake, threads, lanes, stop)

        beside = [work(database, api, clock, threads) for work in wiring.workers]
        if webhook is not None:
            beside.append(Webhook(webhook, database, api, clock, threads).serve(lanes))
        ticks = [partial(tick, database) for tick in wiring.ticks]
        tasks = [
            asyncio.create_task(_follow(lock, lead, sending, stop)),
            asyncio.create_task(lanes.work()),
            *(asyncio.create_task(_until(work, stop)) for work in beside),
            asyncio.create_task(beat(ticks, clock, threads, stop, seconds=pace.beat_seconds)),
        ]
        try:
            await _first_end(tasks)
        finally:
            stop.set()
            await lanes.stop()
            await asyncio.gather(*tasks, return_exceptions=True)


def _lanes(
    database: Database,
    wiring: Wiring,
    api: Api,
    clock: Callable[[], datetime],
    threads: Executor,
    workers: int,
    grace: float,
) -> Lanes:
    """SQLite lets one write at a time: two workers, and several people's updates in one transaction."""
    workers, group = (2, 16) if database.is_sqlite else (workers, 1)
    return Lanes(database, wiring, api, clock, threads, workers=workers, group=group, grace=grace)


async def _follow(
    lock: Leadership, lead: Callable[[], Awaitable[None]], threads: Executor, stop: asyncio.Event
) -> None:
    """Lead whenever nobody else does."""
    loop = asyncio.get_running_loop()
    while not stop.is_set():
        try:
            if await loop.run_in_executor(threads, lock.acquire):
                await lead()
        finally:
            await loop.run_in_executor(threads, lock.release)
        await sleep(WATCH_SECONDS, stop)


async def _lead(
    lock: Leadership,
    sender: Sender,
    intake: Intake | None,
    threads: Executor,
    lanes: Lanes,
    stop: asyncio.Event,
) -> None:
    sending = asyncio.create_task(sender.run())
    watching = asyncio.create_task(_watch(lock, threads, stop))
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
    for task in done:
        task.result()


async def _watch(lock: Leadership, threads: Executor, stop: asyncio.Event) -> None:
    """Return when this process should lead no longer."""
    loop = asyncio.get_running_loop()
    while not stop.is_set() and await loop.run_in_executor(threads, lock.acquire):
        await sleep(WATCH_SECONDS, stop)


async def _first_end(tasks: list[asyncio.Task[None]]) -> None:
    """Return when one of them has ended, which they do together or by an error; raises that error."""
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        task.result()


async def _until(work: Awaitable[None], stop: asyncio.Event) -> None:
    task = asyncio.ensure_future(work)
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    for left in (task, stopping):
        left.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def sleep(seconds: float, stop: asyncio.Event) -> None:
    """Wait so long, or until told to stop."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
