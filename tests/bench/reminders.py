"""Reminders of many libraries at one moment, against the strict local Telegram: `python -m tests.bench.reminders`.

Two hundred libraries of ten people each are to be reminded at ten. Counted: how near the stream comes to Telegram's
thirty a second without one refusal, and that each person hears it exactly once, also when one answer in twenty is a
429 or a 5xx; what follows when it is a 5xx for a message that had arrived; and what a tick with nothing due costs.
`--short` takes seconds and proves only that the bench works.
"""

import argparse
import logging
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from bot.transport.delivery import LOST_SECONDS
from bot.transport.limits import Limits
from notices.reminders import reminder_message
from plan.period import Month
from sandbox.clock import Clock
from sandbox.sandbox import Sandbox
from sandbox.server import Running, start_in_thread
from storage.base import Session
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.tables import Person, Reminder
from tests.bench.crowd import FIRST_ACCOUNT, TASHKENT, create_library
from tests.bench.ratios import Ratio, report
from tests.support.people.house import TOKEN, bot_at_work
from usecases.reminders.reminding import remind_all_libraries

LIBRARIES, PEOPLE = 200, 10
TELEGRAM = 30.0
"""Messages a second that Telegram allows."""
TEN = datetime(2025, 4, 1, 10, 0, tzinfo=TASHKENT)
PATIENCE = 300.0


SHORT_LIBRARIES = 2
Fault = dict[str, Any]
REFUSED: list[Fault] = [
    {"fault": "429", "probability": 0.02, "retry_after": 1},
    {"fault": "500", "probability": 0.015, "seed": 1},
    {"fault": "502", "probability": 0.015, "seed": 2},
]
"""One answer in twenty, to a message that was not sent: too many requests, Telegram's own trouble, a gateway's page."""
SENT_ALL_THE_SAME: list[Fault] = [{"fault": "502_after", "probability": 0.05}]
"""A gateway's page for a message that had arrived. Nobody can tell it from the other kind: it comes twice."""
CALM, FAULTY = "without faults", "5 % 429, 500 and 502"
CASES: dict[str, list[Fault]] = {CALM: [], FAULTY: REFUSED, "5 % 502 though it was done": SENT_ALL_THE_SAME}


@dataclass(frozen=True)
class Result:
    """One run: how fast, and what went wrong. `again` were looked at once more, ten minutes later."""

    seconds: float
    calls: int
    sent: int
    again: int
    lost: int
    doubled: int
    thrice: int
    unknown: int
    injected: int
    refused: int

    @property
    def share(self) -> float:
        """Of Telegram's thirty a second, which counts what it refuses too."""
        return self.calls / self.seconds / TELEGRAM if self.seconds else 0.0

    def __str__(self) -> str:
        return (
            f"{self.sent} sent in {self.seconds:.1f} s, {self.share:.2f} of {TELEGRAM:.0f}/s,"
            f" refused as too fast {self.refused}; {self.injected} faults, {self.again} looked at again,"
            f" lost {self.lost}, doubled {self.doubled}, three times {self.thrice}, nobody knows {self.unknown}"
        )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reminders", description=__doc__)
    parser.add_argument("--short", action="store_true", help="seconds instead of minutes")
    parser.add_argument("--json", action="store_true", help="print the ratios as JSON")
    parser.add_argument("--libraries", type=int, default=LIBRARIES)
    given = parser.parse_args()
    libraries = SHORT_LIBRARIES if given.short else given.libraries
    logging.disable(logging.ERROR)  # what the network does to us here is meant
    results: dict[str, Result] = {}
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        lay(f"sqlite:///{template}", libraries)
        for name, faults in CASES.items():
            path = Path(folder) / f"{len(faults)}.db"
            path.write_bytes(template.read_bytes())
            results[name] = run(f"sqlite:///{path}", libraries, faults)
            if not given.json:
                print(f"{libraries * PEOPLE} people, {name}: {results[name]}", flush=True)
        idle = idle_tick(f"sqlite:///{path}")
    return report(ratios(results, idle), as_json=given.json)


def ratios(results: Mapping[str, Result], idle: float) -> list[Ratio]:
    """What is to be held: Telegram's speed nearly used and never passed, nobody forgotten, nobody reminded twice."""
    calm, refused = results[CALM], results[FAULTY]
    return [
        Ratio("messages/s : Telegram's thirty", calm.share, least=0.9),
        Ratio("refused as too fast", max(result.refused for result in results.values()), most=0),
        Ratio("lost", max(result.lost for result in results.values()), most=0),
        Ratio("doubled, nothing having arrived", calm.doubled + refused.doubled, most=0),
        Ratio("three times, nothing having arrived", calm.thrice + refused.thrice, most=0),
        Ratio("ms of a tick with nothing due", idle * 1000, most=100),
    ]


def lay(url: str, libraries: int) -> None:
    """The libraries, whose March nobody has reported."""
    migrate(url)
    database = open_database(url)
    for number in range(libraries):
        first = FIRST_ACCOUNT + number * PEOPLE
        with database.write() as session:
            create_library(session, list(range(first, first + PEOPLE)), 3)
    database.close()


def run(url: str, libraries: int, faults: Sequence[Fault]) -> Result:
    """Let the clock come to ten and wait until everybody has been reminded, ten minutes later also of what was lost."""
    database = open_database(url)
    sandbox = Sandbox(TOKEN, clock=Clock(TEN - timedelta(seconds=5)))
    everybody = range(FIRST_ACCOUNT, FIRST_ACCOUNT + libraries * PEOPLE)
    with _telegram(sandbox) as telegram:
        for account in everybody:
            sandbox.add_person(f"Xodim {account}", id=account)
            chat = sandbox.chat_of(sandbox.bot(None), sandbox.person(account))
            chat.started = True
        for fault in faults:
            sandbox.faults.add(method="sendMessage", **fault)
        with bot_at_work(database, telegram.url, sandbox.clock, limits=Limits(), beat_seconds=1.0):
            doubtful = _wait(database, sandbox, len(everybody))
            moments = [call.monotonic for call in sandbox.journal.entries("sendMessage")]
            first = sum(_heard(sandbox, account) for account in everybody)
            left = doubtful
            while left:
                sandbox.clock.advance(timedelta(seconds=LOST_SECONDS))
                left = _wait(database, sandbox, len(everybody))
    heard = Counter(_heard(sandbox, account) for account in everybody)
    with database.read() as session:
        states = _states(session, sandbox.clock.now())
    database.close()
    injected = [rule for rule in sandbox.faults.rules if rule.hit]
    refusals = sum(call.code == 429 for call in sandbox.journal.entries("sendMessage"))
    return Result(
        seconds=max(moments) - min(moments),
        calls=len(moments),
        sent=first,
        again=doubtful,
        lost=heard[0],
        doubled=heard[2],
        thrice=sum(people for times, people in heard.items() if times > 2),
        unknown=Counter(states.values())["unknown"],
        injected=sum(rule.hit for rule in injected),
        refused=refusals - sum(rule.hit for rule in injected if rule.fault == "429"),
    )


def idle_tick(url: str) -> float:
    """Seconds that a tick takes when everybody has been seen to; the median of many."""
    database = open_database(url)
    now = TEN + timedelta(hours=1)
    remind_all_libraries(reminder_message, database, now)
    taken = []
    for _ in range(50):
        began = time.perf_counter()
        remind_all_libraries(reminder_message, database, now)
        taken.append(time.perf_counter() - began)
    database.close()
    return median(taken)


def _heard(sandbox: Sandbox, account: int) -> int:
    """How many reminders somebody has in their chat."""
    return sum(message["from"] == "bot" for message in sandbox.chat(account)["messages"])


def _states(session: Session, now: datetime) -> dict[int, str]:
    """Account → what became of the newest step about March; `doubted` when it is to be looked at again later."""
    query = session.query(Person.telegram_id, Reminder.state, Reminder.due_at)
    march = query.join(Reminder, Person.id == Reminder.person_id).filter(
        Reminder.subject.like(f"month:{Month(2025, 3)}:%"), Reminder.state != "skipped"
    )
    return {account: "doubted" if state == "due" and due > now else state for account, state, due in march}


def _wait(database: Database, sandbox: Sandbox, everybody: int) -> int:
    """Until everybody has been seen to; returns how many are in doubt, and will be looked at again."""
    ends = ("sent", "unknown", "failed", "doubted")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        time.sleep(0.5)
        with database.read() as session:
            states = Counter(_states(session, sandbox.clock.now()).values())
        if sum(states[ending] for ending in ends) >= everybody:
            return states["doubted"]
    raise RuntimeError(f"not everybody was seen to within {PATIENCE:.0f} s: {states}")


@contextmanager
def _telegram(sandbox: Sandbox) -> Iterator[Running]:
    running = start_in_thread(sandbox)
    try:
        yield running
    finally:
        running.stop()


if __name__ == "__main__":
    sys.exit(main())
