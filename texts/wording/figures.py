"""How figures and shares are written for people."""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from plan.indicator import Indicator
from plan.rate import HUNDREDTH, Rate
from texts.language import locale_of, spoken_language
from texts.wording.phrase import _phrase


def grouped_number(value: Decimal) -> str:
    """A figure with thousands grouped: 29 870; the space does not break at a line's end."""
    return _number(value, spoken_language())


@lru_cache(maxsize=4096)
def _number(value: Decimal, language: str) -> str:
    return str(format_decimal(value, format="#,##0.###", locale=locale_of(language)))


def figure_or_dash(value: Decimal | None) -> str:
    """A figure, or a dash where nobody said one."""
    return "–" if value is None else grouped_number(value)


def figure_words(indicator: Indicator, value: Decimal | None) -> str:
    """A figure without its unit, a dash where nobody said one; only a percent is always said to be one: `95 %`, or
    `60 dan 45 (75 %)`."""
    if isinstance(value, Rate):
        return rate_words(value)
    shown = figure_or_dash(value)
    return f"{shown}\u00a0%" if indicator.kind == "percent" and value is not None else shown


def rate_words(rate: Rate) -> str:
    """A percent that was asked as two numbers: `60 dan 45 (75 %)`."""
    percent = rate.quantize(HUNDREDTH, ROUND_HALF_UP)
    return _phrase("{numbers} ({percent}\u00a0%)", numbers=two_numbers(rate), percent=grouped_number(percent))


def two_numbers(rate: Rate) -> str:
    """A percent as it was asked: `60 dan 45`."""
    return _phrase("{whole} dan {part}", whole=grouped_number(rate.whole), part=grouped_number(rate.part))


def share_in_percent(share: Decimal | None) -> str:
    """A share as people read it: 0.2345 is 23,5 %; the space does not break at a line's end."""
    if share is None:
        return "–"
    tenths = (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{grouped_number(tenths)}\u00a0%"


def tenths_of_percent(share: Decimal) -> str:
    """The same below a heading that says "%", always with its tenth: 23,5 and 26,0."""
    tenths = (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return str(format_decimal(tenths, format="#,##0.0", locale=locale_of(spoken_language())))
