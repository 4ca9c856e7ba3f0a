"""Progress worked out on paper: what was promised, what was reported, and every number that must follow."""

from datetime import date

import pytest

from plan.period import Span
from plan.progress.line import Line
from plan.progress.report import measure
from tests.support.plans.figures import YEAR, Figure, after, indicator, number, reports

SPRING = "months 4-6"
QUARTERLY = "due 3,6,9,12"
NO = None


def facts(line: Line) -> list[object]:
    return [line.actual, line.completion, line.expected, line.standing, line.forecast, line.needed]


# target, window, months reported from January, months finished
# → actual, completion, expected, standing, forecast, needed
GOLDEN: list[tuple[Figure, str, list[Figure], int, Figure, Figure, Figure, str, Figure, Figure]] = [
    (12, YEAR, [], 0, NO, NO, 0, "not_due", NO, 1),
    (12, YEAR, [], 1, NO, NO, 1, "behind", NO, "12/11"),
    (12, YEAR, [1], 1, 1, "1/12", 1, "on_track", 12, 1),
    (12, YEAR, [0], 1, 0, 0, 1, "on_track", 0, "12/11"),
    (12, YEAR, [1, 1, 1], 2, 3, "0.25", 2, "on_track", 12, 1),
    (4, YEAR, [0], 1, 0, 0, 0, "on_track", 0, "4/11"),
    (4, YEAR, [0, 0], 2, 0, 0, 0, "on_track", 0, "0.4"),
    (4, YEAR, [0, 0, 0], 3, 0, 0, 1, "on_track", 0, "4/9"),
    (4, YEAR, [0, 0, 1], 3, 1, "0.25", 1, "on_track", 4, "3/9"),
    (4, YEAR, [0, 0, 1], 5, 1, "0.25", 1, "on_track", 4, "3/7"),
    (4, YEAR, [0, 0, 1], 6, 1, "0.25", 2, "on_track", 4, "0.5"),
    (354654, YEAR, [29870, 31150], 2, 61020, "61020/354654", 59109, "on_track", 366120, "29363.4"),
    (354654, YEAR, [29870, 31150], 3, 61020, "61020/354654", 88663, "behind", 366120, 32626),
    (250, YEAR, [20, 21, 22], 3, 63, "0.252", 62, "on_track", 252, "187/9"),
    (250, YEAR, [20, 21, 20], 3, 61, "0.244", 62, "on_track", 244, 21),
    (1, YEAR, [0] * 11, 11, 0, 0, 0, "on_track", 0, 1),
    (1, YEAR, [0] * 12, 12, 0, 0, 1, "overdue", 0, NO),
    (1, YEAR, [], 12, NO, NO, 1, "overdue", NO, NO),
    (1, YEAR, [1], 1, 1, 1, 0, "done", 12, NO),
    (10, YEAR, [6, 6], 2, 12, "1.2", 1, "done", 72, NO),
    (10, YEAR, [1] * 12, 12, 12, "1.2", 10, "done", 12, NO),
    (200, YEAR, [NO, 30], 2, 30, "0.15", 33, "behind", 360, 17),
    (2, SPRING, [], 3, NO, NO, 0, "not_due", NO, "2/3"),
    (2, SPRING, [NO, NO, NO, 1], 4, 1, "0.5", 0, "on_track", 3, "0.5"),
    (2, SPRING, [NO, NO, NO, 0], 4, 0, 0, 0, "on_track", 0, 1),
    (2, SPRING, [NO, NO, NO, 0, 0], 5, 0, 0, 1, "on_track", 0, 2),
    (2, SPRING, [NO, NO, NO, 0, 0, 1], 6, 1, "0.5", 2, "overdue", 1, NO),
    (2, SPRING, [NO, NO, NO, 0, 1, 1], 6, 2, 1, 2, "done", 2, NO),
    (2, SPRING, [1], 1, 1, "0.5", 0, "not_due", NO, "1/3"),
    (2, SPRING, [1, NO, NO, 1], 4, 2, 1, 0, "done", 4, NO),
    (5, "months 1-6", [0, 1], 2, 1, "0.2", 1, "on_track", 3, 1),
    (1, "months 1-2", [], 1, NO, NO, 0, "not_due", NO, 1),
    (1, "months 1-2", [0, 0], 2, 0, 0, 1, "overdue", 0, NO),
    (1, "months 1-2", [0, 0, 1], 3, 1, 1, 1, "done", 1, NO),
    (1, "months 10-12", [NO] * 9, 9, NO, NO, 0, "not_due", NO, "1/3"),
    (4, QUARTERLY, [], 2, NO, NO, 0, "not_due", NO, NO),
    (4, QUARTERLY, [NO, NO, 1], 3, 1, "0.25", 1, "on_track", NO, NO),
    (4, QUARTERLY, [NO, NO, 0], 3, 0, 0, 1, "behind", NO, NO),
    (4, QUARTERLY, [NO, NO, 1], 5, 1, "0.25", 1, "on_track", NO, NO),
    (4, QUARTERLY, [NO, NO, 1], 6, 1, "0.25", 2, "behind", NO, NO),
    (4, QUARTERLY, [NO, NO, 1, NO, NO, 1, NO, NO, 1, NO, NO, 0], 12, 3, "0.75", 4, "overdue", 3, NO),
    (2, "due 6,12", [NO, NO, NO, NO, NO, 1], 6, 1, "0.5", 1, "on_track", NO, NO),
    (3, "due 6,12", [NO, NO, NO, NO, NO, 1], 6, 1, "1/3", 1, "on_track", NO, NO),
    (3, "due 4", [NO, NO, NO, 2], 4, 2, "2/3", 3, "overdue", 2, NO),
    (NO, YEAR, [3, 4], 2, 7, NO, NO, "no_target", 42, NO),
    (0, YEAR, [3], 1, 3, NO, NO, "done", 36, NO),
    (NO, YEAR, [], 5, NO, NO, NO, "no_target", NO, NO),
    ("2.5", YEAR, ["0.5", "0.5"], 2, 1, "0.4", 0, "on_track", 6, "0.15"),
]


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: f"{case[0]} in {case[1]} after {case[3]}: {case[2]}")
def test_it_measures_a_count(case: tuple) -> None:  # type: ignore[type-arg]
    target, window, months, finished, actual, completion, expected, standing, forecast, needed = case
    report = measure([indicator(1, target, window)], reports(1, months), span=Span(2025, "year"), today=after(finished))
    assert facts(report.lines[0]) == [
        number(actual),
        number(completion),
        number(expected),
        standing,
        number(forecast),
        number(needed),
    ]
    assert report.lines[0].months == tuple(number(text) for text in months) + (None,) * (12 - len(months))


# baseline, target, new ones reported, months finished
# → level, completion, expected, standing, forecast, needed
STOCKS: list[tuple[Figure, Figure, list[Figure], int, Figure, Figure, Figure, str, Figure, Figure]] = [
    (16069, 16319, [20, 21, 22], 3, 16132, "0.252", 16131, "on_track", 16321, "187/9"),
    (16069, 16319, [20, 21, 20], 3, 16130, "0.244", 16131, "on_track", 16313, 21),
    (16069, 16319, [], 3, NO, NO, 16131, "behind", NO, "250/9"),
    (16069, 16319, [0], 0, 16069, 0, 16069, "not_due", 16069, "250/11"),
    (16069, 16319, [300], 1, 16369, "1.2", 16089, "done", 19669, NO),
    (16069, 16319, [10] * 12, 12, 16189, "0.48", 16319, "overdue", 16189, NO),
    (100, 100, [5], 1, 105, NO, NO, "no_target", 160, NO),  # nothing was promised to grow
    (NO, 100, [5], 1, NO, NO, NO, "no_target", NO, NO),  # a level cannot be said without last year's
    (100, NO, [5], 1, 105, NO, NO, "no_target", 160, NO),
    (100, 80, [5] * 6, 6, 130, "-1.5", 90, "behind", 160, NO),  # to shrink, yet it grew
    (100, 80, [0], 1, 100, 0, 99, "on_track", 100, NO),  # 20/12 rounded towards what is kept
    (100, 80, [0] * 12, 12, 100, 0, 80, "overdue", 100, NO),
]


@pytest.mark.parametrize("case", STOCKS)
def test_it_measures_a_stock_by_what_was_added(case: tuple) -> None:  # type: ignore[type-arg]
    baseline, target, months, finished, level, completion, expected, standing, forecast, needed = case
    plan = [indicator(1, target, kind="stock", baseline=baseline, parts=(2,)), indicator(2, 250)]
    report = measure(plan, reports(2, months), span=Span(2025, "year"), today=after(finished))
    assert facts(report.lines[0]) == [
        number(level),
        number(completion),
        number(expected),
        standing,
        number(forecast),
        number(needed),
    ]


def test_it_measures_a_total_of_totals() -> None:
    plan = [
        indicator(9, 1800, kind="total", parts=(91, 92, 94)),
        indicator(91),
        indicator(92, 1320),
        indicator(94, 480, kind="total", parts=(941, 942)),
        indicator(941, 470),
        indicator(942, 10),
    ]
    given = [
        *reports(91, [5, NO, NO]),
        *reports(92, [100, 120, NO]),
        *reports(941, [NO, 30, NO]),
        *reports(942, [0, 2, NO]),
    ]
    report = measure(plan, given, span=Span(2025, "quarter", 1), today=after(3))
    whole, _, _, gifts, _, _ = report.lines
    assert whole.months[:4] == (105, 152, None, None)
    assert facts(whole) == [257, number("257/1800"), 450, "behind", 1542, number("1543/9")]
    assert gifts.months[:4] == (0, 32, None, None)
    assert facts(gifts) == [32, number("32/480"), 120, "behind", 192, number("448/9")]
    # only the uppermost figure with a target counts: 257/1800 against 450/1800
    assert (report.completion, report.expected) == (number("257/1800"), number("0.25"))


def test_it_looks_at_a_span_as_of_its_own_end() -> None:
    plan = [indicator(1, 120)]
    given = reports(1, [10, 5, 15, 40, 40])
    quarter = measure(plan, given, span=Span(2025, "quarter", 1), today=date(2025, 12, 20))
    assert quarter.as_of == 3
    assert facts(quarter.lines[0]) == [30, number("0.25"), 30, "on_track", 120, 10]
    assert quarter.lines[0].in_span == 30
    second = measure(plan, given, span=Span(2025, "quarter", 2), today=date(2025, 6, 2))
    assert second.as_of == 5
    assert (second.lines[0].in_span, second.lines[0].actual, second.lines[0].expected) == (80, 110, 50)
    march = measure(plan, given, span=Span(2025, "month", 3), today=date(2025, 6, 2))
    assert (march.lines[0].in_span, march.lines[0].actual) == (15, 30)
    june = measure(plan, given, span=Span(2025, "month", 6), today=date(2025, 7, 2))
    assert (june.lines[0].in_span, june.lines[0].actual) == (None, 110)


def test_it_expects_nothing_of_a_year_that_has_not_begun_and_all_of_one_that_is_over() -> None:
    plan = [indicator(1, 12)]
    early = measure(plan, [], span=Span(2025, "year"), today=date(2024, 12, 20))
    late = measure(plan, [], span=Span(2025, "year"), today=date(2027, 3, 1))
    assert (early.as_of, early.lines[0].standing) == (0, "not_due")
    assert (late.as_of, late.lines[0].standing) == (12, "overdue")
