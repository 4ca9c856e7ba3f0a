"""The beat at which the clock is looked at. What is due stands in rows; no moment of it is kept in the process.

APScheduler drops a run that is a second late unless told otherwise, and a store of jobs would run each job once a
process. So its jobs live in memory, are never too late and never pile up. It also plans by the machine's clock, which
people and time servers set: here nothing waits longer than its own seconds, whatever the clock says.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]
Passing = Callable[[BaseException], bool]
WATCH_SECONDS = 5.0
"""How often it is seen to that no job waits for a time that a clock set back has put far off."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something the clock brings: `run` is called with the moment it is, at once and then every `seconds`.

    A plain function runs in a worker thread and opens its own transactions; a coroutine function runs on the loop.
    Whether something is due at that moment is the job's own business: the clock that it is given may be moved by hand.
    """

    name: str
    seconds: float
    run: Callable[[datetime], object]
    at_once: int = 1
    """How many runs may go on at the same time."""
    woken_by: list[Callable[[], None]] | None = None
    """The listeners of whatever makes a run worthwhile before its time; they may be called from any thread."""


class _Every(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """So many seconds after the last run. APScheduler's own trigger counts each run that a clock set forward has left
    out, which takes minutes where the clock went from 1970 to today."""

    def __init__(self, seconds: float) -> None:
        self.interval = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        return now if previous is None else now + self.interval


def _never(error: BaseException) -> bool:
    return False


async def beat(
    jobs: Sequence[Job],
    clock: Clock,
    threads: Executor,
    stop: asyncio.Event,
    *,
    passing: Passing = _never,
    watch_seconds: float = WATCH_SECONDS,
) -> None:
    """Run every job in its turn until told to stop; what runs then is cancelled and waited for. `passing` tells an
    error that will pass by itself, such as a database that is being restarted, from a fault of ours."""
    runs = _Runs(clock, threads, passing)
    scheduler = _planned(jobs, runs.launch)
    with ExitStack() as listening:
        for job in jobs:
            listening.enter_context(_woken(job, partial(runs.start, job)))
        scheduler.start()
        try:
            while not stop.is_set():
                with suppress(TimeoutError):
                    async with asyncio.timeout(watch_seconds):
                        await stop.wait()
                _bring_back(scheduler)
        finally:
            scheduler.pause()
            await runs.end()
            scheduler.shutdown(wait=False)


class _Runs:
    """What runs at this moment of the jobs."""

    def __init__(self, clock: Clock, threads: Executor, passing: Passing) -> None:
        self._clock, self._threads, self._passing = clock, threads, passing
        self._runs: set[asyncio.Task[None]] = set()
        self._launches: set[asyncio.Task[None]] = set()

    def start(self, job: Job) -> asyncio.Task[None]:
        """Run a job now."""
        run = asyncio.create_task(_run(job, self._clock, self._threads, self._passing), name=job.name)
        self._runs.add(run)
        run.add_done_callback(self._runs.discard)
        return run

    async def launch(self, job: Job) -> None:
        """Run a job and wait for its end. APScheduler would log the cancelling of a run as its failure, so it only ever
        waits for one."""
        if (launching := asyncio.current_task()) is not None:
            self._launches.add(launching)
            launching.add_done_callback(self._launches.discard)
        await asyncio.wait({self.start(job)})

    async def end(self) -> None:
        """Cancel what runs and wait for it."""
        for run in self._runs:
            run.cancel()
        while self._runs or self._launches:
            await asyncio.wait(self._runs | self._launches)


def _planned(jobs: Sequence[Job], launch: Callable[[Job], Awaitable[None]]) -> AsyncIOScheduler:
    """A scheduler, not started yet, that launches each job at once and then after its seconds."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    for job in jobs:
        scheduler.add_job(
            launch,
            _Every(job.seconds),
            args=(job,),
            id=job.name,
            name=job.name,
            next_run_time=datetime.now(UTC),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=job.at_once,
        )
    return scheduler


def _bring_back(scheduler: AsyncIOScheduler) -> None:
    """Run at once what is planned for later than its own seconds: the machine's clock was set back meanwhile."""
    now = datetime.now(UTC)
    late = [job for job in scheduler.get_jobs() if job.next_run_time > now + job.trigger.interval]
    for job in late:
        job.modify(next_run_time=now)
    if late:
        logger.warning("the machine's clock was set back; every job goes on from now")


@contextmanager
def _woken(job: Job, start: Callable[[], object]) -> Iterator[None]:
    """Let a job be woken for as long as the block lasts."""
    if job.woken_by is None:
        yield
        return
    loop = asyncio.get_running_loop()

    def wake() -> None:
        with suppress(RuntimeError):  # the loop has ended, and with it whoever could run the job
            loop.call_soon_threadsafe(start)

    job.woken_by.append(wake)
    try:
        yield
    finally:
        job.woken_by.remove(wake)


async def _run(job: Job, clock: Clock, threads: Executor, passing: Passing) -> None:
    try:
        if asyncio.iscoroutinefunction(job.run):
            await job.run(clock())
        else:
            await asyncio.get_running_loop().run_in_executor(threads, job.run, clock())
    except Exception as error:
        if passing(error):
            logger.warning("the job %r waits for the database (%s)", job.name, type(error).__name__)
        else:
            logger.exception("the job %r could not be done; it is tried again in %g s", job.name, job.seconds)
