"""What each worker of a whole run imports before it looks for tests.

Pytest rewrites the asserts of each file and keeps the outcome for the next process. Workers that all begin with the
first file rewrite every file at the same time, each for itself; so each begins at another place.
"""

import importlib
import os
from contextlib import suppress
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]


def import_in_turn(arguments: list[str]) -> None:
    """Import every file of tests, where all of them are asked for and others do so, too. What is wrong with one is told
    when it is looked through."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
    if not worker.isdigit() or [Path(argument).resolve() for argument in arguments] != [HERE]:
        return
    files = sorted(HERE.rglob("test_*.py"))
    first = len(files) * int(worker) // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    for file in (*files[first:], *files[:first]):
        with suppress(Exception, pytest.skip.Exception):
            importlib.import_module(".".join(file.relative_to(HERE.parent).with_suffix("").parts))
