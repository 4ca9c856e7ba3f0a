"""A deadline as a person types it: all that plans say, and also months that are apart."""

import re

from plan.document.cell.deadline_words import read_deadline
from plan.fold import fold
from plan.indicator import Window

_BETWEEN = re.compile(r"\s*[,;\n]\s*|\s+(?:va|hamda|i)\s+")


def read_typed_deadline(words: str, year: int | None = None) -> Window | None:
    """The window that the words name; months apart are points, for each is named by itself. None when it is unclear."""
    if window := read_deadline(words, year):
        return window
    named = [read_deadline(piece, year) for piece in _BETWEEN.split(fold(words)) if piece]
    months = [month for window in named for month in (_single_months(window) if window else (0,))]
    return Window(points=tuple(sorted(set(months)))) if len(months) > 1 and all(months) else None


def _single_months(window: Window) -> tuple[int, ...]:
    """The months of points or of one month; (0,) for a longer run, which is no list of months."""
    if window.points:
        return window.points
    return (window.first or 0,) if window.first == window.last else (0,)
