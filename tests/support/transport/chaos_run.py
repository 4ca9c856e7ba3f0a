"""Many people type numbers while the bot is killed again and again; then everything is counted.

Some type without looking, some in bursts, some wait for each answer. On PostgreSQL several processes may share the
work, of which each time one is killed, and the server may go away in between. Telegram may fail in all the ways that
networks and gateways do (`faults`, the share of messages that meet one). `scenario` names a module like counting.py:
`BEGINS` (the time it is, None for today), `program(bot_id, username)`, `prepare(database)`, `seat(sandbox, people)`,
`text(person, number)`, `answered(sandbox, person)`, `problems(database, sandbox, person, numbers)` and
`repeated(sandbox, person)`.
"""

import importlib
import random
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sandbox.clock import Clock
from sandbox.sandbox import Sandbox
from sandbox.server import start_in_thread
from sandbox.state.journal import KEPT, Journal
from storage.database import open_database
from storage.migrate import migrate
from tests.support.postgres import Cluster
from tests.support.transport.running import TOKEN, start_process
from tests.support.warm.process import WarmProcess

START_SECONDS = 0.4  # what a start takes, about
SETTLING_SECONDS = 5.0  # whoever has only just been started must be at work before the server goes away
SILENT_SECONDS = 2.0  # of a bot that has nothing to do at the moment
FIRST_SECONDS = 20.0  # until a bot that was started says its first, at most: it takes up what the last one has left
WAITS_SECONDS = 60.0  # who waits for each answer: one that got lost twice on its way never comes
CALLS_OF_A_NUMBER = 6  # a card and a change of the last one, with whatever is done again, and polls
FAULTS = ("drop_before", "drop_after", "502", "502_after", "500", "429")


@dataclass
class Result:
    """What a run came to."""

    kills: int
    numbers: int
    seconds: float
    problems: list[str]
    repeated_answers: int
    amid_answers: int
    """Kills before which something had been said since the last one."""


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
    processes: int = 1,
    faults: float = 0.0,
    server: Cluster | None = None,
    outage: float = 0.0,
    patience: float = 60.0,
) -> Result:
    """Type, kill, start again, and wait until all is answered, or until nothing more was for as long as `patience`. The
    `server` of PostgreSQL is away for `outage` seconds halfway."""
    rules = importlib.import_module(scenario)
    chance, began = random.Random(seed), time.monotonic()
    url = database_url or f"sqlite:///{folder}/chaos.db"
    sandbox = Sandbox(TOKEN, Clock(rules.BEGINS), limits=False)
    sandbox.journal = Journal(kept=max(KEPT, people * numbers * CALLS_OF_A_NUMBER))
    running = start_in_thread(sandbox)
    killed, done = threading.Event(), threading.Event()
    for fault in FAULTS if faults else ():
        sandbox.faults.add("sendMessage", fault, probability=faults / len(FAULTS), seed=seed, retry_after=1)
    bots: list[WarmProcess] = []
    amid = 0

    def owes() -> bool:
        return bool(sum(typed.values()) > sum(rules.answered(sandbox, person) for person in typed))

    def start() -> None:
        asked = sandbox.journal.last
        bots.append(start_process(running.url, url, folder, scenario=scenario))
        _wait_until_it_works(sandbox, bots[-1], asked)

    try:
        # Several processes that start together would all found the same libraries; one that founds dozens would be
        # killed at nothing else.
        _lay(rules, url)
        seated = rules.seat(sandbox, people)
        lasts = kills * (START_SECONDS + sum(alive) / 2) + outage
        pace = lasts / numbers  # the typing lasts as long as the killing, and goes on while the server is away
        typed = dict.fromkeys(seated, 0)
        typist = threading.Thread(target=_type, args=(rules, sandbox, typed, numbers, pace, seed, killed, done))
        typist.start()
        for kill in range(kills):
            while len(bots) < processes:
                start()
            before = sandbox.journal.last
            if chance.random() < 0.7:  # the others die wherever their start has come to
                _let_work(sandbox, before, chance.uniform(0, 2) * people * numbers / kills, owes)
            time.sleep(chance.uniform(*alive))
            if server is not None and outage and kill == kills // 2:
                time.sleep(SETTLING_SECONDS)
                server.stop()
                time.sleep(outage)
                server.start()
                ended = [bot for bot in bots if bot.poll() is not None]
                assert not ended, (folder / "bot.log").read_text()[-4000:]
            amid += bool(sandbox.journal.entries("sendMessage", after=before))
            bot = bots.pop(chance.randrange(len(bots)))
            bot.send_signal(signal.SIGKILL)
            bot.wait()
        killed.set()
        sandbox.faults.clear()
        while len(bots) < processes:
            start()
        typist.join()
        problems = _wait(rules, url, sandbox, seated, numbers, patience)
        for bot in bots:
            bot.send_signal(signal.SIGTERM)
        problems += [f"a process ended with {code}" for bot in bots if (code := bot.wait(15))]
        repeated = sum(rules.repeated(sandbox, person) for person in seated)
        return Result(kills, people * numbers, time.monotonic() - began, problems, repeated, amid)
    finally:
        done.set()
        for bot in bots:
            bot.kill()
        running.stop()


def _lay(rules, url: str) -> None:  # type: ignore[no-untyped-def]
    migrate(url)
    database = open_database(url)
    rules.prepare(database)
    database.close()


def _wait_until_it_works(sandbox: Sandbox, process: WarmProcess, asked: int) -> None:
    """Killing it while it is only starting would prove little. Its first call is getMe; `asked` was the last before."""
    while not sandbox.journal.entries("getMe", after=asked) and process.poll() is None:
        time.sleep(0.01)


def _let_work(sandbox: Sandbox, since: int, answers: float, owes: Callable[[], bool]) -> None:
    """Until so many answers were given, its share of all: so the kills are spread over the whole work, however fast the
    machine is; or until there was none for a while. Whoever `owes` answers is waited for until the first: a bot that is
    killed before it speaks proves what the starts that are killed prove already."""
    said, began = 0, time.monotonic()
    end = began + SILENT_SECONDS
    while said < answers and (time.monotonic() < end or (not said and _is_young(began) and owes())):
        now = len(sandbox.journal.entries("sendMessage", after=since))
        if now > said:
            said, end = now, time.monotonic() + SILENT_SECONDS
        time.sleep(0.02 if time.monotonic() < end else 0.2)


def _is_young(began: float) -> bool:
    return time.monotonic() < began + FIRST_SECONDS


def _type(rules, sandbox, typed, numbers, pace, seed, killed, done) -> None:  # type: ignore[no-untyped-def]
    chance, seated = random.Random(seed + 1), list(typed)
    last = dict.fromkeys(seated, 0.0)
    while any(count < numbers for count in typed.values()):
        for place, person in chance.sample(list(enumerate(seated)), len(seated)):
            for _ in range(min(_how_many(place, chance), numbers - typed[person])):
                waits = place % 3 == 2 and time.monotonic() < last[person] + WAITS_SECONDS
                if waits and rules.answered(sandbox, person) < typed[person]:
                    break
                typed[person], last[person] = typed[person] + 1, time.monotonic()
                sandbox.say(person, rules.text(person, typed[person]))
        if done.wait(chance.uniform(0, 0.05 if killed.is_set() else 2 * pace)):
            return


def _how_many(place: int, chance: random.Random) -> int:
    """How many numbers somebody types now: one after the other, all of a sudden five, or one when it was answered."""
    return 5 * (chance.random() < 0.2) if place % 3 == 1 else 1


def _wait(rules, url, sandbox, seated, numbers, patience) -> list[str]:  # type: ignore[no-untyped-def]
    """Look at everybody until all is as it should be; whoever was is looked at once more at the end. Every number that
    comes in starts the patience anew: of hundreds of people all may end with the last minute of a long backlog."""
    left, end, wrong = list(seated), time.monotonic() + patience, None
    while True:
        began = time.monotonic()
        faults = _problems(rules, url, sandbox, left, numbers)
        still = sum(map(len, faults.values()))
        if wrong is None or still < wrong:
            left, wrong, end = list(faults), still, time.monotonic() + patience
        if not left or time.monotonic() > end:
            everybody = _problems(rules, url, sandbox, seated, numbers)
            return [f"person {person}: {problem}" for person, found in everybody.items() for problem in found]
        time.sleep(max(0.5, 3 * (time.monotonic() - began)))  # looking takes time from the bot, too


def _problems(rules, url, sandbox, seated, numbers) -> dict[int, list[str]]:  # type: ignore[no-untyped-def]
    """What is not as it should be, by the people of whom something is not."""
    database = open_database(url)
    found = {person: rules.problems(database, sandbox, person, numbers) for person in seated}
    database.close()
    return {person: problems for person, problems in found.items() if problems}
