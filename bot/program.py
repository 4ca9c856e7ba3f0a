"""What a bot is made of, as one value: what it answers and what the clock brings. It imports none of that itself."""

import gc
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, fields
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING, Any

from bot.transport.api import Api
from bot.transport.assembly import Wiring
from storage.database import Database

if TYPE_CHECKING:
    from scheduler.beat import Job  # with a library that the first poll need not wait for


@dataclass(frozen=True, slots=True)
class Stage:
    """What the jobs of a bot work with; `seconds` is how often most of them are looked at."""

    database: Database
    api: Api
    clock: Callable[[], datetime]
    threads: Executor
    seconds: float


Jobs = Callable[[Stage], "Sequence[Job]"]


def no_jobs(stage: Stage) -> "Sequence[Job]":
    """What the clock brings to a bot that has nothing to do with time."""
    return ()


@dataclass(frozen=True, slots=True)
class Program:
    """A bot as it is served."""

    wiring: Wiring
    jobs: Jobs = no_jobs


def loaded_later(load: Callable[[], Program]) -> Program:
    """A bot that is loaded, once, by whichever thread first has something for it to do: a third of the start, for which
    the first poll need not wait. The beat has something at once, so what cannot be loaded ends the process."""
    lock, loaded = Lock(), list[Program]()

    def program() -> Program:
        with lock:
            if not loaded:
                loaded.append(load())
                gc.freeze()  # what is loaded stays, and need not be looked through for garbage
        return loaded[0]

    def door(name: str) -> Callable[..., Any]:
        return lambda *args, **named: getattr(program().wiring, name)(*args, **named)

    return Program(
        Wiring(**{field.name: door(field.name) for field in fields(Wiring)}), lambda stage: program().jobs(stage)
    )
