"""The whole house in the test's own thread: the bot with everything in it, the local Telegram and the phones, with
neither HTTP nor threads between them. It costs a third of what the same conversation costs over HTTP, and the house
gets on only while somebody looks at a phone or waits, so that the same happens every time."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from contextvars import Context
from datetime import datetime
from typing import Any

from bot.service import Pace, run_bot_service
from bot.transport.api import Api
from bot.wiring import hisobot_program
from sandbox.clock import Clock
from sandbox.people import Seen
from sandbox.refusals import Unable
from sandbox.sandbox import Sandbox
from sandbox.state.bell import Bell
from scheduler.pace import SECONDS
from storage.database import Database
from tests.support.people.house import TOKEN, UNHURRIED, House, house
from tests.support.people.looking import LookingPhone
from tests.support.short import SHARE
from tests.support.transport.meanwhile import LIVES
from tests.support.transport.wire import Wire

URL = "http://in-one-thread"
POLL_SECONDS = 5
OVER_HTTP = SHARE == 1
"""Conversations go over HTTP, as in life; in the short form only those that are marked so."""


class _Loop(asyncio.SelectorEventLoop):
    """An event loop whose threads' work is done in one go, where it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._own_thread = threading.get_ident()

    def run_in_executor(self, executor: Executor | None, func: Any, *args: Any) -> Any:  # type: ignore[override]
        done: asyncio.Future[Any] = self.create_future()
        try:
            done.set_result(Context().run(func, *args))  # a thread knows nothing of whoever gives it work
        except Exception as error:
            done.set_exception(error)
        return done

    def call_soon_threadsafe(self, callback: Any, *args: Any, context: Any = None) -> Any:  # type: ignore[override]
        if threading.get_ident() == self._own_thread:
            return self.call_soon(callback, *args, context=context)
        return super().call_soon_threadsafe(callback, *args, context=context)

    @property
    def has_work(self) -> bool:
        """Whether something is to be done at once."""
        return bool(self._ready)  # type: ignore[attr-defined]  # nothing else tells


class Life:
    """A bot that gets on when it is let."""

    def __init__(self, database: Database, sandbox: Sandbox) -> None:
        self._loop, self._stop = _Loop(), asyncio.Event()
        self._bot = self._loop.create_task(self._serve(database, sandbox), context=Context())

    async def _serve(self, database: Database, sandbox: Sandbox) -> None:
        async with Api(TOKEN, URL, carry=lambda most: Wire(sandbox)) as api:
            program = hisobot_program(api.bot_id, "hisobot_bot")
            pace = Pace(UNHURRIED, POLL_SECONDS, beat_seconds=SECONDS)
            await run_bot_service(database, program, api, sandbox.clock.now, self._stop, pace=pace)

    def go_on(self) -> None:
        """Let it do whatever it can do now."""
        if not self._loop.is_running():
            self._loop.run_until_complete(self._while_busy())
            self._raise_what_ended_it()

    async def _while_busy(self) -> None:
        await asyncio.sleep(0)  # the loop looks at its timers, and at what other processes say
        await asyncio.sleep(0)
        while self._loop.has_work:  # noqa: ASYNC110  # there is no event for it
            await asyncio.sleep(0)

    def until(self, true: Callable[[], bool], bell: Bell, seconds: float) -> None:
        """Let it live until something is so, which a bell may tell, but no longer than so many seconds."""
        self._loop.run_until_complete(self._until(true, bell, seconds))
        self._raise_what_ended_it()

    async def _until(self, true: Callable[[], bool], bell: Bell, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not true() and time.monotonic() < end and not self._bot.done():
            await bell.wait(bell.ticket(), end - time.monotonic())

    def end(self) -> None:
        """End as SIGTERM would."""
        self._stop.set()
        try:
            self._loop.run_until_complete(self._bot)
        finally:
            self._loop.close()

    def _raise_what_ended_it(self) -> None:
        if self._bot.done():
            self._bot.result()


class PhoneAtHand(LookingPhone):
    """A phone beside such a house, which lives on while its owner looks."""

    def __init__(self, house: House, life: Life, account: int) -> None:
        super().__init__(URL, account, house.database)
        self._sandbox, self._life = house.sandbox, life

    def send_file(
        self,
        name: str,
        data: bytes,
        caption: str | None = None,
        kind: str = "document",
        group: str = "",
        reply_to: int | None = None,
    ) -> Seen:
        return self._mine(
            self._post("send_file", name=name, data=data, caption=caption or "", kind=kind, group=group,
                       reply_to=reply_to)
        )  # fmt: skip

    def fetch(self, seen: Seen) -> bytes:
        return self._sandbox.files[seen["file"]["url"].rpartition("/")[2]].data

    def _is_at_rest(self) -> bool:
        self._life.go_on()
        return super()._is_at_rest()

    def _post(self, what: str, **body: Any) -> Seen:
        do: Callable[..., Any] = getattr(self._sandbox, {"language": "speak"}.get(what, what))
        return self._told(what, lambda: do(self.person_id, **body))

    def _get(self, what: str, **query: Any) -> Seen:
        what, _, which = what.partition("/")
        answers: dict[str, Callable[..., Any]] = {"chat": self._chat, "wait": self._wait, "answers": self._answer}
        return self._told(what, lambda: answers[what](which, **query))

    def _messages(self) -> list[Seen]:
        self._life.go_on()
        return super()._messages()

    def _chat(self, _person: str, after: int) -> Any:
        return self._sandbox.chat(self.person_id, after)

    def _wait(self, _person: str, after_seq: int, timeout: float) -> Any:
        chat = self._sandbox.chat_of(self._sandbox.bot(), self._sandbox.person(self.person_id))
        self._life.until(lambda: chat.seq > after_seq, chat.bell, timeout)
        return self._sandbox.chat(self.person_id, after_seq)

    def _answer(self, callback: str, timeout: float) -> Any:
        press = self._sandbox.find_press(callback)
        self._life.until(lambda: press.answer is not None, press.chat.bell, timeout)
        return {"callback_id": callback, "answer": press.answer}

    @staticmethod
    def _told(what: str, do: Callable[[], Any]) -> Seen:
        """What comes of it, as it is now; refusals are those of HTTP."""
        try:
            seen: Seen = json.loads(json.dumps(do()))
        except Unable as error:
            raise AssertionError(f"/sandbox/{what}: 400 {json.dumps({'error': str(error)})}") from None
        return seen


@contextmanager
def house_in_one_thread(database: Database, start: datetime) -> Iterator[House]:
    """Open the house; everything in it is the real thing but Telegram itself, the clock, the network and threads."""
    clock = Clock(start)
    sandbox = Sandbox(token=TOKEN, clock=clock, limits=False)
    life = Life(database, sandbox)
    house = House(database, sandbox, URL, clock)
    house.phones = lambda _url, account: PhoneAtHand(house, life, account)
    LIVES.append(life.go_on)
    try:
        life.go_on()
        yield house
    finally:
        LIVES.remove(life.go_on)
        life.end()


@contextmanager
def house_of_phones(database: Database, start: datetime, *, over_http: bool = OVER_HTTP) -> Iterator[House]:
    """The house that a conversation goes on in, whose people look at the screen before they type or press."""
    with house(database, start) if over_http else house_in_one_thread(database, start) as opened:
        if over_http:
            opened.phones = lambda url, account: LookingPhone(url, account, database)
        yield opened
