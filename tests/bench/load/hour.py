"""An hour of many people who report at once, in simulated time."""

import random
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any
from unittest.mock import patch

from bot.service import Pace
from bot.transport.limits import UNLIMITED
from sandbox.state.rates import Limits
from storage.database import Database
from tests.bench.crowd import BEGINS, FIRST_ACCOUNT
from tests.simulation import life
from tests.simulation.life import Disk, Lives, SimulatedSandbox, reporting
from tests.simulation.machine import World, WorldClock
from tests.simulation.network import Weather, Wire
from tests.simulation.oracle import unsettled

TELEGRAM, PROCESSOR, WRITER = "Telegram's limit (not ours)", "the processor", "SQLite's one writer"
CALLS_A_SECOND = 25
"""To which we hold ourselves of the 30 that Telegram takes from one bot."""
NO_LIMIT = 1e9
_RECEIVED = "SELECT update_id, julianday(received_at) * 86400 FROM inbox"
_SAID = "SELECT key, julianday(settled_at) * 86400 FROM outbox WHERE key LIKE 'reply:%' AND settled_at IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many people, each of whom reports `rows` numbers somewhere in so many seconds."""

    libraries: int
    people: int
    rows: int
    seconds: float

    def faster(self, times: int) -> "Crowd":
        return replace(self, seconds=self.seconds / times)


@dataclass(frozen=True, slots=True)
class Hour:
    """What became of it."""

    typed: int
    numbers: int
    lost: int
    seconds: float
    """Until the last answer."""
    median: float
    slowest_hundredth: float
    busy: dict[str, float]
    """Who was at work in which share of the time in which people typed."""


def live(template: Path, crowd: Crowd, *, limited: bool = True) -> Hour:
    """Let everybody report, on a copy of the database."""
    random.seed(1)
    world = World(random.Random(1))
    clock = WorldClock(world, BEGINS)
    rates = Limits(clock=lambda: world.now) if limited else Limits(NO_LIMIT, NO_LIMIT, NO_LIMIT, lambda: world.now)
    sandbox = SimulatedSandbox(world, clock, rates)
    typed = _plan(world, sandbox, crowd)
    folder = template.with_name(f"hour-{crowd.seconds:.0f}-{limited}")
    folder.mkdir()
    disk = Disk(folder)
    disk.lay(template)
    lives = Lives(world, clock, sandbox, disk, weather := Weather(0.0, 0.05), reporting)
    last: list[float] = []

    def look() -> None:
        if not sandbox.waiting_updates() and not unsettled(disk.file):
            last.append(world.now)
            lives.stop()
        else:
            world.after(1.0, look)

    world.after(crowd.seconds + 1, look)
    pace = Pace() if limited else Pace(limits=UNLIMITED)
    with patch.object(life, "Pace", lambda: pace), _watched() as spent:
        began = time.process_time()
        lives.live()
        spent["all"] = time.process_time() - began
    hour = _told(disk.file, crowd, typed, last[0], spent, weather.calls, limited)
    disk.close()
    shutil.rmtree(folder)
    return hour


def _plan(world: World, sandbox: SimulatedSandbox, crowd: Crowd) -> int:
    """Everybody begins at some moment and types a number every few seconds, of which each names its row."""
    pause = min(20.0, crowd.seconds / (crowd.rows + 1) / 2)
    for at in range(crowd.people):
        account = FIRST_ACCOUNT + at
        sandbox.add_person(f"Xodim {account}", id=account)
        begin = world.dice.uniform(0, crowd.seconds - pause * (crowd.rows + 1))
        world.after(begin, partial(sandbox.say, account, "/kiritish"))
        for row in range(1, crowd.rows + 1):
            world.after(begin + pause * row, partial(sandbox.say, account, f"{row}) {100 + row}"))
    return crowd.people * (crowd.rows + 1)


@contextmanager
def _watched() -> Iterator[dict[str, float]]:
    """How many seconds of the processor went into Telegram's own part, and into transactions that write."""
    spent = {"Telegram": 0.0, "writing": 0.0}
    answer, write = Wire._answer, Database.write

    def answered(*given: Any) -> Any:
        began = time.process_time()
        try:
            return answer(*given)
        finally:
            spent["Telegram"] += time.process_time() - began

    @contextmanager
    def written(self: Database) -> Iterator[Any]:
        began = time.process_time()
        with write(self) as session:
            yield session
        spent["writing"] += time.process_time() - began

    with patch.object(Wire, "_answer", answered), patch.object(Database, "write", written):
        yield spent


def _told(
    file: Path, crowd: Crowd, typed: int, seconds: float, spent: dict[str, float], calls: int, limited: bool
) -> Hour:
    with closing(sqlite3.connect(file)) as looking:
        (numbers,) = looking.execute("SELECT count(*) FROM answers WHERE state = 'given'").fetchone()
        waits = _waits(looking)
    hundredths = quantiles(waits, n=100)
    return Hour(
        typed=typed,
        numbers=numbers,
        lost=crowd.people * crowd.rows - numbers,
        seconds=seconds,
        median=hundredths[49],
        slowest_hundredth=hundredths[98],
        busy={
            **({TELEGRAM: calls / CALLS_A_SECOND / crowd.seconds} if limited else {}),
            PROCESSOR: (spent["all"] - spent["Telegram"]) / crowd.seconds,
            WRITER: spent["writing"] / crowd.seconds,
        },
    )


def _waits(looking: sqlite3.Connection) -> list[float]:
    """Seconds from each update to the first thing that was said to it."""
    received: dict[int, float] = dict(looking.execute(_RECEIVED).fetchall())
    first: dict[int, float] = {}
    for key, at in looking.execute(_SAID):
        update = int(key.split(":")[2])
        first[update] = min(at, first.get(update, at))
    return [at - received[update] for update, at in first.items()]
