"""One queue a person: a person's updates in order, everybody at once, nobody behind another's backlog.

A worker takes one update of a person and then lets the next person have a turn. On SQLite, where only one can
write at a time, it takes one of each of several people and commits them together. What waits is kept in memory
too, so that a busy hour costs no queries; the rows of the inbox stay the truth.
"""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.transport.api import Api
from bot.transport.assembly import Runtime, Wiring
from bot.transport.outage import say_out_of_reach
from bot.transport.queues import OF_ONE_PERSON, Queues, about_update, finding_out_whose, say_handled, say_taken_in
from bot.transport.several.sharing import Everything, Share
from storage.database import Database, is_transient
from storage.transport.inbox import Undone, mark_done, mark_failed, undone_of, undone_updates, waiting_updates
from storage.transport.ways import StillOnItsWay
from usecases.outgoing import Call

logger = logging.getLogger(__name__)

ATTEMPTS = 3
PAUSES = (0.3, 1.5)  # seconds between the attempts of one update
OUTAGE_PAUSE = 1.0
ARRIVING_PAUSE = 0.05
"""After which it is looked again whether a message has arrived that is being sent."""
RESCAN_SECONDS = 1.0
LEFT_SECONDS = 15.0
"""What has waited so long for the process whose it is, is anybody's: it may be frozen. Nothing is done twice by that,
or out of order: `mark_done` locks the person's lane, and takes only the oldest of theirs."""
SQLITE_RESCAN_SECONDS = 30.0
Handled = list[tuple[Undone, list[Call]]]
"""Updates with the calls that their handling asks for."""


class NotOurTurn(Exception):
    """Another process handles this person now, or has handled this update."""


class Lanes:
    """The workers, and what waits for them."""

    def __init__(
        self,
        database: Database,
        wiring: Wiring,
        api: Api,
        runtime: Runtime,
        *,
        workers: int = 2,
        group: int = 16,
        grace: float = 0.0,
        share: Share | None = None,
    ) -> None:
        self._database, self._wiring, self._api, self._runtime = database, wiring, api, runtime
        self._grace = grace  # by webhook a person's text and press may overtake one another by some milliseconds
        self._workers, self._group = workers, group
        self._share = share or Everything(runtime.sleep)
        self._queues = Queues()
        self._ready: asyncio.Queue[int] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []
        self._others: set[asyncio.Task[None]] = set()
        self._stopping = False

    async def start(self) -> None:
        """Take up what an earlier process left undone, then whatever comes."""
        await self._look()
        self._tasks = [asyncio.create_task(self._work()) for _ in range(self._workers)]
        self._tasks.append(asyncio.create_task(self._rescan()))

    async def work(self) -> None:
        """Return when stopped; raises what a worker could not cope with, because without it people would wait."""
        await asyncio.gather(*self._tasks[: self._workers])

    async def stop(self) -> None:
        """Finish the updates that are being handled; those that wait stay in the inbox."""
        self._stopping = True
        self._ready.put_nowait(0)
        workers, others = self._tasks[: self._workers], self._tasks[self._workers :]
        for task in others:
            task.cancel()
        await asyncio.gather(*workers, *others, return_exceptions=True)
        await self._runtime.in_thread(self._share.leave)
        if self._others:
            await asyncio.wait(self._others, timeout=2)

    def take_in(self, rows: Sequence[Undone]) -> None:
        """Handle what has just been stored, each person's where it belongs: here, or in another process."""
        say_taken_in(rows)
        self.add(row for row in rows if self._share.mine(row.lane))
        others = {row.lane for row in rows if not self._share.mine(row.lane)}
        if others:
            self._track(asyncio.create_task(self._tell(others)))

    def add(self, rows: Iterable[Undone]) -> None:
        """Put stored updates into their people's queues; one that is there already is not put in twice."""
        for lane in self._queues.add(rows):
            self._make_ready(lane, self._grace)

    async def room(self) -> None:
        """Return when there is room for more updates."""
        await self._queues.room.wait()

    @property
    def full(self) -> bool:
        """Whether there is no room at the moment."""
        return not self._queues.room.is_set()

    @property
    def waiting(self) -> int:
        """How many updates are in memory and not handled yet."""
        return len(self._queues)

    def _make_ready(self, lane: int, after: float = 0.0) -> None:
        if after > 0:
            asyncio.get_running_loop().call_later(after, self._ready.put_nowait, lane)
        else:
            self._ready.put_nowait(lane)

    async def _work(self) -> None:
        while True:
            lanes = [await self._ready.get()]
            while len(lanes) < self._group and not self._ready.empty():
                lanes.append(self._ready.get_nowait())
            if self._stopping:
                self._ready.put_nowait(0)  # the next worker must wake up too
                return
            rows = [self._queues.first(lane, sort=self._grace > 0) for lane in lanes]
            for row in rows:
                if row.has_file:  # fetching it takes long, and nobody else shall wait meanwhile
                    self._track(asyncio.create_task(self._handle_alone(row)))
            rest = [row for row in rows if not row.has_file]
            if len(rest) == 1 or not await self._handle_together(rest):
                for row in rest:
                    await self._handle_alone(row)

    async def _handle_together(self, rows: list[Undone]) -> bool:
        """Handle updates of different people in one transaction, which costs one commit; False: none was handled."""
        try:
            handled = await self._runtime.in_thread(self._apply, rows, None)
        except Exception as error:
            logger.info("%d updates are handled one by one after all: %s", len(rows), type(error).__name__)
            return False
        for row in rows:
            self._settled(row, 0.0)
        self._fire(handled)
        return True

    async def _handle_alone(self, row: Undone) -> None:
        with about_update(row):
            await self._handle_and_settle(row)

    async def _handle_and_settle(self, row: Undone) -> None:
        try:
            self._settled(row, await self._handle(row))
        except NotOurTurn:
            self._queues.forget(row.lane)  # the next look at the table finds what is left of them
        except Exception:
            logger.exception("an update could be neither handled nor set aside; it is tried again")
            self._settled(row, OUTAGE_PAUSE)

    def _settled(self, row: Undone, pause: float) -> None:
        """Give the next update of the person its turn, or retry the same one after a pause."""
        if not pause:
            self._queues.drop(row)
        if row.lane in self._queues:
            self._make_ready(row.lane, pause)
        elif row.lane in self._queues.beyond:
            self._track(asyncio.create_task(self._fetch_rest(row.lane)))

    async def _handle(self, row: Undone) -> float:
        """Handle one update. Returns 0 when it is settled, else after how many seconds to try it again."""
        try:
            prepared = await self._prepare(row) if row.has_file else None
            handled = await self._runtime.in_thread(self._apply, [row], prepared)
        except NotOurTurn:
            raise
        except StillOnItsWay:
            return ARRIVING_PAUSE
        except Exception as error:
            if is_transient(error):
                say_out_of_reach(error, "an update waits")
                return OUTAGE_PAUSE
            logger.exception("handling update %s failed", row.update_id)
            return await self._runtime.in_thread(self._note_failure, row, f"{type(error).__name__}: {error}")
        self._fire(handled)
        return 0.0

    async def _prepare(self, row: Undone) -> object | None:
        file_id = await self._runtime.in_thread(self._wanted, row)
        if file_id is None:
            return None
        content = await self._api.download(file_id)
        return await self._wiring.prepare(self._database, content, row.body, self._runtime.clock())

    def _wanted(self, row: Undone) -> str | None:
        with self._database.read() as session, finding_out_whose(row, session):
            return self._wiring.wanted(session, row.body)

    def _apply(self, rows: list[Undone], prepared: object | None) -> Handled:
        now = self._runtime.clock()
        handled: Handled = []
        with self._database.write() as session:
            for row in rows:
                with finding_out_whose(row, session):
                    if mark_done(session, row, now):
                        handled.append((row, self._wiring.admit(session, row.body, now, prepared)))
                    elif not self._database.is_sqlite:
                        raise NotOurTurn
                if len(rows) > 1:
                    session.flush()
                    session.expunge_all()  # the next person's handling finds a session as if it were new
        say_handled(rows)
        return handled

    def _note_failure(self, row: Undone, error: str) -> float:
        now = self._runtime.clock()
        with self._database.write() as session:
            attempts = mark_failed(session, row, error, now, limit=ATTEMPTS)
        if attempts is None:
            return 0.0
        final = attempts >= ATTEMPTS
        try:
            with self._database.write() as session:
                self._wiring.failed(session, row.body, now, final=final)
        except Exception:
            with about_update(row):
                logger.exception("the person could not be told of the failure either")
        return 0.0 if final else PAUSES[attempts - 1]

    def _fire(self, handled: Handled) -> None:
        for row, calls in handled:
            for call in calls:
                self._track(asyncio.create_task(self._make(row, call)))

    def _track(self, task: asyncio.Task[None]) -> None:
        self._others.add(task)
        task.add_done_callback(self._others.discard)

    async def _tell(self, lanes: set[int]) -> None:
        try:
            await self._runtime.in_thread(self._share.notify, lanes)
        except Exception as error:
            logger.info("the others will find what is theirs by looking: %s", type(error).__name__)

    async def _make(self, row: Undone, call: Call) -> None:
        try:
            await self._api.call(call.method, call.params)
        except Exception as error:
            with about_update(row):
                logger.info("%s was not taken: %s", call.method, error)

    async def _fetch_rest(self, lane: int) -> None:
        """Take up what a person has waiting in the table."""
        while lane in self._queues.beyond and lane not in self._queues:
            self._queues.begin_fetching(lane)
            try:
                rows = await self._runtime.in_thread(self._rest_of, lane)
            except Exception as error:
                say_out_of_reach(error, "could not look for the rest of a person's updates")
                self._queues.forget(lane)  # the next look at the table finds them
                return
            for ready in self._queues.end_fetching(lane, rows):
                self._make_ready(ready)

    def _rest_of(self, lane: int) -> list[Undone]:
        with self._database.read() as session:
            return undone_updates(session, self._api.bot_id, lane=lane, limit=OF_ONE_PERSON + 1)

    def _unknown(self) -> list[Undone]:
        """What waits in the table for this process and is not in memory; usually nothing, so no update is read."""
        self._share.refresh()
        in_memory, beyond = self._queues.known, self._queues.beyond
        left = self._runtime.clock() - timedelta(seconds=LEFT_SECONDS)
        with self._database.read() as session:
            unknown = [
                waiting.id
                for waiting in waiting_updates(session, self._api.bot_id)
                if waiting.id not in in_memory
                and waiting.lane not in beyond
                and (self._share.mine(waiting.lane) or waiting.received_at < left)
            ]
            return undone_of(session, unknown) if unknown else []

    async def _rescan(self) -> None:
        # On PostgreSQL another process may have stored updates, or died with some undone. SQLite has no other, and
        # is looked at for what was stored although storing it seemed to fail.
        while True:
            await self._share.wait_for_notice(SQLITE_RESCAN_SECONDS if self._database.is_sqlite else RESCAN_SECONDS)
            await self._look()

    async def _look(self) -> None:
        try:
            self.add(await self._runtime.in_thread(self._unknown))
        except Exception as error:
            say_out_of_reach(error, "could not look for undone updates")
