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

from sandbox.sandbox import Sandbox
from sandbox.server import start_in_thread
from tests.support.command_line import TOKEN, environment
from tests.support.transport.running import ROOT

POSIX_ONLY = ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty")
WITH_A_WAY_AROUND = {"bot/apart/posix.py"}
WITHOUT = f"""
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
"""
TAKEN_AWAY = f"""{WITHOUT}
sys.argv = ["hisobot", *sys.argv[1:]]
runpy.run_module("bot", run_name="__main__")
"""
ONE_AFTER_THE_OTHER = f"""
import shutil
room = shutil.disk_usage(".")
{WITHOUT}
shutil.disk_usage = lambda _: room  # which Windows is asked for by a call of its own
from bot.__main__ import main
sys.exit(main(["setup", "--token", sys.argv[1]]) or main(["doctor"]))
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


@pytest.mark.long
def test_an_installation_is_set_up_and_looked_over_without_posix(tmp_path: Path) -> None:
    """On a console that has none of the signs of a picture."""
    telegram = start_in_thread(Sandbox(TOKEN))
    around = {"TELEGRAM_API_URL": telegram.url, "PYTHONIOENCODING": "cp1251", "TERMINAL_LANGUAGE": "uz"}
    done = subprocess.run(
        [sys.executable, "-c", ONE_AFTER_THE_OTHER, TOKEN],
        cwd=tmp_path, env=environment(around), capture_output=True, encoding="cp1251", timeout=100, check=False,
    )  # fmt: skip
    telegram.stop()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "https://t.me/" in done.stdout
    assert "Nosozlik topilmadi." in done.stdout


def test_a_plan_is_read_without_posix(tmp_path: Path) -> None:
    plan = ROOT / "examples" / "ish-reja-2025.xlsx"
    done = subprocess.run(
        [sys.executable, "-c", TAKEN_AWAY, "plan", "check", str(plan)],
        cwd=tmp_path, env=environment({}), capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert (done.returncode, "Abonement" in done.stdout) == (0, True), done.stderr
