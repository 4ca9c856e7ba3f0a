"""Whose updates are handled by which of several processes on one PostgreSQL: each person's by one of them at a time.

The lock of a person's lane (`storage/transport/inbox.py`) keeps everybody's order whatever is believed here. This only
keeps two processes from trying the same people, each of them losing a transaction for every one that it wins.

A process is there as long as it holds the lock of its seat, so whoever dies is missed within a second.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from threading import Lock
from typing import Any, Protocol

from sqlalchemy import Connection, text

from bot.transport.assembly import Runtime, wait_for_event
from storage.database import Database

SPACE = 7_430_025  # any number, the same in every process
SEATS = 64
_TAKE = text("SELECT pg_try_advisory_lock(:space, :seat)")
_TAKEN = text(
    "SELECT objid::integer FROM pg_locks WHERE locktype = 'advisory' AND classid = :space AND objsubid = 2"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY objid"
)
_TELL = text("SELECT pg_notify(:channel, '')")
_OUTGOING = "hisobot_outgoing"
BREATH = 0.02
"""Seconds in which messages gather before the process that sends them is told."""


def processes_at_work(connection: Connection) -> int:
    """How many processes of a bot have a seat on the PostgreSQL database that a connection speaks to."""
    return len(connection.execute(_TAKEN, {"space": SPACE}).all())


class Share(Protocol):
    """This process's part of the people. `refresh`, `notify` and `leave` run in a worker thread."""

    def refresh(self) -> None:
        """Find out anew who is there."""

    def mine(self, lane: int) -> bool:
        """Whether this process handles a person's updates."""

    def notify(self, lanes: Collection[int]) -> None:
        """Let those who handle these people look for updates at once."""

    async def wait_for_notice(self, seconds: float) -> None:
        """Return when there is something to look for, or after so many seconds."""

    def leave(self) -> None:
        """Let the others have this process's part."""


class Everything:
    """SQLite has one process."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._sleep = sleep

    def refresh(self) -> None:
        return None

    def mine(self, lane: int) -> bool:
        return True

    def notify(self, lanes: Collection[int]) -> None:
        return None

    async def wait_for_notice(self, seconds: float) -> None:
        await self._sleep(seconds)

    def leave(self) -> None:
        return None


class Seat:
    """One of several processes, known to the others by the lock of its seat."""

    def __init__(self, database: Database) -> None:
        self._engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._senders = database.senders
        self._guard = Lock()
        self._connection: Connection | None = None
        self._seat = 0
        self._taken: list[int] = []
        """Every seat that is taken; none while the database does not answer, and then everybody handles everything."""

    def refresh(self) -> None:
        with self._guard:
            try:
                connection = self._connection or self._sit_down()
                self._taken = list(connection.execute(_TAKEN, {"space": SPACE}).scalars())
            except BaseException:
                self._stand_up()
                raise

    def mine(self, lane: int) -> bool:
        return self._whose(lane) in (None, self._seat)

    def notify(self, lanes: Collection[int]) -> None:
        seats = {self._whose(lane) for lane in lanes} - {None, self._seat}
        if seats:
            with self._engine.connect() as connection:
                for seat in seats:
                    connection.execute(_TELL, {"channel": _channel(seat)})

    async def wait_for_notice(self, seconds: float) -> None:
        driver, woken = self._driver(), asyncio.Event()
        if driver is None:
            await wait_for_event(woken, seconds)
            return

        def read() -> None:
            driver.pgconn.consume_input()
            while notice := driver.pgconn.notifies():
                if notice.relname != _OUTGOING.encode():
                    woken.set()
                    continue
                for wake in self._senders:
                    wake()

        loop, socket = asyncio.get_running_loop(), driver.fileno()
        loop.add_reader(socket, _or_give_up(read, woken))
        try:
            await wait_for_event(woken, seconds)
        finally:
            loop.remove_reader(socket)

    def announce(self) -> None:
        """Let the process that sends know of messages that were written here. In a worker thread."""
        with self._engine.connect() as connection:
            connection.execute(_TELL, {"channel": _OUTGOING})

    def leave(self) -> None:
        with self._guard:
            self._stand_up()

    def _whose(self, lane: int) -> int | None:
        taken = self._taken
        return taken[lane % len(taken)] if taken else None

    def _sit_down(self) -> Connection:
        connection = self._connection = self._engine.connect()
        self._seat = next(
            seat for seat in range(SEATS) if connection.execute(_TAKE, {"space": SPACE, "seat": seat}).scalar()
        )
        connection.exec_driver_sql(f"LISTEN {_channel(self._seat)}")
        connection.exec_driver_sql(f"LISTEN {_OUTGOING}")
        driver: Any = connection.connection.dbapi_connection
        # What comes in during a look is heeded by the look; without a handler it would be kept for somebody to read.
        driver.add_notify_handler(self._outgoing_during_a_look)
        return connection

    def _outgoing_during_a_look(self, notice: Any) -> None:
        if notice.channel == _OUTGOING:
            for wake in self._senders:
                wake()

    def _stand_up(self) -> None:
        connection, self._connection, self._taken = self._connection, None, []
        if connection is not None:
            connection.invalidate()  # closes it for good; back in the pool it would keep the seat
            connection.close()

    def _driver(self) -> Any:
        with self._guard:
            return None if self._connection is None else self._connection.connection.dbapi_connection


async def announce_written(database: Database, seat: Seat, runtime: Runtime) -> None:
    """Until cancelled: tell the process that sends, if it is another, of the messages that were written here."""
    loop, written = asyncio.get_running_loop(), asyncio.Event()

    def note() -> None:
        loop.call_soon_threadsafe(written.set)

    database.after_outgoing.append(note)
    try:
        while True:
            await written.wait()
            await runtime.sleep(BREATH)
            written.clear()
            if not database.senders:
                with suppress(Exception):  # it also looks by itself, five times a second
                    await runtime.in_thread(seat.announce)
    finally:
        database.after_outgoing.remove(note)


def _or_give_up(read: Callable[[], None], woken: asyncio.Event) -> Callable[[], None]:
    """A reading that ends the waiting when it fails: the next look finds out why."""

    def reading() -> None:
        try:
            read()
        except Exception:
            woken.set()

    return reading


def _channel(seat: int | None) -> str:
    return f"hisobot_updates_{seat}"
