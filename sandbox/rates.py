"""How fast a bot may speak: about thirty calls a second in all, one message a second to a chat, with a short burst."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.refusals import Refused


@dataclass(frozen=True)
class Limits:
    """Calls per second in all, messages per second to one chat, and how many messages may come at once."""

    overall: float = 30.0
    per_chat: float = 1.0
    burst: float = 4.0
    clock: Callable[[], float] = field(default=time.monotonic)


class Rates:
    """Buckets that fill with time; an empty one answers 429 with the whole seconds to wait."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._buckets: dict[tuple[str, int | None], tuple[float, float]] = {}

    def spend(self, bot: str, chat_id: int | None, count: int = 1) -> None:
        """Count a call of a bot, and `count` messages to a chat if there is one; refuses what is too fast."""
        now = self.limits.clock()
        asked = [((bot, None), self.limits.overall, self.limits.overall)]
        if chat_id is not None:
            asked.append(((bot, chat_id), self.limits.per_chat, self.limits.burst))
        filled = {}
        for key, rate, size in asked:
            level, since = self._buckets.get(key, (size, now))
            filled[key] = min(size, level + (now - since) * rate)
            if filled[key] < 1:
                wait = max(1, math.ceil((1 - filled[key]) / rate))
                raise Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        for key, level in filled.items():
            self._buckets[key] = (level - count, now)
