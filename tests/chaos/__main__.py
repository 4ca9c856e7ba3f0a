"""The long kill -9 test: `python -m tests.chaos` (25 kills, 20 people, 75 numbers each)."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.support.transport.chaos_run import chaos


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--numbers", type=int, default=75)
    parser.add_argument("--seed", type=int, default=2025)
    parser.add_argument("--scenario", default="tests.chaos.reporting", help="a module that plugs in the bot")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = chaos(
            Path(folder),
            kills=given.kills,
            people=given.people,
            numbers=given.numbers,
            seed=given.seed,
            scenario=given.scenario,
        )
        if result.problems:
            print((Path(folder) / "bot.log").read_text()[-3000:], file=sys.stderr)
    print(
        f"{result.kills} kills, {result.numbers} numbers in {result.seconds:.0f} s;"
        f" answers said twice: {result.repeated_answers}"
    )
    for problem in result.problems:
        print(problem)
    print("nothing lost, doubled, out of order or unanswered" if not result.problems else "NOT GOOD")
    return 1 if result.problems else 0


if __name__ == "__main__":
    sys.exit(main())
