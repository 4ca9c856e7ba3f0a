"""How fast a bot may speak: thirty calls a second in all, one message a second to a chat, a few at once."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.refusals import too_many


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
        now, limits = self.limits.clock(), self.limits
        asked: dict[tuple[str, int | None], tuple[float, float]]
        asked = {(bot, None): (limits.overall, limits.overall)}
        if chat_id is not None:
            asked[bot, chat_id] = (limits.per_chat, limits.burst)
        levels = {}
        for key, (rate, size) in asked.items():
            level, since = self._buckets.get(key, (size, now))
            levels[key] = min(size, level + (now - since) * rate)
            if levels[key] < 1:
                raise too_many(math.ceil((1 - levels[key]) / rate))
        for key, level in levels.items():
            self._buckets[key] = (level - count, now)
