"""The sandbox as a program of its own, for tests that kill the bot and for trying things by hand."""

import argparse
import asyncio
import contextlib
import logging
from datetime import datetime

from sandbox.clock import Clock
from sandbox.sandbox import Sandbox
from sandbox.server import close_server, serve_sandbox


def main(arguments: list[str] | None = None) -> None:
    """Serve until interrupted; the first line printed is the address, the second the token."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8081, help="port to listen on, 0 for a free one")
    parser.add_argument("--token", help="the bot's token, 123456:TEST-…; made up if left out")
    parser.add_argument("--username", default="hisobot_bot", help="the bot's username")
    parser.add_argument("--no-limits", action="store_true", help="never answer 429 for speed")
    parser.add_argument("--clock", type=datetime.fromisoformat, help="the moment to begin at, ISO 8601")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING)
    try:
        sandbox = Sandbox(given.token, Clock(given.clock), not given.no_limits, given.username)
    except ValueError as error:
        parser.error(str(error))
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_live(sandbox, given.host, given.port))


async def _live(sandbox: Sandbox, host: str, port: int) -> None:
    runner = await serve_sandbox(sandbox, host, port)
    print(f"http://{host}:{runner.addresses[0][1]}")
    print(sandbox.token, flush=True)
    try:
        await asyncio.Event().wait()
    finally:
        await close_server(sandbox, runner)


if __name__ == "__main__":
    main()
