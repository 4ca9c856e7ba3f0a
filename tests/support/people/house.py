"""The whole house with its lights on: the local Telegram, the transport and the conversation, over real HTTP."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from bot.service import Pace, run_bot_service
from bot.transport.api import Api
from bot.transport.limits import UNLIMITED, Limits
from bot.wiring import hisobot_program
from sandbox.clock import Clock
from sandbox.people import Phone
from sandbox.sandbox import Sandbox
from sandbox.server import start_in_thread
from scheduler.pace import SECONDS
from storage.database import Database

TOKEN = "424242:TEST-" + "a" * 30
UNHURRIED = UNLIMITED
"""No waiting between messages: what is tested here is what is said, not how fast."""


@dataclass
class House:
    """A running bot. `clock` moves everybody's time; `phone` puts a telephone into somebody's hand."""

    database: Database
    sandbox: Sandbox
    url: str
    clock: Clock
    phones: Callable[[str, int], Phone] = Phone
    """Whoever wants to know what people do puts telephones of their own into their hands."""

    def phone(self, account: int, name: str) -> Phone:
        """The phone of an account, made when it is first asked for."""
        if all(person["id"] != account for person in self.sandbox.people_view()):
            self.sandbox.add_person(name, id=account)
        return self.phones(self.url, account)


@contextmanager
def house(
    database: Database, start: datetime, *, limits: Limits = UNHURRIED, beat_seconds: float = SECONDS
) -> Iterator[House]:
    """Open the house; everything in it is the real thing but Telegram itself and the clock."""
    clock = Clock(start)
    sandbox = Sandbox(token=TOKEN, clock=clock, limits=False)
    running = start_in_thread(sandbox)
    try:
        with bot_at_work(database, running.url, clock, limits=limits, beat_seconds=beat_seconds):
            yield House(database, sandbox, running.url, clock)
    finally:
        running.stop()


@contextmanager
def bot_at_work(
    database: Database, url: str, clock: Clock, *, limits: Limits = UNHURRIED, beat_seconds: float = SECONDS
) -> Iterator[None]:
    """The bot in a thread of its own, until the block ends."""
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()
    failed: list[BaseException] = []

    async def work() -> None:
        async with Api(TOKEN, url) as api:
            program = hisobot_program(api.bot_id, "hisobot_bot")
            await run_bot_service(
                database, program, api, clock.now, stop, pace=Pace(limits, 5, beat_seconds=beat_seconds)
            )

    def live() -> None:
        try:
            loop.run_until_complete(work())
        except BaseException as error:
            failed.append(error)
        finally:
            loop.close()

    thread = threading.Thread(target=live, name="bot")
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(15)
    if failed:
        raise failed[0]
