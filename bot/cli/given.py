"""Days and spans as people write them on the command line."""

import re
from argparse import ArgumentTypeError
from contextlib import suppress
from datetime import date, timedelta

from plan.fold import fold
from plan.period import Span
from texts.operator import commands as said

_NAMES = "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr"
_MONTHS = tuple(_NAMES.split("|"))
_BY_NUMBER = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4}))?(?: ?y\.?| ?g\.?)?")
_BY_NAME = re.compile(
    r"(?:(?P<before>\d{4}) ?-? ?(?:yil)? )?(?P<day>\d{1,2}) ?-? ?(?P<name>[a-z]{3,9})"
    r"(?:,? (?P<year>\d{4})(?: ?-? ?yil)?)?"
)
_NEAR = {"bugun": 0, "today": 0, "segodnya": 0, "kecha": 1, "yesterday": 1, "vchera": 1}


def read_day(text: str, today: date | None = None) -> date:
    """A day; without a year the last such day there has been. Raises ArgumentTypeError, which says how one is
    written."""
    today = today or date.today()  # noqa: DTZ011 (a day of whoever types)
    with suppress(ValueError):
        return date.fromisoformat(text)
    folded = fold(text).replace("tyabr", "tabr").replace("noabr", "noyabr")
    if folded in _NEAR:
        return today - timedelta(days=_NEAR[folded])
    with suppress(ValueError):
        if (match := _BY_NUMBER.fullmatch(folded)) is not None:
            return _in_year(int(match["day"]), int(match["month"]), match["year"], today)
        if (match := _BY_NAME.fullmatch(folded)) is not None:
            (month,) = (at for at, name in enumerate(_MONTHS, 1) if name.startswith(match["name"][:4]))
            return _in_year(int(match["day"]), month, match["before"] or match["year"], today)
    raise ArgumentTypeError(said.NO_DAY.plain(text=repr(text), days=said.DAYS.plain()))


def _in_year(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return date(int(year), month, day)
    for back in range(9):  # a leap day may be eight years ago
        with suppress(ValueError):
            if (found := date(today.year - back, month, day)) <= today:
                return found
    raise ValueError


def is_yes(typed: str) -> bool:
    """Whether somebody has agreed, in either language of the terminal."""
    return typed.strip().casefold() in ("y", "yes", "h", "ha")


def read_span(text: str) -> Span:
    """A span of a year; a month also as 2025-03. Raises ArgumentTypeError, which lists all there are."""
    month = re.fullmatch(r"(\d{4})-0?(\d{1,2})", text)
    for written in (text, f"{text}-1", *((f"{month[1]}-month-{month[2]}",) if month else ())):
        with suppress(ValueError):  # of what a year has only one, the number need not be said
            span = Span.parse(written)
            if str(span) == written and date.min.year < span.year < date.max.year:
                return span
    raise ArgumentTypeError(said.NO_SPAN.plain(text=repr(text), spans=said.SPANS.plain()))
