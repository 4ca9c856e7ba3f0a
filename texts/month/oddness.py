"""The soft question about a number that looks odd, in one sentence."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from markupsafe import Markup

from plan.month.oddness import Oddness, Slip
from texts.sentence import Sentence, say

ALL_ZERO = Sentence("⚠️ Hammasi 0. Bu oyda haqiqatan ham ish bo'lmadimi?")
WORK_ALL_ZERO = Sentence("⚠️ Qilingan ishlarning hammasi 0. Bu oyda haqiqatan ham ish bo'lmadimi?")
"""The same where levels or percents are given beside them."""
_DOUBTS: Mapping[Slip, Sentence] = {
    "ten_times": Sentence("odatdagidan 10 baravar ko'p (odatda {usual:figure} atrofida)"),
    "hundred_times": Sentence("odatdagidan 100 baravar ko'p (odatda {usual:figure} atrofida)"),
    "a_tenth": Sentence("odatdagidan 10 baravar kam (odatda {usual:figure} atrofida)"),
    "a_hundredth": Sentence("odatdagidan 100 baravar kam (odatda {usual:figure} atrofida)"),
    "far_above": Sentence("odatdagidan ancha ko'p (odatda {usual:figure} atrofida)"),
    "far_below": Sentence("odatdagidan ancha kam (odatda {usual:figure} atrofida)"),
}
_FROM_BEFORE: Mapping[Slip, Sentence] = {
    "ten_times": Sentence("oldingisidan 10 baravar ko'p (oldin {usual:figure} edi)"),
    "hundred_times": Sentence("oldingisidan 100 baravar ko'p (oldin {usual:figure} edi)"),
    "a_tenth": Sentence("oldingisidan 10 baravar kam (oldin {usual:figure} edi)"),
    "a_hundredth": Sentence("oldingisidan 100 baravar kam (oldin {usual:figure} edi)"),
    "far_above": Sentence("oldingisidan ancha ko'p (oldin {usual:figure} edi)"),
    "far_below": Sentence("oldingisidan ancha kam (oldin {usual:figure} edi)"),
}
_FROM_TARGET: Mapping[Slip, Sentence] = {
    "far_above": Sentence("reja yoki o'tgan yildagidan ({usual:figure}) ancha ko'p"),
    "far_below": Sentence("reja yoki o'tgan yildagidan ({usual:figure}) ancha kam"),
    "a_tenth": Sentence("reja yoki o'tgan yildagidan ({usual:figure}) 10 baravar kam"),
    "a_hundredth": Sentence("reja yoki o'tgan yildagidan ({usual:figure}) 100 baravar kam"),
}
_MORE_THAN_A_YEAR = Sentence("bir yillik rejadan ({year:figure}) ham ko'p")
_MORE_THAN_LAST_YEAR = Sentence("o'tgan yilning hammasidan ({year:figure}) ham ko'p")
_MORE_THAN_ALLOWED = Sentence("yil bo'yicha ko'pi bilan {year:figure} rejalangan, shundan oshdi")
_LESS_THAN_DAYS = Sentence("kundalikda {counted:figure} yozilgan, bu undan kam. To'g'rimi?")
_MORE_THAN_ALL = Sentence("100 foizdan ko'p")


def nothing_done_sentence(values: Iterable[Decimal | None]) -> Markup:
    """Of a report in which nothing was done; `values` are all its numbers."""
    return WORK_ALL_ZERO() if any(values) else ALL_ZERO()


def odd_sentence(oddness: Oddness) -> Markup:
    """`odatdagidan 10 baravar ko'p (odatda 30 000 atrofida)`, and what may have been meant."""
    if oddness.slip == "change_only":
        return _change_only(oddness)
    if oddness.slip == "under_days":
        return _LESS_THAN_DAYS(counted=oddness.usual)
    doubt = _doubt(oddness)
    if oddness.meant is None:
        return doubt
    return say("{doubt}. Balki {meant} demoqchimisiz?", doubt=doubt, meant=oddness.meant)


def _doubt(oddness: Oddness) -> Markup:
    if oddness.slip == "over_the_year":
        return _MORE_THAN_A_YEAR(year=oddness.year)
    if oddness.slip == "over_last_year":
        return _MORE_THAN_LAST_YEAR(year=oddness.year)
    if oddness.slip == "over_the_limit":
        return _MORE_THAN_ALLOWED(year=oddness.year)
    if oddness.slip == "over_hundred":
        return _MORE_THAN_ALL()
    if oddness.compared == "before":
        return _FROM_BEFORE[oddness.slip](usual=oddness.usual)
    if oddness.compared == "target":
        return _FROM_TARGET[oddness.slip](usual=oddness.usual)
    usual = None if oddness.usual is None else oddness.usual.quantize(Decimal(1), ROUND_HALF_UP)
    return _DOUBTS[oddness.slip](usual=usual)


def _change_only(oddness: Oddness) -> Markup:
    """A level of which only the change was typed, as it seems."""
    less = oddness.meant is not None and oddness.usual is not None and oddness.meant < oddness.usual
    if less:
        return say(
            "oldin {usual:figure} edi. Bu kamaygani emasmi? Balki jami {meant:figure}dir?",
            usual=oddness.usual,
            meant=oddness.meant,
        )
    return say(
        "oldin {usual:figure} edi. Bu oyda qo'shilgani emasmi? Balki jami {meant:figure}dir?",
        usual=oddness.usual,
        meant=oddness.meant,
    )
