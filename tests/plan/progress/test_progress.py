"""Groups, completeness and what holds for every plan and every set of reports."""

import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.indicator import Indicator
from plan.period import Span
from plan.progress.line import Line
from plan.progress.report import Group, ProgressReport, measure, raised_by
from plan.progress.standing import Judging
from plan.progress.tally import Reported
from tests.support.plans.figures import after, indicator, number, reports

YEAR = Span(2025, "year")
D = Decimal


def test_it_averages_a_group_with_nobody_over_a_hundred_percent() -> None:
    plan = [indicator(1, 10), indicator(2, 10), indicator(3), indicator(4, 4, "months 10-12")]
    given = [*reports(1, [15]), *reports(3, [7])]
    report = measure(plan, given, span=YEAR, today=after(6))
    # 100 %, nothing reported, no target (left out), not begun; expected 5/10, 5/10, 0/4
    assert report.completion == number("1/3")
    assert report.expected == number("1/3")
    assert report.lines[0].completion == number("1.5")
    assert report.lines[1].completion is None
    assert report.by_section == (Group("IV", report.lines, report.completion, report.expected),)


def test_a_department_that_gave_no_sum_lowers_nothing_of_the_month_after() -> None:
    """Of what is added up May brought all that is known; what it brought of a level nobody can say."""
    plan = [indicator(1, 100), indicator(2, 100, departments=(2,)), indicator(3, 100, kind="level", departments=(2,))]
    given = [Reported(1, 1, 4, D(50), "approved", since=1), Reported(1, 1, 5, D(5), "approved")]
    given += [Reported(2, 2, 5, D(1), "approved"), Reported(3, 2, 5, D(90), "approved")]
    begun = Judging(begins=5)
    april, may = (
        measure(plan, given, span=Span(2025, "month", month), today=after(5), judging=begun) for month in (4, 5)
    )
    assert april.completion is not None
    assert may.completion is not None
    assert may.completion < april.completion, "the mean is of other rows"
    assert raised_by(may.lines, april.lines) == D("0.03")


def test_it_does_not_count_a_stock_and_its_part_twice() -> None:
    plan = [indicator(1, 200, kind="stock", baseline=100, parts=(2,)), indicator(2, 100), indicator(3, 10)]
    report = measure(plan, reports(2, [50]), span=YEAR, today=after(6))
    assert report.completion == number("0.25")  # one half and nothing, not one half twice


def test_it_counts_the_parts_where_their_total_has_no_target() -> None:
    plan = [indicator(1, kind="total", parts=(2, 3)), indicator(2, 10), indicator(3, 10)]
    report = measure(plan, reports(2, [10]), span=YEAR, today=after(1))
    assert report.completion == number("0.5")


def test_it_counts_a_part_in_its_department_when_the_total_is_another_departments() -> None:
    plan = [
        indicator(1, 20, kind="total", parts=(2, 3), departments=(1,)),
        indicator(2, 10, departments=(2,)),
        indicator(3, 10, departments=(1,)),
    ]
    report = measure(plan, reports(2, [5], department=2), span=YEAR, today=after(1))
    assert [(group.key, group.completion) for group in report.by_department] == [
        (1, number("0.25")),
        (2, number("0.5")),
    ]


def test_it_has_no_mean_for_a_group_without_targets() -> None:
    report = measure([indicator(1)], reports(1, [5]), span=YEAR, today=after(1))
    assert (report.completion, report.expected) == (None, None)


def test_it_keeps_the_parts_of_a_shared_row_by_department() -> None:
    plan = [indicator(1, 100, departments=(1, 2)), indicator(2, kind="total", parts=(1,))]
    given = [*reports(1, [3, None], 1), *reports(1, [None, 4], 2)]
    line, total = measure(plan, given, span=YEAR, today=after(2)).lines
    assert line.months[:3] == (3, 4, None)
    assert [(key, months[:2]) for key, months in line.shares] == [(1, (3, None)), (2, (None, 4))]
    assert total.shares == line.shares


def test_it_approves_a_month_only_when_all_its_parts_are() -> None:
    plan = [indicator(1, 100, departments=(1, 2))]
    given = [
        Reported(1, 1, 1, D(3), "approved"),
        Reported(1, 2, 1, D(3), "approved"),
        Reported(1, 1, 2, D(3), "approved"),
        Reported(1, 2, 2, D(3), "submitted"),
    ]
    report = measure(plan, given, span=YEAR, today=after(2))
    assert report.lines[0].statuses[:3] == ("approved", "submitted", None)
    assert (report.figures, report.figures_approved) == (4, 3)
    assert report.completeness.approved == ((1, 1), (1, 2), (2, 1))
    assert report.is_draft


def test_it_is_no_draft_when_everything_is_there_and_approved() -> None:
    plan = [indicator(1, 12)]
    given = [Reported(1, 1, month, D(1), "approved") for month in (1, 2, 3)]
    span = Span(2025, "quarter", 1)
    assert not measure(plan, given, span=span, today=after(3)).is_draft
    assert measure(plan, given[:2], span=span, today=after(3)).is_draft


def test_it_names_who_has_not_reported() -> None:
    plan = [
        indicator(1, 12, departments=(1,)),
        indicator(2, 2, "due 6,12", departments=(2,)),
        indicator(3, 12, kind="total", parts=(1,), departments=(3,)),
    ]
    report = measure(plan, reports(1, [1, 0]), span=Span(2025, "quarter", 1), today=date(2025, 3, 31))
    assert report.completeness.expected == ((1, 1), (1, 2))
    assert report.completeness.missing == ()
    june = measure(plan, reports(1, [1, 0]), span=Span(2025, "month", 6), today=after(6))
    assert june.completeness.missing == ((1, 6), (2, 6))
    expecting = measure(plan, [], span=YEAR, today=after(1), expected_reports=[(4, 1), (4, 1)])
    assert expecting.completeness.expected == expecting.completeness.missing == ((4, 1),)


def test_it_puts_the_largest_shortfall_first() -> None:
    plan = [
        indicator(1, 100),
        indicator(2, 10),
        indicator(3, 10),
        indicator(4, 10),
        indicator(5, 1, "months 1-2"),
    ]
    given = [*reports(1, [30]), *reports(2, [1]), *reports(4, [9])]
    report = measure(plan, given, span=YEAR, today=after(6))
    # expected half: 30 %, 10 %, nothing, 90 %; the fifth should have been whole
    assert [line.indicator.key for line in report.worst] == [5, 3, 2, 1]
    assert [line.shortfall for line in report.worst] == [1, number("0.5"), number("0.4"), number("0.2")]
    assert report.standings == {
        "done": 0,
        "nearly": 0,
        "on_track": 1,
        "behind": 3,
        "overdue": 1,
        "not_due": 0,
        "no_target": 0,
    }


def test_it_refuses_a_month_reported_twice() -> None:
    twice = [Reported(1, 1, 1, D(3), "submitted"), Reported(1, 1, 1, D(4), "submitted")]
    with pytest.raises(ValueError, match="reported twice"):
        measure([indicator(1, 10)], twice, span=YEAR, today=after(1))
    with pytest.raises(ValueError, match="month"):
        Reported(1, 1, 13, D(3), "submitted")


@pytest.mark.parametrize("parts", [(1,), (2,), (9,)])
def test_it_refuses_a_total_that_cannot_be_computed(parts: tuple[int, ...]) -> None:
    plan = [indicator(1, 10, kind="total", parts=parts), indicator(2, kind="total", parts=(1,))]
    with pytest.raises(ValueError, match="cannot be computed"):
        measure(plan, [], span=YEAR, today=after(1))


def test_it_tells_of_reports_that_belong_nowhere() -> None:
    plan = [indicator(1, 10, kind="total", parts=(2,)), indicator(2, 10)]
    given = [*reports(1, [5]), *reports(2, [1]), *reports(7, [3])]
    report = measure(plan, given, span=YEAR, today=after(1))
    assert {number.indicator for number in report.passed_over} == {1, 7}
    assert (report.lines[0].actual, report.figures) == (1, 1)


WINDOWS = st.sampled_from(["months 1-12", "months 4-6", "months 1-2", "months 10-12", "due 3,6,9,12", "due 6,12"])
FIGURES = st.one_of(st.none(), st.integers(0, 500))
DAYS = st.dates(date(2024, 12, 1), date(2026, 2, 1))
SPANS = st.sampled_from(
    [Span(2025, "month", 3), Span(2025, "quarter", 2), Span(2025, "half", 1), Span(2025, "nine_months"), YEAR]
)


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[Indicator], list[Reported]]:
    """A total of two counts, a stock over one of them, a count by itself; two departments, some months."""
    plan = [
        indicator(1, draw(FIGURES), draw(WINDOWS), "total", parts=(2, 3)),
        indicator(2, draw(FIGURES), draw(WINDOWS), departments=(1, 2)),
        indicator(3, draw(FIGURES), draw(WINDOWS), section="V"),
        indicator(4, draw(FIGURES), draw(WINDOWS), "stock", draw(FIGURES), parts=(3,)),
        indicator(5, draw(FIGURES), draw(WINDOWS), departments=(2,)),
    ]
    cells = st.tuples(st.sampled_from([2, 3, 5]), st.sampled_from([1, 2]), st.integers(1, 12))
    given = [
        Reported(*cell, D(draw(st.integers(0, 300))), draw(st.sampled_from(["submitted", "approved"])))
        for cell in draw(st.lists(cells, unique=True, max_size=25))
    ]
    return plan, given


def _lines(report: ProgressReport) -> dict[int, Line]:
    return {line.indicator.key: line for line in report.lines}


@given(plans(), SPANS, DAYS, st.randoms(use_true_random=False))
def test_it_does_not_depend_on_the_order_of_reports(
    drawn: tuple[list[Indicator], list[Reported]], span: Span, today: date, chance: random.Random
) -> None:
    plan, given_reports = drawn
    shuffled = chance.sample(given_reports, len(given_reports))
    assert measure(plan, given_reports, span=span, today=today) == measure(plan, shuffled, span=span, today=today)


@given(plans(), SPANS, DAYS)
def test_it_adds_up_and_invents_nothing(drawn: tuple[list[Indicator], list[Reported]], span: Span, today: date) -> None:
    plan, given_reports = drawn
    report = measure(plan, given_reports, span=span, today=today)
    lines = _lines(report)
    counted = [number for number in given_reports if number.month <= span.last.number]
    for key in (2, 3, 5):
        values = [number.value for number in counted if number.indicator == key]
        assert lines[key].actual == (sum(values) if values else None)
    parts = [actual for key in (2, 3) if (actual := lines[key].actual) is not None]
    assert lines[1].actual == (sum(parts) if parts else None)
    if lines[3].actual is not None and lines[4].indicator.baseline is not None:
        assert lines[4].actual == lines[4].indicator.baseline + lines[3].actual
    for line in report.lines:
        numbers = [value for value in line.months if value is not None]
        assert (line.in_span is not None) <= bool(numbers)
        assert [value is None for value in line.months] == [status is None for status in line.statuses]
        for month in range(12):
            shares = [share for _, months in line.shares if (share := months[month]) is not None]
            assert line.months[month] == (sum(shares) if shares else None)
        if not numbers:
            assert (line.actual, line.completion, line.forecast) == (None, None, None)
    assert sum(report.standings.values()) == len(report.lines)
    assert report.figures_approved <= report.figures == len(counted)
    assert set(report.completeness.approved) <= set(report.completeness.received)
    assert report.completion is None or 0 <= report.completion <= 1


@given(plans(), SPANS, DAYS)
def test_it_is_never_red_before_it_can_be(
    drawn: tuple[list[Indicator], list[Reported]], span: Span, today: date
) -> None:
    plan, given_reports = drawn
    report = measure(plan, given_reports, span=span, today=today)
    for line in report.lines:
        window = line.indicator.window
        months = window.points or tuple(range(window.first or 1, (window.last or 12) + 1))
        if line.standing == "behind":
            assert line.shortfall is not None
            assert line.shortfall > 0
            assert months[0] <= report.as_of < months[-1]
        if line.standing == "overdue":
            assert report.as_of >= months[-1]
            assert line.completion is None or line.completion < 1
        if line.standing in ("behind", "overdue"):
            assert line in report.worst
            assert today > date(2025, months[0], 28)


@given(st.integers(1, 40), st.integers(1, 12))
def test_it_is_not_behind_before_more_than_one_step_is_missing(target: int, month: int) -> None:
    [line] = measure([indicator(1, target)], reports(1, [0] * month), span=YEAR, today=after(month)).lines
    if target * month < 24 and month < 12:
        assert line.standing == "on_track"
    else:
        assert line.standing == ("overdue" if month == 12 else "behind")


@given(st.integers(1, 1000), st.integers(0, 3000))
def test_it_shows_more_than_a_hundred_percent_as_it_is(target: int, value: int) -> None:
    [line] = measure([indicator(1, target)], reports(1, [value]), span=YEAR, today=after(1)).lines
    assert line.completion == D(value) / D(target)
    assert (line.standing == "done") == (value >= target)
