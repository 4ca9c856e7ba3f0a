"""The soft question about a number that looks odd, in one sentence."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from plan.month.oddness import Oddness, Slip
from texts.wording import number

ALL_ZERO = "⚠️ Hamma raqam 0: bu oyda haqiqatan hech qanday ish bo'lmadimi?"
_SENTENCES: Mapping[Slip, str] = {
    "ten_times": "odatdagidan 10 baravar ko'p",
    "hundred_times": "odatdagidan 100 baravar ko'p",
    "a_tenth": "odatdagidan 10 baravar kam",
    "a_hundredth": "odatdagidan 100 baravar kam",
    "far_above": "odatdagidan ancha ko'p",
    "far_below": "odatdagidan ancha kam",
    "over_the_year": "yillik rejadan ham, o'tgan yilgidan ham ko'p",
}


def odd_sentence(doubt: Oddness) -> str:
    """`odatdagidan 10 baravar ko'p (odatda 30 000 atrofida)`, and what may have been meant."""
    sentence = _SENTENCES[doubt.slip]
    if doubt.slip == "over_the_year" and doubt.year is not None:
        sentence += f" ({number(doubt.year)})"
    elif doubt.usual is not None:
        usual = doubt.usual.quantize(Decimal(1), ROUND_HALF_UP)
        sentence += f" (odatda {number(usual)} atrofida)"
    if doubt.meant is not None:
        sentence += f". Balki {number(doubt.meant)}dir?"
    return sentence
