"""A percent that was asked as two numbers: 45 of 60."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

HUNDREDTH = Decimal("0.01")


class Rate(Decimal):
    """`part` of `whole`, and as a number their percent: of one month with two decimals, of several (`exact`) unrounded.

    It goes wherever a percent goes, and several of them make one that is true of all together: 45 of 60 and 1 of 40 are
    46 of 100, and not the mean of 75 and 2,5. ValueError without a whole, or for a part that is more than it.
    """

    part: Decimal
    whole: Decimal
    exact: bool

    def __new__(cls, part: Decimal | int, whole: Decimal | int, *, exact: bool = False) -> "Rate":
        part, whole = Decimal(part), Decimal(whole)
        if not 0 <= part <= whole or not whole:
            raise ValueError(f"no rate: {part} of {whole}")
        percent = part * 100 / whole
        rate = super().__new__(cls, percent if exact else percent.quantize(HUNDREDTH, ROUND_HALF_UP))
        rate.part, rate.whole, rate.exact = part, whole, exact
        return rate

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rate):
            return (self.part, self.whole) == (other.part, other.whole)
        return super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = Decimal.__hash__

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.part, self.whole, self.exact)

    def __copy__(self) -> "Rate":
        return self

    def __deepcopy__(self, memo: object) -> "Rate":
        return self


def _restored(part: Decimal, whole: Decimal, exact: bool) -> Rate:
    return Rate(part, whole, exact=exact)


def rate_of_all(values: Iterable[Decimal]) -> Rate | None:
    """What several percents come to that were all asked as two numbers; None where one was not."""
    rates = [value for value in values if isinstance(value, Rate)]
    if not rates or len(rates) < len(list(values)):
        return None
    zero = Decimal(0)
    return Rate(sum((rate.part for rate in rates), zero), sum((rate.whole for rate in rates), zero), exact=True)


def rate_or_number(value: Decimal, part: Decimal | None, whole: Decimal | None) -> Decimal:
    """A kept number: a rate where both of its numbers are known."""
    return value if part is None or whole is None else Rate(part, whole)


def number_as_text(value: Decimal) -> str:
    """A number as a conversation and its buttons keep it: `75`, or `45_60` for a rate."""
    return f"{value.part:f}_{value.whole:f}" if isinstance(value, Rate) else format(value, "f")


def number_from_text(text: str) -> Decimal:
    """The reverse of `number_as_text`; ArithmeticError or ValueError for anything else."""
    part, of, whole = text.partition("_")
    return Rate(Decimal(part), Decimal(whole)) if of else Decimal(text)


def number_from_history(kept: Mapping[str, Any]) -> Decimal | None:
    """The number of an answer as a line of the history keeps it; None where there was none."""
    if kept.get("value") is None:
        return None
    numbers = kept.get("of")
    return Rate(*map(Decimal, numbers)) if numbers else Decimal(str(kept["value"]))
