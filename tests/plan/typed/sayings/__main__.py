"""What becomes of a hundred thousand typed texts: `python -m tests.plan.typed.sayings`.

`tests/plan/typed/sayings/sayings.py` makes them up and knows what each means. It ends with 1 when a number was taken
that was not said, or too many of a family were offered no number.
"""

import argparse
import sys

from tests.plan.typed.sayings.table import faults, play, print_table


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="texts of each fault to print")
    given = parser.parse_args()
    table = play(given.count, given.seed)
    print_table(table, given.show)
    found = faults(table)
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
