"""Takes updates in by long polling, so that none is acknowledged before it is stored.

Telegram forgets an update when asked for a later one. So the updates and the next offset go into the
database in one transaction, and only then is the next question asked.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.transport.api import Api
from bot.transport.assembly import Runtime, Wiring
from bot.transport.lanes import Lanes
from bot.transport.outage import say_out_of_reach
from bot.transport.request import wait_of
from storage.base import Session
from storage.database import Database, is_transient
from storage.transport.inbox import Undone, store_offset, store_updates, stored_offset, whole_number

logger = logging.getLogger(__name__)

KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 30
AWAY_SECONDS = 150  # presses live so long at Telegram
SAME_QUESTION_PAUSE = 0.6  # the same offset asked again sooner is answered with one update at a time
CONFLICT_PAUSE = 5.0
PAUSES = (1, 2, 4, 8, 15, 30)
REFUSALS = 5  # so many times 401 in a row mean that the token was revoked
REPEAT_SECONDS = 60.0  # the same complaint is logged no more often


class TokenRevoked(Exception):
    """Telegram does not know the token any more."""


class Intake:
    """The one poller of a bot."""

    def __init__(
        self,
        database: Database,
        wiring: Wiring,
        api: Api,
        lanes: Lanes,
        runtime: Runtime,
        *,
        poll_seconds: int = POLL_SECONDS,
    ) -> None:
        self._database, self._wiring, self._api, self._lanes = database, wiring, api, lanes
        self._runtime = runtime
        self._poll_seconds = poll_seconds
        self._offset: int | None = None
        self._polled_at: float | None = None  # when Telegram last answered, on this process's own clock
        self._in_row = {"unauthorized": 0, "trouble": 0}
        self._complaints: dict[str, float] = {}

    async def run(self) -> None:
        """Poll until cancelled. Cancelling loses nothing. Raises TokenRevoked."""
        self._offset = await self._persistently(self._stored_offset)
        self._runtime.signs.telegram = self._runtime.monotonic()
        while True:
            await self._lanes.room()
            try:
                updates = await self._api.get_updates(self._offset, self._poll_seconds, KINDS)
            except TelegramError as error:
                await self._runtime.sleep(self._after(error))
                continue
            self._runtime.signs.telegram = self._runtime.monotonic()
            self._in_row = {"unauthorized": 0, "trouble": 0}
            self._complaints.clear()
            self._lanes.take_in(await self._persistently(self._store, updates))

    def _after(self, error: TelegramError) -> float:
        """How long to wait after an unanswered question."""
        words = error.message.lower()
        if isinstance(error, InvalidToken) and "unauthorized" in words:
            self._in_row["unauthorized"] += 1
            if self._in_row["unauthorized"] >= REFUSALS:
                raise TokenRevoked
        else:
            self._in_row["unauthorized"] = 0
        if isinstance(error, Conflict):
            self._complain("another program asks for this bot's updates, or a webhook is set; waiting", error)
            return CONFLICT_PAUSE
        if isinstance(error, RetryAfter):
            return max(SAME_QUESTION_PAUSE, wait_of(error))
        self._complain("no updates from Telegram; trying on", error)
        pause = PAUSES[min(self._in_row["trouble"], len(PAUSES) - 1)]
        self._in_row["trouble"] += 1
        return pause

    def _complain(self, words: str, error: Exception) -> None:
        now = self._runtime.monotonic()
        if now - self._complaints.get(words, -REPEAT_SECONDS) >= REPEAT_SECONDS:
            self._complaints[words] = now
            logger.warning("%s (%s)", words, type(error).__name__)

    def _stored_offset(self) -> int | None:
        with self._database.read() as session:
            stored = stored_offset(session, self._api.bot_id)
            return stored.next_offset if stored else None

    def _store(self, answer: list[Any]) -> list[Undone]:
        try:
            return self._keep(answer)
        except Exception as error:
            if is_transient(error) or not answer:
                raise
            logger.exception("%d updates could not be stored together; they are stored one by one", len(answer))
        rows: list[Undone] = []
        for update in answer:
            try:
                rows += self._keep([update])
            except Exception as error:
                if is_transient(error):
                    raise  # what was stored so far is found in the table
                logger.exception("an update that no table can hold is passed over")
        self._offset = _following(answer) or self._offset
        return rows

    def _keep(self, answer: list[Any]) -> list[Undone]:
        updates = [update for update in answer if isinstance(update, dict)]
        following, now = _following(updates), self._runtime.clock()
        with self._database.write() as session:
            away_since = self._away_since(session, now)
            rows = store_updates(session, self._api.bot_id, updates, now)
            store_offset(session, self._api.bot_id, following, now)
        self._offset = following or self._offset
        self._polled_at = self._runtime.monotonic()
        if away_since is not None:
            self._say_returned(away_since, now)
        return rows

    def _away_since(self, session: Session, now: datetime) -> datetime | None:
        """When Telegram was heard last, where that is long ago; asked of the database only when it may be."""
        if (
            self._polled_at is not None
            and self._runtime.monotonic() - self._polled_at - self._poll_seconds <= AWAY_SECONDS
        ):
            return None
        stored = stored_offset(session, self._api.bot_id)
        if stored is None:
            return None
        the_process_was_away = self._polled_at is None
        if the_process_was_away and (now - stored.polled_at).total_seconds() <= AWAY_SECONDS:
            return None
        return stored.polled_at

    def _say_returned(self, away_since: datetime, now: datetime) -> None:
        logger.info("Telegram was out of reach since %s", away_since.isoformat(timespec="seconds"))
        try:
            with self._database.write() as session:
                self._wiring.returned(session, away_since, now)
        except Exception:
            logger.exception("what follows a long absence could not be done")

    async def _persistently(self, function: Callable[..., Any], *arguments: object) -> Any:
        """Run a function in a worker thread and retry while the database is out of reach; nothing is asked of Telegram
        meanwhile."""
        while True:
            try:
                return await self._runtime.in_thread(function, *arguments)
            except Exception as error:
                say_out_of_reach(error, "updates cannot be stored; they stay with Telegram")
                await self._runtime.sleep(SAME_QUESTION_PAUSE)


def _following(updates: list[Any]) -> int | None:
    """The offset to ask for next: after the last in the order given, never the largest, for numbers may jump."""
    numbers = [update.get("update_id") for update in updates if isinstance(update, dict)]
    return next((number + 1 for number in reversed(numbers) if whole_number(number)), None)
