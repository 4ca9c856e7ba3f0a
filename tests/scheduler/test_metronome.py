"""The beat runs each job with the clock it is given, whatever happens to one run."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from scheduler.beat import Job, beat
from tests.support.people.cast import moment

NOW = moment("2025-04-01 09:00")


async def listen(jobs: Callable[[Callable[[], None]], list[Job]], until: int, *, block: float = 0) -> None:
    """Run the beat until it was heard so many times; `block` holds the event loop up that long first."""
    stop, heard = asyncio.Event(), [0]
    loop = asyncio.get_running_loop()

    def hear() -> None:
        heard[0] += 1
        if heard[0] >= until:
            loop.call_soon_threadsafe(stop.set)

    with ThreadPoolExecutor(2) as threads:
        if block:
            loop.call_later(0.02, lambda: _hold_up(block))
        await asyncio.wait_for(beat(jobs(hear), lambda: NOW, threads, stop), 10)


def job(run: Callable[[datetime], object], name: str = "counting", seconds: float = 0.01) -> Job:
    return Job(name, seconds, run)


def _hold_up(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


async def test_it_beats_at_once_and_again_with_the_clock_it_was_given() -> None:
    moments: list[datetime] = []

    def jobs(hear: Callable[[], None]) -> list[Job]:
        def note(now: datetime) -> None:
            moments.append(now)
            hear()

        return [job(note)]

    await listen(jobs, until=3)

    assert moments[:3] == [NOW, NOW, NOW]


async def test_it_goes_on_after_a_run_that_failed_and_names_the_job(caplog: pytest.LogCaptureFixture) -> None:
    failures: list[datetime] = []

    def broken(now: datetime) -> None:
        failures.append(now)
        raise OSError("the disk is full")

    await listen(lambda hear: [job(broken, "nightly work"), job(lambda now: hear())], until=4)

    assert len(failures) >= 2
    assert "the job 'nightly work' could not be done" in caplog.text


async def test_it_beats_on_after_the_loop_was_held_up_over_a_second() -> None:
    """More than APScheduler's own limit of one second, after which it would drop the run."""
    await listen(lambda hear: [job(lambda now: hear())], until=6, block=1.2)


async def test_it_runs_coroutines_on_the_loop_and_functions_beside_it() -> None:
    places: dict[str, bool] = {}

    def jobs(hear: Callable[[], None]) -> list[Job]:
        async def on_the_loop(now: datetime) -> None:
            places["coroutine"] = threading.current_thread() is threading.main_thread()
            hear()

        def beside(now: datetime) -> None:
            places["function"] = threading.current_thread() is threading.main_thread()
            hear()

        return [job(on_the_loop, "coroutine"), job(beside, "function")]

    await listen(jobs, until=4)

    assert places == {"coroutine": True, "function": False}


async def test_it_wakes_a_job_before_its_time() -> None:
    listeners: list[Callable[[], None]] = []

    def jobs(hear: Callable[[], None]) -> list[Job]:
        def run(now: datetime) -> None:
            hear()
            for wake in listeners:
                wake()

        return [Job("papers", 3600, run, woken_by=listeners)]

    await listen(jobs, until=3)

    assert listeners == []


async def test_it_waits_at_the_end_for_what_a_run_puts_away(caplog: pytest.LogCaptureFixture) -> None:
    ended: list[str] = []

    def jobs(hear: Callable[[], None]) -> list[Job]:
        async def making(now: datetime) -> None:
            hear()
            try:
                await asyncio.sleep(3600)
            finally:
                await asyncio.sleep(0.05)
                ended.append("put away")

        return [job(making, "papers")]

    await listen(jobs, until=1)

    assert ended == ["put away"]
    assert caplog.text == ""
