"""A whole province's first morning: 215 libraries, 2,000 people, one hour of simulated time; then as many in six
minutes: `python -m tests.bench.load`.

The whole bot lives in the simulation's time, so that an hour takes as long as its work. Told are how long people waited
for an answer on that clock, and how busy each of three was: Telegram's limit for one bot (30 messages a second,
which is not ours; we keep below 25), the processor, and the one writer that SQLite has. The busiest is what saturates
first. `--short` takes seconds and proves only that it works.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from storage.database import open_database
from tests.bench.crowd import FIRST_ACCOUNT, create_library
from tests.bench.load.hour import Crowd, Hour, live
from tests.support.empty_database import empty_database

WHOLE, SHORT = Crowd(libraries=215, people=2000, rows=10, seconds=3600), Crowd(3, 8, 4, 120)
FASTER = 10


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.load", description=__doc__)
    parser.add_argument("--short", action="store_true", help="seconds instead of minutes")
    parser.add_argument("--rows", type=int, default=WHOLE.rows, help="numbers that each of them reports")
    given = parser.parse_args()
    crowd = SHORT if given.short else replace(WHOLE, rows=given.rows)
    with tempfile.TemporaryDirectory(prefix="load") as made:
        template = Path(made) / "template.db"
        lay(template, crowd)
        hours = [
            ("in an hour", live(template, crowd)),
            (f"{FASTER} times as fast", live(template, crowd.faster(FASTER))),
            (f"{FASTER} times as fast, without Telegram's limit", live(template, crowd.faster(FASTER), limited=False)),
        ]
    for name, hour in hours:
        _tell(name, crowd, hour)
    return 0 if all(hour.lost == 0 for _, hour in hours) else 1


def lay(template: Path, crowd: Crowd) -> None:
    """All libraries in one database, with everybody let in."""
    database = open_database(empty_database(template))
    for accounts in _of_libraries(crowd):
        with database.write() as session:
            create_library(session, accounts, crowd.rows)
    database.close()


def _of_libraries(crowd: Crowd) -> Iterator[list[int]]:
    for number in range(crowd.libraries):
        first, last = (crowd.people * at // crowd.libraries for at in (number, number + 1))
        yield [FIRST_ACCOUNT + at for at in range(first, last)]


def _tell(name: str, crowd: Crowd, hour: Hour) -> None:
    print(f"{crowd.people} people of {crowd.libraries} libraries {name}:")
    print(f"  {hour.typed} messages in {hour.seconds:.0f} s, {hour.numbers} numbers kept, {hour.lost} lost")
    print(
        f"  an answer took {hour.median:.2f} s in the middle, {hour.slowest_hundredth:.2f} s at the hundredth slowest"
    )
    print("  busy: " + ", ".join(f"{what} {share:.0%}" for what, share in hour.busy.items()))
    print(f"  first to saturate: {max(hour.busy, key=lambda what: hour.busy[what])}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
