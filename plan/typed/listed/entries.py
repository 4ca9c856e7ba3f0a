"""A line of a list, as it is shown before it is kept."""

from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from plan.typed.assignment import Outcome
from plan.typed.numbers import Number, Unclear, read_number
from plan.typed.rows.fitting import fit_to_unit
from plan.typed.why import Why
from plan.vocabulary import says_unknown

_MAY_BE_SPELLED: frozenset[Why] = frozenset(
    {
        "multiplier",
        "number_words",
        "grouping",
        "letters",
        "case",
        "parts",
        "strange_words",
        "approximate",
        "bound",
    }
)
"""Where the one number that is offered may stand in a list, marked as doubtful."""


def may_be_spelled(unclear: Unclear, indicator: Indicator) -> bool:
    """Whether what is offered of a line may stand in a list: one number, and no 0 of what is not added up."""
    spelled = unclear.why in _MAY_BE_SPELLED or (unclear.why == "none" and indicator.is_added_up)
    return spelled and len(unclear.candidates) == 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list as it was read; the value None is "not known yet". `spelled` tells that the number did not stand
    there in digits (`3 ming`)."""

    indicator: Indicator
    value: Decimal | None
    line: str
    spelled: bool = False


Reading = tuple[Entry, ...]
"""One way to read a list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole message that is a list: the ways to read it, of which only one can be meant, and the other lines."""

    readings: tuple[Reading, ...]
    others: tuple[Outcome, ...] = ()


def entry_of(indicator: Indicator, number: str, line: str, month: int | None) -> Entry | None:
    """The number of a line in the figure's unit; None when it is none."""
    if indicator.of_two:
        return None
    if says_unknown(number):
        return Entry(indicator, None, line)
    read = fit_to_unit(read_number(number, whole=False, month=month), indicator)
    if isinstance(read, Number):
        return Entry(indicator, read.value, line)
    if may_be_spelled(read, indicator):
        return Entry(indicator, read.candidates[0], line, spelled=True)
    return None
