"""How many slips of the finger are doubted, and how many true numbers: `python -m tests.plan.month.slips`.

Years of the real plan's rows are made up in five ways in which work comes; every number from the second month on is
judged as it is, with a zero too many, with a digit typed twice and without its last digit. It ends with 1 when a goal
is missed.
"""

import argparse
import sys

from tests.plan.month.slips.table import faults, measure, print_table


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.plan.month.slips", description=__doc__)
    parser.add_argument("--years", type=int, default=40, help="of each row and way")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--second-year", action="store_true", help="last year was reported here too")
    given = parser.parse_args()
    table = measure(given.years, given.seed, given.second_year)
    print_table(table)
    found = faults(table)
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
