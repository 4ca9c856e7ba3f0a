"""What waits for the workers, in memory: each person's updates in order, and nobody's so many that others find no room;
and what the log says of each.

The rows of the inbox are the truth; what is not in here is found there.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

from bot.logs import about
from storage.base import LIBRARY, Session
from storage.transport.inbox import Undone

logger = logging.getLogger(__name__)

SAID_SINGLY = 10
BACKLOG = 5_000
"""With so many updates in memory nothing more is asked of Telegram."""
OF_ONE_PERSON = 100
"""So many updates of a person are in memory at most. What they send beyond that stays in the table until these are
handled: whoever sends thousands fills up nobody's room but their own."""


class Queues:
    """One queue a person. Only `known` and `beyond` may be asked for from another thread."""

    def __init__(self) -> None:
        self._queues: dict[int, deque[Undone]] = {}
        self._known: set[int] = set()
        self._beyond: dict[int, bool] = {}
        """The people of whom more waits in the table, and whether some of it came since that was last looked at."""
        self.room = asyncio.Event()
        """Set while there is room for more."""
        self.room.set()

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, lane: int) -> bool:
        return lane in self._queues

    @property
    def known(self) -> frozenset[int]:
        """The rows of the inbox that are in memory."""
        return frozenset(self._known)

    @property
    def beyond(self) -> frozenset[int]:
        """The people of whom more waits in the table than may be in memory."""
        return frozenset(self._beyond)

    def add(self, rows: Iterable[Undone]) -> list[int]:
        """Take updates in that are not in yet; returns the people who had none waiting before."""
        newly = []
        for row in rows:
            queue = self._queues.get(row.lane)
            if row.id in self._known:
                continue
            if row.lane in self._beyond or (queue is not None and len(queue) >= OF_ONE_PERSON):
                self._beyond[row.lane] = True
                continue
            self._known.add(row.id)
            if queue is None:
                self._queues[row.lane] = deque([row])
                newly.append(row.lane)
            else:
                queue.append(row)
        self._look_at_the_room()
        return newly

    def first(self, lane: int, *, sort: bool = False) -> Undone:
        """The update whose turn it is; with `sort` by Telegram's own numbers, where they may have come crossed."""
        queue = self._queues[lane]
        if sort and len(queue) > 1:
            queue = self._queues[lane] = deque(sorted(queue, key=lambda row: row.update_id))
        return queue[0]

    def drop(self, row: Undone) -> None:
        """An update is settled."""
        self._queues[row.lane].remove(row)
        self._known.discard(row.id)
        if not self._queues[row.lane]:
            del self._queues[row.lane]
        self._look_at_the_room()

    def forget(self, lane: int) -> None:
        """Know nothing of a person any more: another process handles them, or the table is looked at again."""
        for row in self._queues.pop(lane, ()):
            self._known.discard(row.id)
        self._beyond.pop(lane, None)
        self._look_at_the_room()

    def begin_fetching(self, lane: int) -> None:
        """From now on it is noted whether more of this person comes."""
        self._beyond[lane] = False

    def end_fetching(self, lane: int, rows: list[Undone]) -> list[int]:
        """Take in what waited in the table when fetching began; more may have come since. As `add` otherwise."""
        came_since = self._beyond.pop(lane, False)
        newly = self.add(rows)
        if came_since:
            self._beyond[lane] = True
        return newly

    def _look_at_the_room(self) -> None:
        if len(self._known) >= BACKLOG:
            self.room.clear()
        else:
            self.room.set()


def about_update(row: Undone) -> AbstractContextManager[None]:
    """What is logged inside is about this update, and the library whose it is as soon as that is known."""
    return about(update=row.update_id, person=row.lane, library=lambda: row.library)


@contextmanager
def finding_out_whose(row: Undone, session: Session) -> Iterator[None]:
    """What is logged inside is about this update; afterwards it knows its library, also where its handling failed."""
    try:
        with about_update(row):
            yield
    finally:
        row.library = session.info.pop(LIBRARY, row.library)


def say_taken_in(rows: Sequence[Undone]) -> None:
    """A line for each update; one for all of a flood, whose lines would hold everybody up."""
    if len(rows) > SAID_SINGLY:
        logger.info("taken in: %d updates, %d to %d", len(rows), rows[0].update_id, rows[-1].update_id)
        return
    for row in rows:
        with about_update(row):
            logger.info("taken in")


def say_handled(rows: Sequence[Undone]) -> None:
    """A line for each update whose handling has been committed."""
    for row in rows:
        with about_update(row):
            logger.info("handled")
