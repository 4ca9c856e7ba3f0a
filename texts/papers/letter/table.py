"""The headings of the table of rows, for a library whose own letter has it in the letter."""

from plan.period import Span
from plan.progress.report import ProgressReport
from texts.progress.kinds import is_mixed
from texts.sentence import plain
from texts.wording import month_title
from texts.wording import name_of_span as span_name


def period_heading(report: ProgressReport) -> str:
    """The heading over what the span itself brought; a sum where all its rows are added up."""
    span = report.span
    if span.kind == "year":
        return plain("Yil jami")
    if is_mixed(report.lines):
        return plain("{title}da", title=_titled(span))
    return plain("{span} jami", span=_titled(span))


def planned_heading(span: Span) -> str:
    """The heading over what the plan itself asks of the span."""
    return plain("{span} rejasi", span=_titled(span))


def _titled(span: Span) -> str:
    return month_title(span.ordinal) if span.kind == "month" else span_name(span)


def fact_heading(span: Span) -> str:
    return plain("{year}-yil fakti", year=str(span.year - 1))


def target_heading(span: Span) -> str:
    return plain("{year}-yil rejasi", year=str(span.year))
