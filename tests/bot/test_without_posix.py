"""What a district library has is Windows: nothing on the way of a start asks for what only POSIX has."""

import ast
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command_line import environment
from tests.support.transport.running import ROOT

POSIX_ONLY = ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty")
WITH_A_WAY_AROUND = {"bot/apart/posix.py"}
TAKEN_AWAY = f"""
import asyncio, filelock, os, runpy, shutil, signal, subprocess, sys, tempfile  # Windows has these by other means
for name in {POSIX_ONLY}:
    sys.modules[name] = None
for module, names in (
    (os, "chown fork geteuid getuid kill killpg setsid statvfs sched_getaffinity"),
    (signal, "ITIMER_PROF SIGHUP SIGKILL SIGPROF SIGUSR1 setitimer"),
):
    for name in names.split():
        delattr(module, name)
def none(*_):
    raise NotImplementedError
asyncio.SelectorEventLoop.add_signal_handler = none
sys.argv = ["hisobot", *sys.argv[1:]]
runpy.run_module("bot", run_name="__main__")
"""


def test_no_module_of_posix_is_imported() -> None:
    imported = {(path, name) for path, name in _imports() if name in POSIX_ONLY}
    assert {path for path, _ in imported} == WITH_A_WAY_AROUND


def _imports() -> Iterator[tuple[str, str]]:
    for layer in (
        "bot",
        "handlers",
        "notices",
        "plan",
        "reports",
        "sandbox",
        "scheduler",
        "storage",
        "texts",
        "usecases",
    ):
        for path in (ROOT / layer).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Import):
                    yield from ((str(path.relative_to(ROOT)), alias.name) for alias in node.names)
                elif isinstance(node, ast.ImportFrom):
                    yield str(path.relative_to(ROOT)), node.module or ""


@pytest.mark.long
def test_the_demo_starts_and_ends_without_posix(tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as out:
        demo = subprocess.Popen(
            [sys.executable, "-c", TAKEN_AWAY, "sandbox"],
            cwd=tmp_path, env=environment({"SANDBOX_PORT": "0"}), stdout=out, stderr=out,
        )  # fmt: skip
    end = time.monotonic() + 100
    while "http://127.0.0.1:" not in (tmp_path / "out").read_text():
        assert demo.poll() is None, (tmp_path / "out").read_text()
        assert time.monotonic() < end
        time.sleep(0.1)
    os.kill(demo.pid, signal.SIGINT)
    assert demo.wait(30) == 0, (tmp_path / "out").read_text()


def test_a_plan_is_read_without_posix(tmp_path: Path) -> None:
    plan = ROOT / "examples" / "ish-reja-2025.xlsx"
    done = subprocess.run(
        [sys.executable, "-c", TAKEN_AWAY, "plan", "check", str(plan)],
        cwd=tmp_path, env=environment({}), capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert (done.returncode, "Abonement" in done.stdout) == (0, True), done.stderr
