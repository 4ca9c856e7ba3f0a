"""One conversation again and again, in which each time another call fails once: every statement and every commit of the
database, every call of Telegram, in every way in which they fail."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tests.simulation.life import Lives
from tests.simulation.network import FAULTS
from tests.simulation.schedule import Result, Stage, play

SEED = 6
"""A conversation with everything that people do in it."""
OF_THE_DATABASE: dict[str, tuple[type[sqlite3.Error], str]] = {
    "SQLITE_IOERR": (sqlite3.OperationalError, "disk I/O error"),
    "SQLITE_FULL": (sqlite3.OperationalError, "database or disk is full"),
    "disconnect": (sqlite3.ProgrammingError, "Cannot operate on a closed database."),
}
AFTER_A_COMMIT = "disconnect after a commit"
"""What was committed is, but nobody is told so."""


@dataclass
class Trip:
    """Which call of the driver fails, and how; with 0 they are only counted."""

    at: int = 0
    how: str = ""
    calls: int = 0
    commits: set[int] = field(default_factory=set)

    def meet(self, *, commit: bool = False) -> bool:
        """Count a call: whether it fails after it was done. Raises what it fails with before."""
        self.calls += 1
        if commit:
            self.commits.add(self.calls)
        if self.calls != self.at:
            return False
        if self.how == AFTER_A_COMMIT:
            return True
        raise _error(self.how)


def _error(how: str) -> sqlite3.Error:
    kind, words = OF_THE_DATABASE[how]
    return kind(words)


def _driver(trip: Trip) -> type[sqlite3.Connection]:
    class Cursor(sqlite3.Cursor):
        def execute(self, *arguments: Any) -> Any:
            trip.meet()
            return super().execute(*arguments)

        def executemany(self, *arguments: Any) -> Any:
            trip.meet()
            return super().executemany(*arguments)

    class Connection(sqlite3.Connection):
        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(Cursor)

        def commit(self) -> None:
            late = trip.meet(commit=True)
            super().commit()
            if late:
                raise _error("disconnect")

    return Connection


def failing_in_the_database(on: Stage, at: int, how: str) -> tuple[Result, Trip]:
    """The conversation in which that call of the database fails."""
    trip = Trip(at, how)
    on.disk.driver = _driver(trip)
    return play(on, SEED, spoil=lambda lives: None), trip


def failing_at_telegram(on: Stage, at: int, how: str) -> Result:
    """The conversation in which that call of Telegram fails."""

    def spoil(lives: Lives) -> None:
        lives.weather.script = {at: how}

    return play(on, SEED, spoil=spoil)


def every(on: Stage) -> list[tuple[str, Callable[[Stage], list[str]]]]:
    """Each failure in turn: what it is, and what tries it."""
    result, trip = failing_in_the_database(on, 0, "")
    calm: list[Lives] = []
    play(on, SEED, spoil=calm.append)
    assert not result.faults, result.faults
    cases: list[tuple[str, Callable[[Stage], list[str]]]] = []
    for at in range(1, trip.calls + 1):
        ways = [*OF_THE_DATABASE, *([AFTER_A_COMMIT] if at in trip.commits else [])]
        cases += [(f"call {at} of the database: {how}", partial(_database, at=at, how=how)) for how in ways]
    for at in range(1, calm[0].weather.calls + 1):
        cases += [(f"call {at} of Telegram: {how}", partial(_telegram, at=at, how=how)) for how in FAULTS]
    return cases


def _database(on: Stage, at: int, how: str) -> list[str]:
    return failing_in_the_database(on, at, how)[0].faults


def _telegram(on: Stage, at: int, how: str) -> list[str]:
    return failing_at_telegram(on, at, how).faults


def swept(on: Stage, cases: Sequence[tuple[str, Callable[[Stage], list[str]]]]) -> Iterator[tuple[str, list[str]]]:
    """What is wrong after each of some failures."""
    for what, tried in cases:
        yield what, tried(on)
