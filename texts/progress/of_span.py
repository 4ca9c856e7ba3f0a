"""What a span itself brought of a figure, beside the year so far: `II chorakda 500, reja 600`."""

from collections.abc import Mapping
from typing import Literal

from plan.period import Span
from plan.progress.line import Line
from texts.progress.kinds import is_limit, rounded
from texts.sentence import NOTHING, Markup, Sentence, listed, say

_Way = Literal["brought", "added", "stands", "mean", "rate"]
"""What a span's figure is: a sum, what a stock grew by, the last value, a mean of months, or a month's own percent."""
_ALONE: Mapping[_Way, Sentence] = {
    "brought": Sentence("{span:span}da <b>{brought:figure}</b>"),
    "added": Sentence("{span:span}da qo'shildi: <b>{brought:figure}</b>"),
    "stands": Sentence("{span:span}da oxirgi holat <b>{brought:figure}</b>"),
    "mean": Sentence("{span:span}da o'rtacha <b>{brought:figure}</b>\u00a0%"),
    "rate": Sentence("{span:span}da <b>{brought:figure}</b>\u00a0%"),
}
_PLANNED: Mapping[_Way, Sentence] = {
    "brought": Sentence("{span:span}da <b>{brought:figure}</b>, reja {planned}"),
    "added": Sentence("{span:span}da qo'shildi: <b>{brought:figure}</b>, reja {planned}"),
    "stands": Sentence("{span:span}da oxirgi holat <b>{brought:figure}</b>, reja {planned}"),
    "mean": Sentence("{span:span}da o'rtacha <b>{brought:figure}</b>\u00a0%, reja {planned}\u00a0%"),
    "rate": Sentence("{span:span}da <b>{brought:figure}</b>\u00a0%, reja {planned}\u00a0%"),
}
_LIMITED: Mapping[_Way, Sentence] = {
    "brought": Sentence("{span:span}da <b>{brought:figure}</b>, ko'pi bilan {planned}"),
    "added": _PLANNED["added"],
    "stands": Sentence("{span:span}da oxirgi holat <b>{brought:figure}</b>, ko'pi bilan {planned}"),
    "mean": Sentence("{span:span}da o'rtacha <b>{brought:figure}</b>\u00a0%, ko'pi bilan {planned}\u00a0%"),
    "rate": Sentence("{span:span}da <b>{brought:figure}</b>\u00a0%, ko'pi bilan {planned}\u00a0%"),
}
_SHARE: Mapping[_Way, Sentence] = {
    "brought": Sentence("{span:span}da <b>{brought:figure}</b>, reja bo'yicha {share}"),
    "added": Sentence("{span:span}da qo'shildi: <b>{brought:figure}</b>, reja bo'yicha {share}"),
}
"""Where the plan has no figure for the span, its share of the year by the row's months."""
_BEFORE: Mapping[_Way, Sentence] = {
    "brought": Sentence("O'tgan yil {span:span}da: {brought:figure}"),
    "added": Sentence("O'tgan yil {span:span}da qo'shilgan: {brought:figure}"),
    "stands": Sentence("O'tgan yil {span:span}da oxirgi holat: {brought:figure}"),
    "mean": Sentence("O'tgan yil {span:span}da o'rtacha: {brought:figure}\u00a0%"),
    "rate": Sentence("O'tgan yil {span:span}da: {brought:figure}\u00a0%"),
}


def span_of_last_year(line: Line, span: Span) -> Markup:
    """What the same span of last year brought, where `line` is that year's."""
    return _BEFORE[_way(line, span)](span=span, brought=rounded(line, line.in_span))


def span_numbers(line: Line, span: Span) -> Markup:
    """The line. Nothing for a year, which is the year so far, and where there is neither a number nor a plan."""
    brought, planned = rounded(line, line.in_span), line.in_span_target
    if not line.knows(span.last.number, span.first.number):
        return say("{span:span}: alohida ma'lum emas ({months})", span=span, months=sums_of(line))
    if span.kind == "year" or (brought is None and planned is None):
        return NOTHING
    way = _way(line, span)
    if planned is None and line.in_span_share is not None and way in _SHARE:
        return _SHARE[way](span=span, brought=brought, share=line.in_span_share)
    if planned is None:
        return _ALONE[way](span=span, brought=brought)
    sentences = _LIMITED if is_limit(line.indicator) else _PLANNED
    return sentences[way](span=span, brought=brought, planned=planned)


def sums_of(line: Line) -> Markup:
    """The months that are known as one sum only: `yanvar–aprel jami bitta raqam`."""
    return listed(
        say("{first:month_name}–{last:month_name} jami bitta raqam", first=first, last=last)
        for first, last in line.sums
    )


def _way(line: Line, span: Span) -> _Way:
    if line.combining == "last":
        return "stands"
    if line.combining == "mean":
        return "rate" if span.kind == "month" else "mean"
    return "added" if line.indicator.kind == "stock" else "brought"
