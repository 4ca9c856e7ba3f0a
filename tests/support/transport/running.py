"""A bot at work beside the test: in a thread, or as a process that can be killed."""

import asyncio
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import service
from bot.program import Program
from bot.transport.api import Api
from bot.transport.assembly import Signs, Wiring
from bot.transport.limits import UNLIMITED
from bot.transport.webhook_place import WebhookPlace
from storage.database import Database
from tests.support.transport import counting
from tests.support.transport.meanwhile import pause
from tests.support.warm.process import WarmProcess

TOKEN = "123456:TEST-" + "transport-of-the-library"
SECRET = "x" * 32
"""Of a webhook."""
ROOT = Path(__file__).parents[3]


class Service:
    """A bot in a thread of its own."""

    def __init__(self, database: Database, program: Program | Wiring, server: str, **more: Any) -> None:
        self.error: BaseException | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._live, args=(database, program, server, more), daemon=True)
        self._thread.start()
        self._ready.wait(30)

    def _live(self, database: Database, program: Program | Wiring, server: str, more: dict[str, Any]) -> None:
        try:
            asyncio.run(self._serve(database, program, server, **more))
        except BaseException as error:
            self.error = error
        finally:
            self._ready.set()

    async def _serve(
        self,
        database: Database,
        program: Program | Wiring,
        server: str,
        clock: Callable[[], datetime] = counting.clock,
        pace: service.Pace | None = None,
        webhook: WebhookPlace | None = None,
        read_seconds: float = 20.0,
        watch: Callable[[asyncio.AbstractEventLoop, Signs], AbstractContextManager[object]] | None = None,
    ) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        async with Api(TOKEN, server, read_seconds=read_seconds) as api:
            self._ready.set()
            chosen = pace or service.Pace(limits=UNLIMITED, poll_seconds=2)
            whole = program if isinstance(program, Program) else Program(program)
            signs = Signs()
            with watch(self._loop, signs) if watch is not None else nullcontext():
                await service.run_bot_service(
                    database, whole, api, clock, self._stop, pace=chosen, webhook=webhook, signs=signs
                )

    def stop(self, patience: float = 30.0) -> float:
        """End as SIGTERM would; returns how many seconds that took."""
        began = time.monotonic()
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(patience)
        assert not self._thread.is_alive(), "the bot did not end"
        return time.monotonic() - began

    def ended(self, patience: float) -> bool:
        """Whether it ends by itself within so many seconds."""
        self._thread.join(patience)
        return not self._thread.is_alive()


def free_place() -> WebhookPlace:
    """Where a webhook can listen on this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return WebhookPlace(f"http://127.0.0.1:{port}/hook", "127.0.0.1", port, SECRET)


@contextmanager
def serving(database: Database, program: Program | Wiring, server: str, **more: Any) -> Iterator[Service]:
    """A bot for the length of a `with`."""
    running = Service(database, program, server, **more)
    try:
        yield running
    finally:
        running.stop()


def start_process(
    server: str,
    database_url: str,
    folder: Path,
    *,
    scenario: str = "tests.support.transport.counting",
    die: str | None = None,
    token: str = TOKEN,
    strict: bool = False,
) -> WarmProcess:
    """A bot as a process of its own, `strict` as in life about how fast it speaks; its log goes to `bot.log` in the
    folder."""
    command = ["--server", server, "--database", database_url]
    command += ["--token", token, "--backups", str(folder / "backups"), "--scenario", scenario]
    command += ["--die", die] if die else []
    command += ["--strict"] if strict else []
    with (folder / "bot.log").open("ab") as log:
        return WarmProcess(
            "tests.support.transport.child", command, folder=ROOT, environment=os.environ, stdout=log, stderr=log
        )


def eventually(check: Callable[[], Any], patience: float = 40.0) -> Any:
    """The first true value of a check that is repeated; fails with its last value."""
    end = time.monotonic() + patience
    while True:
        value = check()
        if value:
            return value
        assert time.monotonic() < end, f"not within {patience} s; at last {value!r}"
        pause(0.02)
