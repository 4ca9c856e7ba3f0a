"""How much of a long generator is tried: all of it, or in `make quick` a share of it, the same check in a short form.

`SHORT=5` in the environment stands for a fifth. The processes of a run share the environment.
"""

import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hypothesis import is_hypothesis_test, settings

T = TypeVar("T")
SHARE = int(os.environ.get("SHORT") or 1)
FEWEST_EXAMPLES = 8


def few(number: int, least: int = 1) -> int:
    """The share of a number of cases that is tried in this run."""
    return max(number // SHARE, min(least, number))


def some(cases: Sequence[T], first: int = 0) -> list[T]:
    """Every case, or of the short form each so-manieth, beginning with `first`."""
    return list(cases[first % SHARE :: SHARE] or cases[:1])


def shorten(test: Callable[..., Any]) -> None:
    """Let a test of any input (hypothesis) try its share of examples, also where it says itself how many."""
    if SHARE > 1 and is_hypothesis_test(test):
        own: settings = test._hypothesis_internal_use_settings  # type: ignore[attr-defined]  # has no public name
        examples = max(own.max_examples // SHARE, min(FEWEST_EXAMPLES, own.max_examples))
        test._hypothesis_internal_use_settings = settings(own, max_examples=examples)  # type: ignore[attr-defined]
