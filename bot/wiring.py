"""The one place where the transport meets the conversation."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import ParamSpec, TypeVar

from sqlalchemy.orm import Session

from bot.transport.assembly import Wiring
from bot.transport.delivery import Outcome
from handlers import doorway, files
from handlers.routes import MID_REPORT
from notices import trouble
from notices.reminders import reminder_message
from scheduler import papers
from storage.transport.outbox import Sending
from texts.language import SOURCE, speaking
from usecases import conversation
from usecases.reminders import reminding

P = ParamSpec("P")
R = TypeVar("R")


def in_uzbek(door: Callable[P, R]) -> Callable[P, R]:
    """A door behind which everybody is spoken to in Uzbek."""

    def spoken(*args: P.args, **kwargs: P.kwargs) -> R:
        with speaking(SOURCE):
            return door(*args, **kwargs)

    return spoken


def conversation_wiring(bot_id: int, username: str) -> Wiring:
    """Everything Hisobot answers, for the bot account that getMe named."""
    return Wiring(
        admit=partial(doorway.admit, doorway.Bot(bot_id, username)),
        wanted=files.wanted,
        prepare=in_uzbek(files.prepare),
        settled=settled,
        failed=trouble.handling_failed,
        returned=partial(trouble.back_after_outage, interrupted=MID_REPORT),
        ticks=(partial(reminding.tick, reminder_message),),
        workers=(papers.worker,),
    )


def settled(session: Session, row: Sending, outcome: Outcome, now: datetime) -> None:
    """A card that surely arrived is remembered by its message; the ledger hears what became of a reminder, and who
    ordered a paper that it may be lost; a person who cannot be reached is noted."""
    if outcome.state == "sent" and row.remember and outcome.message_id is not None:
        conversation.remember_card(session, row.remember, outcome.message_id)
    if row.kind == "reminder":
        lost = timedelta(seconds=outcome.lost) if outcome.lost is not None else None
        reminding.settled(session, row.key, outcome.state, outcome.error, now, lost, outcome.looks)
    papers.settled(session, row, outcome, now)
    if outcome.unreachable and row.person_id is not None:
        trouble.person_lost(session, row.person_id, now)
