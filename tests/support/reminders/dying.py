"""The same bot, which dies when a reminder has been sent and is about to be noted: the worst moment there is."""

import os
import signal
from dataclasses import replace
from typing import Any

from bot.transport.assembly import Wiring
from bot.wiring import conversation_wiring
from tests.support.reminders.killed import prepare

__all__ = ["prepare", "wiring"]


def wiring(bot_id: int, username: str) -> Wiring:
    """Everything as in life, but for the end."""
    whole = conversation_wiring(bot_id, username)

    def settled(session: Any, row: Any, outcome: Any, now: Any) -> None:
        if row.kind == "reminder" and outcome.state == "sent":
            os.kill(os.getpid(), signal.SIGKILL)
        whole.settled(session, row, outcome, now)

    return replace(whole, settled=settled)
