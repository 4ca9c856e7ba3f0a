"""The beat at which the clock is looked at. What is due stands in rows; nothing is scheduled in the process itself.

APScheduler drops a run that is a second late unless told otherwise, and a store of jobs would run them once a process
(team notes, §6). So it holds one job a tick, in memory, that is never too late and never piles up.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

logger = logging.getLogger(__name__)

Tick = Callable[[datetime], None]
SECONDS = 20.0


async def beat(
    ticks: Sequence[Tick],
    clock: Callable[[], datetime],
    threads: Executor,
    stop: asyncio.Event,
    *,
    seconds: float = SECONDS,
) -> None:
    """Call every tick with the moment it is, at once and then every so many seconds, until told to stop."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    for tick in ticks:
        scheduler.add_job(
            _once,
            "interval",
            seconds=seconds,
            args=(tick, clock, threads),
            next_run_time=datetime.now(UTC),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
    scheduler.start()
    try:
        await stop.wait()
    finally:
        scheduler.shutdown(wait=False)


async def _once(tick: Tick, clock: Callable[[], datetime], threads: Executor) -> None:
    try:
        await asyncio.get_running_loop().run_in_executor(threads, tick, clock())
    except Exception:
        logger.exception("what the clock brought could not be done; the next beat tries again")
