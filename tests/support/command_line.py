"""The command `hisobot` in a process of its own, with no settings but those that a test gives it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "examples" / "ish-reja-2025.xlsx"
TOKEN = "123456:TEST-" + "command-line"


def hisobot(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env=environment(settings),
        capture_output=True,
        text=True,
        timeout=60,
    )


def started(folder: Path, *words: str, **settings: str) -> subprocess.Popen[bytes]:
    with (folder / "out").open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "bot", *words], cwd=folder, env=environment(settings), stdout=out, stderr=out
        )


def environment(settings: dict[str, str]) -> dict[str, str]:
    return {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "PYTHONUNBUFFERED": "1", **settings}


def run_module(module: str, *words: str, timeout: float = 100) -> subprocess.CompletedProcess[str]:
    """A program of the tests (`python -m tests.…`) to its end, from the folder of the sources."""
    return subprocess.run(
        [sys.executable, "-m", module, *words], cwd=ROOT, capture_output=True, text=True, timeout=timeout
    )
