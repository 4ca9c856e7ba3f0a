"""One round of the bench for each bot: what it answers in a second, how long one waits, and what it needs."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from plan.period import Span
from storage.database import open_database
from storage.people import people
from tests.bench import library
from tests.bench.machine import Bot, Telegram, echo, hisobot
from tests.bench.typing import converse, pour
from usecases.progress.measuring import progress_report
from usecases.work import work_of

POURED, TOGETHER, ALONE = 30, 10, 15
"""How many numbers each types: all at once, with everybody else, and the first of them alone. Together fewer than the
rows of a report: an answer is a question."""
SUMMARIES = 15


@dataclass
class Measured:
    """What one round came to: answers per second, seconds of each answer, megabytes."""

    per_second: float
    alone: list[float] = field(default_factory=list)
    together: list[float] = field(default_factory=list)
    summaries: list[float] = field(default_factory=list)
    megabytes: float = 0.0


def number(account: int, count: int) -> str:
    """What is typed: sizes as they come in reports, never twice the same in a row."""
    return str((account * 7 + count * 13) % 900 + 10)


def hisobot_round(telegram: Telegram, database_url: str, folder: Path) -> Measured:
    """A month's beginning, typed in three ways, and the director's card. The database must be fresh."""
    with hisobot(telegram, database_url, folder) as bot:
        converse(telegram, library.ACCOUNTS, 1, lambda account, count: "/kiritish")
        measured = _typed(telegram, bot)
        measured.summaries = converse(telegram, [library.DIRECTOR], SUMMARIES, lambda account, count: "/hisobot")
        measured.megabytes = bot.peak_megabytes()
        return measured


def echo_round(telegram: Telegram, folder: Path, *, concurrent: bool) -> Measured:
    """The same texts, said back."""
    with echo(telegram, folder, concurrent=concurrent) as bot:
        converse(telegram, library.ACCOUNTS, 1, lambda account, count: "/start")
        measured = _typed(telegram, bot)
        measured.megabytes = bot.peak_megabytes()
        return measured


def _typed(telegram: Telegram, bot: Bot) -> Measured:
    per_second = pour(telegram, bot, library.ACCOUNTS, POURED, number)
    time.sleep(1.0)  # what was poured still leaves old cards to be tidied
    together = converse(telegram, library.ACCOUNTS, TOGETHER, number)
    time.sleep(0.5)
    return Measured(per_second, converse(telegram, library.ACCOUNTS[:1], ALONE, number), together)


def summary_alone(database_url: str) -> float:
    """The median seconds of the use case behind /hisobot, without Telegram and the card."""
    database = open_database(database_url)
    seconds = []
    for _ in range(SUMMARIES):
        with database.read() as session:
            director = people.by_telegram_id(session, library.DIRECTOR)
            assert director is not None
            began = time.perf_counter()
            report = progress_report(work_of(session, director, library.NOW), Span.parse("2025-year-1"))
            seconds.append(time.perf_counter() - began)
            assert report is not None
            assert len(report.lines) == 54
    database.close()
    return median(seconds)


def per_cent_99(seconds: Sequence[float]) -> float:
    """What 99 of a hundred answers stay below."""
    return quantiles(seconds, n=100, method="inclusive")[98]
