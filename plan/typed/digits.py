"""A run of digits and separators as a number, or why it is none."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, NamedTuple

from plan.typed.why import Why

MOST_DIGITS = 9
LETTER = r"[^\W\d_]"

_GROUPED = re.compile(r"\d{1,3}(?:([ .,'])\d{3})(?:\1\d{3})*")
_DECIMAL = re.compile(r"(?P<whole>\d+|\d{1,3}(?:(?P<by>[ .,'])\d{3})(?:(?P=by)\d{3})*)(?P<point>[.,])(?P<part>\d+)")
_ZEROS_AHEAD = re.compile(r"0[\d ']*")
"""What may be one number with a zero too many: `045`, not `03.2025`."""
_ONE_GAP = re.compile(r"\d[ ']\d{2}|\d{1,3}[ ']0{2}|\d{1,3}(?:[ ']+\d{3})+")
"""Gaps that may be a slip within one number; `12 14` and `14 15 16` are rather several numbers."""


class Misread(NamedTuple):
    """Why a run is not surely a number, and the numbers that may have been meant."""

    why: Literal["leading_zero", "separator", "fraction", "grouping", "several", "too_big"]
    candidates: tuple[Decimal, ...] = ()


def read_digits(run: str, whole: bool) -> Decimal | Misread:
    """The number that a run says; `whole` as in `read_number`."""
    joined = Decimal(re.sub(r"\D", "", run))
    if len(run) > 1 and run[0] == "0" and not re.fullmatch(r"0[.,]\d+", run):
        return Misread("leading_zero", sensible([joined], whole) if _ZEROS_AHEAD.fullmatch(run) else ())
    if grouped := _GROUPED.fullmatch(run):
        if grouped[1] not in ".," or run.count(grouped[1]) > 1:
            return _sized(joined)
        if run[0] != "0":
            return Misread("separator", sensible([joined, Decimal(run.replace(",", "."))], whole))
    if run.isdigit():
        return _sized(joined)
    decimal = _DECIMAL.fullmatch(run)
    if decimal and decimal["by"] != decimal["point"]:
        value = Decimal(re.sub(r"\D", "", decimal["whole"]) + "." + decimal["part"])
        if len(decimal["part"]) > 2 and decimal["whole"] != "0":
            candidates = [joined, value] if len(decimal["part"]) == 3 else [value]
            return Misread("separator", sensible(candidates, whole))
        if whole and value != value.to_integral_value():
            return Misread("fraction")
        return _sized(value.to_integral_value() if whole else value)
    pieces = re.split(r"[ ']+", run)
    if all(piece.isdigit() and len(piece) <= 3 for piece in pieces):
        return Misread("grouping", sensible([joined], whole) if _ONE_GAP.fullmatch(run) else ())
    return Misread("several" if " " in run else "separator")


def _sized(value: Decimal) -> Decimal | Misread:
    return value if value < 10**MOST_DIGITS else Misread("too_big")


def sensible(candidates: Iterable[Decimal], whole: bool) -> tuple[Decimal, ...]:
    """Those of the candidates that could be an answer, each once."""
    fit = [number for number in candidates if 0 <= number < 10**MOST_DIGITS and not (whole and number % 1)]
    return tuple(dict.fromkeys(plain(number) for number in fit))


def plain(number: Decimal) -> Decimal:
    """The number without zeros behind its point, and without an exponent."""
    return number.to_integral_value() if not number % 1 else number.normalize()


_SHAPES: tuple[tuple[Why, re.Pattern[str]], ...] = (
    ("phone", re.compile(r"\+\s*\d[\d ()-]{8,}|\b998[ -]?\(?\d\d\)?[ -]?\d{3}[ -]?\d\d[ -]?\d\d\b")),
    ("phone", re.compile(r"(?<!\d)\(?\d\d\)?[ -]?\d{3}[ -]\d\d[ -]\d\d(?!\d)")),
    ("phone", re.compile(r"(?<![\d ])(?:33|50|55|77|88|9[0134579])\d{7}(?!\d)")),
    ("date", re.compile(r"(?<!\d)(?:\d\d?([./-])\d\d?\1(?:\d{4}|\d\d)|\d{4}([./-])\d\d?\2\d\d?)(?!\d)")),
    ("date", re.compile(r"(?<!\d)\d\d?:\d\d(?!\d)")),
    ("range", re.compile(r"\d\s*(?:-+|\.{2,}|…)\s*\d")),
    ("sum", re.compile(r"\d\s*[+*×/:=xх]\s*\d")),
    ("negative", re.compile(r"^-+\s*\d|[^\w\s]\s*-\d|\s-\d")),
    ("plus", re.compile(r"(?:^|\s)\+\s*\d")),
    ("approximate", re.compile(r"[~≈<>≤≥±]|\d\s*\+")),
    ("letters", re.compile(rf"\d{LETTER}+\d|{LETTER}\d|{LETTER}-\d|№")),
)
"""Looked for in this order; the first that is found says why."""


def shape_of(line: str) -> Why | None:
    """What digits are by their shape, where it is no plain number: a date, a range, a telephone number."""
    return next((why for why, pattern in _SHAPES if pattern.search(line)), None)
