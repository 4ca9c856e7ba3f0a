"""The README of the sandbox names everything that can be asked, and the program of its own starts."""

import re
import subprocess
import sys
from pathlib import Path

import sandbox as package
from sandbox import Sandbox
from sandbox.api.fields import METHODS
from sandbox.people import Phone, add_person
from sandbox.server import build_application
from sandbox.state.faults import FAULTS
from tests.support.sandbox.raw_bot import RawBot

README = (Path(package.__file__).parent / "README.md").read_text(encoding="utf-8")


def test_it_names_every_route() -> None:
    routes = {
        f"{route.method} {resource.canonical}"
        for route in build_application(Sandbox()).router.routes()
        if (resource := route.resource) is not None
        and route.method != "HEAD"
        and resource.canonical.startswith("/sandbox")
    }
    named = set(re.findall(r"^\| `((?:GET|POST|DELETE) /sandbox[^`?]*)", README, re.MULTILINE))
    assert named == routes


def test_it_names_every_fault_and_method() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)) >= set(FAULTS)
    assert set(re.findall(r"\b(?:get|set|send|edit|delete|answer)[A-Z]\w+", README)) >= set(METHODS)


def test_it_names_everything_a_phone_can_do() -> None:
    for name in vars(Phone):
        if not name.startswith("_"):
            assert f".{name}(" in README


def test_its_example_runs(sandbox: Sandbox) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})


def test_it_starts_as_a_program() -> None:
    options = ["--port", "0", "--token", "123456:TEST-own", "--no-limits", "--clock", "2025-04-01T09:00:00+05:00"]
    program = subprocess.Popen([sys.executable, "-m", "sandbox", *options], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    try:
        url, token = program.stdout.readline().strip(), program.stdout.readline().strip()
        phone = add_person(url, "Bekzod")
        phone.say("/start")
        bot = RawBot(url, token)
        assert token == "123456:TEST-own"
        assert bot.send(phone)["date"] // 60 == 1743480000 // 60
        assert all(bot.ask("sendMessage", chat_id=phone.person_id, text="a")["ok"] for _ in range(40))
    finally:
        program.terminate()
        program.communicate(timeout=10)
