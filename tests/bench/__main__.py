"""Speed and memory of the bot beside a bare bot of the same library: `python -m tests.bench`, or `make bench`.

Everything is measured in one run on one machine, because only the ratios travel to another one.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from storage.database import open_database
from storage.migrate import migrate
from tests.bench import library
from tests.bench.machine import Telegram
from tests.bench.rounds import POURED, Measured, echo_round, hisobot_round, per_cent_99, summary_alone
from tests.bench.typing import seat
from tests.support.postgres import Cluster, find_programs

ROUNDS = 3
POSTGRESQL_ROUNDS = 1
STOCK, CONCURRENT = "bare bot, as it comes", "bare bot, updates at once"
SQLITE, POSTGRESQL = "Hisobot, SQLite", "Hisobot, PostgreSQL"


def main() -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as made, _telegram() as telegram:
        folder = Path(made)
        template = folder / "template.db"
        _lay(f"sqlite:///{template}")
        found: dict[str, list[Measured]] = {name: [] for name in (SQLITE, STOCK, CONCURRENT, POSTGRESQL)}
        # The bots take turns, so that whatever else the machine does meanwhile meets them all.
        for at in range(ROUNDS):
            shutil.copy(template, folder / f"{at}.db")
            found[SQLITE].append(hisobot_round(telegram, f"sqlite:///{folder}/{at}.db", folder))
            found[STOCK].append(echo_round(telegram, folder, concurrent=False))
            found[CONCURRENT].append(echo_round(telegram, folder, concurrent=True))
        found[POSTGRESQL] = list(_on_postgresql(telegram, folder))
        alone = summary_alone(f"sqlite:///{template}")
    _print_typing(found)
    _print_rest(found[SQLITE], alone)
    print(f"measured in {time.monotonic() - began:.0f} s, medians of {ROUNDS} rounds (PostgreSQL: {POSTGRESQL_ROUNDS})")
    return 0


@contextmanager
def _telegram() -> Iterator[Telegram]:
    telegram = Telegram(library.NOW)
    try:
        seat(telegram, [*library.ACCOUNTS, library.DIRECTOR])
        yield telegram
    finally:
        telegram.stop()


def _lay(url: str) -> None:
    migrate(url)
    database = open_database(url)
    library.lay(database)
    database.close()


def _on_postgresql(telegram: Telegram, folder: Path) -> Iterator[Measured]:
    programs = find_programs()
    if programs is None:
        return
    cluster = Cluster(programs)
    try:
        _lay(cluster.create("template_library"))
        for at in range(POSTGRESQL_ROUNDS):
            yield hisobot_round(telegram, cluster.create(f"library_{at}", "template_library"), folder)
    finally:
        cluster.remove()


def _print_typing(found: dict[str, list[Measured]]) -> None:
    people = len(library.ACCOUNTS)
    print(f"{people} people, {people * POURED} numbers waiting at once; then each types when answered:")
    print(f"{'':28}{'answers/s':>10}{'ratio':>7}{'1 person, ms':>16}{f'{people} people, ms':>16}{'peak MB':>9}")
    print(f"{'':28}{'':>10}{'':>7}{'median / 99 %':>16}{'median / 99 %':>16}")
    for name, rounds in found.items():
        if not rounds:
            print(f"{name:28}  not tried: initdb and postgres were not found")
            continue
        speed = _middle(rounds, lambda one: one.per_second)
        # Round by round, because the machine may be busier in one round than in another.
        ratio = median(one.per_second / stock.per_second for one, stock in zip(rounds, found[STOCK], strict=False))
        alone = _milliseconds(rounds, lambda one: one.alone)
        together = _milliseconds(rounds, lambda one: one.together)
        memory = max(one.megabytes for one in rounds)
        print(f"{name:28}{speed:10.0f}{ratio:7.2f}{alone:>16}{together:>16}{memory:9.0f}")


def _print_rest(rounds: Sequence[Measured], alone: float) -> None:
    card = _middle(rounds, lambda one: median(one.summaries))
    print(
        f"/hisobot over 54 figures and 12 months: {card * 1000:.0f} ms to the card, {alone * 1000:.1f} ms the use case"
    )


def _middle(rounds: Sequence[Measured], what: Callable[[Measured], float]) -> float:
    return median(what(one) for one in rounds)


def _milliseconds(rounds: Sequence[Measured], what: Callable[[Measured], list[float]]) -> str:
    usual = _middle(rounds, lambda one: median(what(one)))
    worst = _middle(rounds, lambda one: per_cent_99(what(one)))
    return f"{usual * 1000:.0f} / {worst * 1000:.0f}"


if __name__ == "__main__":
    sys.exit(main())
