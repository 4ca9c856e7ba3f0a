"""The whole bot in simulated time, with a simulated network, killed at any moment: `python -m tests.simulation`.

    python -m tests.simulation --schedules 500             seeds 0 to 499, 20 steps each, on all cores
    python -m tests.simulation --seed 251                  one of them again, exactly, with what everybody did
    python -m tests.simulation --sweep                     each call of the database, of Telegram and of the file system
                                                           fails once in turn
    python -m tests.simulation --mutants                   by which seed each fault put in on purpose is found

After each schedule it is looked at whether every acknowledged number stands in the row it was typed for, none is twice
or was passed over in silence, messages stand in their order, nothing waits for ever and the history tells the same
state. It ends with 1 when something of that is not so.
"""

import argparse
import gc
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from tests.simulation.files import office
from tests.simulation.mutants import MUTANTS, mutated
from tests.simulation.schedule import Result, play, quiet, stage
from tests.simulation.sweep import every, swept

MOST_SEEDS = 200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schedules", type=int, default=500)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--seed", type=int, help="this schedule alone")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--mutants", action="store_true")
    parser.add_argument("--sweep", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="of the sweep only each so-manieth failure")
    given = parser.parse_args()
    quiet()
    if given.mutants:
        return _try_mutants()
    if given.sweep:
        return _sweep(given.every, given.workers)
    seeds = range(given.first, given.first + given.schedules) if given.seed is None else [given.seed]
    began = time.monotonic()
    results = []
    for result in _played(seeds, given.steps, given.workers):
        results.append(result)
        if result.faults:
            _print_faults(result)
    if given.seed is not None:
        print(*results[0].log, sep="\n")
    return _print(results, time.monotonic() - began)


def _played(seeds: Sequence[int], steps: int, workers: int) -> Iterator[Result]:
    workers = min(workers, len(seeds))
    if workers == 1:
        yield from _play_all(list(seeds), steps)
        return
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        size = max(1, min(25, len(seeds) // workers))
        parts = [list(seeds[at : at + size]) for at in range(0, len(seeds), size)]
        for results in pool.imap_unordered(partial(_play_all, steps=steps), parts):
            yield from results


def _play_all(seeds: list[int], steps: int) -> list[Result]:
    gc.freeze()  # what is loaded stays, and need not be looked through for garbage
    with stage() as on:
        return [play(on, seed, steps) for seed in seeds]


def _print_faults(result: Result) -> None:
    print(f"seed {result.seed}, {len(result.kills)} kills, {len(result.spoilt)} calls spoilt:")
    print(*(f"  {fault}" for fault in result.faults), sep="\n", flush=True)


def _print(results: list[Result], seconds: float) -> int:
    bad = [result for result in results if result.faults]
    kills = Counter(kill for result in results for kill in result.kills)
    spoilt = Counter(call.rpartition(" ")[2] for result in results for call in result.spoilt)
    total = {
        name: sum(getattr(result.tally, name) for result in results)
        for name in ("numbers", "receipts", "repeated", "unknown", "failed", "silent")
    }
    lived = sum(result.seconds for result in results)
    print(
        f"{len(results)} schedules of {results[0].steps} steps in {seconds:.0f} s"
        f" ({60 * len(results) / seconds:.0f} a minute; {lived / 3600:.1f} hours of the bot's own time)"
    )
    print(f"  kills {kills.total()}: {_counted(kills)}")
    print(f"  calls spoilt {spoilt.total()}: {_counted(spoilt)}")
    print(f"  numbers typed {total['numbers']}, acknowledged {total['receipts']}")
    print(
        f"  messages in doubt {total['repeated']}, given up as unknown {total['unknown']}, failed {total['failed']};"
        f" numbers of which only those spoke {total['silent']}"
    )
    print(f"  schedules with something wrong: {len(bad)}" + "".join(f" --seed {result.seed}" for result in bad))
    return 1 if bad else 0


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{what} {times}" for what, times in counts.most_common()) or "none"


def _sweep(step: int, workers: int) -> int:
    began = time.monotonic()
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        parts = pool.map(partial(_part_of_sweep, step=step, workers=workers), range(workers))
    # Not in a pool, whose processes may have no children.
    of_files, wrong_files = _sweep_files(step)
    tried = sum(count for count, _ in parts)
    wrong = [*(line for _, lines in parts for line in lines), *wrong_files]
    print(*wrong, sep="\n")
    print(
        f"{tried} failures, each in a conversation of its own, and {of_files} of files, each in a command of its own,"
        f" in {time.monotonic() - began:.0f} s: {len(wrong)} wrong"
    )
    return 1 if wrong else 0


def _part_of_sweep(worker: int, step: int, workers: int) -> tuple[int, list[str]]:
    with stage() as on:
        cases = every(on)[::step][worker::workers]
        wrong = [f"{what}: {found[0]}" for what, found in swept(on, cases) if found]
    return len(cases), wrong


def _sweep_files(step: int) -> tuple[int, list[str]]:
    with office() as there:
        cases = there.cases()[::step]
        wrong = [f"{case}: {found[0]}" for case in cases if (found := there.tried(case))]
    return len(cases), wrong


def _try_mutants() -> int:
    missed = 0
    with stage() as on:
        for name in MUTANTS:
            found = None
            for seed in range(MOST_SEEDS):
                with mutated(name):
                    result = play(on, seed)
                if result.faults:
                    found = f"seed {seed}: {result.faults[0]}"
                    break
            missed += found is None
            print(f"{name}: {found or f'NOT FOUND in {MOST_SEEDS} seeds'}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
