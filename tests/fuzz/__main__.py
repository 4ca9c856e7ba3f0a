"""A million made-up inputs: whatever people can write and press, and files whole and spoilt: `python -m tests.fuzz`.

    python -m tests.fuzz                                a million updates and presses, 2,500 files of each kind
    python -m tests.fuzz --updates 20000 --files 200    so many
    python -m tests.fuzz --kind letters --round 17      one round again, exactly

Everything is answered, or refused by a reason that can be said; nothing fails, hangs or takes all memory. It ends
with 1 when something of that is not so, and shows the smallest input that does it.
"""

import argparse
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterable
from multiprocessing.pool import Pool

from tests.fuzz.rounds import ROUND, Played, Tried, play_and_tell

FILES = tuple(kind for kind in ROUND if kind != "updates")
AT_ONCE = 8
"""Rounds for each worker that are given out together."""
TELLING = 60.0
"""Seconds after which it is told how far it is."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--updates", type=int, default=1_000_000)
    parser.add_argument("--files", type=int, default=2500, help="of each kind")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first round")
    parser.add_argument("--kind", choices=tuple(ROUND), help="of this kind alone")
    parser.add_argument("--round", type=int, help="this round alone")
    given = parser.parse_args()
    wrong = 0
    for kind in (given.kind,) if given.kind else ROUND:
        wanted = given.updates if kind == "updates" else given.files
        began = time.monotonic()
        if given.round is not None:
            played = [play_and_tell((kind, given.round))]
        else:
            with multiprocessing.get_context("spawn").Pool(given.workers) as pool:
                played = _until(pool, kind, wanted, given.first, AT_ONCE * given.workers)
        wrong += _tell(kind, played, time.monotonic() - began)
    return 1 if wrong else 0


def _until(pool: Pool, kind: str, wanted: int, first: int, at_once: int) -> list[Played]:
    played: list[Played] = []
    told = time.monotonic()
    while (so_far := sum(each.tried.inputs[kind] for each in played)) < wanted:
        if time.monotonic() - told > TELLING:
            told = time.monotonic()
            wrong = sum(bool(each.trouble) for each in played)
            print(f"{kind}: {so_far} so far, rounds {len(played)}, with something wrong {wrong}", flush=True)
        numbers = range(first + len(played), first + len(played) + at_once)
        played += pool.map(play_and_tell, [(kind, number) for number in numbers], chunksize=1)
        if all(each.trouble for each in played):
            break
    return played


def _tell(kind: str, played: list[Played], seconds: float) -> int:
    tried = Tried()
    for each in played:
        tried.add(each.tried)
    count = tried.inputs[kind]
    print(f"{kind}: {count} in {seconds:.0f} s ({count / seconds:.0f} a second), rounds {len(played)}")
    print(
        "  " + ", ".join(f"{what.partition(': ')[2] or what} {times}" for what, times in tried.outcomes.most_common())
    )
    if tried.slowest:
        print(f"  the slowest answer took {tried.slowest:.2f} s of the processor")
    print(f"  memory of a process at most: {_memory(played)}")
    troubles = [each for each in played if each.trouble]
    for each in troubles:
        print(f"  --kind {kind!r} --round {each.number}:", each.trouble, sep="\n", flush=True)
    print(f"  rounds with something wrong: {len(troubles)}", flush=True)
    return len(troubles)


def _memory(played: list[Played]) -> str:
    """How much it was when a quarter was done, and at the end."""

    def most(of: Iterable[Played], which: Callable[[list[float]], float]) -> float:
        by_process: dict[int, list[float]] = {}
        for each in of:
            by_process.setdefault(each.process, []).append(each.megabytes)
        return max(which(taken) for taken in by_process.values())

    quarter = most(played, lambda taken: taken[len(taken) // 4])
    return f"{quarter:.0f} MB after a quarter, {most(played, max):.0f} MB at the end"


if __name__ == "__main__":
    sys.exit(main())
