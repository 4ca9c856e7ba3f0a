"""A bot at work: the transport and the beat together, with the threads that both run on."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from bot.program import Jobs, Program, Stage, no_jobs
from bot.transport import service as transport
from bot.transport.api import Api
from bot.transport.assembly import Runtime, Signs
from bot.transport.intake import POLL_SECONDS
from bot.transport.limits import Limits
from bot.transport.webhook_place import WebhookPlace
from scheduler.pace import SECONDS
from storage.database import Database, is_transient

SENDING_THREADS = 2
SWITCH_SECONDS = 0.0005
"""The event loop and the worker threads hand the interpreter to one another thousands of times a second; at the usual
5 ms a busy loop would let each step of a transaction wait (measured: four times fewer answers)."""


@dataclass(frozen=True)
class Pace:
    """How fast things go; tests and the bench set it otherwise."""

    limits: Limits = transport.STRICT
    poll_seconds: int = POLL_SECONDS
    workers: int = transport.WORKERS
    beat_seconds: float = SECONDS


async def run_bot_service(
    database: Database,
    program: Program,
    api: Api,
    clock: Callable[[], datetime],
    stop: asyncio.Event,
    *,
    pace: Pace | None = None,
    webhook: WebhookPlace | None = None,
    upkeep: Jobs = no_jobs,
    signs: Signs | None = None,
) -> None:
    """Serve a bot until `stop` is set, then end within seconds and lose nothing; `upkeep` are jobs of the installation
    that it runs in, and `signs` are kept for whoever watches. Raises TokenRevoked."""
    pace = pace or Pace()
    sys.setswitchinterval(SWITCH_SECONDS)
    with (
        ThreadPoolExecutor(pace.workers, "work") as threads,
        ThreadPoolExecutor(SENDING_THREADS, "send") as sending,
    ):
        stage = Stage(database, api, clock, threads, pace.beat_seconds)
        answering = transport.run_transport(
            database,
            program.wiring,
            api,
            Runtime(clock, threads, sending, monotonic=asyncio.get_running_loop().time, signs=signs or Signs()),
            stop,
            limits=pace.limits,
            poll_seconds=pace.poll_seconds,
            workers=pace.workers,
            webhook=webhook,
        )

        def load() -> Callable[[], Coroutine[Any, Any, None]]:
            from scheduler.beat import beat  # here, because the first poll need not wait for it

            jobs = [*program.jobs(stage), *upkeep(stage)]
            return partial(beat, jobs, clock, threads, stop, passing=is_transient)

        async def tick() -> None:
            ticking = await asyncio.get_running_loop().run_in_executor(threads, load)
            await ticking()

        await transport.run_together([answering, tick()], stop)
