"""The whole bot in this process, with such a Telegram, as fast as it goes."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.process import _settle_memory
from bot.program import Jobs, no_jobs
from bot.service import Pace, run_bot_service
from bot.transport.api import Api
from bot.transport.limits import UNLIMITED
from storage.database import Database
from tests.bench.lasting.telegram import Next, Telegram
from tests.simulation.life import reporting

BEAT_SECONDS = 5.0
TOKEN = "1:TEST-" + "lasting"


def serve(
    database: Database,
    accounts: Sequence[int],
    deed: Next,
    clock: Callable[[], datetime],
    *,
    upkeep: Jobs = no_jobs,
    silence: float = 5.0,
) -> None:
    """Serve these people until they have nothing more to do."""

    async def live() -> None:
        stop = asyncio.Event()
        telegram = Telegram(accounts, deed, stop.set, silence)
        async with Api(TOKEN, "http://telegram", carry=telegram.carry) as api:
            program = reporting(api.bot_id, "hisobot_bot")
            pace = Pace(limits=UNLIMITED, beat_seconds=BEAT_SECONDS)
            await run_bot_service(database, program, api, clock, stop, pace=pace, upkeep=upkeep)

    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    _settle_memory()
    asyncio.run(live())
