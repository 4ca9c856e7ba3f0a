"""The bot in such a world: the whole of it, from the intake to the beat, started on a database file, killed, and
started again on what its file was at that moment."""

import asyncio
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any
from unittest.mock import patch

import apscheduler.schedulers.base
from sqlalchemy import event

import scheduler.beat
from bot.program import Program, Stage
from bot.service import Pace, run_bot_service
from bot.transport.api import Api
from bot.wiring import hisobot_program
from sandbox.sandbox import Sandbox
from scheduler import jobs
from scheduler.beat import Job
from storage.database import Database, open_database
from tests.simulation.machine import Killed, ProcessLoop, World, WorldClock
from tests.simulation.network import Weather, Wire

TOKEN = "123456:TEST-" + "simulated"
Make = Callable[[int, str], Program]


class Disk:
    """The file of the database, which is another one after each kill: a copy of what the last one left. One engine
    serves all lives, because statements that are put together stay so."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._numbers = folder, 0
        self.file = folder / "0.db"
        self.commits, self.die_before, self.die_after = 0, 0, 0
        self.driver: type[Any] | None = None
        """A class of connections that fail when they are told to."""
        self._engine = open_database(f"sqlite:///{folder}/none.db").engine
        event.listen(self._engine, "do_connect", self._connect)
        self._commit = self._engine.dialect.do_commit
        self._engine.dialect.do_commit = self._commit_or_die  # type: ignore[assignment,method-assign]

    def lay(self, template: Path) -> None:
        """Begin with a copy of another file."""
        _remove(self.file)
        self._next()
        shutil.copyfile(template, self.file)
        self.commits = self.die_before = self.die_after = 0

    def open(self) -> Database:
        """The database for one life of the process."""
        return Database(self._engine)

    def leave(self, *, killed: bool) -> None:
        """The process is gone: what it has not committed is, too, and its write-ahead log stays beside the file."""
        if killed:
            left = self.file
            self._next()
            for end in ("", "-wal"):
                if (lies := left.with_name(left.name + end)).exists():
                    shutil.copyfile(lies, self.file.with_name(self.file.name + end))
            self._engine.dispose()
            _remove(left)
        else:
            self._engine.dispose()

    def close(self) -> None:
        self._engine.dispose()
        _remove(self.file)

    def _next(self) -> None:
        self._numbers += 1
        self.file = self._folder / f"{self._numbers}.db"

    def _connect(self, dialect: Any, record: Any, arguments: list[Any], named: dict[str, Any]) -> None:
        arguments[0] = str(self.file)
        if self.driver is not None:
            named["factory"] = self.driver

    def _commit_or_die(self, connection: Any) -> None:
        self.commits += 1
        if self.commits == self.die_before:
            raise Killed("before a commit")
        self._commit(connection)
        if self.commits == self.die_after:
            raise Killed("after a commit")


def _remove(file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)


@dataclass
class Lives:
    """The lives of one bot, one after another."""

    world: World
    clock: WorldClock
    sandbox: Sandbox
    disk: Disk
    weather: Weather
    program: Make = hisobot_program
    slowest: float = 0.2
    """How long a thread's work waits for its turn at most."""
    away: tuple[float, float] = (0.05, 4.0)
    """How long it is away after it was killed."""
    kills: list[str] = field(default_factory=list)
    loop: ProcessLoop | None = None
    _stop: asyncio.Event = field(default_factory=asyncio.Event)

    def live(self) -> None:
        """Live until the end that `stop` brings."""
        with machine_time(self.clock):
            while not self._lived():
                self.world.pass_by(self.world.dice.uniform(*self.away))

    def kill(self, why: str) -> None:
        """End the life that there is. To be called by what happens in the world."""
        if self.loop is not None:
            raise Killed(why)

    def stop(self) -> None:
        """End in peace, as after SIGTERM."""
        self._stop.set()

    def _lived(self) -> bool:
        loop = self.loop = ProcessLoop(self.world, self.slowest)
        self._stop = asyncio.Event()
        try:
            loop.run_until_complete(self._serve(loop))
        except Killed as killed:
            self.kills.append(str(killed))
            self.disk.die_before = self.disk.die_after = 0
            self.loop = None
            self.disk.leave(killed=True)
            loop.end()
            return False
        self.loop = None
        loop.end()
        self.disk.leave(killed=False)
        return True

    async def _serve(self, loop: ProcessLoop) -> None:
        def carry(most: int) -> Wire:
            return Wire(self.world, self.sandbox, self.weather, lambda: loop.alive)

        async with Api(TOKEN, "http://telegram", carry=carry) as api:
            program = self.program(api.bot_id, "hisobot_bot")
            await run_bot_service(self.disk.open(), program, api, self.clock.now, self._stop, pace=Pace())


def reporting(bot_id: int, username: str) -> Program:
    """The bot without what is done by processes of its own, which do not live in this world."""
    whole = hisobot_program(bot_id, username)

    def of_the_clock(stage: Stage) -> Sequence[Job]:
        return [jobs.reminders_job(stage.database, stage.seconds)]

    return replace(whole, jobs=of_the_clock)


class SimulatedSandbox(Sandbox):
    """A sandbox that lives in the world's time."""

    def __init__(self, world: World, clock: WorldClock, limits: Any) -> None:
        self._world = world
        super().__init__(TOKEN, clock, limits)

    def monotonic(self) -> float:
        return self._world.now


@contextmanager
def machine_time(clock: WorldClock) -> Iterator[None]:
    """Let the machine's clock, by which APScheduler plans, be the world's."""

    class Then(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return clock.now().astimezone(tz)

    with patch.object(apscheduler.schedulers.base, "datetime", Then), patch.object(scheduler.beat, "datetime", Then):
        yield
