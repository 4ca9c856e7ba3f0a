"""A bot whose numbers are to be kept by copies: one that is killed, and what its people find after a restore."""

import re
import signal
from pathlib import Path

from sandbox.people import Phone
from sandbox.server import Running
from tests.support.people.cast import NILUFAR
from tests.support.transport.running import eventually, start_process
from tests.support.warm.process import WarmProcess

ROOT = Path(__file__).parents[2]
SCENARIO = "tests.support.reminders.killed"


def without_pg_dump(folder: Path) -> dict[str, str]:
    """Settings of a machine that lacks PostgreSQL's programs."""
    (folder / "nothing").mkdir(exist_ok=True)
    return {"PATH": str(folder / "nothing")}


def bot_process(telegram: Running, url: str, folder: Path) -> WarmProcess:
    """The real bot at work for the small library; its copies go to `backups` in the folder."""
    return start_process(telegram.url, url, folder, scenario=SCENARIO)


def ask(phone: Phone, place: str) -> None:
    """Ask for the month's questions; `place` is where they stand, like 2/5."""
    phone.say("/kiritish")
    phone.wait_for(place)


def nilufar(telegram: Running) -> Phone:
    """Nilufar's phone, made at its first use."""
    if all(person["id"] != NILUFAR for person in telegram.sandbox.people_view()):
        telegram.sandbox.add_person("Nilufar", id=NILUFAR)
    return Phone(telegram.url, NILUFAR)


def kill(process: WarmProcess) -> None:
    """As a power cut would."""
    process.kill()
    process.wait(20)


def end(process: WarmProcess) -> None:
    """As an operator would."""
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0


def blocks_of(document: str) -> list[str]:
    """What a document shows in blocks of their own, to be typed or written as it stands."""
    return re.findall(r"^```\n(.*?)^```", (ROOT / document).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands_of(document: str) -> list[list[str]]:
    """The words of every command among these."""
    lines = [line for block in blocks_of(document) for line in block.splitlines()]
    return [line.split()[1:] for line in lines if line.startswith("hisobot ")]


def wait_until_at_work(folder: Path) -> None:
    """Until a bot that was started with `started` has spoken to Telegram."""
    eventually(lambda: "is at work" in (folder / "out").read_text())
