"""The life of the process on real Telegram or on any server that speaks its Bot API: start, serve, end in peace."""

import asyncio
import ctypes
import gc
import logging
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext, suppress
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram.error import InvalidToken, TelegramError

from bot import service
from bot.disk import database_file
from bot.instance import only_instance
from bot.opening import prepared_database, require_ours
from bot.ports import host_and_port, require_free_ports, webhook_place
from bot.program import Program, Stage
from bot.public_days import fill_public_days
from bot.settings import Settings
from bot.transport.api import Api
from bot.transport.assembly import Signs, wait_for_event
from bot.transport.intake import TokenRevoked
from bot.transport.several.leadership import own_name
from storage.database import Database
from storage.transport.leading import note_only_process
from texts.operator import refusals as words

if TYPE_CHECKING:
    from scheduler.beat import Job

logger = logging.getLogger(__name__)

_M_ARENA_MAX = -8  # glibc's name for it in malloc.h
START_PAUSES = (1, 2, 5, 10, 30)
Clock = Callable[[], datetime]
MakeProgram = Callable[[int, str], Program]
"""Given the id and the name of the bot's account."""
AtStart = Callable[[Database, str, Clock], None]


class TokenRefused(Exception):
    """Telegram does not know the token; the text is the sentence to end with."""


def real_time() -> datetime:
    """The clock of a bot on real Telegram."""
    return datetime.now(UTC)


def sole_process(settings: Settings) -> AbstractContextManager[None]:
    """Makes sure that a SQLite database has one process. Raises AlreadyRunning, Unusable."""
    file = database_file(settings.database_url)
    return nullcontext() if file is None else only_instance(file)


def serve_bot(
    settings: Settings,
    token: str,
    make_program: MakeProgram,
    *,
    clock: Clock = real_time,
    at_start: AtStart | None = None,
    pace: service.Pace | None = None,
) -> None:
    """Serve a bot until SIGTERM or SIGINT. Raises AlreadyRunning, TokenRefused, Unusable."""
    _settle_memory()
    require_free_ports(settings)
    require_ours(settings)
    with sole_process(settings):
        database = prepared_database(settings)
        fill_public_days(database, clock())
        if database.is_sqlite:
            with database.write() as session:
                note_only_process(session, own_name(), clock())
        try:
            asyncio.run(_serve(settings, token, database, make_program, clock, at_start, pace))
        except TokenRevoked:
            raise TokenRefused(words.TOKEN_REVOKED.plain()) from None
        finally:
            database.close()


def _settle_memory() -> None:
    """When everything is loaded and before there are threads: what is loaded is never garbage, and all threads share
    one heap. glibc gives each thread a heap, and none of them gives back what it had: 3 to 5 MB of a busy bot. They
    are to spare threads a wait for one another, but Python's take turns anyway. Without glibc nothing happens."""
    gc.freeze()
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


async def _serve(
    settings: Settings,
    token: str,
    database: Database,
    make_program: MakeProgram,
    clock: Clock,
    at_start: AtStart | None,
    pace: service.Pace | None,
) -> None:
    stop, signs = asyncio.Event(), Signs()
    _stop_when_asked(stop)
    async with Api(token, settings.telegram_api_url) as api, _watched(settings, database, signs, clock):
        me = await _who_am_i(api, settings.telegram_api_url, stop)
        if me is None:
            return
        if settings.webhook_url is None:
            await _drop_webhook(api)
        if at_start is not None:
            await asyncio.to_thread(at_start, database, me["username"], clock)
        program = make_program(me["id"], me["username"])
        logger.info("@%s is at work", me["username"])
        await service.run_bot_service(
            database,
            program,
            api,
            clock,
            stop,
            pace=pace,
            webhook=webhook_place(settings),
            upkeep=partial(_upkeep, settings),
            signs=signs,
        )
    logger.info("ended in peace")


@asynccontextmanager
async def _watched(settings: Settings, database: Database, signs: Signs, clock: Clock) -> AsyncIterator[None]:
    """Let the process be watched where that is set."""
    if settings.health_listen is None:
        yield
        return
    from bot.care.health import Health, served  # with a web server

    loop = asyncio.get_running_loop()
    with served(*host_and_port(settings.health_listen), Health(database, signs, clock, loop.time, loop)):
        yield


def _stop_when_asked(stop: asyncio.Event) -> None:
    """Have the two signals that ask a program to end do so in peace."""
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(name, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(name, lambda *_: loop.call_soon_threadsafe(stop.set))


def _upkeep(settings: Settings, stage: Stage) -> "Sequence[Job]":
    from bot.upkeep import upkeep_jobs  # with all jobs that there are, for which the first poll need not wait

    return upkeep_jobs(settings, stage)


async def _who_am_i(api: Api, server: str, stop: asyncio.Event) -> dict[str, Any] | None:
    """The bot's own account; None when told to stop before Telegram answered."""
    failures = 0
    while not stop.is_set():
        try:
            return dict(await api.call("getMe", {}))
        except InvalidToken as error:
            if "unauthorized" in error.message.lower() or failures >= len(START_PAUSES):
                raise TokenRefused(words.TOKEN_REFUSED.plain()) from None
        except TelegramError as error:
            logger.warning(
                "%s did not say who this bot is (%s); it is asked again by itself", server, type(error).__name__
            )
        pause = START_PAUSES[min(failures, len(START_PAUSES) - 1)]
        failures += 1
        await wait_for_event(stop, pause)
    return None


async def _drop_webhook(api: Api) -> None:
    """A webhook that is set would keep every update from us; settings without one mean that it is a leftover."""
    try:
        info = await api.call("getWebhookInfo", {})
        if info.get("url"):
            logger.warning("a webhook was set, but WEBHOOK_URL is not: it is removed, and updates are asked for")
            await api.call("deleteWebhook", {})
    except TelegramError as error:
        logger.warning("could not look for a webhook (%s)", type(error).__name__)
