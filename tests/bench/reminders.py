"""Reminders of many libraries at one moment, against the strict local Telegram: `python -m tests.bench.reminders`.

Two hundred libraries of ten people each are to be reminded at ten. Counted: how near the stream comes to Telegram's
thirty a second without one refusal, and that each person hears it exactly once, also when one answer in twenty is a
429 or a 5xx. And what a tick costs when nothing is due.
"""

import logging
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from bot.limits import Limits
from handlers.reminders import say
from plan.period import Month
from sandbox.clock import Clock
from sandbox.sandbox import Sandbox
from sandbox.server import Running, start_in_thread
from storage.base import Session
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.tables import Person, Reminder
from tests.bench.crowd import FIRST_ACCOUNT, TASHKENT, found_library
from tests.house import TOKEN, bot_at_work
from usecases.reminding import tick

LIBRARIES, PEOPLE = 200, 10
TELEGRAM = 30.0
"""Messages a second that Telegram allows."""
TEN = datetime(2025, 4, 1, 10, 0, tzinfo=TASHKENT)
PATIENCE = 300.0


@dataclass(frozen=True)
class Result:
    """One run: how fast, and what went wrong."""

    seconds: float
    sent: int
    lost: int
    doubled: int
    unknown: int
    refused: int

    @property
    def share(self) -> float:
        """Of Telegram's thirty a second."""
        return self.sent / self.seconds / TELEGRAM if self.seconds else 0.0


def main(libraries: int = LIBRARIES) -> int:
    logging.disable(logging.ERROR)  # what the network does to us here is meant
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        template = Path(folder) / "template.db"
        lay(f"sqlite:///{template}", libraries)
        print(f"{libraries} libraries of {PEOPLE} people, laid in {time.monotonic() - began:.0f} s")
        for name, faulty in (("without faults", False), ("5 % 429 and 5xx", True)):
            path = Path(folder) / f"{faulty}.db"
            path.write_bytes(template.read_bytes())
            found = run(f"sqlite:///{path}", libraries, faulty=faulty)
            print(
                f"{name}: {found.sent} sent in {found.seconds:.1f} s, {found.share:.2f} of {TELEGRAM:.0f}/s,"
                f" refused as too fast {found.refused}, lost {found.lost}, doubled {found.doubled},"
                f" nobody knows {found.unknown}"
            )
        print(f"a tick with nothing due: {idle_tick(f'sqlite:///{path}') * 1000:.1f} ms")
    return 0


def lay(url: str, libraries: int) -> None:
    """The libraries, whose March nobody has reported."""
    migrate(url)
    database = open_database(url)
    for number in range(libraries):
        first = FIRST_ACCOUNT + number * PEOPLE
        with database.write() as session:
            found_library(session, list(range(first, first + PEOPLE)), 3)
    database.close()


def run(url: str, libraries: int, *, faulty: bool) -> Result:
    """Let the clock come to ten and wait until everybody has been reminded."""
    database = open_database(url)
    sandbox = Sandbox(TOKEN, clock=Clock(TEN - timedelta(seconds=5)))
    everybody = range(FIRST_ACCOUNT, FIRST_ACCOUNT + libraries * PEOPLE)
    with _telegram(sandbox) as telegram:
        for account in everybody:
            sandbox.add_person(f"Xodim {account}", id=account)
            chat = sandbox.chat_of(sandbox.bot(None), sandbox.person(account))
            chat.started = True
        if faulty:
            sandbox.faults.add(method="sendMessage", fault="429", probability=0.025, seed=1, retry_after=1)
            sandbox.faults.add(method="sendMessage", fault="502", probability=0.0125, seed=2)
            sandbox.faults.add(method="sendMessage", fault="502_after", probability=0.0125, seed=3)
        with bot_at_work(database, telegram.url, sandbox.clock, limits=Limits(), beat_seconds=1.0):
            _wait(database, len(everybody))
    told = {account: _heard(sandbox, account) for account in everybody}
    with database.read() as session:
        states = _states(session)
    database.close()
    moments = [one.monotonic for one in sandbox.journal.entries("sendMessage")]
    injected = sum(rule.hit for rule in sandbox.faults.rules if rule.fault == "429")
    refusals = sum(one.code == 429 for one in sandbox.journal.entries("sendMessage"))
    return Result(
        seconds=max(moments) - min(moments),
        sent=sum(told.values()),
        lost=sum(count == 0 and states[account] != "unknown" for account, count in told.items()),
        doubled=sum(count > 1 for count in told.values()),
        unknown=Counter(states.values())["unknown"],
        refused=refusals - injected,
    )


def idle_tick(url: str) -> float:
    """Seconds that a tick takes when everybody has been seen to; the median of many."""
    database = open_database(url)
    now = TEN + timedelta(hours=1)
    tick(say, database, now)
    taken = []
    for _ in range(50):
        began = time.perf_counter()
        tick(say, database, now)
        taken.append(time.perf_counter() - began)
    database.close()
    return median(taken)


def _heard(sandbox: Sandbox, account: int) -> int:
    """How many reminders somebody has in their chat."""
    return sum(one["from"] == "bot" for one in sandbox.chat(account)["messages"])


def _states(session: Session) -> dict[int, str]:
    """Account → what became of the newest step about March."""
    query = session.query(Person.telegram_id, Reminder.state).join(Person, Person.id == Reminder.person_id)
    march = query.filter(Reminder.subject.like(f"month:{Month(2025, 3)}:%"), Reminder.state != "skipped")
    return {account: state for account, state in march}  # noqa: C416 (a Row is not a pair to mypy)


def _wait(database: Database, everybody: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        time.sleep(1)
        with database.read() as session:
            states = _states(session)
        if sum(state in ("sent", "unknown", "failed") for state in states.values()) >= everybody:
            return
    raise RuntimeError(f"not everybody was seen to within {PATIENCE:.0f} s: {Counter(states.values())}")


@contextmanager
def _telegram(sandbox: Sandbox) -> Iterator[Running]:
    running = start_in_thread(sandbox)
    try:
        yield running
    finally:
        running.stop()


if __name__ == "__main__":
    sys.exit(main(*(int(given) for given in sys.argv[1:2])))
