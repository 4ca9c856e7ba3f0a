"""The command `hisobot` in a process of its own, with no settings but those that a test gives it."""

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from tests.support.warm.process import WarmProcess

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "examples" / "ish-reja-2025.xlsx"
TOKEN = "123456:TEST-" + "command-line"


def hisobot(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The command to its end, at most a minute."""
    return _to_its_end("bot", words, folder, environment(settings), 60)


def hisobot_without_powers(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The same in a process that file rights hold for, as they do not for root's."""
    return _to_its_end("bot", words, folder, environment(settings), 60, powerless=True)


def _to_its_end(
    module: str,
    words: Sequence[str],
    folder: Path,
    around: Mapping[str, str],
    timeout: float,
    *,
    powerless: bool = False,
) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        process = WarmProcess(
            module, words, folder=folder, environment=around, stdout=out, stderr=errors, powerless=powerless
        )
        try:
            code = process.wait(timeout)
        finally:
            process.kill()
        return subprocess.CompletedProcess([module, *words], code, _text(out), _text(errors))


def _text(written: IO[bytes]) -> str:
    written.seek(0)
    return written.read().decode().replace("\r\n", "\n")


def started(folder: Path, *words: str, **settings: str) -> WarmProcess:
    """The command at work; what it prints goes to `out` in the folder."""
    with (folder / "out").open("wb") as out:
        return WarmProcess("bot", words, folder=folder, environment=environment(settings), stdout=out, stderr=out)


def environment(settings: dict[str, str]) -> dict[str, str]:
    """In English, as operators may have it; what the terminal says in Uzbek is tried where it is said so."""
    return {
        "PYTHONPATH": str(ROOT),
        "PATH": os.environ["PATH"],
        "PYTHONUNBUFFERED": "1",
        "TERMINAL_LANGUAGE": "en",
        **settings,
    }


def run_module(module: str, *words: str, timeout: float = 100) -> subprocess.CompletedProcess[str]:
    """A program of the tests (`python -m tests.…`) to its end, from the folder of the sources."""
    return _to_its_end(module, words, ROOT, os.environ, timeout)
