"""The whole bot, that counts the processor time of each step of an answered number: a scenario for
tests.support.transport.child. What it has counted so far it writes into the file `STEPS` at SIGUSR1.
"""

import functools
import importlib
import json
import os
import signal
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.wiring import hisobot_program
from storage.database import Database
from tests.bench.cost.steps import STEPS

program = hisobot_program

_taken: defaultdict[str, float] = defaultdict(float)
_running = threading.local()


def timed(step: str, work: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, counted."""

    @functools.wraps(work)
    def counted(*arguments: Any, **named: Any) -> Any:
        outside = getattr(_running, "inside", 0.0)
        _running.inside, began = 0.0, time.thread_time()
        try:
            return work(*arguments, **named)
        finally:
            whole = time.thread_time() - began
            _taken[step] += whole - _running.inside
            _running.inside = outside + whole

    return counted


def _tell(*_: object) -> None:
    file = Path(os.environ["STEPS"])
    beside = file.with_suffix(".new")
    beside.write_text(json.dumps({**_taken, "processor": time.process_time()}))
    beside.replace(file)


def _count_steps() -> None:
    for step, functions in STEPS.items():
        for function in functions:
            module, _, name = function.partition(":")
            holder: Any = importlib.import_module(module)
            *path, name = name.split(".")
            for part in path:
                holder = getattr(holder, part)
            setattr(holder, name, timed(step, getattr(holder, name)))


def prepare(database: Database) -> None:
    """The bot process finds its database laid already."""


_count_steps()
signal.signal(signal.SIGUSR1, _tell)
