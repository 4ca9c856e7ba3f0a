"""The time that a letter is about, in the forms that its sentences need."""

from plan.period import Span
from plan.progress.report import ProgressReport
from texts.sentence import plain
from texts.wording import ROMAN, month_name
from texts.wording import name_of_span as span_name


def is_over(report: ProgressReport) -> bool:
    """Whether all of the time is past."""
    return report.as_of == report.span.last.number


def named_time(span: Span) -> str:
    """`2025-yil I chorak`, `2025-yil 9 oy`, `2025-yil mart`; of a year `2025-yil`."""
    year = str(span.year)
    return (
        plain("{year}-yil", year=year) if span.kind == "year" else plain("{year}-yil {span:span}", year=year, span=span)
    )


def in_time(span: Span) -> str:
    """The time that its figures are of, which is since January: `I chorakda`, `yil boshidan mart oyi oxirigacha`."""
    if span.kind == "year":
        return plain("yil davomida")
    if span.kind == "nine_months":
        return plain("9 oy davomida")
    if span.first.number == 1:
        return within(span)
    if span.kind == "month":
        return plain("yil boshidan {month} oyi oxirigacha", month=month_name(span.first.number))
    return plain("yil boshidan {span} oxirigacha", span=span_name(span))


def within(span: Span) -> str:
    """`II chorakda`, `mart oyida`: in the span itself."""
    if span.kind == "month":
        return plain("{month} oyida", month=month_name(span.first.number))
    return plain("{span}da", span=span_name(span))


def next_time(span: Span) -> str:
    """The time after it, in which work goes on: `II chorakda`, `aprel oyida`, `kelgusi yilda`."""
    if span.last.number == 12:
        return plain("kelgusi yilda")
    if span.kind == "month":
        return plain("{month} oyida", month=month_name(span.last.number + 1))
    return plain("{quarter} chorakda", quarter=ROMAN[span.last.number // 3])


def later_times(span: Span) -> str:
    """Where what is not due yet belongs: `keyingi choraklarga`, `IV chorakka`."""
    if span.last.number == 12:
        return plain("kelgusi yilga")
    if span.last.number == 9:
        return plain("IV chorakka")
    return plain("keyingi oylarga") if span.kind == "month" else plain("keyingi choraklarga")
