"""The process that runs the tests' commands: what it starts is a process like any other, and nobody's end harms it."""

import os
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from tests.support.transport.running import eventually
from tests.support.warm.process import ROOT, WarmProcess, client_command


def begun(folder: Path, *words: str, **more: str) -> WarmProcess:
    with (folder / "out").open("ab") as out:
        environment = {"PYTHONPATH": str(ROOT), "TERMINAL_LANGUAGE": "en", **more}
        return WarmProcess("bot", words, folder=folder, environment=environment, stdout=out, stderr=out)


def test_it_has_words_an_environment_and_a_code_of_its_own(tmp_path: Path) -> None:
    assert begun(tmp_path, "--help").wait(30) == 0
    assert begun(tmp_path, "no-such-command").wait(30) == 2
    assert begun(tmp_path, "history", LOG_LEVEL="LOUD").wait(30) == 2
    text = (tmp_path / "out").read_text()
    assert "usage: hisobot [-h] [--lang {uz,en}] [--version] COMMAND" in text
    assert "LOG_LEVEL must be one of" in text
    assert "LOG_LEVEL" not in os.environ


def test_it_goes_on_when_nobody_hears_how_a_process_ended(tmp_path: Path) -> None:
    left = begun(tmp_path, "--help")
    left._connection.recv(1, socket.MSG_PEEK)  # its end is told, and is not read
    left._answers.close()
    left._connection.close()
    assert begun(tmp_path, "--help").wait(30) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_it_ends_by_a_signal_as_others_do(tmp_path: Path, number: int) -> None:
    process = begun(tmp_path, "sandbox", SANDBOX_PORT="0", PYTHONUNBUFFERED="1")
    eventually(lambda: "http://" in (tmp_path / "out").read_text(), 60)
    process.send_signal(number)
    assert process.wait(30) == (0 if number == signal.SIGTERM else -number)
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_a_killed_client_takes_its_process_along(tmp_path: Path) -> None:
    command = [*client_command(), "sandbox", "--port", "0"]
    client = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    assert client.stdout is not None
    port = int(client.stdout.readline().rpartition(":")[2])
    client.kill()
    assert client.wait(10) == -signal.SIGKILL
    eventually(lambda: _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
