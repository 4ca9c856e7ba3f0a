"""What the bots asked for: every call with its fields, its answer and when."""

import itertools
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import Any

KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One call; `code` is the status answered or meant, 0 where the connection was closed before all."""

    seq: int
    bot: str
    method: str
    params: dict[str, Any]
    code: int
    description: str
    fault: str
    at: datetime
    monotonic: float

    def view(self) -> dict[str, Any]:
        """The entry as JSON; files are told by name and size."""
        return {
            "seq": self.seq, "bot": self.bot, "method": self.method, "params": self.params, "code": self.code,
            "description": self.description, "fault": self.fault, "at": self.at.isoformat(),
            "monotonic": self.monotonic,
        }  # fmt: skip


class Journal:
    """The last calls, fifty thousand unless told otherwise."""

    def __init__(self, kept: int = KEPT) -> None:
        self._entries: deque[Entry] = deque(maxlen=kept)
        self._numbers, self._last = itertools.count(1), 0

    def write(
        self, bot: str, method: str, params: dict[str, Any], code: int, description: str, fault: str,
        at: datetime, monotonic: float,
    ) -> None:  # fmt: skip
        """Add a call."""
        number = self._last = next(self._numbers)
        self._entries.append(Entry(number, bot, method, params, code, description, fault, at, monotonic))

    def entries(self, method: str | None = None, after: int = 0) -> list[Entry]:
        """The calls after a number, of one method or of all, oldest first."""
        newest_first = itertools.takewhile(lambda entry: entry.seq > after, reversed(self._entries.copy()))
        return [entry for entry in newest_first if method in (None, "", entry.method)][::-1]

    @property
    def last(self) -> int:
        """The number of the newest call, 0 when there was none."""
        return self._last

    def clear(self) -> None:
        """Forget all; numbers go on."""
        self._entries.clear()
