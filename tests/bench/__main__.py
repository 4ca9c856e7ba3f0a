"""Speed and memory of the bot beside a bare bot of the same library: `python -m tests.bench`, or `make bench`.

Everything is measured in one run on one machine, because only the ratios travel to another one. `--short` takes
seconds and proves only that the bench works; `--runs 3` prints the worst of three; `--json` is for programs. It ends
with 1 when a ratio could not be measured.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from storage.database import open_database
from tests.bench import library
from tests.bench.inside import card_beside_one_pass, measuring_milliseconds, statements
from tests.bench.machine import Telegram, first_polls
from tests.bench.ratios import (
    CONCURRENT,
    POSTGRESQL,
    SQLITE,
    STOCK,
    TRANSPORT,
    TWO,
    Ratio,
    print_bots,
    ratios,
    report,
)
from tests.bench.rounds import SHORT, WHOLE, Measured, Shape, echo_round, hisobot_round, transport_round
from tests.bench.typing import seat
from tests.support.postgres import Cluster, find_programs


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--short", action="store_true", help="seconds instead of minutes")
    parser.add_argument("--runs", type=int, default=1, help="how often; the worst of each ratio is printed")
    parser.add_argument("--json", action="store_true", help="print the ratios as JSON")
    given = parser.parse_args()
    shape = SHORT if given.short else WHOLE
    began = time.monotonic()
    runs = [_measure(shape, quiet=given.json) for _ in range(given.runs)]
    ratios = runs[0]
    for other in runs[1:]:
        ratios = [ratio.worse_of(again) for ratio, again in zip(ratios, other, strict=True)]
    code = report(ratios, as_json=given.json, runs=given.runs)
    print(f"measured in {time.monotonic() - began:.0f} s", file=sys.stderr)
    return code


def _measure(shape: Shape, *, quiet: bool) -> list[Ratio]:
    """One run: every bot in turn, so that whatever else the machine does meanwhile meets them all."""
    rounds: dict[str, list[Measured]] = {name: [] for name in (STOCK, CONCURRENT, TRANSPORT, SQLITE, POSTGRESQL, TWO)}
    polls: list[tuple[float, float]] = []
    counts: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as made, _telegram(shape) as telegram, _cluster() as cluster:
        folder = Path(made)
        template = folder / "template.db"
        _lay(f"sqlite:///{template}", shape)

        def fresh(name: str) -> str:
            shutil.copy(template, folder / f"{name}.db")
            return f"sqlite:///{folder}/{name}.db"

        for at in range(shape.rounds):
            rounds[STOCK].append(echo_round(telegram, shape, folder, concurrent=False))
            rounds[SQLITE].append(hisobot_round(telegram, shape, fresh(f"hisobot-{at}"), folder))
            rounds[TRANSPORT].append(transport_round(telegram, shape, fresh(f"transport-{at}"), folder))
            if shape.updates_at_once:
                rounds[CONCURRENT].append(echo_round(telegram, shape, folder, concurrent=True))
            polls.append(first_polls(telegram, fresh(f"start-{at}"), folder))
        counts["SQLite"] = statements(fresh("statements"), shape.alone)
        if cluster is not None:
            _lay(cluster.create("template_library"), shape)
            for at in range(shape.postgresql_rounds):
                for name, processes in ((POSTGRESQL, 1), (TWO, 2)):
                    url = cluster.create(f"library_{at}_{processes}", "template_library")
                    rounds[name].append(hisobot_round(telegram, shape, url, folder, processes=processes))
            counts["PostgreSQL"] = statements(cluster.create("statements", "template_library"), shape.alone)
        card = card_beside_one_pass(f"sqlite:///{template}", shape)
    if not quiet:
        _print_bots(rounds, shape)
    return ratios(rounds, polls, counts, card, measuring_milliseconds())


def _print_bots(rounds: dict[str, list[Measured]], shape: Shape) -> None:
    each = f"{shape.people * shape.poured} numbers waiting at once; then each types when answered"
    print(f"{shape.people} people, {each}")
    print_bots(rounds, shape.people)
    cards = median(median(run.cards) for run in rounds[SQLITE])
    print(f"/hisobot over 54 figures and {shape.months} months: {cards * 1000:.0f} ms to the card\n")


@contextmanager
def _telegram(shape: Shape) -> Iterator[Telegram]:
    telegram = Telegram(library.NOW, warm=shape.warm)
    try:
        seat(telegram, [*shape.accounts, library.DIRECTOR])
        yield telegram
    finally:
        telegram.stop()


@contextmanager
def _cluster() -> Iterator[Cluster | None]:
    """A PostgreSQL server, where there are programs for one."""
    programs = find_programs()
    if programs is None:
        yield None
        return
    cluster = Cluster(programs)
    try:
        yield cluster
    finally:
        cluster.remove()


def _lay(url: str, shape: Shape) -> None:
    database = open_database(url)
    library.lay(database, shape.people, shape.months)
    database.close()


if __name__ == "__main__":
    sys.exit(main())
