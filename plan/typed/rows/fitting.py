"""What was read, seen by the figure that it is for: its unit, its kind, and the words of its row."""

import re
from dataclasses import replace
from decimal import Decimal

from plan.indicator import Indicator
from plan.rate import Rate
from plan.typed.by_kind import of_level, read_two_numbers, share_of
from plan.typed.numbers import Number, Read, Unclear
from plan.typed.rows.of_whom import of_all
from plan.typed.rows.other_units import denies_other_things, in_own_unit, of_own_unit
from plan.typed.rows.strange_words import with_known_words
from plan.units import is_whole
from plan.vocabulary import counts_things

_DIGIT = re.compile(r"\d")


def fit_to_unit(read: Read, indicator: Indicator) -> Read:
    """What was read, seen by the figure's unit: what is counted in whole ones has no fraction, `95 %` is 95 of a figure
    in percent, and `12,5 mln so'm` is 12,5 of one in millions."""
    read = in_own_unit(read, indicator) if isinstance(read, Unclear) else read
    if indicator.kind == "level":
        read = of_level(read)
    if indicator.kind == "percent" and isinstance(read, Unclear) and (share := share_of(read.typed)) is not None:
        return Unclear("share", read.typed, (share,))
    if indicator.kind == "percent" and counts_things(read.typed):
        # "20 ta" is no 20 of a hundred, just as "95 %" is no count
        return Unclear("unit", read.typed) if isinstance(read, Number) else replace(read, candidates=())
    denied = isinstance(read, Number) and read.value == 0 and not _DIGIT.search(read.typed)
    if (
        denied
        and isinstance(read, Number)
        and (not indicator.is_added_up or denies_other_things(read.typed, indicator))
    ):
        return Unclear("none", read.typed, (read.value,))  # "yo'q": no work, or no change?
    read = of_all(with_known_words(of_own_unit(read, indicator), indicator), indicator)
    if indicator.kind == "percent" or not is_whole(indicator.unit):
        return read
    if isinstance(read, Number):
        if read.value % 1:
            return Unclear("fraction", read.typed)
        return Number(read.value.to_integral_value(), read.typed)
    return replace(read, candidates=tuple(candidate for candidate in read.candidates if not candidate % 1))


def value_for(number: Number, indicator: Indicator) -> Decimal | None:
    """What a number would be in a row whose button names both; None where it does not fit. Words beside it that say
    nothing to us are on the button's side: whoever presses it has chosen the row."""
    read = fit_to_unit(number, indicator)
    if isinstance(read, Unclear) and read.why == "strange_words":
        return next(iter(read.candidates), None)
    return read.value if isinstance(read, Number) else None


def two_numbers_of(read: Read) -> Rate | Unclear:
    """What was typed for a percent that is asked as two numbers; one number alone is asked back."""
    two = read_two_numbers(read.typed)
    if two is not None:
        return two
    return Unclear("of_two", read.typed) if isinstance(read, Number) or read.candidates else read
