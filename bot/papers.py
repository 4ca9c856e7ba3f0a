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
from typing import Any, Literal

from telegram.error import TelegramError

from bot.api import Api
from storage import papers
from storage.base import Session
from storage.database import Database
from storage.tables import PaperOrder
from texts import paper_orders as words
from texts.screen import Screen
from usecases import ordering, outgoing
from usecases.ordering import Making

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


async def worker(database: Database, api: Api, clock: Callable[[], datetime], threads: Executor) -> None:
    """Make papers until cancelled."""
    maker = Maker(database, api, clock, threads)
    database.after_outgoing.append(maker.wake)
    try:
        if database.is_sqlite:  # one process: whatever is being made is made by nobody
            await maker.in_thread(_free_all, database)
        async with asyncio.TaskGroup() as together:  # which ends only when the last of them has put its work away
            for _ in range(AT_ONCE):
                together.create_task(maker.work())
    finally:
        database.after_outgoing.remove(maker.wake)


class Maker:
    """Takes orders one after another."""

    def __init__(self, database: Database, api: Api, clock: Callable[[], datetime], threads: Executor) -> None:
        self._database, self._api, self._clock, self._threads = database, api, clock, threads
        self._loop = asyncio.get_running_loop()
        self._knock = asyncio.Condition()

    def wake(self) -> None:
        """Something was committed that may be an order. Called from any thread."""
        with suppress(RuntimeError):  # the loop has ended, and with it whoever could make papers
            self._loop.call_soon_threadsafe(lambda: self._loop.create_task(self._notify()))

    async def _notify(self) -> None:
        async with self._knock:
            self._knock.notify_all()

    async def in_thread(self, function: Any, *arguments: object) -> Any:
        return await self._loop.run_in_executor(self._threads, function, *arguments)

    async def work(self) -> None:
        while True:
            try:
                making = await self.in_thread(_take, self._database, self._clock())
                if making is not None:
                    await self._fulfil(making)
                    continue
            except Exception:
                logger.exception("an order of a paper could not be seen to; it is tried again")
            with suppress(TimeoutError):
                async with self._knock:
                    await asyncio.wait_for(self._knock.wait(), PAUSE)

    async def _fulfil(self, making: Making) -> None:
        showing = asyncio.create_task(self._show(making))
        try:
            made = await asyncio.wait_for(self._make(making), PATIENCE)
        except (NotMade, TimeoutError, OSError) as error:
            logger.warning("paper order %s was not made: %s", making.claimed.id, error or "it took too long")
            await self.in_thread(_failed, self._database, making, self._clock(), str(error))
        else:
            await self.in_thread(_hand_over, self._database, making, made, self._clock())
        finally:
            showing.cancel()

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
        head, _, content = said.partition(b"\n")
        return (json.loads(head), content) if head else None

    async def _show(self, making: Making) -> None:
        """Let the chat see that a file is on its way, and keep the order ours."""
        action = "upload_photo" if making.kind in ordering.PICTURES else "upload_document"
        while True:
            with suppress(TelegramError):
                await self._api.call("sendChatAction", {"chat_id": making.chat_id, "action": action})
            await asyncio.sleep(BEAT)
            await self.in_thread(_renew, self._database, making, self._clock())


def _free_all(database: Database) -> None:
    with database.write() as session:
        papers.free_all(session)


def _take(database: Database, now: datetime) -> Making | None:
    """The next order to make. Looks before it writes, because mostly there is none."""
    with database.read() as session:
        if not papers.any_waiting(session, now):
            return None
    with database.write() as session:
        found = ordering.take(session, now)
        if isinstance(found, PaperOrder):
            _say(session, found, now, words.not_made(found.kind))
            return None
        return found


def _renew(database: Database, making: Making, now: datetime) -> None:
    with database.write() as session:
        ordering.renew(session, making.claimed, now)


def _failed(database: Database, making: Making, now: datetime, why: str) -> None:
    with database.write() as session:
        given_up = ordering.failed(session, making.claimed, now, why)
        if given_up is not None:
            _say(session, given_up, now, words.not_made(given_up.kind))
        session.info["outgoing"] = True


def _hand_over(database: Database, making: Making, made: tuple[dict[str, Any], bytes] | None, now: datetime) -> None:
    """The file into the outbox and the order's end, together; nothing for somebody who may not have it any more."""
    with database.write() as session:
        order = papers.find(session, making.claimed.id)
        work = ordering.work_for(session, order, now)
        given = made is not None and work is not None
        if not papers.settle(session, making.claimed, "made" if given else "failed", now, "" if given else "no right"):
            return
        if made is None or work is None:
            return
        head, content = made
        field: Literal["photo", "document"] = "photo" if head["photo"] else "document"
        handle = outgoing.attach(session, now=now, name=head["name"], mime=head["mime"], content=content, field=field)
        _enqueue(session, order, now, f"send{field.capitalize()}", "file", caption=head["words"], **{field: handle})


def _say(session: Session, order: PaperOrder, now: datetime, screen: Screen) -> None:
    if ordering.work_for(session, order, now) is not None:
        _enqueue(session, order, now, "sendMessage", "notice", text=screen.text)


def _enqueue(
    session: Session, order: PaperOrder, now: datetime, method: str, kind: outgoing.Kind, **params: str
) -> None:
    work = ordering.work_for(session, order, now)
    assert work is not None, "asked before"
    outgoing.enqueue(
        session,
        now=now,
        chat_id=work.person.telegram_id,
        method=method,
        params={**params, "parse_mode": "HTML"},
        key=f"paper:{order.id}",
        kind=kind,
        person_id=work.person.id,
    )
