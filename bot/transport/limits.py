"""How fast may we speak: our own limits below Telegram's, and the pauses Telegram orders."""

import time
from collections.abc import Callable
from dataclasses import dataclass

FLOOD_WINDOW = 5.0
FLOOD_CHATS = 3
"""Refusals in so many different chats within that many seconds, and nothing taken between: the bot as a whole is too
fast. Fewer are floods of their own, each of one chat."""


@dataclass(frozen=True)
class Limits:
    """Messages per second, in all and to one chat; None is without limit."""

    total_per_second: float | None = 25
    total_burst: int = 5
    per_chat_per_second: float | None = 1
    per_chat_burst: int = 3


UNLIMITED = Limits(total_per_second=None, per_chat_per_second=None)


class Throttle:
    """Says how long a call has to wait, and remembers what went out and what was refused."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._all_free_at = 0.0
        self._chat_free_at: dict[int, float] = {}
        self._refused: dict[int | None, float] = {}
        # Where a steady stream at the permitted rate would be by now; a burst may run ahead of it.
        self._total_level = 0.0
        self._chat_level: dict[int, float] = {}

    def wait(self, chat_id: int | None, method: str) -> float:
        """Seconds until this call may go; 0 when it may go now."""
        now = self._monotonic()
        waits = [self._all_free_at - now]
        if self._limits.total_per_second:
            waits.append(_ahead(self._total_level, now, self._limits.total_per_second, self._limits.total_burst))
        if chat_id is not None:
            waits.append(self._chat_free_at.get(chat_id, 0.0) - now)
            if self._limits.per_chat_per_second and _is_message(method):
                level = self._chat_level.get(chat_id, 0.0)
                waits.append(_ahead(level, now, self._limits.per_chat_per_second, self._limits.per_chat_burst))
        return max(0.0, *waits)

    def take(self, chat_id: int | None, method: str, ago: float = 0.0) -> None:
        """Count a call that goes now, or went so many seconds ago."""
        now = self._monotonic() - ago
        if self._limits.total_per_second:
            self._total_level = max(self._total_level, now) + 1 / self._limits.total_per_second
        if chat_id is not None and self._limits.per_chat_per_second and _is_message(method):
            level = max(self._chat_level.get(chat_id, 0.0), now)
            self._chat_level[chat_id] = level + 1 / self._limits.per_chat_per_second
            if len(self._chat_level) > 1000:
                self._chat_level = {chat: level for chat, level in self._chat_level.items() if level > now}

    def hold_chat(self, chat_id: int | None, seconds: float) -> None:
        """Send nothing to this chat for so long."""
        if chat_id is None:
            self.hold_all(seconds)
            return
        now = self._monotonic()
        self._chat_free_at = {chat: until for chat, until in self._chat_free_at.items() if until > now}
        self._chat_free_at[chat_id] = max(self._chat_free_at.get(chat_id, 0.0), now + seconds)

    def hold_all(self, seconds: float) -> None:
        """Send nothing to anybody for so long."""
        self._all_free_at = max(self._all_free_at, self._monotonic() + seconds)

    def holds_all(self) -> bool:
        """Whether everything waits at the moment."""
        return self._all_free_at > self._monotonic()

    def refused(self, chat_id: int | None, seconds: float) -> None:
        """Telegram said to wait: that chat does, and everybody if that many in a row were told so."""
        now = self._monotonic()
        self._refused = {chat: at for chat, at in self._refused.items() if now - at < FLOOD_WINDOW}
        self._refused[chat_id] = now
        self.hold_chat(chat_id, seconds)
        if len(self._refused) >= FLOOD_CHATS:
            self.hold_all(seconds)

    def taken(self) -> None:
        """Telegram took a message: it does not hold up the bot as a whole."""
        self._refused.clear()


def _ahead(level: float, now: float, per_second: float, burst: int) -> float:
    return level - now - (burst - 1) / per_second


def _is_message(method: str) -> bool:
    return method.startswith("send") and method != "sendChatAction"
