"""The command `hisobot`: what it offers, and how it starts and ends on a local Telegram."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sandbox.people import Phone
from sandbox.sandbox import Sandbox
from sandbox.server import Running, start_in_thread
from tests.support.command_line import PLAN, TOKEN, environment, hisobot, started
from tests.support.transport.running import eventually


@pytest.fixture
def telegram() -> Any:
    running = start_in_thread(Sandbox(TOKEN))
    yield running
    running.stop()


@pytest.mark.parametrize(
    "words",
    [[], ["run"], ["sandbox"], ["invite"], ["plan"], ["plan", "check"], ["plan", "load"]],
)
def test_it_explains_itself(words: list[str], tmp_path: Path) -> None:
    done = hisobot(tmp_path, *words, "--help")
    assert done.returncode == 0
    assert "usage: hisobot" in done.stdout
    assert not list(tmp_path.iterdir()), "asking for help leaves nothing behind"


def test_it_refuses_a_command_it_does_not_have(tmp_path: Path) -> None:
    assert hisobot(tmp_path, "dance").returncode == 2


def test_it_checks_a_plan(tmp_path: Path) -> None:
    done = hisobot(tmp_path, "plan", "check", str(PLAN), "--json")
    assert done.returncode == 0
    assert len(json.loads(done.stdout)) == 54


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_it_ends_quietly_when_nobody_reads_on(form: list[str], tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "plan", "check", str(PLAN), *form],
            cwd=tmp_path,
            env=environment({"PYTHONUNBUFFERED": ""}),
            stdout=out,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("command", ["check", "load"])
def test_it_says_in_a_sentence_that_there_is_no_such_plan(command: str, tmp_path: Path) -> None:
    done = hisobot(tmp_path, "plan", command, "yo'q.xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("yo'q.xlsx: there is no such file")


def test_it_starts_prints_the_directors_link_and_ends_in_peace(telegram: Running, tmp_path: Path) -> None:
    settings = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url, "LOG_LEVEL": "DEBUG"}
    person = telegram.sandbox.add_person("Malika")["id"]
    process = started(tmp_path, **settings)
    match = eventually(lambda: re.search(r"https://t\.me/\S+", (tmp_path / "out").read_text()), 20)
    phone = Phone(telegram.url, person)
    phone.open_link(match.group())
    phone.wait_for(lambda message: True)
    second = hisobot(tmp_path, **settings)
    assert second.returncode == 1
    assert second.stderr.count("\n") == 1
    assert "in use" in second.stderr
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    log = (tmp_path / "out").read_text()
    assert "ended in peace" in log
    assert TOKEN not in log
    assert TOKEN.partition(":")[2] not in log


def test_it_loads_a_plan_and_invites_a_director(telegram: Running, tmp_path: Path) -> None:
    settings = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}
    assert "2025" in hisobot(tmp_path, "plan", "load", str(PLAN), "--year", "2024", **settings).stderr
    first = hisobot(tmp_path, "plan", "load", str(PLAN), "--year", "2025", **settings)
    assert (first.returncode, first.stdout) == (0, "2025: the plan was loaded.\n"), first.stderr
    again = hisobot(tmp_path, "plan", "load", str(PLAN), **settings)
    assert "nothing was changed" in again.stdout
    invited = hisobot(tmp_path, "invite", **settings)
    assert re.fullmatch(r"https://t\.me/\w+\?start=[\w-]{32}\n", invited.stdout)
    said = r"For the library's director: opens once, until [\d.]{10} \d\d:\d\d \(Asia/Tashkent\)\.\n"
    assert re.fullmatch(said, invited.stderr)
    assert hisobot(tmp_path, "plan", "load", str(tmp_path / "none.xlsx"), **settings).returncode == 2


def test_only_the_newest_of_the_directors_links_is_good(telegram: Running, tmp_path: Path) -> None:
    settings = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}
    first, second = (hisobot(tmp_path, "invite", **settings) for _ in range(2))
    assert "earlier link" not in first.stderr
    assert second.stderr.endswith("An earlier link that nobody had used opens nothing any more.\n")
    process = started(tmp_path, **settings)
    eventually(lambda: "`hisobot invite` prints another" in (tmp_path / "out").read_text(), 20)
    assert "https://t.me/" not in (tmp_path / "out").read_text(), "the link is in no log"
    phone = Phone(telegram.url, telegram.sandbox.add_person("Malika")["id"])
    phone.open_link(first.stdout.strip())
    phone.wait_for("bekor qilingan")
    phone.open_link(second.stdout.strip())
    phone.wait_for("direktorimisiz")
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0


def test_it_refuses_a_token_telegram_does_not_know(telegram: Running, tmp_path: Path) -> None:
    done = hisobot(tmp_path, BOT_TOKEN="123456:TEST-other", TELEGRAM_API_URL=telegram.url)
    assert done.returncode == 1
    assert "BOT_TOKEN" in done.stderr.splitlines()[-1]
    assert "TEST-other" not in done.stderr


def test_it_removes_a_webhook_that_was_left_behind(telegram: Running, tmp_path: Path) -> None:
    sandbox = telegram.sandbox
    from sandbox.state.world import Webhook

    sandbox.bot().webhook = Webhook("http://127.0.0.1:9/hook")
    process = started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url)
    eventually(lambda: sandbox.bot().webhook is None and sandbox.journal.entries("deleteWebhook"), 20)
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0


def test_it_opens_the_sandbox_without_a_token_and_finds_it_again(tmp_path: Path) -> None:
    for words in (["run"], ["sandbox"], ["sandbox", "--fresh"]):
        process = started(tmp_path, *words, SANDBOX_PORT="0")
        match = eventually(lambda: re.search(r"http://127\.0\.0\.1:\d+", (tmp_path / "out").read_text()), 30)
        nilufar = Phone(match.group(), 7001)
        nilufar.wait_for("Nilufar", since=0)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
    assert (tmp_path / "data" / "sandbox.db").exists()


def test_it_says_which_port_is_taken(telegram: Running, tmp_path: Path) -> None:
    done = hisobot(tmp_path, SANDBOX_PORT=telegram.url.rpartition(":")[2])
    assert done.returncode == 1
    assert "SANDBOX_PORT" in done.stderr.splitlines()[-1]
