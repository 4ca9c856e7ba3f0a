"""The long kill -9 test: `python -m tests.chaos` (25 kills, 20 people, 75 numbers each).

`--engine postgresql --processes 3 --faults 0.03 --outage 30` lets three processes share the work, one of which is
killed each time, while three of a hundred messages meet a fault and the server is away for half a minute. `--note`
writes what came of it into docs/reliability.md.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.chaos import reporting
from tests.faults.table import keep, results
from tests.support.postgres import Cluster, find_programs
from tests.support.transport.chaos_run import Result, chaos


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--numbers", type=int, default=75)
    parser.add_argument("--seed", type=int, default=2025)
    parser.add_argument("--scenario", default="tests.chaos.reporting", help="a module that plugs in the bot")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--processes", type=int, default=1, help="on PostgreSQL: how many share the work")
    parser.add_argument("--faults", type=float, default=0.0, help="the share of messages that meet a fault of Telegram")
    parser.add_argument("--outage", type=float, default=0.0, help="seconds that PostgreSQL is away, once")
    parser.add_argument("--note", action="store_true", help="write the outcome into docs/reliability.md")
    given = parser.parse_args()
    if given.engine == "sqlite" and (given.processes > 1 or given.outage):
        parser.error("SQLite has one process, and no server that could be away")
    if given.scenario == reporting.__name__:
        reporting.make_room(given.people)
    with tempfile.TemporaryDirectory() as folder, _server(given.engine) as server:
        result = chaos(
            Path(folder),
            kills=given.kills,
            people=given.people,
            numbers=given.numbers,
            seed=given.seed,
            scenario=given.scenario,
            database_url=server.create("chaos") if server else None,
            processes=given.processes,
            faults=given.faults,
            server=server,
            outage=given.outage,
            patience=60.0 + 600 * given.faults,
        )
        if result.problems:
            print((Path(folder) / "bot.log").read_text()[-3000:], file=sys.stderr)
    print(
        f"{result.kills} kills, {result.numbers} numbers in {result.seconds:.0f} s;"
        f" answers said twice: {result.repeated_answers}; kills amid answers: {result.amid_answers}"
    )
    for problem in result.problems:
        print(problem)
    if given.note:
        keep(chaos={**results()["chaos"], _name(given): _counted(result)})
    print("nothing lost, doubled, out of order or unanswered" if not result.problems else "NOT GOOD")
    return 1 if result.problems else 0


def _name(given: argparse.Namespace) -> str:
    """What kind of run it was."""
    words = ["SQLite" if given.engine == "sqlite" else "PostgreSQL"]
    words.append("one process" if given.processes == 1 else f"{given.processes} processes")
    if given.faults:
        words.append(f"{given.faults * 100:g} % of the messages meet a fault of the network")
    if given.outage:
        words.append(f"the server is away for {given.outage:g} s")
    return ", ".join(words)


def _counted(result: Result) -> dict[str, int]:
    """The outcome in numbers."""

    def told(*signs: str) -> int:
        return sum(any(sign in problem for sign in signs) for problem in result.problems)

    return {
        "kills": result.kills,
        "amid": result.amid_answers,
        "numbers": result.numbers,
        "seconds": round(result.seconds),
        "lost": told(": lost ", "no report was begun", "not known to the bot"),
        "doubled": told(" times"),
        "disorder": told("out of order", "other rows"),
        "unanswered": told("no answer after", "not the review"),
        "repeated": result.repeated_answers,
    }


@contextmanager
def _server(engine: str) -> Iterator[Cluster | None]:
    if engine == "sqlite":
        yield None
        return
    programs = find_programs()
    if programs is None:
        sys.exit("PostgreSQL is not installed: initdb and postgres were not found")
    server = Cluster(programs)
    try:
        yield server
    finally:
        server.remove()


if __name__ == "__main__":
    sys.exit(main())
