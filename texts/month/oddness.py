"""The soft question about a number that looks odd, in one sentence."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from markupsafe import Markup

from plan.month.oddness import Oddness, Slip
from texts.sentence import Sentence, say

ALL_ZERO = Sentence("⚠️ Hammasi 0. Bu oyda haqiqatan ham ish bo'lmadimi?")
_DOUBTS: Mapping[Slip, Sentence] = {
    "ten_times": Sentence("odatdagidan 10 baravar ko'p (odatda {usual:figure} atrofida)"),
    "hundred_times": Sentence("odatdagidan 100 baravar ko'p (odatda {usual:figure} atrofida)"),
    "a_tenth": Sentence("odatdagidan 10 baravar kam (odatda {usual:figure} atrofida)"),
    "a_hundredth": Sentence("odatdagidan 100 baravar kam (odatda {usual:figure} atrofida)"),
    "far_above": Sentence("odatdagidan ancha ko'p (odatda {usual:figure} atrofida)"),
    "far_below": Sentence("odatdagidan ancha kam (odatda {usual:figure} atrofida)"),
}
_MORE_THAN_A_YEAR = Sentence("bir yillik rejadan ({year:figure}) ham ko'p")


def odd_sentence(oddness: Oddness) -> Markup:
    """`odatdagidan 10 baravar ko'p (odatda 30 000 atrofida)`, and what may have been meant."""
    if oddness.slip == "over_the_year":
        doubt = _MORE_THAN_A_YEAR(year=oddness.year)
    else:
        usual = None if oddness.usual is None else oddness.usual.quantize(Decimal(1), ROUND_HALF_UP)
        doubt = _DOUBTS[oddness.slip](usual=usual)
    if oddness.meant is None:
        return doubt
    return say("{doubt}. Balki {meant} demoqchimisiz?", doubt=doubt, meant=oddness.meant)
