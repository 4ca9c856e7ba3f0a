"""A long random play of a library's months: `python -m tests.play` (5,000 actions of eight people, three seeds).

After each action it is looked at whether it was answered, no error was logged or shown, every row stands as its last
receipt says, and no screen has two buttons alike or one that is cut. It ends with 1 when something of that is not so,
or fewer than 60 of 100 actions changed anything.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from storage.database import open_database
from tests.play.play import Result, play
from tests.support.empty_database import empty_database
from texts.language import SOURCE, speaking

CHANGING = 0.6


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.play", description=__doc__)
    parser.add_argument("--actions", type=int, default=5_000, help="in each play")
    parser.add_argument("--months", type=int, default=11, help="of 2025, from February on")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3], help="a play of each")
    given = parser.parse_args()
    good = True
    for seed in given.seeds:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "play.db"
            empty_database(file)
            database = open_database(f"sqlite:///{file}")
            with speaking(SOURCE):
                result = play(database, given.actions, seed, given.months, progress=_tell)
            database.close()
        _print(seed, result)
        good = good and not result.faults and result.share >= CHANGING
    return 0 if good else 1


def _tell(progress: str) -> None:
    print(progress, file=sys.stderr, flush=True)


def _print(seed: int, result: Result) -> None:
    print(
        f"seed {seed}: {result.actions} actions in {result.seconds:.0f} s, {result.share:.1%} changed something; "
        f"{result.rows} rows of {result.reports} reports have a receipt"
    )
    kinds = ", ".join(f"{kind} {count} ({result.changed[kind]})" for kind, count in result.kinds.most_common())
    print(f"  {kinds}")
    print("  " + ", ".join(f"{what} {times}" for what, times in result.history.most_common()))
    print(*result.faults, sep="\n")
    print(
        "  every action answered, every row as its last receipt says" if not result.faults else "  NOT GOOD", flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
