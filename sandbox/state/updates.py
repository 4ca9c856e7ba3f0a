"""The updates that wait for a bot: acknowledged by offset, redelivered until then, gone when they expire.

The rules are those of Telegram's own server: the first call with a greater offset forgets what is before it,
and an offset far outside the queue (ids start anywhere after a quiet week) is served from the queue's head.
"""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

DEFAULT_KINDS = frozenset({"message", "edited_message", "callback_query", "my_chat_member"})
LIFE = {"callback_query": timedelta(seconds=150)}
LONG_LIFE = timedelta(hours=24)
QUIET_WEEK = timedelta(days=7)


@dataclass(slots=True)
class Pending:
    """An update nobody has acknowledged yet; `lane` is the queue within which a webhook keeps the order."""

    id: int
    kind: str
    lane: str
    expires: datetime
    body: dict[str, Any]


class UpdateQueue:
    """Updates of one bot, in order; the caller holds the sandbox's lock."""

    def __init__(self, now: Callable[[], datetime], seed: int = 2025) -> None:
        self._now = now
        self._random = random.Random(seed)  # noqa: S311 - not a secret
        self._next = self._random.randrange(100_000_000, 900_000_000)
        self._last_at: datetime | None = None
        self.pending: deque[Pending] = deque()
        self.kinds = DEFAULT_KINDS

    def add(self, kind: str, lane: str, body: dict[str, Any]) -> int | None:
        """Queue an update and return its id; None if the bot did not ask for this kind."""
        if kind not in self.kinds:
            return None
        now = self._now()
        if self._last_at and not self.pending and now - self._last_at >= QUIET_WEEK:
            self.jump()
        self._last_at = now
        update_id, self._next = self._next, self._next + 1
        expires = now + LIFE.get(kind, LONG_LIFE)
        self.pending.append(Pending(update_id, kind, lane, expires, {"update_id": update_id, kind: body}))
        return update_id

    def jump(self, to: int | None = None) -> None:
        """Let the next id be `to`, or some smaller number, as happens after a week without updates."""
        if self.pending:
            raise ValueError("ids jump only when nothing is waiting")
        self._next = to if to is not None else self._random.randrange(1, max(2, self._next - 1000))

    def ack(self, offset: int) -> None:
        """Forget what is before `offset`; a negative one keeps only the last so many."""
        self.expire()
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        elif self.pending and self.pending[0].id - 2_000_000 <= offset <= self._next + 10:
            while self.pending and self.pending[0].id < offset:
                self.pending.popleft()

    def first(self, limit: int) -> list[dict[str, Any]]:
        """The bodies of the oldest updates, at most `limit`."""
        self.expire()
        return [self.pending[index].body for index in range(min(limit, len(self.pending)))]

    def expire(self) -> None:
        """Drop what Telegram would no longer deliver."""
        now = self._now()
        if any(update.expires <= now for update in self.pending):
            self.pending = deque(update for update in self.pending if update.expires > now)

    def want(self, kinds: list[str] | None) -> None:
        """Keep to a list of kinds from now on; an empty one means the usual, None changes nothing."""
        if kinds is not None:
            self.kinds = frozenset(kinds) or DEFAULT_KINDS
