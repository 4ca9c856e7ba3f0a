"""What the same words say of a level or of a percent, and not of a count."""

import re
from dataclasses import replace
from decimal import Decimal

from plan.indicator import Indicator
from plan.rate import Rate
from plan.typed.numbers import Number, Read, Unclear
from plan.typed.two_numbers import read_two_numbers
from plan.typed.vocabulary import says_fewer
from plan.units import is_percent

_PERCENT = re.compile(r"%|foiz|фоиз|процент|protsent", re.IGNORECASE)
_OF = re.compile(r"dan\b|дан\b|\bиз\b|/", re.IGNORECASE)


def is_change(unclear: Unclear, indicator: Indicator) -> bool:
    """Whether a figure's new target was said by how much it is to change: `+5`, `10 % ga ko'p`."""
    return unclear.why in ("plus", "change", "grew") or (
        not is_percent(indicator.unit) and _PERCENT.search(unclear.typed) is not None
    )


def share_of(typed: str) -> Decimal | None:
    """The percent of two numbers that say themselves which is the whole: 75 of `60 dan 45`; None of anything else."""
    two = read_two_numbers(typed) if _OF.search(typed) else None
    if not isinstance(two, Rate):
        return None
    percent = Decimal(two)
    return percent if percent % 1 else percent.to_integral_value()


def of_level(read: Read) -> Read:
    """What is left is where a level stands; what is less, or has gone, is only how it changed."""
    if isinstance(read, Number):
        return Unclear("change", read.typed, (), -read.value) if says_fewer(read.typed) else read
    if read.why != "remainder":
        return read
    if read.amount is not None and read.amount < 0:
        return replace(read, why="change", candidates=())
    return Number(read.candidates[0], read.typed) if len(read.candidates) == 1 else read
