"""Rounds of made-up inputs: which kinds there are, and how many of each are tried with one seed."""

import gc
import os
import random
import resource
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from plan.progress.paper import PaperFacts
from storage.database import open_database
from tests.fuzz import documents
from tests.fuzz.talk import fewest, talk, went_wrong
from tests.support.empty_database import empty_database
from tests.support.engines import shared_statements
from tests.support.papers.year import facts_of, full_year

SHORTEST, LONGEST = 20, 60
"""Updates of one conversation."""
ROUND = {"updates": 40, "plan files": 50, "filled forms": 50, "letters": 50, "own forms": 25}
"""Kind → examples of one round, of which an engine remembers each: so that memory does not tell of the engine."""


@dataclass
class Tried:
    """What was tried in some rounds."""

    inputs: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    """Processor's seconds of the slowest update."""

    def add(self, other: "Tried") -> None:
        self.inputs += other.inputs
        self.outcomes += other.outcomes
        self.slowest = max(self.slowest, other.slowest)


class Played(NamedTuple):
    """What a round came to, in which process, and how many megabytes that had taken at most by then."""

    kind: str
    number: int
    tried: Tried
    trouble: str
    process: int
    megabytes: float


def play_and_tell(job: tuple[str, int]) -> Played:
    """Play a round for whoever counts them; a process of a pool finds this by its name."""
    kind, number = job
    tried, trouble = Tried(), ""
    try:
        tried = play(kind, number)
    except Exception:
        trouble = traceback.format_exc()
    return Played(kind, number, tried, trouble, os.getpid(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def play(kind: str, number: int, examples: int = 0) -> Tried:
    """One round of a kind: the same inputs for the same number. Raises what the product raises, with the smallest input
    that makes it do so."""
    tried = Tried()
    if kind == "updates":
        _talk(number, examples or ROUND[kind], tried)
        return tried
    inputs, check = _of_files(kind, tried)
    shape = settings(
        max_examples=examples or ROUND[kind],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    seed(number)(shape(given(inputs)(check)))()
    return tried


def _talk(number: int, conversations: int, tried: Tried) -> None:
    """Have so many conversations: an engine that draws every letter would take longer than the bot that answers."""
    dice = random.Random(number)
    _freeze_what_is_loaded()
    with shared_statements(), talk() as present:  # a bot has one engine, and each round would have another
        for _ in range(conversations):
            now = present()
            try:
                for _ in range(dice.randint(SHORTEST, LONGEST)):
                    now.hear(dice.getrandbits(64))
            except Exception as error:
                left = fewest(now.numbers)
                error.add_note(f"Smallest: tests.fuzz.talk.went_wrong({left}): {went_wrong(left)}")
                raise
            tried.slowest = max(tried.slowest, now.slowest)
            tried.outcomes += now.kinds
            tried.inputs["updates"] += now.kinds.total()
            now.kinds.clear()


@cache
def _freeze_what_is_loaded() -> None:
    """It stays, and need not be looked through for garbage. Once: a round's garbage would be kept, too."""
    gc.freeze()


def _of_files(kind: str, tried: Tried) -> tuple[st.SearchStrategy[Any], Callable[[Any], None]]:
    inputs, read = {
        "plan files": (documents.plans, documents.read_a_plan),
        "filled forms": (documents.filled_forms, documents.read_a_filled_form),
        "letters": (documents.letters, lambda given: documents.fill_a_letter(given, _facts())),
        "own forms": (documents.own_forms, lambda given: documents.fill_an_own_form(given, _facts())),
    }[kind]

    def check(given: Any) -> None:
        outcome = read(given)
        tried.inputs[kind] += 1
        tried.outcomes[f"{kind}: {outcome}"] += 1

    return inputs, check


@cache
def _facts() -> PaperFacts:
    """A library with a year behind it."""
    with TemporaryDirectory(prefix="fuzz") as folder:
        database = open_database(empty_database(Path(folder) / "year.db"))
        with database.write() as session:
            full_year(session, months=3)
        facts = facts_of(database)
        database.close()
    return facts
