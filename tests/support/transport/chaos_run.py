"""Many people type numbers while the bot is killed again and again; then everything is counted.

Some type without looking, some in bursts, some wait for each answer. `scenario` names a module like counting.py:
`BEGINS` (the time it is, None for today), `program(bot_id, username)`, `prepare(database)`, `seat(sandbox, people)`,
`text(person, number)`, `answered(sandbox, person)`, `problems(database, sandbox, person, numbers)` and
`repeated(sandbox, person)`.
"""

import importlib
import random
import signal
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from sandbox.clock import Clock
from sandbox.sandbox import Sandbox
from sandbox.server import start_in_thread
from storage.database import open_database
from tests.support.transport.running import TOKEN, start_process
from tests.support.warm.process import WarmProcess

START_SECONDS = 0.4  # what a start takes, about


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
    scenario: str = "tests.support.transport.counting",
    database_url: str | None = None,
    patience: float = 60.0,
) -> Result:
    """Type, kill, start again, and wait until all is answered or patience ends."""
    rules = importlib.import_module(scenario)
    chance, began = random.Random(seed), time.monotonic()
    url = database_url or f"sqlite:///{folder}/chaos.db"
    sandbox = Sandbox(TOKEN, Clock(rules.BEGINS), limits=False)
    running = start_in_thread(sandbox)
    killed, done = threading.Event(), threading.Event()
    try:
        seated = rules.seat(sandbox, people)
        pace = kills * (START_SECONDS + sum(alive) / 2) / numbers  # the typing lasts as long as the killing
        typist = threading.Thread(target=_type, args=(rules, sandbox, seated, numbers, pace, seed, killed, done))
        typist.start()
        for _ in range(kills):
            asked = len(sandbox.journal.entries("getMe"))
            process = start_process(running.url, url, folder, scenario=scenario)
            _wait_until_it_works(sandbox, process, asked)
            time.sleep(chance.uniform(*alive))
            process.send_signal(signal.SIGKILL)
            process.wait()
        killed.set()
        process = start_process(running.url, url, folder, scenario=scenario)
        typist.join()
        faults = _wait(rules, url, sandbox, seated, numbers, patience)
        process.send_signal(signal.SIGTERM)
        process.wait(15)
        repeated = sum(rules.repeated(sandbox, person) for person in seated)
        return Result(kills, people * numbers, time.monotonic() - began, faults, repeated)
    finally:
        done.set()
        running.stop()


def _wait_until_it_works(sandbox: Sandbox, process: WarmProcess, asked: int) -> None:
    """Killing it while it is only starting would prove little. Its first call is getMe; `asked` were made before."""
    while len(sandbox.journal.entries("getMe")) == asked and process.poll() is None:
        time.sleep(0.01)


def _type(rules, sandbox, seated, numbers, pace, seed, killed, done) -> None:  # type: ignore[no-untyped-def]
    chance, typed = random.Random(seed + 1), dict.fromkeys(seated, 0)
    while any(count < numbers for count in typed.values()):
        for place, person in chance.sample(list(enumerate(seated)), len(seated)):
            for _ in range(min(_how_many(place, chance), numbers - typed[person])):
                if place % 3 == 2 and rules.answered(sandbox, person) < typed[person]:
                    break
                typed[person] += 1
                sandbox.say(person, rules.text(person, typed[person]))
        if done.wait(chance.uniform(0, 0.05 if killed.is_set() else 2 * pace)):
            return


def _how_many(place: int, chance: random.Random) -> int:
    """How many numbers somebody types now: one after the other, all of a sudden five, or one when it was answered."""
    return 5 * (chance.random() < 0.2) if place % 3 == 1 else 1


def _wait(rules, url, sandbox, seated, numbers, patience) -> list[str]:  # type: ignore[no-untyped-def]
    end = time.monotonic() + patience
    while True:
        time.sleep(0.5)
        database = open_database(url)
        faults = [
            f"person {person}: {problem}"
            for person in seated
            for problem in rules.problems(database, sandbox, person, numbers)
        ]
        database.close()
        if not faults or time.monotonic() > end:
            return faults
