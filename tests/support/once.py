"""What is made once in a run of the tests, by the first of its processes that asks."""

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def once_in_a_run(folder: Path, make: Callable[[Path], T]) -> T:
    """What `make` returns for a folder that it may fill: made by the first process that asks, while others wait."""
    folder.mkdir(exist_ok=True)
    kept = folder / "made.pickle"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(make(folder)))
    made: T = pickle.loads(kept.read_bytes())
    return made
