"""Levels, percents, limits and schedules worked out on paper: what was promised and reported, and what must follow."""

from typing import NamedTuple

import pytest

from plan.indicator import Direction, Kind
from plan.period import Span
from plan.progress.report import measure
from tests.support.plans.figures import YEAR, Figure, after, indicator, number, reports

NO = None
SPRING, TWICE, QUARTERLY = "months 4-6", "due 6,12", "due 3,6,9,12"
LATE: list[Figure] = [NO] * 11


class Plan(NamedTuple):
    """What was promised."""

    kind: Kind
    baseline: Figure
    target: Figure
    window: str = YEAR
    schedule: str = ""
    direction: Direction = "more"


FUND = Plan("level", 100, 120)
FUND_UNKNOWN = Plan("level", NO, 120)
FUND_KEPT = Plan("level", 100, 100)
FUND_SHRINKS = Plan("level", 100, 90)
FUND_IN_SPRING = Plan("level", 100, 110, SPRING)
FUND_TWICE = Plan("level", 0, 5, TWICE)
DEBTORS = Plan("level", 50, 20, direction="less")
DEBTORS_UNKNOWN = Plan("level", NO, 20, direction="less")
DEBTORS_MAY_RISE = Plan("level", 15, 20, direction="less")
DEBTORS_GONE = Plan("level", 10, 0, direction="less")
SHARE = Plan("percent", 90, 95)
SHARE_IN_SPRING = Plan("percent", NO, 95, SPRING)
REFUSALS = Plan("percent", 10, 4, direction="less")
COMPLAINTS = Plan("count", 50, 20, direction="less")
COMPLAINTS_UNKNOWN = Plan("count", NO, 20, direction="less")
NO_COMPLAINTS = Plan("count", 3, 0, direction="less")
EVENTS = Plan("count", 12, 14, schedule="quarters 3 4 3 4")
EVENTS_FROM_APRIL = Plan("count", NO, 14, schedule="quarters - 5 5 4")
HALVES = Plan("count", NO, 14, schedule="halves 6 8")
MONTHS = Plan("count", NO, 8, schedule="months - - 5 - - - - - - 3 - -")
PAPERS = Plan("count", NO, 14, QUARTERLY, "quarters 3 4 3 4")
FUND_BY_QUARTER = Plan("level", 100, 120, schedule="quarters 105 110 115 120")
FUND_TWO_STEPS = Plan("level", 100, 120, schedule="quarters - 110 - 120")
SHARE_BY_QUARTER = Plan("percent", 88, 95, schedule="quarters 90 92 94 95")
LIMIT_BY_QUARTER = Plan("count", 50, 20, schedule="quarters 5 5 5 5", direction="less")

Months = list[Figure]
# the promise, months reported from January, months finished → actual, completion, expected, standing, forecast
GOLDEN: list[tuple[Plan, Months, int, Figure, Figure, Figure, str, Figure]] = [
    (FUND, [], 0, NO, NO, 100, "not_due", NO),
    (FUND, [], 1, NO, NO, 101, "behind", NO),
    (FUND, [102], 1, 102, "0.1", 101, "on_track", 102),
    (FUND, [100], 1, 100, 0, 101, "on_track", 100),
    (FUND, [102, NO, NO], 3, 102, "0.1", 105, "behind", 102),
    (FUND, [102, NO, 105], 3, 105, "0.25", 105, "on_track", 105),
    (FUND, [99], 1, 99, "-0.05", 101, "behind", 99),
    (FUND, [120], 1, 120, 1, 101, "done", 120),
    (FUND, [125, 118], 2, 118, "0.9", 103, "on_track", 118),
    (FUND, [110] * 12, 12, 110, "0.5", 120, "overdue", 110),
    (FUND, [*LATE, 120], 12, 120, 1, 120, "done", 120),
    (FUND, [], 12, NO, NO, 120, "overdue", NO),
    (FUND, [0], 1, 0, -5, 101, "behind", 0),
    (FUND_UNKNOWN, [], 1, NO, NO, NO, "not_due", NO),
    (FUND_UNKNOWN, [90], 1, 90, "0.75", NO, "on_track", 90),
    (FUND_UNKNOWN, [90, 120], 2, 120, 1, NO, "done", 120),
    (FUND_UNKNOWN, [*LATE, 114], 12, 114, "0.95", 120, "overdue", 114),
    (Plan("level", 100, NO), [103], 1, 103, NO, NO, "no_target", 103),
    (FUND_KEPT, [100], 1, 100, NO, 100, "done", 100),
    (FUND_KEPT, [98], 1, 98, NO, 100, "on_track", 98),
    (FUND_KEPT, [], 1, NO, NO, 100, "not_due", NO),
    (FUND_KEPT, [98], 12, 98, NO, 100, "nearly", 98),
    (FUND_SHRINKS, [95], 6, 95, NO, 95, "done", 95),
    (FUND_SHRINKS, [81], 6, 81, NO, 95, "behind", 81),
    (FUND_IN_SPRING, [], 3, NO, NO, 100, "not_due", NO),
    (FUND_IN_SPRING, [NO, NO, NO, 103], 4, 103, "0.3", 103, "on_track", 103),
    (FUND_IN_SPRING, [NO, NO, NO, 105], 6, 105, "0.5", 110, "overdue", 105),
    (FUND_TWICE, [NO] * 5, 5, NO, NO, 0, "not_due", NO),
    (FUND_TWICE, [NO, NO, NO, NO, NO, 2], 6, 2, "0.4", 2, "on_track", 2),
    (FUND_TWICE, [NO, NO, NO, NO, NO, 1], 6, 1, "0.2", 2, "behind", 1),
    (Plan("level", NO, 0), [3], 1, 3, NO, NO, "done", 3),
    (DEBTORS, [], 0, NO, NO, 50, "not_due", NO),
    (DEBTORS, [], 3, NO, NO, 43, "not_due", NO),
    (DEBTORS, [47], 1, 47, "0.1", 48, "on_track", 47),
    (DEBTORS, [50], 6, 50, 0, 35, "on_track", 50),
    (DEBTORS, [53], 6, 53, "-0.1", 35, "behind", 53),
    (DEBTORS, [20], 3, 20, 1, 43, "done", 20),
    (DEBTORS, [14], 3, 14, "1.2", 43, "done", 14),
    (DEBTORS, [30], 12, 30, "2/3", 20, "overdue", 30),
    (DEBTORS, [], 12, NO, NO, 20, "overdue", NO),
    (DEBTORS_UNKNOWN, [25], 6, 25, NO, NO, "on_track", 25),
    (DEBTORS_UNKNOWN, [25], 12, 25, NO, 20, "overdue", 25),
    (DEBTORS_UNKNOWN, [20], 1, 20, NO, NO, "done", 20),
    (DEBTORS_MAY_RISE, [18], 6, 18, NO, NO, "done", 18),
    (DEBTORS_MAY_RISE, [25], 6, 25, NO, NO, "behind", 25),
    (DEBTORS_GONE, [4], 6, 4, NO, 5, "on_track", 4),
    (DEBTORS_GONE, [11], 6, 11, NO, 5, "on_track", 11),
    (DEBTORS_GONE, [4, 0], 6, 0, NO, 5, "done", 0),
    (DEBTORS_GONE, [4], 12, 4, NO, 0, "overdue", 4),
    (SHARE, [], 0, NO, NO, NO, "not_due", NO),
    (SHARE, [], 1, NO, NO, 95, "behind", NO),
    (SHARE, [76], 1, 76, "0.8", 95, "behind", 76),
    (SHARE, [95], 1, 95, 1, 95, "done", 95),
    (SHARE, [94, 97], 2, "95.5", "95.5/95", 95, "done", "95.5"),
    (SHARE, [94, NO, 92], 3, 93, "93/95", 95, "behind", 93),
    (SHARE, [100, 90], 12, 95, 1, 95, "done", 95),
    (SHARE, [100, 52], 12, 76, "0.8", 95, "overdue", 76),
    (SHARE_IN_SPRING, [], 3, NO, NO, NO, "not_due", NO),
    (SHARE_IN_SPRING, [NO, NO, NO, 38], 4, 38, "0.4", 95, "behind", 38),
    (REFUSALS, [], 1, NO, NO, "9.5", "not_due", NO),
    (REFUSALS, [10], 6, 10, 0, 7, "on_track", 10),
    (REFUSALS, [13], 6, 13, "-0.5", 7, "behind", 13),
    (REFUSALS, [8, 6], 2, 7, "0.5", 9, "on_track", 7),
    (REFUSALS, [4], 1, 4, 1, "9.5", "done", 4),
    (REFUSALS, [7], 12, 7, "0.5", 4, "overdue", 7),
    (COMPLAINTS, [], 0, NO, NO, 0, "not_due", NO),
    (COMPLAINTS, [], 1, NO, NO, 2, "not_due", NO),
    (COMPLAINTS, [1], 1, 1, NO, 2, "on_track", 12),
    (COMPLAINTS, [3], 1, 3, NO, 2, "on_track", 36),
    (COMPLAINTS, [2, 2], 2, 4, NO, 4, "on_track", 24),
    (COMPLAINTS, [1] * 12, 12, 12, "38/30", 20, "done", 12),
    (COMPLAINTS, [2] * 12, 12, 24, "26/30", 20, "overdue", 24),
    (COMPLAINTS, [], 12, NO, NO, 20, "overdue", NO),
    (COMPLAINTS_UNKNOWN, [2] * 12, 12, 24, NO, 20, "overdue", 24),
    (Plan("count", 50, NO, direction="less"), [2], 1, 2, NO, NO, "no_target", 24),
    (NO_COMPLAINTS, [0], 1, 0, NO, 0, "done", 0),
    (NO_COMPLAINTS, [], 1, NO, NO, 0, "not_due", NO),
    (NO_COMPLAINTS, [1], 1, 1, NO, 0, "behind", 12),
    (NO_COMPLAINTS, [0, 1], 12, 1, NO, 0, "overdue", 1),
    (EVENTS, [], 1, NO, NO, 1, "behind", NO),
    (EVENTS, [1, 1], 2, 2, "1/7", 2, "on_track", 12),
    (EVENTS, [1, 1, 0], 3, 2, "1/7", 3, "on_track", 8),
    (EVENTS, [1, 1, 1, 0], 4, 3, "3/14", 4, "on_track", 9),
    (EVENTS, [3, 0, 0, 4], 6, 7, "0.5", 7, "on_track", 21),
    (EVENTS, [3, 0, 0, 4, 0, 0, 7], 7, 14, 1, 8, "done", 24),
    (EVENTS_FROM_APRIL, [], 3, NO, NO, 0, "not_due", NO),
    (EVENTS_FROM_APRIL, [], 4, NO, NO, 1, "behind", NO),
    (HALVES, [3], 3, 3, "3/14", 3, "on_track", 36),
    (HALVES, [3], 7, 3, "3/14", 7, "behind", 36),
    (MONTHS, [0, 0], 2, 0, 0, 0, "on_track", 0),
    (MONTHS, [0, 0, 4], 3, 4, "0.5", 5, "on_track", 16),
    (MONTHS, [0, 0, 5], 9, 5, "0.625", 5, "on_track", 20),
    (PAPERS, [], 2, NO, NO, 0, "not_due", NO),
    (PAPERS, [NO, NO, 3], 5, 3, "3/14", 3, "on_track", NO),
    (PAPERS, [NO, NO, 3], 6, 3, "3/14", 7, "behind", NO),
    (FUND_BY_QUARTER, [101], 1, 101, "0.05", 101, "on_track", 101),
    (FUND_BY_QUARTER, [104], 3, 104, "0.2", 105, "on_track", 104),
    (FUND_BY_QUARTER, [106], 4, 106, "0.3", 106, "on_track", 106),
    (FUND_TWO_STEPS, [100], 3, 100, 0, 100, "on_track", 100),
    (FUND_TWO_STEPS, [103], 5, 103, "0.15", 106, "behind", 103),
    (SHARE_BY_QUARTER, [91], 1, 91, "91/95", 90, "on_track", 91),
    (SHARE_BY_QUARTER, [91], 4, 91, "91/95", 92, "on_track", 91),
    (LIMIT_BY_QUARTER, [2], 1, 2, NO, 2, "on_track", 24),
    (LIMIT_BY_QUARTER, [2, 2, 2], 3, 6, NO, 5, "on_track", 24),
]


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: f"{' '.join(map(str, case[0]))} after {case[2]}: {case[1]}")
def test_it_measures_every_kind(case: tuple[Plan, Months, int, Figure, Figure, Figure, str, Figure]) -> None:
    promised, months, finished, actual, completion, expected, standing, forecast = case
    figure = indicator(
        1,
        promised.target,
        promised.window,
        promised.kind,
        promised.baseline,
        direction=promised.direction,
        schedule=promised.schedule,
    )
    line = measure([figure], reports(1, months), span=Span(2025, "year"), today=after(finished)).lines[0]
    assert [line.actual, line.completion, line.expected, line.standing, line.forecast] == [
        number(actual),
        number(completion),
        number(expected),
        standing,
        number(forecast),
    ]


# kind, schedule, span → what the span itself brought and what the plan asks of it
SPANS: list[tuple[Kind, str, Span, Figure, Figure]] = [
    ("count", "quarters 3 4 3 4", Span(2025, "quarter", 1), 60, 3),
    ("count", "quarters 3 4 3 4", Span(2025, "half", 1), 110, 7),
    ("count", "quarters 3 4 3 4", Span(2025, "nine_months"), 110, 10),
    ("count", "quarters 3 4 3 4", Span(2025, "month", 2), 20, NO),
    ("count", "quarters 3 4 3 4", Span(2025, "year"), 110, 14),
    ("count", "halves 6 8", Span(2025, "quarter", 1), 60, NO),
    ("count", "months 1 2 - - - - - - - - - 5", Span(2025, "quarter", 1), 60, 3),
    ("count", "", Span(2025, "quarter", 1), 60, NO),
    ("level", "quarters 3 4 3 4", Span(2025, "quarter", 2), 50, 4),
    ("level", "quarters 3 4 3 4", Span(2025, "half", 1), 50, 4),
    ("level", "quarters 3 4 3 4", Span(2025, "month", 5), NO, NO),
    ("percent", "quarters 3 4 3 4", Span(2025, "quarter", 1), 20, 3),
    ("percent", "quarters 3 4 3 4", Span(2025, "half", 1), "27.5", 4),
]


@pytest.mark.parametrize("case", SPANS, ids=lambda case: f"{case[0]} {case[1]} {case[2]}")
def test_it_tells_what_the_span_itself_brought(case: tuple[Kind, str, Span, Figure, Figure]) -> None:
    kind, schedule, span, brought, asked = case
    figure = indicator(1, 14, kind=kind, schedule=schedule)
    line = measure([figure], reports(1, [10, 20, 30, 50]), span=span, today=after(12)).lines[0]
    assert (line.in_span, line.in_span_target) == (number(brought), number(asked))


def test_it_adds_up_the_levels_of_several_departments() -> None:
    fund = indicator(1, 300, kind="level", departments=(1, 2))
    given = [*reports(1, [100, NO, 110], 1), *reports(1, [NO, 180], 2)]
    line = measure([fund], given, span=Span(2025, "year"), today=after(3)).lines[0]
    assert line.months[:4] == (100, 280, 290, NO)
    assert line.actual == 290


def test_it_takes_the_mean_of_the_percents_of_several_departments() -> None:
    share = indicator(1, 90, kind="percent", departments=(1, 2))
    given = [*reports(1, [100, 90], 1), *reports(1, [80], 2)]
    line = measure([share], given, span=Span(2025, "year"), today=after(2)).lines[0]
    assert (line.months[:2], line.actual) == ((90, 90), 90)


def test_it_makes_a_level_of_a_total_of_levels() -> None:
    plan = [
        indicator(1, 30, kind="total", parts=(2, 3), baseline=20),
        indicator(2, 10, kind="level"),
        indicator(3, 20, kind="level"),
    ]
    given = [*reports(2, [8, 9]), *reports(3, [15, NO, 18])]
    total = measure(plan, given, span=Span(2025, "year"), today=after(3)).lines[0]
    assert (total.months[:3], total.actual, total.completion) == ((23, 24, 27), 27, number("0.7"))


@pytest.mark.parametrize("kinds", [("count", "level"), ("level", "percent")])
def test_it_adds_up_no_figures_of_several_kinds(kinds: tuple[Kind, Kind]) -> None:
    plan = [indicator(1, kind="total", parts=(2, 3)), indicator(2, kind=kinds[0]), indicator(3, kind=kinds[1])]
    with pytest.raises(ValueError, match="several kinds"):
        measure(plan, [], span=Span(2025, "year"), today=after(1))
