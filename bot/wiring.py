"""The one place where the transport meets the conversation, and the clock meets the reminders and papers."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any, ParamSpec, TypeVar

from telegram.error import TelegramError

from bot.apart.file_process import FileProcess, tables_in
from bot.papers.process import PaperPress
from bot.program import Program, Stage
from bot.transport.assembly import Wiring
from bot.transport.delivery import Outcome
from handlers import doorway, files
from handlers.routes import MID_REPORT
from notices import trouble
from notices.papers import paper_delivery_ended
from scheduler import jobs
from scheduler.beat import Job
from scheduler.papers import PaperMaker
from storage.base import Session
from storage.database import Database
from storage.transport.outbox import Sending
from texts.language import SOURCE, speaking
from usecases import conversation, outgoing
from usecases.outgoing import FileTrouble
from usecases.reminders import reminding

P = ParamSpec("P")
R = TypeVar("R")


def hisobot_program(bot_id: int, username: str) -> Program:
    """Everything Hisobot does, for the bot account that getMe named."""
    return Program(_conversation(bot_id, username), _jobs)


def _conversation(bot_id: int, username: str) -> Wiring:
    return Wiring(
        admit=partial(doorway.admit, doorway.Bot(bot_id, username)),
        wanted=files.file_to_fetch,
        prepare=partial(_prepare, FileProcess()),
        settled=_settled,
        failed=trouble.handling_failed,
        returned=partial(trouble.back_after_outage, interrupted=MID_REPORT),
    )


async def _prepare(
    process: FileProcess, database: Database, content: bytes | FileTrouble, update: dict[str, Any], now: datetime
) -> object:
    """A file that somebody sent, read or tried in a process of its own."""
    name = files.name_of(update)
    if isinstance(content, bytes) and await asyncio.to_thread(_sends_template, database, update):
        url = database.engine.url.render_as_string(hide_password=False)
        trial = await process.try_letter(content, url, files.sender_of(update), now)
        return files.SentTemplate(name, content, trial)
    if isinstance(content, bytes) and await asyncio.to_thread(_sends_form, database, update):
        url = database.engine.url.render_as_string(hide_password=False)
        return files.SentForm(name, content, await process.try_form(content, url, files.sender_of(update), now))
    answer = await process.read(content, name) if isinstance(content, bytes) else b""
    prepare = _in_uzbek(files.prepare_file)
    return await asyncio.to_thread(prepare, content, update, lambda _content, _name: tables_in(answer))


def _sends_template(database: Database, update: dict[str, Any]) -> bool:
    with database.read() as session:
        return files.sends_template(session, update)


def _sends_form(database: Database, update: dict[str, Any]) -> bool:
    with database.read() as session:
        return files.sends_form(session, update)


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
        current = conversation.remember_card(session, row.remember, outcome.message_id, now)
        if not current and row.method == "sendMessage":
            outgoing.take_buttons_off(session, now, row.chat_id, outcome.message_id)
    if row.kind == "reminder":
        lost = timedelta(seconds=outcome.lost) if outcome.lost is not None else None
        reminding.settle_message(session, row.key, outcome.state, outcome.error, now, lost, outcome.looks)
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

    press = PaperPress(database.engine.url.render_as_string(hide_password=False))
    maker = PaperMaker(database, stage.clock, stage.threads, make=press.make, show=show)
    return jobs.reminders_job(database, stage.seconds), jobs.papers_job(maker, database.after_order)
