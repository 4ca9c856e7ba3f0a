"""What the transport calls in the rest of the program, as one value, so that tests can plug in less."""

from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.transport.api import Api
from bot.transport.delivery import Outcome
from storage.database import Database
from storage.transport.outbox import Sending
from usecases.outgoing import Call, FileTrouble

Body = dict[str, Any]
Worker = Callable[[Database, Api, Callable[[], datetime], Executor], Awaitable[None]]


def _no_file(session: Session, update: Body) -> str | None:
    return None


def _nothing_to_prepare(content: bytes | FileTrouble, update: Body) -> object:
    return content


def _nobody_waits(session: Session, row: Sending, outcome: Outcome, now: datetime) -> None:
    return None


def _say_nothing(session: Session, update: Body, now: datetime, *, final: bool) -> None:
    return None


def _not_missed(session: Session, away_since: datetime, now: datetime) -> None:
    return None


@dataclass(frozen=True)
class Wiring:
    """The doors of the program. All are synchronous and run in a worker thread.

    admit(session, update, now, prepared): handle one update inside its transaction; calls to make afterwards.
    wanted(session, update): the id of the file that is needed to handle it, if any (reading only).
    prepare(content or trouble, update): what takes long about that file, outside any transaction.
    settled(session, row, outcome, now): a message got its final outcome, in the transaction that marks it.
    failed(session, update, now, final=…): handling raised; called after the first failure and after the last.
    returned(session, away_since, now): Telegram was out of reach so long that presses were lost.
    ticks: whatever the clock brings; each is called every 20 seconds and opens its own transactions.
    workers: what goes on beside all this until the end and may call Telegram; each looks after its own errors.
    """

    admit: Callable[[Session, Body, datetime, object | None], list[Call]]
    wanted: Callable[[Session, Body], str | None] = _no_file
    prepare: Callable[[bytes | FileTrouble, Body], object] = _nothing_to_prepare
    settled: Callable[[Session, Sending, Outcome, datetime], None] = _nobody_waits
    failed: Callable[..., None] = _say_nothing
    returned: Callable[[Session, datetime, datetime], None] = _not_missed
    ticks: tuple[Callable[[Database, datetime], None], ...] = ()
    workers: tuple[Worker, ...] = ()
