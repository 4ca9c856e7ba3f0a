"""Saying first which rows had work this month: the others become zero at once, and only those that had are asked.

Nothing is remembered beside the answers themselves. Marked are the rows that are still open where zeros were filled, so
that a choice survives whatever happens between two questions, and can be changed until the report is sent.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from usecases.month import answering, zeros
from usecases.month.past import load_past
from usecases.month.reporting import Report
from usecases.work import Work


@dataclass(frozen=True, slots=True)
class Marked:
    """What a choice came to: the rows that are zero now, and those that are asked."""

    filled: tuple[Indicator, ...]
    asked: tuple[Indicator, ...]


def rows_to_mark(report: Report, typed: str) -> list[Indicator]:
    """The questions that a choice decides: those without an answer that can be zero, and those that were filled with
    zeros by what is `typed`. A level or a percent is none, nor what the diary has
    counted: it is asked whatever was done."""
    open_to_choice = {row.key for row in (*report.zeros_left, *zeros.filled_zeros(report, typed))}
    return [row for row in report.asked if row.key in open_to_choice]


def rows_asked_anyway(report: Report) -> list[Indicator]:
    """The questions that no choice fills: levels, percents, and what the diary has counted."""
    filled = {row.key for row in report.zeros_left}
    return [row for row in report.unanswered if row.key not in filled]


def marked_rows(report: Report, typed: str) -> set[int]:
    """Keys of the rows that are marked already; where nothing was filled, nobody has chosen yet."""
    if not zeros.filled_zeros(report, typed):
        return set()
    return {row.key for row in report.zeros_left}


def rows_never_zero(work: Work, report: Report, rows: Collection[Indicator]) -> list[Indicator]:
    """Those of the rows in which this department had a number in every earlier month of the year that it reported."""
    load_past(work, report, rows)
    return [row for row in rows if zeros.is_never_zero(work, report, row)]


def mark_rows(work: Work, report: Report, chosen: Collection[int], typed: str) -> Marked:
    """Fill every row to be marked that is not `chosen` with zero, and open again those that were filled and are."""
    zeros.open_filled_again(work, report, typed, among=chosen)
    empty = [row for row in report.zeros_left if row.key not in chosen]
    new_answers = [answering.NewAnswer(row, Decimal(0), typed, doubted=False) for row in empty]
    answering.record_answers(work, report, new_answers, question=False)
    return Marked(tuple(zeros.filled_zeros(report, typed)), tuple(report.unanswered))
