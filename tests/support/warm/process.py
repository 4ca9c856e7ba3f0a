"""Starting a program at the warm server; there is one for a test run, and it ends with it."""

import fcntl
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[3]


@cache
def server() -> Path:
    """Where the server listens; whoever asks first starts it, and it lives as long as the test run."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    lives_with = os.getppid() if run else os.getpid()  # the workers of a run are children of the run
    folder = Path(tempfile.gettempdir()) / f"hisobot-warm-{run or os.getpid()}"
    folder.mkdir(exist_ok=True)
    path = folder / "socket"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            with (folder / "log").open("ab") as log:  # not our own stream: whoever reads that to its end would wait
                started = subprocess.Popen(
                    [sys.executable, "-m", "tests.support.warm.server", str(path), str(lives_with)],
                    cwd=ROOT,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    start_new_session=True,
                )
            assert started.stdout is not None
            assert started.stdout.readline() == b"ready\n"
            started.stdout.close()
            started.returncode = 0  # it is not waited for: it outlives this worker
    return path


def client_command() -> list[str]:
    """What to put before a module and its words to have it run by the server from another program."""
    return [sys.executable, "-IS", str(Path(__file__).with_name("client.py")), str(server())]


def stands_for(process: int) -> int:
    """The process that a client's command line stands for; any other stands for itself."""
    try:
        return int((server().parent / str(process)).read_text())
    except (OSError, ValueError):
        return process


class WarmProcess:
    """`python -m MODULE WORD…`, begun by the server; to be waited for and killed as a subprocess.Popen is."""

    def __init__(
        self,
        module: str,
        words: Sequence[str],
        *,
        folder: Path,
        environment: Mapping[str, str],
        stdout: IO[bytes],
        stderr: IO[bytes],
        powerless: bool = False,
    ) -> None:
        """`powerless` is without root's pass over file rights."""
        self.returncode: int | None = None
        self._connection = socket.socket(socket.AF_UNIX)
        self._connection.connect(str(server()))
        request = {"module": module, "arguments": list(words), "folder": str(folder), "bound": False}
        request["powerless"] = powerless
        line = json.dumps({**request, "environment": dict(environment)}).encode() + b"\n"
        with Path(os.devnull).open("rb") as nothing:
            streams = [nothing.fileno(), stdout.fileno(), stderr.fileno()]
            sent = socket.send_fds(self._connection, [line], streams)
        self._connection.sendall(line[sent:])
        self._answers = self._connection.makefile("rb", buffering=0)  # what is read ahead would not be selected
        self.pid = int(self._answers.readline())

    def poll(self) -> int | None:
        """The exit code, or None while it runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, negative for a signal. Raises TimeoutExpired."""
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        """Nothing happens to one that has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _ended(self, timeout: float | None) -> int | None:
        if self.returncode is None and select.select([self._connection], [], [], timeout)[0]:
            self.returncode = int(self._answers.readline())
            self._answers.close()
            self._connection.close()
        return self.returncode
