"""The arithmetic of kinds against the same rules written down a second time, with fractions (`tests/support/kinds`)."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plan.period import Span
from plan.progress.report import measure
from tests.support.kinds import oracle
from tests.support.kinds.oracle import Promise, Value
from tests.support.plans.figures import after, indicator, reports

Kinds = Literal["count", "level", "percent"]
kinds: st.SearchStrategy[Kinds] = st.sampled_from(["count", "level", "percent"])
maybe = st.none() | st.integers(0, 400)
spans = st.sampled_from([Span(2025, "year"), Span(2025, "quarter", 2), Span(2025, "half", 1), Span(2025, "month", 8)])


@st.composite
def promises(draw: st.DrawFn) -> Promise:
    first = draw(st.integers(1, 12))
    last = draw(st.integers(first, 12))
    quarters = draw(st.none() | st.tuples(*[st.integers(0, 100)] * 4))
    kind, target = draw(kinds), draw(maybe)
    if quarters is not None:
        # A plan whose quarters say something else than its year is asked about when it is read.
        first, last, target = 1, 12, sum(quarters) if kind == "count" else quarters[-1]
    return Promise(kind, draw(maybe), target, quarters, draw(st.booleans()), first, last)


@settings(max_examples=400)
@example(Promise("count", None, 100, (0, 0, 0, 100), True, 1, 12), [101, *[None] * 11], 1, Span(2025, "year"))
@given(promises(), st.lists(maybe, min_size=12, max_size=12), st.integers(0, 12), spans)
def test_it_measures_as_the_rules_say(promise: Promise, values: list[int | None], finished: int, span: Span) -> None:
    figure = indicator(
        1,
        promise.target,
        f"months {promise.first}-{promise.last}",
        promise.kind,
        promise.base,
        direction="less" if promise.less else "more",
        schedule="quarters " + " ".join(map(str, promise.quarters)) if promise.quarters else "",
    )
    line = measure([figure], reports(1, list(values)), span=span, today=after(finished)).lines[0]
    first, last = span.first.number, span.last.number
    finished = min(finished, last)
    assert fits(line.in_span, oracle.brought(promise, values, first, last))
    assert fits(line.actual, oracle.so_far(promise, values, last))
    assert fits(line.completion, oracle.completion(promise, values, last, finished))
    assert line.standing == oracle.standing(promise, values, last, finished)
    if promise.target:
        assert fits(line.expected, oracle.expected(promise, finished))


def fits(figure: Decimal | None, worked_out: Value) -> bool:
    if figure is None or worked_out is None:
        return figure is worked_out
    worked_out = Fraction(worked_out)
    return abs(Fraction(figure) - worked_out) <= abs(worked_out) / 10**15
