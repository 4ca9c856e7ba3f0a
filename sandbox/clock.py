"""The library's time in the sandbox: it runs on with the real time and can be moved by hand.

Dates of messages and everything that expires follow this clock, so that a month can pass in a test.
"""

import threading
import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Tashkent")


class Clock:
    """A clock that starts at a chosen moment, ticks by itself and may be set; safe to use from any thread."""

    def __init__(self, start: datetime | None = None) -> None:
        self._lock = threading.Lock()
        self._base = (_aware(start) if start else datetime.now(ZONE), time.monotonic())

    def now(self) -> datetime:
        """The moment it is in the sandbox, always with a time zone."""
        start, since = self._base  # one read, so that a move in another thread is seen whole
        return start + timedelta(seconds=time.monotonic() - since)

    def set(self, moment: datetime) -> None:
        """Put the clock to a moment, earlier or later; a moment without a zone is Tashkent's."""
        with self._lock:
            self._base = (_aware(moment), time.monotonic())

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        with self._lock:
            start, since = self._base
            self._base = (start + by, since)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


def next_working_day(now: datetime) -> datetime:
    """Nine in the morning of the next Monday to Friday; holidays are the bot's business."""
    day = now + timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day.replace(hour=9, minute=0, second=0, microsecond=0)
