"""Fulfils orders of papers: claims one, has it made outside the process, and puts it into the outbox.

Nothing of it happens inside a transaction of somebody's answer or on the event loop. While a file is made, the chat
shows that somebody is at it. The file and the order's end are one transaction, so it arrives once.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from datetime import datetime
from typing import TypeVar

from notices.papers import PaperFile, paper_failed, send_paper
from scheduler.whose import of_library
from usecases.database import Database
from usecases.papers import ordering
from usecases.papers.ordering import Making, PaperOrder

logger = logging.getLogger(__name__)

RENEW_SECONDS = 4.0
"""Telegram shows a chat action for five seconds; the claim on an order is renewed with it."""
PATIENCE = 600.0
"""Seconds after which making a paper is given up."""
AT_ONCE = 2
"""A large paper does not hold up a small one, and two fit the memory of a small machine."""

Result = TypeVar("Result")
Make = Callable[[int, datetime], Awaitable[PaperFile | None]]
"""Makes the file of an order, given its id and the moment; None when its person may not have it any more. Raises
NotMade, OSError."""
Show = Callable[[int | None, str], Awaitable[None]]
"""Shows in a chat for some seconds that something is on its way, given the chat action; raises nothing."""


class NotMade(Exception):
    """The maker failed; the text is for the log."""


class LetterRefused(NotMade):
    """The library's own letter cannot be filled in; the text is what its check says."""


class PaperMaker:
    """Makes what is ordered, one order after another, and at most AT_ONCE of them at the same time."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], threads: Executor, *, make: Make, show: Show
    ) -> None:
        self._database, self._clock, self._threads, self._make, self._show = database, clock, threads, make, show
        self._at_work = 0
        self._orphans = database.is_sqlite
        """Whether there may be orders that are being made by nobody: with one process, all of an earlier one."""

    async def make_waiting(self, now: datetime) -> None:
        """Make papers until nothing waits that nobody makes."""
        if self._orphans:
            self._orphans = False
            await self._in_thread(_free_all, self._database)
        idle = AT_ONCE - self._at_work
        self._at_work += idle
        ends = await asyncio.gather(*(self._make_one_by_one() for _ in range(idle)), return_exceptions=True)
        for error in filter(None, ends):
            raise error

    async def _make_one_by_one(self) -> None:
        try:
            while (making := await self._in_thread(_claim, self._database, self._clock())) is not None:
                await self._fulfil(making)
        finally:
            self._at_work -= 1

    async def _fulfil(self, making: Making) -> None:
        showing, patience = asyncio.create_task(self._keep(making)), PATIENCE
        try:
            file = await asyncio.wait_for(self._make(making.claimed.id, self._clock()), patience)
        except (NotMade, TimeoutError, OSError) as error:
            why = str(error) or f"it took longer than {patience:.0f} seconds"
            whose = of_library(making.library_id)
            logger.warning("paper order %s (%s) was not made: %s", making.claimed.id, making.kind, why, extra=whose)
            await self._in_thread(_failed, self._database, making, self._clock(), why, isinstance(error, LetterRefused))
            return
        except asyncio.CancelledError:  # we end in peace; whoever comes next makes it
            await self._in_thread(_put_back, self._database, making)
            raise
        finally:
            showing.cancel()
        await self._in_thread(_hand_over, self._database, making, file, self._clock())

    async def _keep(self, making: Making) -> None:
        """Let the chat see that a file is on its way, and keep the order ours."""
        action = "upload_photo" if making.kind in ordering.PICTURES else "upload_document"
        while True:
            await self._show(making.chat_id, action)
            await asyncio.sleep(RENEW_SECONDS)
            try:
                await self._in_thread(_renew, self._database, making, self._clock())
            except Exception as error:
                whose = of_library(making.library_id)
                logger.warning("the lease of a paper order was not renewed: %s", type(error).__name__, extra=whose)

    async def _in_thread(self, function: Callable[..., Result], *arguments: object) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)


def _free_all(database: Database) -> None:
    with database.write() as session:
        ordering.free_all_orders(session)


def _put_back(database: Database, making: Making) -> None:
    with database.write() as session:
        ordering.return_order(session, making.claimed)


def _claim(database: Database, now: datetime) -> Making | None:
    """The next order to make. Looks before it writes, because mostly there is none."""
    with database.read() as session:
        if not ordering.any_waiting(session, now):
            return None
    with database.write() as session:
        claimed = ordering.claim_order(session, now)
        if isinstance(claimed, PaperOrder):
            given_up, whose = (claimed.id, claimed.kind), of_library(claimed.library_id)
            logger.warning("paper order %s (%s) is given up: whoever made it died each time", *given_up, extra=whose)
            paper_failed(session, claimed, "not_made", now)
            return None
        return claimed


def _renew(database: Database, making: Making, now: datetime) -> None:
    with database.write() as session:
        ordering.renew_lease(session, making.claimed, now)


def _failed(database: Database, making: Making, now: datetime, why: str, letter: bool) -> None:
    """Note that an order failed; `letter` when the library's own template is to blame, so that another attempt would
    fail as well."""
    with database.write() as session:
        given_up = ordering.settle_failed(session, making.claimed, now, why, again=not letter)
        if given_up is not None:
            paper_failed(session, given_up, "letter_refused" if letter else "not_made", now)


def _hand_over(database: Database, making: Making, file: PaperFile | None, now: datetime) -> None:
    """The file into the outbox and the order's end, together; nothing for somebody who may not have it any more."""
    with database.write() as session:
        order = ordering.find_order(session, making.claimed.id)
        work = ordering.work_of_order(session, order, now) if file is not None else None
        if file is None or work is None:
            ordering.settle_refused(session, making.claimed, now)
        elif ordering.settle_made(session, making.claimed, now):
            send_paper(work, order, file)
