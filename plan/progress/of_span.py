"""What a span itself is about: what the plan asks of it, and what it brought beside the same span of last year."""

from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Span
from plan.progress.pace import due_amount, scheduled_amount
from plan.progress.tally import Combining


@dataclass(frozen=True, slots=True)
class SpanItself:
    """What a span itself brought of a whole plan, as fractions of it; None where that cannot be said."""

    brought: Decimal | None
    """By how much it raised the completion of the year so far."""
    planned: Decimal | None
    """By how much it should have, up to its last finished month."""
    last_year: Decimal | None = None
    """By how much the same span of last year did."""


def promised_change(indicator: Indicator) -> Decimal | None:
    """What the year is to bring: the target, or a stock's change since last year; None if that is nothing.

    A stock whose target is last year's figure promises no change, so there is nothing to complete.
    """
    if indicator.target is None:
        return None
    if indicator.kind != "stock":
        return indicator.target or None
    return None if indicator.baseline is None else indicator.target - indicator.baseline or None


def target_of_span(indicator: Indicator, combining: Combining, span: Span) -> Decimal | None:
    """What the plan's own schedule, or its target for the whole year, asks of the span itself; None where the plan says
    nothing of it. Of a level it is what should stand at the span's end."""
    if span.kind == "year":
        return indicator.target if indicator.kind != "stock" else promised_change(indicator)
    if indicator.schedule is None or indicator.kind == "stock":
        return None
    if combining == "sum":
        return indicator.schedule.within(span.first.number, span.last.number)
    part = indicator.schedule.part_at(span.last.number)
    return indicator.schedule.parts[part] if indicator.schedule.months_of(part)[-1] == span.last.number else None


def share_of_span(indicator: Indicator, combining: Combining, span: Span) -> Decimal | None:
    """The span's share of what the year is to bring, by the row's own months, where the plan itself says nothing of it;
    None where there is none. Only of what is added up, more being better: nothing else comes in shares."""
    promise = promised_change(indicator)
    if promise is None or combining != "sum" or span.kind == "year" or target_of_span(indicator, combining, span):
        return None
    if indicator.direction == "less" and indicator.kind != "stock":
        return None

    def due(month: int) -> Decimal:
        if indicator.schedule is not None and indicator.kind != "stock":
            return scheduled_amount(indicator.schedule, indicator.window, month)
        return due_amount(promise, indicator.window, month)

    return due(span.last.number) - due(span.first.number - 1) or None
