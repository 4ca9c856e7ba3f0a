"""Whether an image lives: started as it says, as its user, and asked for its health as the engine would ask."""

import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.machine import TOKEN, Telegram
from tests.support.image.steps import Image


def look_at_life(image: Image) -> Iterator[str]:
    """What was seen, a sentence each; AssertionError where it is not as it should be."""
    telegram = Telegram(datetime(2025, 4, 1, 9, tzinfo=UTC), warm=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url, "HEALTH_LISTEN": f"127.0.0.1:{port}"}
    bot = image.start(image.command, **settings)
    try:
        yield _user_of(bot.pid, image)
        asked = None
        question = [word.replace("9090", str(port)) for word in image.health]
        end = time.monotonic() + 120
        while not _listens(port) or (asked := image.start(question)).wait(60) != 0:
            assert bot.poll() is None, bot.stdout.read() if bot.stdout else ""
            assert time.monotonic() < end, asked.stdout.read() if asked and asked.stdout else "nobody listens"
            time.sleep(0.2)
        yield "its healthcheck answers"
        yield _where_it_writes(image)
    finally:
        bot.terminate()
        ended = bot.wait(30)
        telegram.stop()
    assert ended == 0, ended
    assert image.start(question).wait(60) != 0, "the healthcheck answers for a bot that has ended"
    yield "it ends in peace, and its healthcheck says so"


def _listens(port: int) -> bool:
    """Whether there is somebody to be asked at all: that costs no process."""
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def _user_of(process: int, image: Image) -> str:
    user = Path(f"/proc/{process}").stat().st_uid
    if image.user is None:
        return f"it works as user {user}, because no other one reaches a Python here"
    assert user == image.user != 0
    return f"it works as user {user}"


def _where_it_writes(image: Image) -> str:
    """Tries to write a file into every kind of folder of the image, as its user."""
    may = {folder: _can_write(image, folder) for folder in ("/data", "/tmp", "/opt", "/opt/hisobot/bin")}
    if image.user is not None:
        assert may == {"/data": True, "/tmp": True, "/opt": False, "/opt/hisobot/bin": False}
    return f"it may write to {', '.join(folder for folder, can in may.items() if can)}"


def _can_write(image: Image, folder: str) -> bool:
    tried = image.start(["/bin/sh", "-c", image.inside(f"touch {folder}/try && rm {folder}/try")])
    return tried.wait(20) == 0
