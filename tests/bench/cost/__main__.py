"""Where the processor time of an answered number goes, step by step: `python -m tests.bench.cost`.

32 people's numbers wait at once, as in `make bench`; the bare bot says back as many. Told are milliseconds of the
processor for each, of the bot, and of the others on the same machine: the local Telegram and, with `--engine
postgresql`, the database server. `--short` proves only that it works.
"""

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from json import loads
from pathlib import Path

from storage.database import open_database
from tests.bench import library
from tests.bench.cost.steps import REST, STEPS
from tests.bench.machine import Bot, Telegram, echo, hisobot, processor_seconds
from tests.bench.rounds import SHORT, WHOLE, Shape, named_number
from tests.bench.typing import converse, pour, seat
from tests.support.postgres import Cluster, find_programs


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.cost", description=__doc__)
    parser.add_argument("--short", action="store_true", help="seconds instead of minutes")
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], default="sqlite")
    given = parser.parse_args()
    shape = SHORT if given.short else WHOLE
    telegram = Telegram(library.NOW, warm=shape.warm)
    try:
        seat(telegram, shape.accounts)
        with tempfile.TemporaryDirectory() as made, _database(given.engine, Path(made)) as (url, server):
            database = open_database(url)
            library.lay(database, shape.people, 1)
            database.close()
            bare = _of_the_bare_bot(telegram, shape, Path(made))
            _print(_of_each_step(telegram, server, shape, url, Path(made)), bare)
    finally:
        telegram.stop()
    return 0


@contextmanager
def _database(engine: str, folder: Path) -> Iterator[tuple[str, int | None]]:
    """Where a database is to be laid, and the process of its server."""
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'library.db'}", None
        return
    programs = find_programs()
    if programs is None:
        sys.exit("PostgreSQL is not installed")
    cluster = Cluster(programs)
    try:
        yield cluster.create("library"), cluster.process
    finally:
        cluster.remove()


def _of_the_bare_bot(telegram: Telegram, shape: Shape, folder: Path) -> float:
    with echo(telegram, folder, concurrent=False) as bot:
        converse(telegram, shape.accounts, 1, lambda account, count: "/start")
        began = bot.processor_seconds()
        pour(telegram, bot, shape.accounts, shape.poured, named_number)
        return (bot.processor_seconds() - began) * 1000 / _numbers(shape)


def _of_each_step(telegram: Telegram, server: int | None, shape: Shape, url: str, folder: Path) -> Mapping[str, float]:
    """Step → milliseconds for each number."""
    told = folder / "steps.json"
    os.environ["STEPS"] = str(told)
    others = {"the local Telegram": telegram.process} | ({"the database server": server} if server else {})
    with hisobot(telegram, url, folder, scenario="tests.bench.cost.timed_bot") as bot:
        converse(telegram, shape.accounts, 1, lambda account, count: "/kiritish")
        before, others_before = _told(bot, told), {name: processor_seconds(process) for name, process in others.items()}
        pour(telegram, bot, shape.accounts, shape.poured, named_number)
        after, others_after = _told(bot, told), {name: processor_seconds(process) for name, process in others.items()}
    steps = {step: after.get(step, 0.0) - before.get(step, 0.0) for step in STEPS}
    steps[REST] = after["processor"] - before["processor"] - sum(steps.values())
    steps |= {name: others_after[name] - others_before[name] for name in others}
    return {step: seconds * 1000 / _numbers(shape) for step, seconds in steps.items()}


def _told(bot: Bot, file: Path) -> dict[str, float]:
    file.unlink(missing_ok=True)
    bot.send_signal(signal.SIGUSR1)
    end = time.monotonic() + 30
    while not file.exists():
        assert time.monotonic() < end, bot.tail()
        time.sleep(0.02)
    told: dict[str, float] = loads(file.read_text())
    return told


def _numbers(shape: Shape) -> int:
    return shape.people * shape.poured


def _print(steps: Mapping[str, float], bare: float) -> None:
    own = {step: cost for step, cost in steps.items() if step in STEPS or step == REST}
    whole = sum(own.values())
    print(f"{'of each answered number':50}{'ms':>7}{'share':>8}")
    for step, cost in own.items():
        print(f"{step:50}{cost:7.2f}{cost / whole:8.0%}")
    print(f"{'the bot':50}{whole:7.2f}{1:8.0%}")
    print(f"{'the bare bot':50}{bare:7.2f}{bare / whole:8.0%}")
    for step, cost in steps.items():
        if step not in own:
            print(f"{step:50}{cost:7.2f}{cost / whole:8.0%}")


if __name__ == "__main__":
    sys.exit(main())
