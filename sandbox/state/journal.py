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
        self._numbers = itertools.count(1)

    def write(
        self, bot: str, method: str, params: dict[str, Any], code: int, description: str, fault: str,
        at: datetime, monotonic: float,
    ) -> None:  # fmt: skip
        """Add a call."""
        number = next(self._numbers)
        self._entries.append(Entry(number, bot, method, params, code, description, fault, at, monotonic))

    def entries(self, method: str | None = None, after: int = 0) -> list[Entry]:
        """The calls after a number, of one method or of all, oldest first."""
        return [entry for entry in list(self._entries) if entry.seq > after and method in (None, "", entry.method)]

    def clear(self) -> None:
        """Forget all; numbers go on."""
        self._entries.clear()
