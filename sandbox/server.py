"""Puts the local Telegram on a port: in the running event loop, or in a thread of its own."""

import asyncio
import threading
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from sandbox.api.door import BODY_MAX, Door
from sandbox.api.webhook import courier
from sandbox.phone.person_routes import add_routes
from sandbox.sandbox import Sandbox

PAGE = Path(__file__).parent / "page"


def build_application(sandbox: Sandbox) -> web.Application:
    """The web application of a sandbox: the Bot API, the person's interface and the chat page."""
    app = web.Application(client_max_size=BODY_MAX)
    door = Door(sandbox)
    app.router.add_route("*", "/bot{token}/{method}", door.call)
    app.router.add_get("/file/bot{token}/{path:.+}", door.download)
    app.router.add_get("/", _page)
    app.router.add_get("/page/{path:.+}", _page)
    add_routes(app, sandbox)
    app.cleanup_ctx.append(courier(sandbox))
    return app


async def _page(request: web.Request) -> web.StreamResponse:
    file = (PAGE / request.match_info.get("path", "index.html")).resolve()
    if PAGE.resolve() not in file.parents or not file.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(file, headers={"Cache-Control": "no-store"})


async def serve_sandbox(sandbox: Sandbox, host: str = "127.0.0.1", port: int = 0) -> web.AppRunner:
    """Open the door in the running event loop; `runner.addresses` tells where, `close_server` shuts it again."""
    sandbox.closing = False
    runner = web.AppRunner(build_application(sandbox), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner


async def close_server(sandbox: Sandbox, runner: web.AppRunner) -> None:
    """Send everybody who waits home and shut the door; what was said stays, and may be served again."""
    sandbox.close()
    await runner.cleanup()


@dataclass
class Running:
    """A sandbox that is served from a thread of its own."""

    url: str
    sandbox: Sandbox
    _loop: asyncio.AbstractEventLoop
    _end: asyncio.Event
    _thread: threading.Thread

    def stop(self) -> None:
        """Close the door and wait until it is closed."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._end.set)
            self._thread.join(10)


def start_in_thread(sandbox: Sandbox, host: str = "127.0.0.1", port: int = 0) -> Running:
    """Serve a sandbox from a thread and return when it can be called; port 0 takes a free one.

    Raises OSError if the port is taken.
    """
    ready = threading.Event()
    born: list[Running | Exception] = []

    async def live() -> None:
        try:
            runner = await serve_sandbox(sandbox, host, port)
        except Exception as error:
            born.append(error)
            ready.set()
            return
        end = asyncio.Event()
        url = f"http://{host}:{runner.addresses[0][1]}"
        born.append(Running(url, sandbox, asyncio.get_running_loop(), end, thread))
        ready.set()
        await end.wait()
        await close_server(sandbox, runner)

    thread = threading.Thread(target=lambda: asyncio.run(live()), name="sandbox", daemon=True)
    thread.start()
    ready.wait()
    if isinstance(born[0], Exception):
        raise born[0]
    return born[0]
