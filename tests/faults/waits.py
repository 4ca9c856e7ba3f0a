"""How long somebody waits for an answer while others do their worst: `python -m tests.faults.waits` (`make waits`).

The bot is a process of its own at a Telegram that keeps its limits. Nilufar types a number every second and a half, and
the longest wait counts. `--note` writes it into docs/reliability.md; `--short` is for a test.
"""

import argparse
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import update

from handlers.files import TEMPLATE
from sandbox.clock import Clock
from sandbox.sandbox import Sandbox
from sandbox.server import start_in_thread
from storage.database import open_database
from storage.people import people
from storage.tables import Dialog
from tests.faults import nasty, room
from tests.faults.table import keep, results
from tests.support.people.cast import BEKZOD, MALIKA, NAMES, NILUFAR
from tests.support.transport.running import TOKEN, eventually, start_process

PAUSE = 1.5
"""Seconds between two messages of somebody: a chat may get one a second."""
STRANGERS = 9_000_000


@dataclass
class Stage:
    """The local Telegram and where the bot's database is; `share` says how much of everything is done."""

    sandbox: Sandbox
    url: str
    share: float

    def so_many(self, number: int) -> int:
        return max(1, round(number * self.share))


def strangers(stage: Stage) -> None:
    """Sixty people whom nobody knows say hello thirty times each."""
    for number in range(stage.so_many(60)):
        stage.sandbox.add_person("Notanish", id=STRANGERS + number)
    for _ in range(stage.so_many(30)):
        for number in range(stage.so_many(60)):
            stage.sandbox.say(STRANGERS + number, "salom")


def one_person(stage: Stage) -> None:
    """Bekzod sends ten thousand messages."""
    for number in range(stage.so_many(10_000)):
        stage.sandbox.say(BEKZOD, f"salom {number}")


def looping_letter(stage: Stage) -> None:
    """The director sends a form for letters that goes through the rows 400 times, and again."""
    form = nasty.letter(stage.so_many(400))
    database = open_database(stage.url)
    for _ in range(2):
        with database.write() as session:
            malika = people.by_telegram_id(session, MALIKA)
            assert malika is not None
            session.execute(update(Dialog).where(Dialog.person_id == malika.id).values(screen=TEMPLATE, facts={}))
        stage.sandbox.send_file(MALIKA, "blanka.docx", form)
        time.sleep(PAUSE)
    database.close()


def _files(content: Callable[[Stage], bytes], name: str) -> Callable[[Stage], None]:
    def send(stage: Stage) -> None:
        file = content(stage)
        for sender in (MALIKA, BEKZOD):  # a plan's, and a filled form's reader
            stage.sandbox.send_file(sender, name, file)

    return send


ACTS: dict[str, tuple[Callable[[Stage], None], float]] = {
    "nothing": (lambda stage: None, 2.0),
    "60 strangers say hello 30 times each": (strangers, 2.0),
    "one person sends 10,000 messages": (one_person, 2.0),
    "a letter's form goes through the rows 400 times": (looping_letter, 1.0),
    "a workbook of 100,000 rows, as a plan and as a form": (
        _files(lambda stage: nasty.workbook(stage.so_many(100_000)), "reja.xlsx"),
        2.0,
    ),
    "a Word file that unpacks to 400 MB": (_files(lambda stage: nasty.bomb(stage.so_many(400)), "reja.docx"), 2.0),
    "a PDF that unpacks to 3,000 MB": (_files(lambda stage: nasty.pdf(stage.so_many(3000)), "reja.pdf"), 2.0),
    "a picture of 20,000 by 20,000 points": (_files(lambda stage: nasty.picture(stage.so_many(20_000)), "a.png"), 2.0),
}
"""What the others do meanwhile, and in how many seconds Nilufar is to be answered."""
IN_SHORT = (1, 2, 3, 7)


def measure(act: Callable[[Stage], None], answers: int, share: float) -> list[float]:
    """The seconds of each answer while the others are at it."""
    with tempfile.TemporaryDirectory() as name:
        folder, sandbox = Path(name), Sandbox(TOKEN, Clock(room.BEGINS), limits=True)
        running = start_in_thread(sandbox)
        url = f"sqlite:///{folder}/room.db"
        for account in (MALIKA, NILUFAR, BEKZOD):
            sandbox.add_person(NAMES[account], id=account)
            sandbox.say(account, "/start")
        bot = start_process(running.url, url, folder, scenario=room.__name__, strict=True)
        try:
            for account in (MALIKA, BEKZOD, NILUFAR):
                eventually(lambda account=account: _bots(sandbox, account), 120)  # type: ignore[misc]
            others = threading.Thread(target=act, args=(Stage(sandbox, url, share),))
            others.start()
            waits = [_answered(sandbox, f"14) {9000 + number}") for number in range(answers)]
            others.join()
            return waits
        finally:
            bot.send_signal(signal.SIGKILL)
            bot.wait()
            running.stop()


def _answered(sandbox: Sandbox, text: str) -> float:
    time.sleep(PAUSE)
    began, said = time.monotonic(), sandbox.say(NILUFAR, text)
    eventually(lambda: any(message["seq"] > said["seq"] for message in _bots(sandbox, NILUFAR)), 300)
    return time.monotonic() - began


def _bots(sandbox: Sandbox, account: int) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = sandbox.chat(account)["messages"]
    return [message for message in messages if message["from"] == "bot"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--note", action="store_true", help="write the outcome into docs/reliability.md")
    parser.add_argument("--short", action="store_true", help="a hundredth of four of them, and one answer")
    parser.add_argument("--only", type=int, nargs="*", metavar="NUMBER", help="these of the acts, from 0")
    given = parser.parse_args()
    answers, share = (1, 0.01) if given.short else (12, 1.0)
    wanted = given.only or (IN_SHORT if given.short else range(len(ACTS)))
    late, measured = 0, dict(results()["measured"])
    for number, (name, (act, promised)) in enumerate(ACTS.items()):
        if number not in wanted:
            continue
        waits = measure(act, answers, share)
        longest = max(waits)
        late += longest > promised
        print(f"{name}: {len(waits)} answers, the longest after {longest:.2f} s of {promised:g}", flush=True)
        load = os.getloadavg()[0] / (os.cpu_count() or 1)
        known = {"answers": len(waits), "longest": round(longest, 2), "promised": promised, "load": round(load, 1)}
        measured[name] = known
    if given.note:
        keep(measured=measured)
    return 1 if late and not given.short else 0


if __name__ == "__main__":
    sys.exit(main())
