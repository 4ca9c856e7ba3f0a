"""Sends what stands in the outbox: one message at a time to a chat, to many chats at once, none too fast.

The work goes in turns. A turn is one transaction that notes how messages under way ended and claims the
next, so that the number of commits does not grow with the number of messages.
"""

import asyncio
import json
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from sqlalchemy.orm import Session
from telegram.error import TelegramError

from bot.logs import about, update_of
from bot.transport.api import Api
from bot.transport.assembly import Runtime, Wiring, wait_for_event
from bot.transport.delivery import Outcome, cut_off, outcome_of_answer, process_died, went_wrong
from bot.transport.files import Files
from bot.transport.limits import Limits, Throttle
from bot.transport.outage import say_out_of_reach
from storage.database import Database, is_transient
from storage.people.people import libraries_of
from storage.transport.holds import chats_held, hold_chat, sent_since
from storage.transport.outbox import (
    Sending,
    Waiting,
    abandoned_messages,
    claim_messages,
    move_chat,
    set_message,
    set_sent,
    settle_message,
    waiting_heads,
)

logger = logging.getLogger(__name__)

IN_FLIGHT = 24  # fewer than the connections, so that no call waits for one
LEASE = timedelta(seconds=45)  # longer than a call may take
UPLOAD_LEASE = timedelta(minutes=5)
UPLOADS = {"sendDocument", "sendPhoto", "sendMediaGroup", "editMessageMedia"}
OUTAGE_PAUSE = 0.5
ABANDONED_SECONDS = 10.0
TIDY_LIFE = timedelta(minutes=10)
PACE_MEMORY = timedelta(seconds=5)  # longer than a burst of either limit is felt
NETWORK_PAUSES = (0.5, 1, 2, 4, 8, 15, 30)
_WORDS = {"again": "to be sent again"}
Finished = tuple[Sending, Outcome]


def _too_late(head: Waiting, now: datetime) -> bool:
    """Whether sending makes no sense any more: an old card to tidy, or a reminder that must not ring at night."""
    if head.not_after is not None and head.not_after <= now:
        return True
    return head.kind == "tidy" and head.created_at < now - TIDY_LIFE


def _always(session: Session) -> bool:
    return True


class Sender:
    """One sender at work. Several processes agree beforehand which of them runs it; `leads` is asked again in each
    transaction that takes messages to send, because a process may be frozen and wake up too late."""

    def __init__(
        self,
        database: Database,
        wiring: Wiring,
        api: Api,
        runtime: Runtime,
        *,
        limits: Limits | None = None,
        throttle: Throttle | None = None,
        idle_seconds: float | None = None,
        leads: Callable[[Session], bool] = _always,
    ) -> None:
        self._database, self._wiring, self._runtime, self._leads = database, wiring, runtime, leads
        self._throttle = throttle or Throttle(limits or Limits(), runtime.monotonic)
        self._files = Files(database, api, runtime)
        # What other processes put into the outbox is only seen by looking.
        self._idle_seconds = idle_seconds or (1.0 if database.is_sqlite else 0.2)
        self._wait = 0.0
        self._under_way: dict[int, Sending] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._finished: list[Finished] = []
        self._woken = asyncio.Event()
        self._stopping = False
        self._network_failures = 0
        self._looked_at: float | None = None
        self._libraries: dict[int, int | None] = {}
        """Person → their library, which stays the same: for the log."""

    async def run(self) -> None:
        """Send until stopped; it may be run again, and then it first notes what it could not note before."""
        loop = asyncio.get_running_loop()

        def wake() -> None:
            loop.call_soon_threadsafe(self._woken.set)

        self._database.after_outgoing.append(wake)
        self._database.senders.append(wake)
        try:
            while not (self._stopping and not self._under_way):
                await self._pause()
                await self._turn()
        finally:
            self._database.after_outgoing.remove(wake)
            self._database.senders.remove(wake)
            for task in self._tasks:
                task.cancel()
            ended = {row.id for row, _ in self._finished}
            self._finished += [(row, cut_off(row)) for row in self._under_way.values() if row.id not in ended]
            self._stopping, self._looked_at = False, None

    def stop(self) -> None:
        """Claim nothing more; `run` returns when what is under way has ended and is noted."""
        self._stopping = True
        self._woken.set()

    async def _pause(self) -> None:
        await wait_for_event(self._woken, self._wait)
        self._woken.clear()

    async def _turn(self) -> None:
        finished, self._finished = self._finished, []
        try:
            claimed = await self._runtime.in_sending(self._settle_and_claim, finished)
        except Exception as error:
            say_out_of_reach(error, "the outbox could be neither read nor written")
            self._finished = finished + self._finished  # what was sent must not be forgotten
            self._looked_at = None  # it may have been committed all the same, and nobody else sends what it claimed
            await self._runtime.sleep(OUTAGE_PAUSE)
            self._woken.set()
            return
        self._runtime.signs.database = self._runtime.monotonic()
        for row, _ in finished:
            self._under_way.pop(row.id, None)
        for row in claimed:
            self._under_way[row.id] = row
            task = asyncio.create_task(self._send(row))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _send(self, row: Sending) -> None:
        try:
            outcome = outcome_of_answer(row, await self._files.call(row))
        except TelegramError as error:
            outcome = went_wrong(row, error)
        except Exception as error:
            with self._about(row):
                logger.exception("a message could not be sent")
            outcome = Outcome("failed", f"{type(error).__name__}: {error}"[:500])
        self._finished.append((row, outcome))
        self._woken.set()

    # What follows runs in a worker thread; nothing else touches the sender's memory meanwhile.

    def _settle_and_claim(self, finished: list[Finished]) -> list[Sending]:
        now = self._runtime.clock()
        try:
            with self._database.write() as session:
                self._settle(session, finished, now)
                leads = self._leads(session)
                looked = leads and self._take_up_abandoned(session, now)
                claimed = self._claim(session, finished, now) if leads and not self._stopping else []
        except Exception as error:
            if not finished or is_transient(error):
                raise
            logger.exception("noting how messages ended failed; it is done one by one")
            self._settle_singly(finished, now)
            return []
        if looked:
            self._looked_at = self._runtime.monotonic()
        return claimed

    def _about(self, row: Sending) -> AbstractContextManager[None]:
        """What is logged inside is about this message."""
        whose = self._libraries.get(row.person_id or 0)
        return about(update=update_of(row.key), person=row.chat_id, library=whose, reply=row.id)

    def _settle(self, session: Session, finished: list[Finished], now: datetime) -> None:
        people = {row.person_id for row, _ in finished if row.person_id is not None}
        if new := people - self._libraries.keys():
            self._libraries |= libraries_of(session, new)
        set_sent(session, [(row.id, out.message_id) for row, out in finished if out.state == "sent"], now)
        for row, outcome in finished:
            with self._about(row):
                noted = self._note(session, row, outcome, now)
                self._heed(session, row, outcome, now)
                if noted and outcome.state != "again":
                    self._wiring.settled(session, row, outcome, now)

    def _settle_singly(self, finished: list[Finished], now: datetime) -> None:
        for row, outcome in finished:
            try:
                with self._database.write() as session:
                    self._settle(session, [(row, outcome)], now)
            except Exception as error:
                if is_transient(error):
                    raise
                with self._about(row):
                    logger.exception("what follows from a message's end could not be done")
                with self._database.write() as session:
                    if outcome.state == "sent":
                        set_sent(session, [(row.id, outcome.message_id)], now)
                    self._note(session, row, outcome, now)

    def _note(self, session: Session, row: Sending, outcome: Outcome, now: datetime) -> bool:
        """False when the message was taken up by another sender meanwhile, whose business its end is."""
        if outcome.state == "sent":
            logger.info("sent (%s)", row.kind)
            return True
        doubts = row.doubts + outcome.doubt
        logger.info("%s (%s): %s", _WORDS.get(outcome.state, outcome.state), row.kind, outcome.error)
        if outcome.state != "again":
            return settle_message(session, row, state=outcome.state, error=outcome.error, doubts=doubts, settled_at=now)
        changes = dict(outcome.changes)
        if "params" in changes:
            changes["params"] = json.dumps(changes["params"])
        if not settle_message(session, row, state="new", error=outcome.error, doubts=doubts, **changes):
            return False
        if "chat_id" in changes and row.chat_id is not None:
            move_chat(session, row.chat_id, changes["chat_id"])
        return True

    def _heed(self, session: Session, row: Sending, outcome: Outcome, now: datetime) -> None:
        if outcome.hold == "chat":
            self._throttle.hold_chat(row.chat_id, outcome.wait)
        elif outcome.hold == "refused":
            self._throttle.refused(row.chat_id, outcome.wait)
            hold_chat(session, row.chat_id, now + timedelta(seconds=outcome.wait))
        elif outcome.hold == "all":
            self._throttle.hold_all(outcome.wait)
        elif outcome.hold == "network":
            if not self._throttle.holds_all():  # many at once fail for the same reason
                pause = NETWORK_PAUSES[min(self._network_failures, len(NETWORK_PAUSES) - 1)]
                self._network_failures += 1
                self._throttle.hold_all(pause)
        else:
            self._network_failures = 0
            if outcome.state == "sent":
                self._throttle.taken()

    def _take_up_abandoned(self, session: Session, now: datetime) -> bool:
        """Settle messages that a dead process left in the middle of sending: each may have arrived or not. True if it
        was time to look for such messages."""
        first = self._looked_at is None
        # SQLite has one process, so nobody else can leave anything behind after the start.
        if not first and (
            self._database.is_sqlite or self._runtime.monotonic() <= (self._looked_at or 0) + ABANDONED_SECONDS
        ):
            return False
        # Whoever led before claims nothing any more, so nobody's lease has to end first.
        if first:
            self._go_on_at_the_pace(session, now)
        for row in abandoned_messages(session, now, whatever_lease=first):
            if row.id not in self._under_way:
                self._settle(session, [(row, process_died(row))], now)
        return True

    def _go_on_at_the_pace(self, session: Session, now: datetime) -> None:
        """Know what whoever sent before has sent a moment ago, and was told to wait for."""
        for chat, method, when in sent_since(session, now - PACE_MEMORY):
            self._throttle.take(chat, method, max(0.0, (now - when).total_seconds()))
        for chat, seconds in chats_held(session, now).items():
            self._throttle.hold_chat(chat, seconds)

    def _claim(self, session: Session, finished: list[Finished], now: datetime) -> list[Sending]:
        done = {row.id for row, _ in finished}
        busy = {row.chat_id for row in self._under_way.values() if row.id not in done}
        chosen: list[Waiting] = []
        free = IN_FLIGHT - len(self._under_way.keys() - done)
        self._wait = self._idle_seconds
        for head in waiting_heads(session, now):
            if head.chat_id in busy:
                continue
            if _too_late(head, now):
                set_message(session, head.id, state="dropped", settled_at=now)
                self._wait = 0.0
                continue
            wait = self._throttle.wait(head.chat_id, head.method)
            if wait > 0:
                self._wait = min(self._wait, wait)
            elif len(chosen) < free:
                self._throttle.take(head.chat_id, head.method)
                chosen.append(head)
        slow = [head.id for head in chosen if head.method in UPLOADS]
        quick = [head.id for head in chosen if head.method not in UPLOADS]
        return claim_messages(session, quick, now + LEASE) + claim_messages(session, slow, now + UPLOAD_LEASE)
