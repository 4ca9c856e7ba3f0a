"""The processes of a bench: the local Telegram, and one bot at a time."""

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tests.support.transport.running import ROOT

TOKEN = "123456:TEST-" + "bench-of-the-library"


class Telegram:
    """The sandbox as a process of its own, without limits."""

    def __init__(self, now: datetime) -> None:
        command = [sys.executable, "-m", "sandbox", "--no-limits", "--port", "0", "--token", TOKEN]
        self._process = subprocess.Popen(
            [*command, "--clock", now.isoformat()], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()

    def ask(self, what: str, **body: Any) -> Any:
        """One call of the person's interface: GET, or POST when there is a body."""
        data = json.dumps(body).encode() if body else None
        with urlopen(Request(f"{self.url}/sandbox/{what}", data, {"Content-Type": "application/json"})) as answer:
            return json.load(answer)

    def newest(self) -> int:
        """The number of the last call that any bot made."""
        entries = self.ask("journal?method=getUpdates")
        return int(entries[-1]["seq"]) if entries else 0

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)


class Bot:
    """A bot as a process of its own."""

    def __init__(self, command: list[str], log: Path) -> None:
        self._log = log
        with log.open("wb") as out:
            self._process = subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, stdout=out, stderr=out)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let the bot stand still, so that what is typed meanwhile waits for it all at once."""
        self._process.send_signal(signal.SIGSTOP)
        yield
        self._process.send_signal(signal.SIGCONT)

    def peak_megabytes(self) -> float:
        """The most memory it has had so far."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1]) / 1024

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(20)

    def told(self) -> str:
        """The end of its log, for whoever wonders why it does not answer."""
        return self._log.read_text()[-3000:]


@contextmanager
def hisobot(telegram: Telegram, database_url: str, folder: Path) -> Iterator[Bot]:
    """The real bot with the real conversation, as fast as it can."""
    command = ["tests.support.transport.child", "--server", telegram.url, "--token", TOKEN, "--database", database_url]
    command += ["--backups", str(folder / "backups"), "--scenario", "tests.bench.library"]
    with _running(telegram, command, folder) as bot:
        yield bot


@contextmanager
def echo(telegram: Telegram, folder: Path, *, concurrent: bool) -> Iterator[Bot]:
    """The bare bot."""
    command = ["tests.bench.echo", "--server", telegram.url, "--token", TOKEN]
    with _running(telegram, command + ["--concurrent"] * concurrent, folder) as bot:
        yield bot


@contextmanager
def _running(telegram: Telegram, command: list[str], folder: Path) -> Iterator[Bot]:
    before = telegram.newest()
    bot = Bot(command, folder / "bot.log")
    try:
        end = time.monotonic() + 30
        while not telegram.ask(f"journal?method=getMe&after={before}"):
            assert time.monotonic() < end, bot.told()
            time.sleep(0.05)
        yield bot
    except AssertionError:
        print(bot.told(), file=sys.stderr)
        raise
    finally:
        bot.stop()
