"""The practice month: the rows that a newcomer is asked for, and a past that is made up for them.

A row keeps its name and unit, and nothing of what the plan says of it: no practised number may look like a real one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from plan.indicator import Indicator, Window
from plan.month.doubts import Past, doubt_about
from plan.month.oddness import Oddness
from plan.month.question import Background, Standing
from plan.period import Month

Task = Literal["plain", "slip", "zero", "later"]
"""What is to be tried at a row: a number, one with a zero too many, nothing done, or a number nobody knows yet."""
ROWS = 3
PLAIN, USUAL, SLIP = Decimal(45), Decimal(60), Decimal(600)
"""The number to be typed, that of every earlier month, and the same with a zero too many."""
_TASKS: Mapping[int, tuple[Task, ...]] = {0: (), 1: ("slip",), 2: ("slip", "zero"), 3: ("plain", "slip", "zero")}
"""How many rows there are → what is tried at each; the slip is never the last where its doubt can stand over another
question."""


@dataclass(frozen=True, slots=True)
class PractisedRow:
    """One row of the practice month and what is to be tried at it."""

    indicator: Indicator
    task: Task


def practised_rows(reported: Sequence[Indicator], department: int) -> tuple[PractisedRow, ...]:
    """The first rows that a department reports; those that are added up come first, since only there 0 says "nothing
    done"."""
    asked = [row for row in reported if row.is_asked]
    rows = sorted(asked, key=lambda row: not row.is_added_up)[:ROWS]
    tasks = _TASKS[len(rows)]
    return tuple(
        PractisedRow(_bare(row, department), "later" if task == "zero" and not row.is_added_up else task)
        for row, task in zip(rows, tasks, strict=True)
    )


def _bare(row: Indicator, department: int) -> Indicator:
    return replace(
        row,
        baseline=None,
        target=None,
        window=Window(1, 12),
        parts=(),
        departments=(department,),
        direction="more",
        schedule=None,
        of_two=False,
    )


def practised_month(finished: Month) -> Month:
    """The month that is practised, by the last finished one. Before January nothing could be usual."""
    return finished if finished.number > 1 else finished.previous


def background_of(indicator: Indicator, month: Month) -> Background:
    """What the card of a practised row shows beside its question."""
    months = month.number - 1
    return Background(
        last_month=USUAL,
        last_known=Standing(USUAL, months) if indicator.kind == "level" else None,
        same_month_last_year=None,
        year_to_date=USUAL * months if indicator.is_added_up else USUAL,
        target=None,
        needed_per_month=None,
        planned_part=None,
        shared=False,
    )


def doubt_of(indicator: Indicator, month: Month, value: Decimal) -> Oddness | None:
    """What looks odd about a practised number, by the same rules as in a true month."""
    own = dict.fromkeys(range(1, month.number), USUAL)
    return doubt_about(value, indicator, Past(month.number, own, USUAL * len(own)))
