"""The network between the bot and its Telegram, which is the sandbox itself: what is on its way takes time, may get
lost before it arrives or after it was done, and arrives also when whoever sent it is no more."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpcore

from bot.transport.connections import Headers, Patience
from sandbox.api.door import BAD_GATEWAY, HTML_PAGE, Door, written
from sandbox.refusals import Refused, too_many
from sandbox.sandbox import Sandbox
from tests.simulation.machine import World
from tests.support.transport.wire import reading, sent_file

ARRIVES = ("502_after", "reset_after", "silence_after", "504_after")
"""Faults of calls that were done."""
FAULTS = (*ARRIVES, "refused", "reset_before", "silence_before", "429", "500", "502", "html")
Answer = tuple[int, bytes]


@dataclass
class Weather:
    """How often calls meet a fault, and how long what is on its way takes at most; or a fault of a call by its number,
    counted from 1 over all calls."""

    share: float = 0.0
    slowest: float = 0.3
    script: dict[int, str] = field(default_factory=dict)
    calls: int = 0
    met: list[str] = field(default_factory=list)

    def fault(self, world: World, method: str) -> str | None:
        self.calls += 1
        fault = self.script.get(self.calls)
        if fault is None and self.share and world.dice.random() < self.share:
            fault = world.dice.choice(FAULTS)
        if fault is not None:
            self.met.append(f"{method} {fault}")
        return fault


class Wire:
    """What carries the calls of one life of the bot; `alive` says whether there is still anybody to answer."""

    def __init__(self, world: World, sandbox: Sandbox, weather: Weather, alive: Callable[[], bool]) -> None:
        self._world, self._sandbox, self._weather, self._alive = world, sandbox, weather, alive
        self._door = Door(sandbox)

    async def request(
        self, method: str, url: str, headers: Headers, content: bytes, patience: Patience
    ) -> tuple[int, bytes]:
        """The status and the body that a request is answered with."""
        _, _, path = url.partition("://")[2].partition("/")
        answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        name = path.rpartition("/")[2]
        fault = self._weather.fault(self._world, name)
        if fault == "refused":
            raise httpcore.ConnectError("refused")

        def deliver(answer: Answer | Exception) -> None:
            if self._alive() and not answered.done():
                if isinstance(answer, Exception):
                    answered.set_exception(answer)
                else:
                    answered.set_result(answer)

        def arrive() -> None:
            answer = self._answer(path, headers, content, fault)
            if fault not in ("silence_before", "silence_after"):
                self._world.after(self._moment(), lambda: deliver(answer))

        try:
            async with asyncio.timeout(patience.read):
                if name == "getUpdates":
                    await asyncio.sleep(self._moment())
                    if fault not in (None, *ARRIVES):
                        return self._raised(self._spoilt(fault))
                    answer = written((await self._poll(path, content))[0])
                    await asyncio.sleep(self._moment())
                    return self._raised(self._spoilt(fault) if fault else answer)
                self._world.after(self._moment(), arrive)
                return await answered
        except TimeoutError as error:
            raise httpcore.ReadTimeout from error

    async def close(self) -> None:
        """There is nothing to let go of."""

    def _moment(self) -> float:
        dice = self._world.dice
        return dice.random() * (self._weather.slowest if dice.random() < 0.2 else 0.02)

    def _answer(self, path: str, headers: Headers, content: bytes, fault: str | None) -> Answer | Exception:
        if fault not in (None, *ARRIVES):
            return self._spoilt(fault)
        if path.startswith("file/"):
            answer = sent_file(self._sandbox, path)
        else:
            token, _, name = path.removeprefix("bot").partition("/")
            answer = written(_at_once(self._door.answer(token, name, reading(headers, content)))[0])
        return self._spoilt(fault) if fault else answer

    async def _poll(self, path: str, content: bytes) -> Any:
        token, _, name = path.removeprefix("bot").partition("/")
        return await self._door.answer(token, name, reading({}, content))

    def _spoilt(self, fault: str) -> Answer | Exception:
        if fault.startswith("reset"):
            return httpcore.ReadError("connection reset")
        if fault.startswith("502"):
            return 502, BAD_GATEWAY.encode()
        if fault == "html":
            return 200, HTML_PAGE.encode()
        if fault == "429":
            return written(too_many(1 + self._world.dice.randrange(4)))
        if fault == "500":
            return written(Refused(500, "Internal Server Error"))
        if fault == "504_after":
            return 504, json.dumps({"ok": False, "error_code": 504, "description": "Gateway Timeout"}).encode()
        return httpcore.ReadTimeout()

    @staticmethod
    def _raised(answer: Answer | Exception) -> Answer:
        if isinstance(answer, Exception):
            raise answer
        return answer


def _at_once(coroutine: Any) -> Any:
    """The result of a coroutine that waits for nothing."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value
    raise AssertionError("this call should not have had to wait")
