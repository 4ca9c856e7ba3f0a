"""The metronome beats with the clock it is given, whatever happens to one tick."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from scheduler.beat import Tick, beat
from tests.support.people.cast import moment

NOW = moment("2025-04-01 09:00")


def listen(ticks: Callable[[Callable[[], None]], list[Tick]], until: int, *, block: float = 0) -> None:
    """Run the metronome until it was heard so many times; `block` holds the event loop up that long first."""

    async def work() -> None:
        stop, heard = asyncio.Event(), [0]
        loop = asyncio.get_running_loop()

        def hear() -> None:
            heard[0] += 1
            if heard[0] >= until:
                loop.call_soon_threadsafe(stop.set)

        with ThreadPoolExecutor(2) as threads:
            if block:
                loop.call_later(0.02, lambda: _hold_up(block))
            await asyncio.wait_for(beat(ticks(hear), lambda: NOW, threads, stop, seconds=0.01), 10)

    asyncio.run(work())


def _hold_up(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def test_it_beats_at_once_and_again_with_the_clock_it_was_given() -> None:
    moments: list[datetime] = []

    def ticks(hear: Callable[[], None]) -> list[Tick]:
        return [lambda now: (moments.append(now), hear())[1]]

    listen(ticks, until=3)

    assert moments[:3] == [NOW, NOW, NOW]


def test_it_goes_on_after_a_tick_that_failed_and_keeps_the_others() -> None:
    failures: list[datetime] = []

    def broken(now: datetime) -> None:
        failures.append(now)
        raise OSError("the disk is full")

    listen(lambda hear: [broken, lambda now: hear()], until=4)

    assert len(failures) >= 2


def test_it_beats_on_after_the_loop_was_held_up_over_a_second() -> None:
    """More than APScheduler's own limit of one second, after which it would drop the run."""
    listen(lambda hear: [lambda now: hear()], until=6, block=1.2)
