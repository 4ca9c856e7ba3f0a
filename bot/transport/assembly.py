"""What the transport calls in the rest of the program, and what it runs on, each as one value, so that tests can plug
in less, or something else."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from bot.transport.delivery import Outcome
from storage.database import Database
from storage.transport.outbox import Sending
from usecases.outgoing import Call, FileTrouble

Body = dict[str, Any]
Result = TypeVar("Result")


def _no_file(session: Session, update: Body) -> str | None:
    return None


async def _nothing_to_prepare(database: Database, content: bytes | FileTrouble, update: Body, now: datetime) -> object:
    return content


def _nobody_waits(session: Session, row: Sending, outcome: Outcome, now: datetime) -> None:
    return None


def _say_nothing(session: Session, update: Body, now: datetime, *, final: bool) -> None:
    return None


def _not_missed(session: Session, away_since: datetime, now: datetime) -> None:
    return None


@dataclass(frozen=True)
class Wiring:
    """The doors of the program. All but `prepare` are synchronous and run in a worker thread.

    admit(session, update, now, prepared): handle one update inside its transaction; calls to make afterwards.
    wanted(session, update): the id of the file that is needed to handle it, if any (reading only).
    prepare(database, content or trouble, update, now): what takes long about that file, outside any transaction and of
        the loop.
    settled(session, row, outcome, now): a message got its final outcome, in the transaction that marks it.
    failed(session, update, now, final=…): handling raised; called after each failure, so what it says has a key.
    returned(session, away_since, now): Telegram was out of reach so long that presses were lost.
    """

    admit: Callable[[Session, Body, datetime, object | None], list[Call]]
    wanted: Callable[[Session, Body], str | None] = _no_file
    prepare: Callable[[Database, bytes | FileTrouble, Body, datetime], Awaitable[object]] = _nothing_to_prepare
    settled: Callable[[Session, Sending, Outcome, datetime], None] = _nobody_waits
    failed: Callable[..., None] = _say_nothing
    returned: Callable[[Session, datetime, datetime], None] = _not_missed


@dataclass(slots=True)
class Signs:
    """Signs of life for whoever watches from another thread. Moments are by the process's own clock, which only grows;
    None before the first."""

    begun: bool = False
    """Whether updates are handled yet; a start waits for Telegram to say who the bot is."""
    leads: bool = False
    """Whether this process takes updates in and sends messages out."""
    asks: bool = False
    """Whether it asks for updates, and does not wait for a webhook."""
    telegram: float | None = None
    """When Telegram last answered the question for updates, or that one was to be asked for the first time."""
    database: float | None = None
    """When the outbox was last looked through and written, which a leader does every second."""


@dataclass(frozen=True)
class Runtime:
    """The time and the threads that the transport runs on; it starts no thread and reads no clock of its own.

    Timeouts are those of the event loop, so a simulation brings a loop with a time of its own, or `sleep`s otherwise.
    """

    clock: Callable[[], datetime]
    """The moment as people live it; it may jump."""
    threads: Executor
    """Where updates are handled."""
    sending: Executor
    """Where the outbox is read and written, so that answers to other people never wait for it."""
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    monotonic: Callable[[], float] = time.monotonic
    """Seconds that only ever grow."""
    signs: Signs = field(default_factory=Signs)
    """What whoever watches from outside is told by."""

    async def in_thread(self, function: Callable[..., Result], *arguments: object) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self.threads, function, *arguments)

    async def in_sending(self, function: Callable[..., Result], *arguments: object) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self.sending, function, *arguments)


async def wait_for_event(event: asyncio.Event, seconds: float) -> None:
    """Wait for an event, but no longer than so many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
