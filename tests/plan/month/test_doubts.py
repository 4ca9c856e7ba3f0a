"""Which levels, percents and limits are questioned, and which must be left in peace."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.indicator import Direction, Kind
from plan.month.doubts import Past, doubt_about
from plan.month.oddness import Oddness
from tests.support.plans.figures import Figure, indicator, number


def look(
    kind: Kind,
    value: Figure,
    before: list[Figure],
    target: Figure,
    baseline: Figure,
    direction: Direction = "more",
    departments: tuple[int, ...] = (1,),
) -> Oddness | None:
    own = {month: amount for month, figure in enumerate(before, 1) if (amount := number(figure)) is not None}
    figure = indicator(kind=kind, target=target, baseline=baseline, direction=direction, departments=departments)
    judged = number(value)
    assert judged is not None
    everybody = sum(own.values(), Decimal(0)) if kind == "count" else None
    return doubt_about(judged, figure, Past(len(before) + 1, own, everybody))


# value, values before, target, last year → slip, what was probably meant
LEVELS = [
    (60, [60_020], 61_000, 60_000, "change_only", 60_080),  # what was added
    (60, [], 61_000, 60_000, "change_only", 60_060),  # in January, against last year's figure
    (600, [60_020, 60_500], 61_000, 60_000, "change_only", 61_100),
    (60, [60_020], None, None, "change_only", 60_080),
    (2, [12], 16, 10, "change_only", 14),
    (6_008, [60_020], 61_000, 60_000, "a_tenth", 60_080),  # a digit was lost
    (600_800, [60_020], 61_000, 60_000, "ten_times", 60_080),
    (6_008_000, [60_020], 61_000, 60_000, "hundred_times", 60_080),
    (68_020, [60_020], 61_000, 60_000, "far_above", None),
    (66_020, [60_020, None, 60_040], 60_800, 60_000, None, None),  # a tenth may always happen
    (52_000, [60_020], 61_000, 60_000, "far_below", None),
    (0, [60_020], 61_000, 60_000, "far_below", None),
    (95_000, [60_020], None, None, "far_above", None),
    (60, [], 61_000, None, "far_below", None),  # nothing is known but where it is to stand
    (610_000, [], 61_000, None, "far_above", 61_000),
    (60_080, [60_020], 61_000, 60_000, None, None),
    (60_020, [60_020], 61_000, 60_000, None, None),
    (59_400, [60_020], 61_000, 60_000, None, None),  # books that were written off
    (62_500, [60_020], 61_000, 60_000, None, None),
    (25, [5], 25, 5, None, None),  # all that was promised at once
    (3, [2], 4, 2, None, None),
    (0, [3], 4, 2, None, None),
    (58_000, [60_020, 57_900, 60_100], 61_000, 60_000, None, None),  # it was so before
]
LESS = [
    (5, [48], 20, 50, "change_only", 43),  # what it became less by
    (450, [48], 20, 50, "ten_times", 45),
    (48, [], 20, 50, None, None),  # on its way down it is above the target
    (41, [48], 20, 50, None, None),
    (19, [24], 20, 50, None, None),
    (55, [50], 20, 50, None, None),
    (0, [4], 0, 30, None, None),
    (3, [9], 2, 30, None, None),
    (24, [18], 20, None, "over_the_limit", None),  # a ceiling
    (25, [24], 20, None, None, None),  # which was asked when it was passed
]
PERCENTS = [
    ("9.5", [95], 95, 90, "a_tenth", 95),
    ("0.95", [95], 95, 90, "a_hundredth", 95),
    ("0.95", [], 95, 90, "a_hundredth", 95),
    ("9.4", [], 95, 90, "a_tenth", 94),
    (945, [95], 95, 90, "over_hundred", "94.5"),
    (101, [95], 95, 90, "over_hundred", None),
    (955, [], None, None, "over_hundred", "95.5"),
    (5, [95], 95, 90, "far_below", None),
    (96, ["9.5"], None, None, "far_above", "9.6"),
    ("93.5", [95], 95, 90, None, None),
    (100, [95], 95, 90, None, None),
    (70, [95], 95, 90, None, None),
    (0, [95], 95, 90, None, None),
    (104, [102], 105, 101, None, None),  # growth may well be over a hundred
    (40, [20], 95, 10, None, None),
    (50, [], None, None, None, None),
]
LESS_PERCENTS = [
    (4, [5], 3, 6, None, None),
    ("2.5", [3], 3, 6, None, None),
    (30, [3], 3, 6, "far_above", 3),
    (30, [], 3, 3, "far_above", 3),
    (4, ["2.5"], 3, None, "over_the_limit", None),
    (3, ["1.5"], 2, 4, "over_the_limit", None),  # once it has come below, no way down leads above again
    (3, [], 2, "2.5", "over_the_limit", None),
    (3, [], 2, 4, None, None),
]
LIMITS = [
    (3, [2, 3, 2], 8, None, "over_the_limit", None),
    (1, [2, 3, 2], 8, None, None, None),
    (2, [2, 3, 4], 8, None, None, None),  # that was asked a month ago
    (1, [], 0, 2, "over_the_limit", None),
    (0, [], 0, 2, None, None),
    (25, [], 0, 3, "over_the_limit", None),  # nothing was promised: 3 is last year's figure, and no plan
    (5, [1], 0, 1, None, None),
    ("90.5", ["1050.5"], "1100.5", 1200, "over_the_limit", None),
]


@pytest.mark.parametrize(("value", "before", "target", "baseline", "slip", "meant"), LEVELS)
def test_a_level(
    value: Figure, before: list[Figure], target: Figure, baseline: Figure, slip: str | None, meant: Figure
) -> None:
    assert_doubt(look("level", value, before, target, baseline), slip, meant)


@pytest.mark.parametrize(("value", "before", "target", "baseline", "slip", "meant"), LESS)
def test_a_level_that_is_to_become_less(
    value: Figure, before: list[Figure], target: Figure, baseline: Figure, slip: str | None, meant: Figure
) -> None:
    assert_doubt(look("level", value, before, target, baseline, "less"), slip, meant)


@pytest.mark.parametrize(("value", "before", "target", "baseline", "slip", "meant"), PERCENTS)
def test_a_percent(
    value: Figure, before: list[Figure], target: Figure, baseline: Figure, slip: str | None, meant: Figure
) -> None:
    assert_doubt(look("percent", value, before, target, baseline), slip, meant)


@pytest.mark.parametrize(("value", "before", "target", "baseline", "slip", "meant"), LESS_PERCENTS)
def test_a_percent_that_is_to_become_less(
    value: Figure, before: list[Figure], target: Figure, baseline: Figure, slip: str | None, meant: Figure
) -> None:
    assert_doubt(look("percent", value, before, target, baseline, "less"), slip, meant)


@pytest.mark.parametrize(("value", "before", "target", "baseline", "slip", "meant"), LIMITS)
def test_a_count_that_is_to_stay_small(
    value: Figure, before: list[Figure], target: Figure, baseline: Figure, slip: str | None, meant: Figure
) -> None:
    assert_doubt(look("count", value, before, target, baseline, "less"), slip, meant)


def assert_doubt(doubt: Oddness | None, slip: str | None, meant: Figure) -> None:
    seen = (doubt.slip, doubt.meant) if doubt is not None else (None, None)
    assert seen == (slip, number(meant))


def test_a_shared_level_is_held_against_the_departments_own() -> None:
    assert look("level", 1_200, [], 61_000, 60_000, departments=(1, 2)) is None
    assert_doubt(look("level", 12, [1_200], 61_000, 60_000, departments=(1, 2)), "change_only", 1_212)


AMOUNTS = st.integers(0, 10**6)


@given(
    kind=st.sampled_from(["level", "percent", "count"]),
    direction=st.sampled_from(["more", "less"]),
    before=st.lists(st.none() | AMOUNTS, max_size=11),
    target=st.none() | AMOUNTS,
    baseline=st.none() | AMOUNTS,
)
def test_the_same_again_is_never_a_doubt(
    kind: Kind, direction: Direction, before: list[int | None], target: int | None, baseline: int | None
) -> None:
    known = [value for value in before if value is not None]
    if known and not (kind == "count" and direction == "less"):
        assert look(kind, known[-1], list(before), target, baseline, direction) is None
