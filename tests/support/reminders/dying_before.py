"""The same bot, which dies with a reminder in its hands: taken from the outbox, and not sent yet."""

import os
import signal
from typing import Any

from bot.transport.sender import Sender
from tests.support.reminders.killed import prepare, program

__all__ = ["prepare", "program"]

_settle_and_claim = Sender._settle_and_claim


def _claim_and_die(self: Sender, finished: Any) -> Any:
    claimed = _settle_and_claim(self, finished)
    if any(row.kind == "reminder" for row in claimed):
        os.kill(os.getpid(), signal.SIGKILL)
    return claimed


Sender._settle_and_claim = _claim_and_die  # type: ignore[method-assign]
