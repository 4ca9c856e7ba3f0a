"""One round of the bench for each bot: what it answers in a second, how long one waits, and what it needs."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from tests.bench import library
from tests.bench.machine import Bot, Telegram, echo, hisobot
from tests.bench.typing import converse, pour


@dataclass(frozen=True)
class Shape:
    """How much is measured: `rounds` for the medians (PostgreSQL has its own), `people`, and how many numbers each
    types: `poured` all at once, `together` with everybody else, and `alone` for the first of them. Together fewer than
    the rows of a report: an answer is a question. `cards` is how often the director asks for theirs."""

    rounds: int = 3
    postgresql_rounds: int = 3
    people: int = len(library.ACCOUNTS)
    poured: int = 30
    together: int = 10
    alone: int = 15
    cards: int = 15
    updates_at_once: bool = True
    """Whether the bare bot is also tried with updates at once."""
    months: int = 12
    rest: float = 1.0
    """Seconds between two ways of typing: what was poured still leaves old cards to be tidied."""
    warm: bool = False
    """Whether what is started has nothing left to import."""

    @property
    def accounts(self) -> list[int]:
        return library.ACCOUNTS[: self.people]


WHOLE = Shape()
SHORT = Shape(1, 1, 2, 4, 2, 2, 2, updates_at_once=False, months=2, rest=0.2, warm=True)
"""Proves that the bench works; its figures say little."""


@dataclass
class Measured:
    """What one round came to: answers per second, processor milliseconds of each, seconds of each answer, megabytes."""

    per_second: float
    processor: float
    alone: list[float] = field(default_factory=list)
    together: list[float] = field(default_factory=list)
    cards: list[float] = field(default_factory=list)
    megabytes: float = 0.0


def number(account: int, count: int) -> str:
    """What is typed: sizes as they come in reports, never twice the same in a row."""
    return str((account * 7 + count * 13) % 900 + 10)


def named_number(account: int, count: int) -> str:
    """The same where nobody waits for the question: each names its row."""
    return f"{count}) {number(account, count)}"


def hisobot_round(telegram: Telegram, shape: Shape, database_url: str, folder: Path, *, processes: int = 1) -> Measured:
    """A month's beginning, typed in three ways, and the director's card. The database must be fresh."""
    with hisobot(telegram, database_url, folder, processes=processes) as bot:
        measured = _typed(telegram, bot, shape, first="/kiritish")
        measured.cards = converse(telegram, [library.DIRECTOR], shape.cards, lambda account, count: "/hisobot")
        measured.megabytes = bot.peak_megabytes()
        return measured


def transport_round(telegram: Telegram, shape: Shape, database_url: str, folder: Path) -> Measured:
    """The same texts, said back by the transport of the real bot."""
    with hisobot(telegram, database_url, folder, scenario="tests.bench.transport_alone") as bot:
        return _typed(telegram, bot, shape)


def echo_round(telegram: Telegram, shape: Shape, folder: Path, *, concurrent: bool) -> Measured:
    """The same texts, said back by the bare bot."""
    with echo(telegram, folder, concurrent=concurrent) as bot:
        return _typed(telegram, bot, shape)


def _typed(telegram: Telegram, bot: Bot, shape: Shape, first: str = "/start") -> Measured:
    accounts = shape.accounts
    converse(telegram, accounts, 1, lambda account, count: first)
    began = bot.processor_seconds()
    per_second = pour(telegram, bot, accounts, shape.poured, named_number)
    processor = (bot.processor_seconds() - began) * 1000 / (len(accounts) * shape.poured)
    time.sleep(shape.rest)
    together = converse(telegram, accounts, shape.together, number)
    time.sleep(shape.rest / 2)
    alone = converse(telegram, accounts[:1], shape.alone, number)
    return Measured(per_second, processor, alone, together, megabytes=bot.peak_megabytes())


def per_cent_99(seconds: Sequence[float]) -> float:
    """What 99 of a hundred answers stay below."""
    return quantiles(seconds, n=100, method="inclusive")[98]
