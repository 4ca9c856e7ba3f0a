"""What a bot is made of, as one value: what it answers and what the clock brings. It imports none of that itself."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from bot.transport.api import Api
from bot.transport.assembly import Wiring
from scheduler.beat import Job
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Stage:
    """What the jobs of a bot work with; `seconds` is how often most of them are looked at."""

    database: Database
    api: Api
    clock: Callable[[], datetime]
    threads: Executor
    seconds: float


Jobs = Callable[[Stage], Sequence[Job]]


def no_jobs(stage: Stage) -> Sequence[Job]:
    """What the clock brings to a bot that has nothing to do with time."""
    return ()


@dataclass(frozen=True, slots=True)
class Program:
    """A bot as it is served."""

    wiring: Wiring
    jobs: Jobs = no_jobs
