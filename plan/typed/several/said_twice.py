"""A number in digits and once more in words behind them, as on official papers: `45 (qirq besh) nafar`."""

import re
from decimal import Decimal

from plan.quantities import value_in_words
from plan.vocabulary import words_of

_TWICE = re.compile(r"(?P<digits>[^(\[]*\d[^(\[]*)[(\[](?P<words>[^\d()\[\]]+)[)\]]?(?P<behind>\D*)")


def said_twice(line: str) -> tuple[str, Decimal] | None:
    """The line without its words in brackets, and what these come to; None of any other line. What stands in brackets
    is a number of its own: neither is multiplied by the other (`1200 (ming ikki yuz)`)."""
    match = _TWICE.fullmatch(line)
    value = value_in_words(" ".join(words_of(match["words"]))) if match else None
    return None if match is None or value is None else (f"{match['digits']} {match['behind']}", value)
