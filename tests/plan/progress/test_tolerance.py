"""What is forgiven before a figure is called behind, worked out on paper, and what holds of it whatever is promised."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.period import Span
from plan.progress.line import Line
from plan.progress.report import measure
from plan.progress.standing import Judging, Standing, Tolerance
from tests.support.plans.figures import YEAR, Figure, after, indicator, number, reports

NO = None
QUARTERLY = "due 3,6,9,12"
ORDER: tuple[Standing, ...] = ("overdue", "behind", "nearly", "on_track", "done")


def measured(
    promise: tuple[Figure, str], months: list[Figure], finished: int, judging: Judging, **about: object
) -> Line:
    figure = indicator(1, promise[0], promise[1], **about)  # type: ignore[arg-type]
    report = measure([figure], reports(1, months), span=Span(2025, "year"), today=after(finished), judging=judging)
    return report.lines[0]


# target, window, reported since January, months finished, tolerance → standing
GOLDEN: list[tuple[Figure, str, Figure, int, int, Standing]] = [
    (600, YEAR, 449, 9, 2, "on_track"),  # of 450
    (600, YEAR, 441, 9, 2, "on_track"),  # 9 is 2 % of 450
    (600, YEAR, 440, 9, 2, "behind"),
    (600, YEAR, 449, 9, 0, "behind"),
    (600, YEAR, 428, 9, 5, "on_track"),  # 22,5 of 450
    (600, YEAR, 427, 9, 5, "behind"),
    (150, YEAR, 149, 12, 2, "nearly"),
    (150, YEAR, 147, 12, 2, "nearly"),
    (150, YEAR, 146, 12, 2, "overdue"),
    (150, YEAR, 149, 12, 0, "overdue"),
    (150, YEAR, 150, 12, 0, "done"),
    (2, YEAR, 1, 12, 2, "overdue"),  # one of two is no small difference
    (49, YEAR, 48, 12, 2, "overdue"),
    (50, YEAR, 49, 12, 2, "nearly"),
    (4, YEAR, 0, 3, 2, "on_track"),  # one unit
    (4, YEAR, 0, 6, 2, "behind"),
    (4, YEAR, NO, 3, 2, "behind"),  # nobody said anything: nothing is forgiven
    (4, YEAR, NO, 2, 2, "not_due"),  # and it is not on track either
    (4, QUARTERLY, 0, 3, 2, "behind"),  # a quarter's paper that was not sent
    (400, QUARTERLY, 98, 3, 2, "on_track"),
    (400, QUARTERLY, 97, 3, 2, "behind"),
    (400, QUARTERLY, 97, 3, 3, "on_track"),
    ("0.5", YEAR, "0.1", 11, 2, "on_track"),
]  # fmt: skip


@pytest.mark.parametrize("case", GOLDEN, ids=str)
def test_it_forgives_a_little(case: tuple[Figure, str, Figure, int, int, Standing]) -> None:
    target, window, brought, finished, percent, standing = case
    months: list[Figure] = [*[NO] * (finished - 1), brought]
    judging = Judging(Tolerance(percent))
    assert measured((target, window), months, finished, judging).standing == standing


# kind, direction, baseline, target, the last value, months finished → standing
KINDS: list[tuple[str, str, Figure, Figure, Figure, int, Standing]] = [
    ("level", "more", 100, 200, 149, 6, "on_track"),  # 150: one unit
    ("level", "more", 100, 200, 148, 6, "behind"),  # 2 % of the 50 to be added, and not of 150
    ("level", "more", 16069, 16319, 16314, 12, "nearly"),
    ("level", "more", 16069, 16319, 16313, 12, "overdue"),
    ("level", "more", NO, 1000, 981, 12, "nearly"),
    ("percent", "more", 90, 95, "93.2", 6, "on_track"),
    ("percent", "more", 90, 95, "93.0", 6, "behind"),
    ("percent", "more", 90, 95, "93.2", 12, "nearly"),
    ("level", "less", 50, 20, 51, 6, "on_track"),  # one more than last year
    ("level", "less", 50, 20, 52, 6, "behind"),
    ("level", "less", 500, 200, 204, 12, "nearly"),
    ("level", "less", 500, 200, 205, 12, "overdue"),
    ("count", "less", 30, 12, 7, 6, "on_track"),  # of 6
    ("count", "less", 30, 12, 8, 6, "behind"),
    ("count", "less", 30, 12, 13, 6, "behind"),
    ("count", "less", NO, 0, 1, 6, "behind"),  # none was to be, and it cannot be undone
    ("count", "less", 300, 100, 102, 12, "nearly"),
    ("count", "less", 300, 100, 103, 12, "overdue"),
    ("count", "less", 30, 12, NO, 6, "not_due"),
]  # fmt: skip


@pytest.mark.parametrize("case", KINDS, ids=str)
def test_it_forgives_a_little_of_every_kind(case: tuple[str, str, Figure, Figure, Figure, int, Standing]) -> None:
    kind, direction, baseline, target, value, finished, standing = case
    months: list[Figure] = [*[NO] * (finished - 1), value]
    about = {"kind": kind, "direction": direction, "baseline": baseline}
    assert measured((target, YEAR), months, finished, Judging(), **about).standing == standing


def test_a_month_that_may_still_be_reported_makes_nothing_behind() -> None:
    two: list[Figure] = [10, 10]
    assert measured((120, YEAR), two, 3, Judging()).standing == "behind"
    early = measured((120, YEAR), two, 3, Judging(due_to=2))
    assert (early.standing, early.expected) == ("on_track", 30), "what is expected is told all the same"
    assert measured((120, YEAR), [10, 5], 3, Judging(due_to=2)).standing == "behind", "February is due"
    assert measured((120, YEAR), [10, 10, 0], 3, Judging(due_to=2)).standing == "behind", "March is in"
    last: list[Figure] = [10] * 11
    assert measured((120, YEAR), last, 12, Judging(due_to=11)).standing == "on_track"
    assert measured((120, YEAR), last, 12, Judging()).standing == "overdue"
    assert measured((4, QUARTERLY), [], 3, Judging(due_to=2)).standing == "not_due"


def test_a_shared_row_waits_for_all_who_report_it() -> None:
    row = indicator(1, 120, departments=(1, 2))
    given_reports = [*reports(1, [10, 10, 1], 1), *reports(1, [0, 0], 2)]
    judging = Judging(due_to=2)
    early = measure([row], given_reports, span=Span(2025, "year"), today=after(3), judging=judging)
    assert early.lines[0].standing == "on_track"
    whole = [*given_reports, *reports(1, [NO, NO, 0], 2)]
    late = measure([row], whole, span=Span(2025, "year"), today=after(3), judging=judging)
    assert late.lines[0].standing == "behind"


amounts = st.integers(0, 400)
percents = st.sampled_from([0, 1, 2, 3, 5, 10])
windows = st.sampled_from([YEAR, "months 3-9", QUARTERLY, "due 6,12"])


@given(st.integers(1, 400), windows, st.lists(st.none() | amounts, max_size=12), st.integers(0, 12), percents, percents)
def test_a_larger_tolerance_never_makes_a_standing_worse(
    target: int, window: str, months: list[int | None], finished: int, one: int, other: int
) -> None:
    less, more = sorted((one, other))
    strict = measured((target, window), [*months], finished, Judging(Tolerance(less))).standing
    kind = measured((target, window), [*months], finished, Judging(Tolerance(more))).standing
    if strict in ORDER and kind in ORDER:
        assert ORDER.index(kind) >= ORDER.index(strict)
    else:
        assert kind == strict


@given(st.integers(1, 400), windows, st.lists(amounts, max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_waiting_for_a_month_never_makes_a_standing_worse(
    target: int, window: str, months: list[int], finished: int, due_to: int
) -> None:
    bad = ("behind", "overdue")
    waiting = measured((target, window), [*months], finished, Judging(due_to=due_to))
    due = measured((target, window), [*months], finished, Judging())
    assert waiting.standing not in bad or due.standing in bad
    assert (waiting.actual, waiting.expected, waiting.completion) == (due.actual, due.expected, due.completion)


@given(st.integers(1, 4000), amounts, st.integers(1, 12), percents)
def test_it_is_behind_exactly_where_more_is_missing_than_is_forgiven(
    target: int, brought: int, finished: int, percent: int
) -> None:
    line = measured((target, YEAR), [brought], finished, Judging(Tolerance(percent)))
    expected = Decimal(target if finished == 12 else target * finished // 12)
    share = expected * percent / 100
    forgiven = max(share, Decimal(1)) if percent and finished < 12 else share
    late = expected - brought > forgiven
    assert (line.standing in ("behind", "overdue")) == (late and brought < target)
    assert line.expected == number(str(expected))
