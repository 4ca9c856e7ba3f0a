"""What goes on while a test waits: the houses that live in the test's own thread and get on only when they are let."""

import time
from collections.abc import Callable

LIVES: list[Callable[[], None]] = []
"""Each lets one of those houses do whatever it can do now."""


def pause(seconds: float) -> None:
    """Wait a moment, in which others get on."""
    time.sleep(0 if LIVES else seconds)
    for go_on in LIVES:
        go_on()
