"""Many people type numbers while the bot is killed again and again; then everything is counted.

`scenario` names a module like tests/transport/counting.py: `wiring(bot_id, username)`, `prepare(database)`,
`seat(sandbox, people)`, `text(number)` and `problems(database, sandbox, person, numbers)`.
"""

import importlib
import random
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from sandbox.sandbox import Sandbox
from sandbox.server import start_in_thread
from storage.database import open_database
from tests.transport.running import TOKEN, start_process

START_SECONDS = 1.2  # what a start takes, about


@dataclass
class Result:
    """What a run came to."""

    kills: int
    numbers: int
    seconds: float
    problems: list[str]
    repeated_answers: int


def chaos(
    folder: Path,
    *,
    kills: int,
    people: int,
    numbers: int,
    seed: int,
    alive: tuple[float, float] = (0.02, 0.7),
    scenario: str = "tests.transport.counting",
    database_url: str | None = None,
    patience: float = 60.0,
) -> Result:
    """Type, kill, start again, and wait until all is answered or patience ends."""
    rules = importlib.import_module(scenario)
    chance, began = random.Random(seed), time.monotonic()
    url = database_url or f"sqlite:///{folder}/chaos.db"
    sandbox = Sandbox(TOKEN, limits=False)
    running = start_in_thread(sandbox)
    done = threading.Event()
    try:
        seated = rules.seat(sandbox, people)
        pace = kills * (START_SECONDS + sum(alive) / 2) / numbers  # the typing lasts as long as the killing
        typist = threading.Thread(target=_type, args=(rules, sandbox, seated, numbers, pace, seed, done))
        typist.start()
        for _ in range(kills):
            process = start_process(running.url, url, folder, scenario=scenario)
            _wait_until_it_works(sandbox, process)
            time.sleep(chance.uniform(*alive))
            process.send_signal(signal.SIGKILL)
            process.wait()
        process = start_process(running.url, url, folder, scenario=scenario)
        typist.join()
        found = _wait(rules, url, sandbox, seated, numbers, patience)
        process.send_signal(signal.SIGTERM)
        process.wait(15)
        repeated = sum(_repeated(sandbox, person) for person in seated)
        return Result(kills, people * numbers, time.monotonic() - began, found, repeated)
    finally:
        done.set()
        running.stop()


def _wait_until_it_works(sandbox: Sandbox, process: subprocess.Popen[bytes]) -> None:
    """Killing it while it is only starting would prove little."""
    asked = len(sandbox.journal.entries("getMe"))
    while len(sandbox.journal.entries("getMe")) == asked and process.poll() is None:
        time.sleep(0.01)


def _repeated(sandbox: Sandbox, person: int) -> int:
    texts = [one["text"] for one in sandbox.chat(person)["messages"] if one["from"] == "bot"]
    return len(texts) - len(set(texts))


def _type(rules, sandbox, seated, numbers, pace, seed, done) -> None:  # type: ignore[no-untyped-def]
    chance = random.Random(seed + 1)
    for number in range(1, numbers + 1):
        for person in chance.sample(seated, len(seated)):
            sandbox.say(person, rules.text(number))
        if done.wait(chance.uniform(0, 2 * pace)):
            return


def _wait(rules, url, sandbox, seated, numbers, patience) -> list[str]:  # type: ignore[no-untyped-def]
    end = time.monotonic() + patience
    while True:
        time.sleep(0.5)
        database = open_database(url)
        found = [
            f"person {person}: {problem}"
            for person in seated
            for problem in rules.problems(database, sandbox, person, numbers)
        ]
        database.close()
        if not found or time.monotonic() > end:
            return found
