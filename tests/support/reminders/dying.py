"""The same bot, which dies when Nilufar's reminder has been sent and is about to be noted: the worst moment there is.
Always hers: which of several comes first is chance, and one that was not under way is not in doubt."""

import os
import signal
from dataclasses import replace
from typing import Any

from bot.program import Program
from bot.wiring import hisobot_program
from tests.support.people.cast import NILUFAR
from tests.support.reminders.killed import prepare

__all__ = ["prepare", "program"]


def program(bot_id: int, username: str) -> Program:
    """Everything as in life, but for the end."""
    whole = hisobot_program(bot_id, username)

    def settled(session: Any, row: Any, outcome: Any, now: Any) -> None:
        if row.kind == "reminder" and row.chat_id == NILUFAR and outcome.state == "sent":
            os.kill(os.getpid(), signal.SIGKILL)
        whole.wiring.settled(session, row, outcome, now)

    return replace(whole, wiring=replace(whole.wiring, settled=settled))
