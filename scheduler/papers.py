"""The worker that fulfils orders of papers: claims one, has it made in a process of its own, puts it into the outbox.

Nothing of it happens inside a transaction of somebody's answer or on the event loop. While a file is made, the chat
shows that somebody is at it. The file and the order's end are one transaction, so it arrives once.
"""

import asyncio
import json
import logging
import sys
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from datetime import datetime
from typing import Any

from telegram.error import TelegramError

from bot.transport.api import Api
from bot.transport.delivery import Outcome
from notices.papers import Failure, PaperFile, paper_failed, send_paper
from storage.base import Session
from storage.database import Database
from storage.papers import orders as papers
from storage.papers.orders import KEY
from storage.tables import PaperOrder
from storage.transport.outbox import Sending
from usecases.papers import ordering
from usecases.papers.ordering import Making

logger = logging.getLogger(__name__)

PAUSE = 5.0
"""Seconds between two looks at what other processes were asked for; orders of our own wake us."""
BEAT = 4.0
"""Telegram shows a chat action for five seconds."""
PATIENCE = 600.0
"""Seconds after which making a paper is given up."""
AT_ONCE = 2
"""A large paper does not hold up a small one, and two fit the memory of a small machine."""


class NotMade(Exception):
    """The maker failed; the text is for the log."""


class LetterRefused(NotMade):
    """The library's own letter cannot be filled in; the text is what its check says."""


async def worker(database: Database, api: Api, clock: Callable[[], datetime], threads: Executor) -> None:
    """Make papers until cancelled."""
    maker = Maker(database, api, clock, threads)
    database.after_order.append(maker.wake)
    try:
        if database.is_sqlite:  # one process: whatever is being made is made by nobody
            await maker.in_thread(_free_all, database)
        async with asyncio.TaskGroup() as together:  # which ends only when the last of them has put its work away
            for _ in range(AT_ONCE):
                together.create_task(maker.work())
    finally:
        database.after_order.remove(maker.wake)


class Maker:
    """Takes orders one after another."""

    def __init__(self, database: Database, api: Api, clock: Callable[[], datetime], threads: Executor) -> None:
        self._database, self._api, self._clock, self._threads = database, api, clock, threads
        self._loop = asyncio.get_running_loop()
        self._idle: list[asyncio.Event] = []

    def wake(self) -> None:
        """An order was committed. Called from any thread."""
        for woken in self._idle:
            with suppress(RuntimeError):  # the loop has ended, and with it whoever could make papers
                self._loop.call_soon_threadsafe(woken.set)

    async def in_thread(self, function: Any, *arguments: object) -> Any:
        return await self._loop.run_in_executor(self._threads, function, *arguments)

    async def work(self) -> None:
        woken = asyncio.Event()
        self._idle.append(woken)
        while True:
            woken.clear()
            try:
                making = await self.in_thread(_take, self._database, self._clock())
                if making is not None:
                    await self._fulfil(making)
                    continue
            except Exception:
                logger.exception("an order of a paper could not be seen to; it is tried again")
            with suppress(TimeoutError):
                await asyncio.wait_for(woken.wait(), PAUSE)

    async def _fulfil(self, making: Making) -> None:
        showing = asyncio.create_task(self._show(making))
        try:
            made = await asyncio.wait_for(self._make(making), PATIENCE)
        except (NotMade, TimeoutError, OSError) as error:
            why = str(error) or f"it took longer than {PATIENCE:.0f} seconds"
            logger.warning("paper order %s (%s) was not made: %s", making.claimed.id, making.kind, why)
            await self.in_thread(_failed, self._database, making, self._clock(), why, isinstance(error, LetterRefused))
            return
        except asyncio.CancelledError:  # we end in peace; whoever comes next makes it
            await self.in_thread(_put_back, self._database, making)
            raise
        finally:
            showing.cancel()
        await self.in_thread(_hand_over, self._database, making, made, self._clock())

    async def _make(self, making: Making) -> tuple[dict[str, Any], bytes] | None:
        url = self._database.engine.url.render_as_string(hide_password=False)
        asked = {"url": url, "order": making.claimed.id, "now": self._clock().isoformat()}
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.paper_maker", stdin=pipe, stdout=pipe, stderr=pipe
        )
        try:
            said, complaint = await process.communicate(json.dumps(asked).encode())
        except BaseException:
            with suppress(ProcessLookupError):
                process.kill()
            await process.communicate()  # until it has gone, and its pipes with it
            raise
        if process.returncode != 0:
            raise NotMade(complaint.decode(errors="replace").strip()[-2000:] or f"ended with {process.returncode}")
        written, _, content = said.partition(b"\n")
        if not written:
            return None
        head: dict[str, Any] = json.loads(written)
        if "refused" in head:
            raise LetterRefused(f"the library's own letter: {head['refused']}")
        return head, content

    async def _show(self, making: Making) -> None:
        """Let the chat see that a file is on its way, and keep the order ours."""
        action = "upload_photo" if making.kind in ordering.PICTURES else "upload_document"
        while True:
            with suppress(TelegramError):
                await self._api.call("sendChatAction", {"chat_id": making.chat_id, "action": action})
            await asyncio.sleep(BEAT)
            try:
                await self.in_thread(_renew, self._database, making, self._clock())
            except Exception as error:
                logger.warning("the lease of a paper order could not be renewed: %s", type(error).__name__)


def settled(session: Session, row: Sending, outcome: Outcome, now: datetime) -> None:
    """A paper that did not arrive, or of which nobody knows, is not sent by itself again; its person hears of it."""
    order_id = row.key.removeprefix(KEY)
    if row.kind != "file" or order_id == row.key or outcome.unreachable or outcome.state not in ("failed", "unknown"):
        return
    order = papers.find(session, int(order_id))
    failure: Failure = "perhaps_lost" if outcome.state == "unknown" else "not_made"
    paper_failed(session, order, failure, now, f"{row.key}:{outcome.state}")


def _free_all(database: Database) -> None:
    with database.write() as session:
        papers.free_all(session)


def _put_back(database: Database, making: Making) -> None:
    with database.write() as session:
        papers.put_back(session, making.claimed)


def _take(database: Database, now: datetime) -> Making | None:
    """The next order to make. Looks before it writes, because mostly there is none."""
    with database.read() as session:
        if not papers.any_waiting(session, now):
            return None
    with database.write() as session:
        found = ordering.take(session, now)
        if isinstance(found, PaperOrder):
            logger.warning("paper order %s (%s) is given up: whoever made it died each time", found.id, found.kind)
            paper_failed(session, found, "not_made", now)
            return None
        return found


def _renew(database: Database, making: Making, now: datetime) -> None:
    with database.write() as session:
        ordering.renew(session, making.claimed, now)


def _failed(database: Database, making: Making, now: datetime, why: str, letter: bool) -> None:
    """`letter`: the library's own form is to blame, which another attempt would not mend."""
    with database.write() as session:
        given_up = ordering.failed(session, making.claimed, now, why, again=not letter)
        if given_up is not None:
            paper_failed(session, given_up, "letter_refused" if letter else "not_made", now)


def _hand_over(database: Database, making: Making, made: tuple[dict[str, Any], bytes] | None, now: datetime) -> None:
    """The file into the outbox and the order's end, together; nothing for somebody who may not have it any more."""
    with database.write() as session:
        order = papers.find(session, making.claimed.id)
        work = ordering.work_for(session, order, now) if made is not None else None
        if made is None or work is None:
            papers.settle(session, making.claimed, "failed", now, "no right")
        elif papers.settle(session, making.claimed, "made", now):
            head, content = made
            file = PaperFile(head["name"], head["mime"], head["photo"], head["words"], content)
            send_paper(session, order, file, now)
