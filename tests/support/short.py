"""How much is tried: everything, or in `make quick` a share of it, the same check in a short form.

`SHORT=5` in the environment stands for a fifth of what a long generator makes and of the places that a walk visits.
Of the tests that work on a database or on files of their own, or print papers, it stands for a fifth of each one's
cases, and for every fourth test of a file. The processes of a run share the environment.
"""

import os
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import is_hypothesis_test, settings

SHARE = int(os.environ.get("SHORT") or 1)
FEWEST_EXAMPLES = 8
ONE_OF = 4
"""Tests of a file, of those that take long."""
PAPERS = "tests/reports/"


def few(number: int, least: int = 1) -> int:
    """The share of a number of cases that is tried in this run."""
    return max(number // SHARE, min(least, number))


def left_out(tests: Iterable[pytest.Item]) -> set[pytest.Item]:
    """What this run does not try: nothing, or in the short form most cases of walks (`@pytest.mark.walk`) and of tests
    that take long, and three of four of these. What stays is the same in every process and every run."""
    if SHARE == 1:
        return set()
    cases: dict[tuple[str, str], list[pytest.Item]] = {}
    for test in tests:
        if test.get_closest_marker("walk") or _takes_long(test):
            cases.setdefault((test.nodeid.partition("[")[0], engine_of(test)), []).append(test)
    places: dict[str, dict[str, int]] = {}
    skipped = set()
    for (name, _), several in cases.items():
        in_file = places.setdefault(name.partition("::")[0], {})
        place = in_file.setdefault(name, len(in_file)) if _takes_long(several[0]) else 0
        skipped |= {test for at, test in enumerate(several) if at % SHARE or place % ONE_OF}
    return skipped


def _takes_long(test: pytest.Item) -> bool:
    """Whether it works on a database, or on other files, that is laid for it alone, or prints a paper."""
    return "tmp_path" in getattr(test, "fixturenames", ()) or test.nodeid.startswith(PAPERS)


def engine_of(test: pytest.Item) -> str:
    """The database's engine that this case of a test is for; nothing where there are not several."""
    parameters = getattr(getattr(test, "callspec", None), "params", {})
    return str(parameters.get("database_url", ""))


def shorten(test: Callable[..., Any]) -> None:
    """Let a test of any input (hypothesis) try its share of examples, also where it says itself how many."""
    if SHARE > 1 and is_hypothesis_test(test):
        own: settings = test._hypothesis_internal_use_settings  # type: ignore[attr-defined]  # has no public name
        examples = max(own.max_examples // SHARE, min(FEWEST_EXAMPLES, own.max_examples))
        test._hypothesis_internal_use_settings = settings(own, max_examples=examples)  # type: ignore[attr-defined]
