"""What a span itself brought, and the same span of last year, as far as that is known."""

from collections.abc import Mapping
from decimal import Decimal

from plan.period import Span
from plan.progress.line import Line
from plan.progress.pace import SpanItself
from plan.progress.report import ProgressReport, raised_by
from usecases.month.past import followed
from usecases.progress.measuring import measure_record
from usecases.progress.year_record import YearRecord, year_record


def span_itself(record: YearRecord, report: ProgressReport) -> SpanItself:
    """What a span brought by itself; `report` is the record's report of it."""
    brought, planned = _raised(record, report)
    before = _last_year(record, report.span)
    return SpanItself(brought, planned, _raised(*before)[0] if before is not None else None)


def _raised(record: YearRecord, report: ProgressReport) -> tuple[Decimal | None, Decimal | None]:
    """By how much a span raised the completion of its year, and by how much it should have by its last finished month;
    None where it cuts a sum of several months in two."""
    if report.completion is None or report.span.first.number == 1:
        return report.completion, report.expected
    if not all(line.knows(report.span.last.number, report.span.first.number) for line in report.lines):
        return None, None
    before = measure_record(record, Span.containing(report.span.first.previous, "month"))
    if not all(line.known for line in before.lines):
        return raised_by(report.lines, before.lines), None
    planned = None if report.expected is None else report.expected - (before.expected or Decimal(0))
    return report.completion - (before.completion or Decimal(0)), planned


def same_span_last_year(record: YearRecord, report: ProgressReport) -> Mapping[int, Line]:
    """Figure of this year's plan → last year's line of the same work, for the same span; without figures of which
    nothing is known."""
    before = _last_year(record, report.span)
    if before is None:
        return {}
    of_year, then = before
    lines = {line.indicator.key: line for line in then.lines}
    keys = {line.indicator.key: followed(record.plan, of_year.plan, line.indicator) for line in report.lines}
    return {key: lines[old] for key, old in keys.items() if old in lines and lines[old].in_span is not None}


def _last_year(record: YearRecord, span: Span) -> tuple[YearRecord, ProgressReport] | None:
    """Last year's record and its report of the same span; None where there is no plan of it, or no number in the
    span."""
    before = year_record(record.viewer, span.year - 1, record.as_it_was)
    if before is None:
        return None
    then = measure_record(before, Span(span.year - 1, span.kind, span.ordinal))
    return (before, then) if any(line.in_span is not None for line in then.lines) else None
