"""The beat runs each job with the clock it is given, whatever happens to one run."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, tzinfo

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


@pytest.fixture
def machine_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Sets the clock of the machine, by which APScheduler plans, so much forward or back."""
    shift = [timedelta()]

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # a plain moment will do
            return datetime.now(tz) + shift[0]

    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Shifted)
    monkeypatch.setattr("scheduler.beat.datetime", Shifted)

    def set_clock(by: timedelta) -> None:
        shift[0] += by

    return set_clock


@pytest.mark.parametrize(
    "by", [timedelta(hours=-1), timedelta(days=-400), timedelta(hours=3), timedelta(days=3650), timedelta(days=20_000)]
)
async def test_it_beats_on_when_the_machines_clock_is_set(
    by: timedelta, machine_clock: Callable[[timedelta], None]
) -> None:
    """A clock that jumps 50 years was never set before: counting what it left out would hold up everybody."""
    heard = []
    stop = asyncio.Event()

    def run(now: datetime) -> None:
        heard.append(now)
        if len(heard) == 3:
            machine_clock(by)
        if len(heard) == 8:
            loop.call_soon_threadsafe(stop.set)

    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(2) as threads:
        await asyncio.wait_for(beat([job(run)], lambda: NOW, threads, stop, watch_seconds=0.05), 20)


async def test_it_says_in_one_line_that_a_job_waits_for_what_will_pass(caplog: pytest.LogCaptureFixture) -> None:
    def away(now: datetime) -> None:
        runs.append(now)
        if len(runs) > 2:
            loop.call_soon_threadsafe(stop.set)
        raise ConnectionError("the server is being restarted")

    runs: list[datetime] = []
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    with ThreadPoolExecutor(2) as threads:
        passing = lambda error: isinstance(error, ConnectionError)  # noqa: E731 (shorter than a function of three lines)
        await asyncio.wait_for(beat([job(away, "reminders")], lambda: NOW, threads, stop, passing=passing), 20)

    assert "the job 'reminders' waits for the database (ConnectionError)" in caplog.text
    assert "Traceback" not in caplog.text


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
