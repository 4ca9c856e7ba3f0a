"""What a bot that runs for years has to do at night: a copy of the database, and forgetting what is settled."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

logger = logging.getLogger(__name__)

NIGHT_HOUR = 2
"""Local time; nobody reports then."""
SETTLED_LIFE = timedelta(days=45)
"""How long what is settled is remembered: Telegram repeats nothing older than two days."""
RETRY_AFTER = timedelta(minutes=10)
"""Between two attempts at a night's copy."""


class NotCopied(Exception):
    """The copy could not be made; the text says which setting is to blame and why."""


class Copies(Protocol):
    """The nights' copies of a database on the disk."""

    def made_since(self, mark: str) -> bool:
        """Whether there is a copy of a moment not earlier than `mark`, written like 20250417-02."""

    async def make(self, now: datetime, mark: str) -> None:
        """Copy the database, unless somebody has since `mark`; the local time `now` names it. Raises NotCopied."""


class NightlyWork:
    """Does the night's work once a night, or at the first look after a night that was missed."""

    def __init__(
        self,
        zone: str,
        *,
        copies: Copies | None,
        forget: Callable[[datetime], None],
        refresh: Callable[[datetime], None] | None = None,
        threads: Executor,
    ) -> None:
        """`refresh` asks the calendar for days off that were announced meanwhile."""
        self._zone, self._copies, self._forget, self._refresh = ZoneInfo(zone), copies, forget, refresh
        self._threads, self._night_done = threads, ""
        self._failed_at: datetime | None = None

    async def tend(self, now: datetime) -> None:
        """Copy and tidy, if that has not been done tonight."""
        local = now.astimezone(self._zone)
        night = (local - timedelta(hours=NIGHT_HOUR)).strftime("%Y%m%d")
        if night == self._night_done:
            return
        if self._copies is not None and not await self._is_copied(self._copies, local, f"{night}-{NIGHT_HOUR:02}"):
            return
        await asyncio.get_running_loop().run_in_executor(self._threads, self._tidy, now)
        self._night_done = night

    async def _is_copied(self, copies: Copies, local: datetime, mark: str) -> bool:
        loop = asyncio.get_running_loop()
        if await loop.run_in_executor(self._threads, copies.made_since, mark):
            return True
        if self._failed_at is not None and timedelta() <= local - self._failed_at < RETRY_AFTER:
            return False
        try:
            await copies.make(local, mark)
        except NotCopied as failed:
            self._failed_at = local
            logger.error("%s; tonight's copy is tried again soon", failed)
            return False
        return True

    def _tidy(self, now: datetime) -> None:
        if self._refresh is not None and self._night_done:  # a start has looked already
            self._refresh(now)
        self._forget(now - SETTLED_LIFE)
