"""How much of a long generator is tried: all of it, or in `make quick` a share of it, the same check in a short form.

`SHORT=5` in the environment stands for a fifth. The processes of a run share the environment.
"""

import os
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import is_hypothesis_test, settings

SHARE = int(os.environ.get("SHORT") or 1)
FEWEST_EXAMPLES = 8


def few(number: int, least: int = 1) -> int:
    """The share of a number of cases that is tried in this run."""
    return max(number // SHARE, min(least, number))


def left_out(tests: Iterable[pytest.Item]) -> set[pytest.Item]:
    """The cases of walks (`@pytest.mark.walk`) that this run does not try: of each test that is one, every so-manieth
    stays. Those that stay are the same in every process and every run."""
    walks: dict[str, list[pytest.Item]] = {}
    for test in tests:
        if test.get_closest_marker("walk"):
            walks.setdefault(test.nodeid.partition("[")[0], []).append(test)
    return {test for cases in walks.values() for at, test in enumerate(cases) if at % SHARE}


def shorten(test: Callable[..., Any]) -> None:
    """Let a test of any input (hypothesis) try its share of examples, also where it says itself how many."""
    if SHARE > 1 and is_hypothesis_test(test):
        own: settings = test._hypothesis_internal_use_settings  # type: ignore[attr-defined]  # has no public name
        examples = max(own.max_examples // SHARE, min(FEWEST_EXAMPLES, own.max_examples))
        test._hypothesis_internal_use_settings = settings(own, max_examples=examples)  # type: ignore[attr-defined]
