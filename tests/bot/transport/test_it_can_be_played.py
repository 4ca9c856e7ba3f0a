"""The transport runs on the time, threads and network that it is given: here on none, one step after another."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor, Future
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession
from telegram.error import Conflict, NetworkError, RetryAfter

from bot.transport.assembly import Runtime, Wiring
from bot.transport.intake import CONFLICT_PAUSE, PAUSES, Intake
from bot.transport.lanes import Lanes
from bot.transport.limits import UNLIMITED
from bot.transport.request import NotDelivered
from bot.transport.sender import NETWORK_PAUSES, Sender
from bot.transport.webhook import REGISTER_PAUSE, Webhook
from storage.database import Database
from tests.support.people.cast import moment
from tests.support.transport.counting import admit, numbers_of, say
from tests.support.transport.running import free_place

NOW = moment("2025-04-01 09:00")
PERSON = 7001
Answer = Any


class Inline(Executor):
    """Does at once what a thread would do."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:
            done.set_exception(error)
        return done


class Network:
    """Telegram as a list of answers, an error among them raised; at its end nothing is answered any more."""

    bot_id = 1

    def __init__(self, *answers: Answer) -> None:
        self.calls: list[tuple[str, Any]] = []
        self.exhausted = asyncio.Event()
        self._answers = list(answers)

    async def call(self, method: str, params: Any, uploads: Any = None) -> Answer:
        self.calls.append((method, params))
        if not self._answers:
            await asyncio.Event().wait()
        answer = self._answers.pop(0)
        if not self._answers:
            self.exhausted.set()
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def get_updates(self, offset: int | None, seconds: int, kinds: list[str]) -> Answer:
        return await self.call("getUpdates", offset)


class Time:
    """Passes only where somebody sleeps, and then at once."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(0)

    def runtime(self) -> Runtime:
        return Runtime(
            lambda: NOW + timedelta(seconds=sum(self.slept)), Inline(), Inline(), self.sleep, lambda: sum(self.slept)
        )


async def play(work: Coroutine[Any, Any, None], until: Callable[[], Any]) -> None:
    """Let something work until a condition holds."""
    task = asyncio.create_task(work)
    async with asyncio.timeout(10):
        while not until():
            await asyncio.sleep(0)
            if task.done():
                task.result()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def typed(number: int, update_id: int) -> dict[str, Any]:
    message = {"message_id": update_id, "from": {"id": PERSON}, "chat": {"id": PERSON}, "text": str(number)}
    return {"update_id": update_id, "message": message}


def lanes_on(database: Database, network: Any, time: Time) -> Lanes:
    return Lanes(database, Wiring(admit=admit), network, time.runtime())


async def test_intake_waits_longer_and_longer_and_then_asks_for_what_follows(kept: Database) -> None:
    trouble = [NetworkError("gone")] * 3
    network, time = Network(*trouble, Conflict("another"), RetryAfter(7), [typed(5, 40)], [typed(6, 41)]), Time()
    lanes = lanes_on(kept, network, time)
    intake = Intake(kept, Wiring(admit=admit), network, lanes, time.runtime())  # type: ignore[arg-type]

    await play(intake.run(), lambda: len(network.calls) == 8)

    assert time.slept == [*PAUSES[:3], CONFLICT_PAUSE, 7.0]
    assert [offset for _, offset in network.calls] == [None] * 6 + [41, 42]
    assert lanes.waiting == 2


async def test_lanes_handle_what_was_stored_in_its_order(kept: Database) -> None:
    network, time = Network([typed(5, 40), typed(6, 41), typed(7, 42)]), Time()
    lanes = lanes_on(kept, network, time)
    await lanes.start()
    intake = Intake(kept, Wiring(admit=admit), network, lanes, time.runtime())  # type: ignore[arg-type]

    await play(intake.run(), lambda: network.calls[1:] and not lanes.waiting)
    await lanes.stop()

    assert numbers_of(kept, PERSON) == [5, 6, 7]


@pytest.mark.parametrize("failures", [0, 2])
async def test_sender_sends_once_the_network_is_back(failures: int, kept: Database) -> None:
    network, time = Network(*[NotDelivered("no connection")] * failures, {"message_id": 9}), Time()
    with kept.write() as session:
        say(session, NOW, PERSON, "salom", "hello")
    sender = Sender(kept, Wiring(admit=admit), network, time.runtime(), limits=UNLIMITED, idle_seconds=0.001)  # type: ignore[arg-type]

    await play(sender.run(), lambda: _moved_on(time) and len(network.calls) == failures + 1)

    assert network.calls == [("sendMessage", {"text": "salom", "chat_id": PERSON})] * (failures + 1)
    assert sum(time.slept) >= sum(NETWORK_PAUSES[:failures])


async def test_the_webhook_registers_until_it_is_taken_and_then_stores_what_is_brought(kept: Database) -> None:
    network, time, place = Network(NetworkError("gone"), RetryAfter(7), True), Time(), free_place()
    lanes = lanes_on(kept, network, time)
    webhook = Webhook(place, kept, network, time.runtime())  # type: ignore[arg-type]
    brought: list[int] = []

    async def bring() -> None:
        async with ClientSession() as telegram:
            for secret, update in (("wrong", typed(5, 40)), (place.secret, typed(6, 41))):
                headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
                async with telegram.post(place.url, json=update, headers=headers) as answer:
                    brought.append(answer.status)

    async def serve_and_bring() -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(webhook.serve(lanes))
            await network.exhausted.wait()
            await bring()

    await play(serve_and_bring(), lambda: len(brought) == 2)

    assert time.slept == [REGISTER_PAUSE] * 2
    assert network.calls[-1][1]["secret_token"] == place.secret
    assert (brought, lanes.waiting) == ([403, 200], 1)


def _moved_on(time: Time) -> bool:
    """Nobody sleeps while the outbox is held up by our own throttle, so the clock is moved from outside."""
    time.slept.append(0.1)
    return True
