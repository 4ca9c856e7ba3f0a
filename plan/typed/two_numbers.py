"""The reader of a percent that is asked as two numbers: `60 dan 45`, `45 / 60`, `45 60`, or a line each."""

import re
from decimal import Decimal

from plan.rate import Rate
from plan.typed.digits import MOST_DIGITS
from plan.typed.numbers import Unclear, plain_signs

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
_MAYBE_ONE = re.compile(r"\d{1,3}(?: \d{3})+")
"""Digits that may as well be one number with its thousands parted: `1 200`."""


def read_two_numbers(text: str) -> Rate | Unclear | None:
    """The part and the whole, or why they are not taken; None where these are no two numbers at all."""
    typed = "\n".join(filter(None, map(plain_signs, text.splitlines())))
    for form in _FORMS:
        if match := form.fullmatch(typed):
            return _rate(_decimal(match["part"]), _decimal(match["whole"]), text)
    pieces = typed.split(" ")
    if _MAYBE_ONE.fullmatch(typed) and len(pieces) == 2:
        rate = _of_unordered(Decimal(pieces[0]), Decimal(pieces[1]), text)
        return Unclear("of_two", text, (rate,) if isinstance(rate, Rate) else ())
    if bare := _BARE.fullmatch(typed):
        return _of_unordered(_decimal(bare["one"]), _decimal(bare["other"]), text)
    return None


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
