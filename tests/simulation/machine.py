"""A machine whose time is counted and not waited for: one heap of what the world does next, and an event loop for a
process that lives in that world, may be killed at any moment of it, and has threads whose work is done in one go.

Everything that is by chance is drawn from one random source, so the same seed does the same again.
"""

import asyncio
import heapq
import itertools
import logging
import random
import selectors
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from sandbox.clock import Clock

Deed = Callable[[], object]


class Killed(SystemExit):
    """The process is gone, as after kill -9. Neither asyncio nor `except Exception` keeps it back."""


class Stuck(AssertionError):
    """The process waits, and nothing that could wake it will ever happen."""


class World:
    """The time it is, in seconds since the beginning, and what is to happen."""

    def __init__(self, dice: random.Random) -> None:
        self.dice, self.now = dice, 0.0
        self._deeds: list[tuple[float, int, Deed]] = []
        self._numbers = itertools.count()

    def after(self, seconds: float, deed: Deed) -> None:
        """Let something happen so many seconds from now."""
        heapq.heappush(self._deeds, (self.now + seconds, next(self._numbers), deed))

    def go_on(self, until: float | None) -> bool:
        """Let the next thing happen if it does so by then, and time go on to it, or up to then: False when nothing
        did. Without `until` time goes on however long it takes."""
        if self._deeds and (until is None or self._deeds[0][0] <= until):
            at, _, deed = heapq.heappop(self._deeds)
            self.now = max(self.now, at)
            deed()
            return True
        if until is not None:
            self.now = max(self.now, until)
        return False

    def pass_by(self, seconds: float) -> None:
        """Live on for so long without the process."""
        end = self.now + seconds
        while self.go_on(end):
            pass


class WorldClock(Clock):
    """The library's clock in such a world; it can be moved as people let days pass."""

    def __init__(self, world: World, start: datetime) -> None:
        self._world, self._start = world, start

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._world.now)

    def set(self, moment: datetime) -> None:
        self._start = moment - timedelta(seconds=self._world.now)

    def advance(self, by: timedelta) -> None:
        self._start += by


class _NoWaiting(selectors.BaseSelector):
    """Where a loop would wait for the network, the world goes on instead."""

    def __init__(self, world: World) -> None:
        self._world, self._keys = world, dict[int, selectors.SelectorKey]()

    def select(self, timeout: float | None = None) -> list[Any]:
        happened = self._world.go_on(None if timeout is None else self._world.now + max(0.0, timeout))
        if timeout is None and not happened:
            raise Stuck("the process waits for something that nobody will do")
        return []

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        fd = fileobj if isinstance(fileobj, int) else fileobj.fileno()
        return self._keys.setdefault(fd, selectors.SelectorKey(fileobj, fd, events, data))

    def unregister(self, fileobj: Any) -> selectors.SelectorKey:
        return self._keys.pop(fileobj if isinstance(fileobj, int) else fileobj.fileno())

    def get_map(self) -> Mapping[Any, selectors.SelectorKey]:
        return self._keys


class ProcessLoop(asyncio.SelectorEventLoop):
    """The event loop of one life of the process."""

    def __init__(self, world: World, slowest: float) -> None:
        self.world, self.alive, self._slowest = world, True, slowest
        super().__init__(_NoWaiting(world))
        self._clock_resolution = 1e-6

    def time(self) -> float:
        return self.world.now

    def call_soon_threadsafe(self, callback: Any, *args: Any, context: Any = None) -> Any:  # type: ignore[override]
        return self.call_soon(callback, *args, context=context)

    def run_in_executor(self, executor: Executor | None, func: Any, *args: Any) -> Any:  # type: ignore[override]
        """A thread's work is one thing that happens in the world: it begins and it is heard of a little later, and
        other threads' work may come in between, or the end."""
        heard: asyncio.Future[Any] = self.create_future()

        def work() -> None:
            if not self.alive or heard.cancelled():
                return
            tell: Callable[[Any], None]
            try:
                told, tell = func(*args), heard.set_result
            except Exception as error:
                told, tell = error, heard.set_exception
            self.world.after(self._moment(), lambda: self._tell(heard, tell, told))

        self.world.after(self._moment(), work)
        return heard

    def _moment(self) -> float:
        dice = self.world.dice
        return dice.random() * (self._slowest if dice.random() < 0.1 else 0.004)

    def _tell(self, heard: "asyncio.Future[Any]", tell: Callable[[Any], None], told: Any) -> None:
        if self.alive and not heard.done():
            tell(told)

    def end(self) -> None:
        """Let go of everything, as when the process is gone: nothing of it runs any more, also not what would be done
        at the end."""
        self.alive = False
        tasks = asyncio.all_tasks(self)
        for task in tasks:
            task._log_destroy_pending = False  # type: ignore[attr-defined]  # not to be complained of
        logging.disable()  # what is said on the way out is said by nobody
        for task in sorted(tasks, key=lambda task: task.get_name()):
            _close(task.get_coro())
        logging.disable(logging.NOTSET)
        self._ready.clear()  # type: ignore[attr-defined]
        self._scheduled.clear()  # type: ignore[attr-defined]
        self.close()


def _close(coroutine: Any) -> None:
    with suppress(
        RuntimeError, ValueError
    ):  # it would wait for something on its way out, or is the one that was killed
        coroutine.close()
