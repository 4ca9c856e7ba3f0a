"""The memory of a bot after a million updates: `python -m tests.bench.lasting.memory`.

The whole bot with 64 people of eight libraries, in one process, as fast as it goes: they type numbers, lists and what
is no number, ask for cards, and press whatever stands in their chat. Meanwhile half a year passes, so that months
begin and end, people are reminded, and what is settled is forgotten at night. Told is the resident memory at steps; it
is flat when it has not grown by a tenth from the first fifth on. A million takes hours: `--minutes` says when it may
end earlier. `--short` proves in seconds that the bench works.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from bot.program import Stage
from scheduler import jobs
from scheduler.beat import Job
from scheduler.nightly import NightlyWork
from storage.database import Database, open_database
from storage.transport.inbox import prune_inbox
from storage.transport.outbox import prune_outbox
from tests.bench.crowd import BEGINS, FIRST_ACCOUNT, create_library
from tests.bench.lasting.serving import serve
from tests.bench.lasting.telegram import Chat, Deed
from tests.support.empty_database import empty_database

LIBRARIES, PEOPLE_OF_EACH, ROWS = 8, 8, 40
ACCOUNTS = range(FIRST_ACCOUNT, FIRST_ACCOUNT + LIBRARIES * PEOPLE_OF_EACH)
PASSES = timedelta(days=183)
STEPS = 100
SILENCE_SECONDS = 0.5
WARM = 5
"""The first of so many parts, after which it has met everything."""
MOST = 1.1
SAID = (
    "salom",
    "qancha yozay?",
    "10 ming",
    "o'tgan oydagidek",
    "ming ikki yuz",
    "bilmayman",
    "12,5",
    "-3",
    "𝟙𝟚",
    "shart emas " * 40,
)
TALK = 200
"""One in so many tells a long story, each another one: nothing of it may be remembered."""
ASKED = ("/kiritish", "/hisobot", "/holat", "/start", "/yordam", "/tarix", "/kundalik")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.lasting.memory", description=__doc__)
    parser.add_argument("--updates", type=int, default=1_000_000)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="after which it ends all the same")
    parser.add_argument("--short", action="store_true", help="a hundred updates of one library")
    given = parser.parse_args()
    updates, libraries = (STEPS, 1) if given.short else (given.updates, LIBRARIES)
    with tempfile.TemporaryDirectory(prefix="memory") as made:
        file = Path(made) / "bot.db"
        with closing(open_database(empty_database(file))) as database:
            for library in range(libraries):
                first = ACCOUNTS[library * PEOPLE_OF_EACH]
                with database.write() as session:
                    create_library(session, list(range(first, first + PEOPLE_OF_EACH)), ROWS)
            crowd = Crowd(updates, file, given.minutes)
            accounts = ACCOUNTS[: libraries * PEOPLE_OF_EACH]
            serve(database, accounts, crowd.deed, crowd.clock, upkeep=_forgetting, silence=SILENCE_SECONDS)
    growth = crowd.steps[-1] / crowd.steps[len(crowd.steps) // WARM]
    flat = growth <= MOST
    print(
        f"{crowd.made} updates, memory at the end : after a fifth  {growth:.3f}  <= {MOST:g}"
        f"  {'flat' if flat else 'GROWS'}"
    )
    return 0 if flat or given.short else 1


class Crowd:
    """People who never stop, until so many updates have been made or it has taken so many minutes."""

    def __init__(self, updates: int, file: Path, minutes: float) -> None:
        self._updates, self._file, self._minutes = updates, file, minutes
        self.made = 0
        self._chance, self._began = random.Random(2025), time.monotonic()
        self.steps: list[float] = []
        print(f"{'updates':>9}{'a second':>10}{'resident MB':>13}{'database MB':>13}", flush=True)

    def clock(self) -> datetime:
        return BEGINS + PASSES * (self.made / self._updates)

    def deed(self, account: int, chat: Chat) -> Deed | None:
        """What somebody does next."""
        if self.made >= self._updates or self._passed() > 60 * self._minutes:
            return None
        self.made += 1
        if self.made % (self._updates // STEPS) == 0:
            self._tell()
        chance = self._chance.random()
        if self.made % TALK == 0:
            return Deed(f"{self._chance.random()} shart emas " * 120)
        if chance < 0.4 and chat.buttons:
            return Deed(data=self._chance.choice(chat.buttons))
        if chance < 0.9:
            rows = self._chance.sample(range(1, ROWS + 1), 1 if chance < 0.85 else 3)
            return Deed("\n".join(f"{row}) {self._chance.randrange(1, 2000)}" for row in rows))
        return Deed(self._chance.choice(ASKED if chance < 0.96 else SAID))

    def _passed(self) -> float:
        return time.monotonic() - self._began

    def _tell(self) -> None:
        self.steps.append(_resident_megabytes())
        size = sum(file.stat().st_size for file in self._file.parent.glob(f"{self._file.name}*")) / 1e6
        pace = self.made / self._passed()
        print(f"{self.made:9}{pace:10.0f}{self.steps[-1]:13.1f}{size:13.1f}", flush=True)


def _resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _forgetting(stage: Stage) -> list[Job]:
    database: Database = stage.database

    def forget(before: datetime) -> None:
        with database.write() as session:
            prune_inbox(session, before)
            prune_outbox(session, before)

    work = NightlyWork("Asia/Tashkent", copies=None, forget=forget, threads=stage.threads)
    return [jobs.nightly_job(work, stage.seconds)]


if __name__ == "__main__":
    sys.exit(main())
