"""Whether the process lives and whether it can work, told at a port of this machine to whoever watches it.

In a thread of its own and without the event loop: what is stuck cannot say that it is. `/healthz` tells whether
starting the process anew would help; a database or a Telegram that is away makes it not ready (`/readyz`), and passes
by itself.
"""

import asyncio
import json
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer

from bot.transport.assembly import Signs
from storage.database import Database
from storage.transport.inbox import last_polled

logger = logging.getLogger(__name__)

TEXT, JSON = "text/plain; charset=utf-8", "application/json"


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds without a sign after which something is taken to be away."""

    loop: float = 20.0
    database: float = 15.0
    telegram: float = 90.0
    """A question for updates takes 30 seconds where there are none."""


@dataclass(frozen=True, slots=True)
class Health:
    """What is looked at; `loop` is the event loop that everything runs on."""

    database: Database
    signs: Signs
    clock: Callable[[], datetime]
    monotonic: Callable[[], float]
    loop: asyncio.AbstractEventLoop
    patience: Patience = Patience()

    def lives(self) -> bool:
        """Whether the loop still turns."""
        turned = threading.Event()
        try:
            self.loop.call_soon_threadsafe(turned.set)
        except RuntimeError:  # it has ended
            return False
        return turned.wait(self.patience.loop)

    def waits_for(self) -> list[str]:
        """What keeps the process from working: `loop`, `start`, `database`, `telegram`; empty where nothing does."""
        away = [] if self.lives() else ["loop"]
        away += [] if self.signs.begun else ["start"]
        if not self.database_answers() or (
            self.signs.leads and self._silent(self.signs.database, self.patience.database)
        ):
            away.append("database")
        elif self.signs.leads and self.signs.asks and self._silent(self.signs.telegram, self.patience.telegram):
            away.append("telegram")  # nothing is asked of it while the database is away
        return away

    def database_answers(self) -> bool:
        """Whether it can be read."""
        try:
            with self.database.read() as session:
                last_polled(session)
        except Exception as error:
            logger.debug("the database does not answer (%s)", type(error).__name__)
            return False
        return True

    def _silent(self, last: float | None, seconds: float) -> bool:
        return last is not None and self.monotonic() - last > seconds


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def server_bind(self) -> None:
        TCPServer.server_bind(self)  # what is left out asks the network for this machine's name, which may take long


@contextmanager
def served(host: str, port: int, health: Health) -> Iterator[str]:
    """Answer at this place for the length of the block, whose value is the address. Raises OSError."""
    server = _Server((host, port), _handler(health))
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), name="health", daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def _handler(health: Health) -> type[BaseHTTPRequestHandler]:
    def healthz() -> tuple[int, str, bytes]:
        return (200, TEXT, b"ok\n") if health.lives() else (503, TEXT, b"the event loop does not turn\n")

    def readyz() -> tuple[int, str, bytes]:
        away = health.waits_for()
        told = {"ready": not away, "leads": health.signs.leads, "waits_for": away}
        return (503 if away else 200), JSON, json.dumps(told).encode() + b"\n"

    def metrics() -> tuple[int, str, bytes]:
        from bot.care.metrics import CONTENT_TYPE, written_metrics  # with a library that only monitors need

        return 200, CONTENT_TYPE, written_metrics(health)

    pages = {"/healthz": healthz, "/readyz": readyz, "/metrics": metrics}

    class Handler(BaseHTTPRequestHandler):
        """One question of a monitor."""

        server_version, sys_version = "hisobot", ""
        timeout = 10.0

        def do_GET(self) -> None:
            page = pages.get(self.path.partition("?")[0])
            status, kind, body = page() if page is not None else (404, TEXT, b"/healthz /readyz /metrics\n")
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            logger.debug("asked: %s", format % arguments)

    return Handler
