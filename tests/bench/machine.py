"""The processes of a bench: the local Telegram, and one bot at a time. The short forms begin them `warm`, at the warm
server of the tests: they prove that the bench works, and of such a process's seconds its imports are the most."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from urllib.request import Request, urlopen

from tests.support.transport.running import ROOT
from tests.support.warm.process import WarmProcess

TOKEN = "123456:TEST-" + "bench-of-the-library"


class Telegram:
    """The sandbox as a process of its own, without limits."""

    def __init__(self, now: datetime, *, warm: bool = False) -> None:
        self.warm = warm
        command = ["sandbox", "--no-limits", "--port", "0", "--token", TOKEN, "--clock", now.isoformat()]
        read, written = os.pipe()
        self._printed = open(read, encoding="utf-8")  # noqa: SIM115  # for as long as it may print
        with open(written, "wb") as out:
            self._process = start(command, out, None, warm=warm)
        self.url = self._printed.readline().strip()

    @property
    def process(self) -> int:
        return self._process.pid

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
        self._printed.close()


class Bot:
    """A bot as processes of its own: one, or several that share its work."""

    def __init__(self, commands: Sequence[list[str]], log: Path, *, warm: bool, **environment: str) -> None:
        self._log = log
        self.began = time.monotonic()
        with log.open("wb") as out:
            self._processes = [start(command, out, out, warm=warm, **environment) for command in commands]

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let the bot stand still, so that what is typed meanwhile waits for it all at once."""
        for process in self._processes:
            process.send_signal(signal.SIGSTOP)
        yield
        for process in self._processes:
            process.send_signal(signal.SIGCONT)

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal to each of its processes."""
        for process in self._processes:
            process.send_signal(number)

    def peak_megabytes(self) -> float:
        """The most memory that one of its processes has had so far."""
        return max(_peak_megabytes(process.pid) for process in self._processes)

    def processor_seconds(self) -> float:
        """Processor time of all its processes so far, without a database server's or the local Telegram's."""
        return sum(processor_seconds(process.pid) for process in self._processes)

    def stop(self) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.wait(20)

    def tail(self) -> str:
        """The end of its log, for whoever wonders why it does not answer."""
        return self._log.read_text()[-3000:]


def start(
    command: Sequence[str], out: IO[bytes], errors: IO[bytes] | None, *, warm: bool, **environment: str
) -> "subprocess.Popen[bytes] | WarmProcess":
    """Begin a module with its words, in the folder of the sources; without `errors` it says them where we do."""
    around, (module, *words) = os.environ | environment, command
    if not warm:
        return subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, stdout=out, stderr=errors, env=around)
    with open(os.dup(2), "wb") as ours:
        return WarmProcess(module, words, folder=ROOT, environment=around, stdout=out, stderr=errors or ours)


def _peak_megabytes(process: int) -> float:
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    assert peak is not None
    return int(peak[1]) / 1024


def processor_seconds(process: int) -> float:
    """Processor time of a process so far, with that of its children."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    own = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return own + sum(processor_seconds(int(child)) for child in children)


@contextmanager
def hisobot(
    telegram: Telegram,
    database_url: str,
    folder: Path,
    *,
    scenario: str = "tests.bench.whole_bot",
    processes: int = 1,
) -> Iterator[Bot]:
    """The real bot with the real conversation (or another `scenario`), as fast as it can."""
    command = [
        "tests.support.transport.serving_process",
        "--server",
        telegram.url,
        "--token",
        TOKEN,
        "--database",
        database_url,
    ]
    command += ["--backups", str(folder / "backups"), "--scenario", scenario]
    with _running(telegram, [command] * processes, folder) as bot:
        yield bot


@contextmanager
def echo(telegram: Telegram, folder: Path, *, concurrent: bool) -> Iterator[Bot]:
    """The bare bot."""
    command = ["tests.bench.echo", "--server", telegram.url, "--token", TOKEN]
    with _running(telegram, [command + ["--concurrent"] * concurrent], folder) as bot:
        yield bot


def first_polls(telegram: Telegram, database_url: str, folder: Path) -> tuple[float, float]:
    """Seconds from the start of the process to its first getUpdates: `hisobot run`, and the bare bot."""
    _leave_something(telegram)
    settings = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url, "DATABASE_URL": database_url}
    settings |= {"BACKUP_DIR": str(folder / "backups"), "EVIDENCE_DIR": "", "WEBHOOK_URL": "", "WEBHOOK_SECRET": ""}
    with _running(telegram, [["bot", "run"]], folder, **settings) as bot:
        ours = _first_poll(telegram, bot)
    _leave_something(telegram)
    with echo(telegram, folder, concurrent=False) as bot:
        return ours, _first_poll(telegram, bot)


def _leave_something(telegram: Telegram) -> None:
    """Something to take, so that the first poll is answered, and noted, at once."""
    telegram.ask("say", person=telegram.ask("people")[0]["id"], text="/start")


def _first_poll(telegram: Telegram, bot: Bot) -> float:
    end = time.monotonic() + 30
    while True:
        for poll in telegram.ask("journal?method=getUpdates"):
            # The local Telegram notes when it took each call, on the clock that all processes share.
            if poll["monotonic"] > bot.began:
                return float(poll["monotonic"]) - bot.began
        assert time.monotonic() < end, bot.tail()
        time.sleep(0.02)


@contextmanager
def _running(telegram: Telegram, commands: Sequence[list[str]], folder: Path, **environment: str) -> Iterator[Bot]:
    before = telegram.newest()
    bot = Bot(commands, folder / "bot.log", warm=telegram.warm, **environment)
    try:
        end = time.monotonic() + 30
        while len(telegram.ask(f"journal?method=getMe&after={before}")) < len(commands):
            assert time.monotonic() < end, bot.tail()
            time.sleep(0.05)
        yield bot
    except AssertionError:
        print(bot.tail(), file=sys.stderr)
        raise
    finally:
        bot.stop()
