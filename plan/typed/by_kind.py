"""What is typed at a level or a percent and means another thing than at a count; and the reader of a percent that is
asked as two numbers: `60 dan 45`, `45 / 60`, `45 60`, or a line each."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from plan.indicator import Indicator
from plan.quantities import values_of
from plan.rate import Rate
from plan.typed.digits import MOST_DIGITS
from plan.typed.numbers import Number, Read, Unclear
from plan.typed.sentence import parse
from plan.typed.signs import plain_signs
from plan.units import is_percent
from plan.vocabulary import says_fewer, says_lacking, says_more

_PERCENT = re.compile(r"%|foiz|фоиз|процент|protsent", re.IGNORECASE)
_OF = re.compile(r"dan\b|дан\b|\bиз\b|/", re.IGNORECASE)
_NUMBER = r"(?:\d{1,3}(?:[ ']\d{3})+|\d+)(?:[.,]\d{1,2})?"
_UNIT = r"(?:ta|nafar|dona|nusxa|kishi|kitob|tadbir|hujjat|та|нафар|дона|нусха|киши|китоб|тадбир|ҳужжат|шт\.?|чел\.?)"
_COUNTED = rf"\s*-?\s*{_UNIT}?(?:si|i|си|и)?"
_FROM = rf"\s*-?\s*{_UNIT}?\s?-?(?:dan|дан)"
_FORMS = tuple(
    re.compile(form + r"\s*[.!]*", re.IGNORECASE)
    for form in (
        rf"(?P<whole>{_NUMBER}){_FROM}\s*[:=,-]?\s+(?P<part>{_NUMBER}){_COUNTED}",  # 60 tadan 45 tasi
        rf"(?P<part>{_NUMBER}){_COUNTED}[\s,(-]+(?P<whole>{_NUMBER}){_FROM}\)?",  # 45 ta 60 tadan
        rf"(?P<part>{_NUMBER}){_COUNTED}\s*(?:/|\||из|of)\s*(?P<whole>{_NUMBER}){_COUNTED}",
    )
)
_BARE = re.compile(rf"(?P<one>{_NUMBER}){_COUNTED}(?:\s*\n\s*|\s*;\s*|,?\s+)(?P<other>{_NUMBER}){_COUNTED}", re.I)
_ROW_FIRST = re.compile(r"\s*(?P<row>\d{1,3}(?:\.\d{1,3})*)(?:\.\s*|\s*[-–—:=]\s+|\s+[-–—:=]\s*)(?P<rest>.*?)\s*")
_MAYBE_ONE = re.compile(r"\d{1,3}(?: \d{3})+")
"""Digits that may as well be one number with its thousands parted: `1 200`."""


def is_change(unclear: Unclear, indicator: Indicator) -> bool:
    """Whether a figure's new target was said by how much it is to change: `+5`, `10 % ga ko'p`."""
    return unclear.why in ("plus", "change", "grew") or (
        not is_percent(indicator.unit) and _PERCENT.search(unclear.typed) is not None
    )


def share_of(typed: str) -> Decimal | None:
    """The percent of two numbers that say themselves which is the whole: 75 of `60 dan 45`; None of anything else."""
    two = read_two_numbers(typed) if _OF.search(typed) else None
    rate = next(iter(two.candidates), None) if isinstance(two, Unclear) and two.why == "of_two" else two
    if not isinstance(rate, Rate):
        return None
    percent = Decimal(rate)
    return percent if percent % 1 else percent.to_integral_value()


def of_level(read: Read) -> Read:
    """What is left is where a level stands; what is less, has gone or has come, is only how it changed; what was not
    enough says nothing of it."""
    if isinstance(read, Number):
        change = -read.value if says_fewer(read.typed) else read.value if says_more(read.typed) else None
        return read if change is None else Unclear("change", read.typed, (), change)
    if read.why == "negative" and len(read.candidates) == 1:
        return replace(read, why="change", candidates=(), amount=-read.candidates[0])  # `-100`: gone, or a dash
    if read.why != "remainder":
        return read
    if read.amount is not None and read.amount < 0:
        return replace(read, why="change", candidates=())
    if says_lacking(read.typed):
        return replace(read, candidates=())
    return Number(read.candidates[0], read.typed) if len(read.candidates) == 1 else read


def read_two_numbers(text: str) -> Rate | Unclear | None:
    """The part and the whole, or why they are not taken; None where these are no two numbers at all."""
    typed = "\n".join(filter(None, map(plain_signs, text.splitlines())))
    for form in _FORMS:
        if match := form.fullmatch(typed):
            return _rate(_decimal(match["part"]), _decimal(match["whole"]), text)
    if spelled := _spelled_two(typed):
        rate = _rate(*spelled, text)
        return Unclear("of_two", text, (rate,)) if isinstance(rate, Rate) else rate
    pieces = typed.split(" ")
    if _MAYBE_ONE.fullmatch(typed) and len(pieces) == 2:
        rate = _of_unordered(Decimal(pieces[0]), Decimal(pieces[1]), text)
        return Unclear("of_two", text, (rate,) if isinstance(rate, Rate) else ())
    if bare := _BARE.fullmatch(typed):
        return _of_unordered(_decimal(bare["one"]), _decimal(bare["other"]), text)
    return None


def with_row_in_brackets(text: str, rows: Sequence[Indicator]) -> str:
    """The lines of a message with the row in a bracket where two numbers follow it that only that row is asked for:
    `31 - 60 dan 45` and `31. 45/60` are `31) ...`. Everything else stays."""
    asked = {row.number for row in rows if row.of_two}
    return "\n".join(_row_in_brackets(line, asked) for line in text.split("\n")) if asked else text


def _row_in_brackets(line: str, asked: Collection[str]) -> str:
    match = _ROW_FIRST.fullmatch(line)
    if match is None or match["row"] not in asked or not isinstance(read_two_numbers(match["rest"]), Rate):
        return line
    return f"{match['row']}) {match['rest']}"


def _spelled_two(typed: str) -> tuple[Decimal, Decimal] | None:
    """The part and the whole of two numbers in words: 95 and 100 of `yuzdan to'qson besh`."""
    quantities = () if re.search(r"\d", typed) else parse(typed, None).quantities
    if len(quantities) != 2 or not quantities[0][-1].from_it:
        return None
    values = [values_of(quantity) for quantity in quantities]
    return (values[1][0], values[0][0]) if all(len(value) == 1 for value in values) else None


def _of_unordered(one: Decimal, other: Decimal, text: str) -> Rate | Unclear:
    """Without a word between them the larger is the whole, whichever stands first."""
    return _rate(min(one, other), max(one, other), text)


def _rate(part: Decimal, whole: Decimal, text: str) -> Rate | Unclear:
    if max(part, whole) >= 10**MOST_DIGITS:
        return Unclear("too_big", text)
    if not whole:
        return Unclear("of_nothing", text)
    if part > whole:
        return Unclear("more_than_all", text, (Rate(whole, part),))
    return Rate(part, whole)


def _decimal(text: str) -> Decimal:
    return Decimal(re.sub("[ ']", "", text).replace(",", "."))
