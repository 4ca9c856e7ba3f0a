"""The one place where the transport meets the conversation, and the clock what it brings."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import ParamSpec, TypeVar

from telegram.error import TelegramError

from bot.disk import NightlyCopies, database_file, write_whole
from bot.paper_process import make_in_process
from bot.settings import Settings
from bot.transport.api import Api
from bot.transport.assembly import Wiring
from bot.transport.delivery import Outcome
from handlers import doorway, files
from handlers.routes import MID_REPORT
from notices import trouble
from notices.papers import paper_delivery_ended
from scheduler import jobs
from scheduler.beat import Job
from scheduler.evidence import EvidenceCopies
from scheduler.nightly import NightlyWork
from scheduler.papers import PaperMaker
from storage.base import Session
from storage.database import Database
from storage.transport.inbox import prune_inbox
from storage.transport.outbox import Sending, prune_outbox
from texts.language import SOURCE, speaking
from usecases import conversation
from usecases.reminders import reminding

P = ParamSpec("P")
R = TypeVar("R")
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Stage:
    """What the jobs of a bot work with: `seconds` is how often most of them are looked at."""

    database: Database
    api: Api
    clock: Clock
    threads: Executor
    seconds: float


Jobs = Callable[[Stage], Sequence[Job]]


def no_jobs(stage: Stage) -> Sequence[Job]:
    """What the clock brings to a bot that has nothing to do with time."""
    return ()


@dataclass(frozen=True, slots=True)
class Program:
    """A bot as it is served: what it answers, and what the clock brings."""

    wiring: Wiring
    jobs: Jobs = no_jobs


def hisobot(bot_id: int, username: str) -> Program:
    """Everything Hisobot does, for the bot account that getMe named."""
    return Program(_conversation(bot_id, username), _jobs)


def _conversation(bot_id: int, username: str) -> Wiring:
    return Wiring(
        admit=partial(doorway.admit, doorway.Bot(bot_id, username)),
        wanted=files.wanted,
        prepare=_in_uzbek(files.prepare),
        settled=_settled,
        failed=trouble.handling_failed,
        returned=partial(trouble.back_after_outage, interrupted=MID_REPORT),
    )


def _in_uzbek(door: Callable[P, R]) -> Callable[P, R]:
    """A door behind which everybody is spoken to in Uzbek."""

    def spoken(*args: P.args, **kwargs: P.kwargs) -> R:
        with speaking(SOURCE):
            return door(*args, **kwargs)

    return spoken


def _settled(session: Session, row: Sending, outcome: Outcome, now: datetime) -> None:
    """A card that surely arrived is remembered by its message; the ledger hears what became of a reminder, and who
    ordered a paper that it may be lost; a person who cannot be reached is noted."""
    if outcome.state == "sent" and row.remember and outcome.message_id is not None:
        conversation.remember_card(session, row.remember, outcome.message_id)
    if row.kind == "reminder":
        lost = timedelta(seconds=outcome.lost) if outcome.lost is not None else None
        reminding.settled(session, row.key, outcome.state, outcome.error, now, lost, outcome.looks)
    if row.kind == "file" and not outcome.unreachable:
        paper_delivery_ended(session, row.key, outcome.state, now)
    if outcome.unreachable and row.person_id is not None:
        trouble.person_lost(session, row.person_id, now)


def _jobs(stage: Stage) -> Sequence[Job]:
    """What the clock brings to every Hisobot."""
    database, api = stage.database, stage.api

    async def show(chat_id: int | None, action: str) -> None:
        with suppress(TelegramError):
            await api.call("sendChatAction", {"chat_id": chat_id, "action": action})

    make = partial(make_in_process, database.engine.url.render_as_string(hide_password=False))
    maker = PaperMaker(database, stage.clock, stage.threads, make=make, show=show)
    return jobs.reminders(database, stage.seconds), jobs.papers(maker, database.after_order)


def upkeep(settings: Settings, stage: Stage) -> Sequence[Job]:
    """What the clock brings to an installation with a disk of its own: copies, and forgetting what is settled."""
    database, file, folder = stage.database, database_file(settings.database_url), settings.evidence_dir

    def forget(before: datetime) -> None:
        with database.write() as session:
            prune_inbox(session, before)
            prune_outbox(session, before)

    copies = None if file is None else NightlyCopies(file, settings.backup_dir)
    night = jobs.nightly(NightlyWork(settings.timezone, copies=copies, forget=forget), stage.seconds)
    if folder is None:
        return (night,)
    evidence = EvidenceCopies(database, stage.threads, fetch=stage.api.download, store=partial(write_whole, folder))
    return night, jobs.evidence_copies(evidence)
