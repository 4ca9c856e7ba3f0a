"""Which numbers are questioned, and which must be left in peace."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.indicator import Window
from plan.month.oddness import CLOSE, Oddness, oddness_of

YEAR = Window(1, 12)
D = Decimal


def look(
    value: int,
    previous: list[int | None],
    target: int | None = None,
    baseline: int | None = None,
    window: Window = YEAR,
) -> Oddness | None:
    months = [None if number is None else D(number) for number in previous]
    return oddness_of(
        D(value),
        previous_months=months,
        target=None if target is None else D(target),
        baseline=None if baseline is None else D(baseline),
        window=window,
        month=len(previous) + 1,
    )


# value, months before, target, last year → slip, what was probably meant
SLIPS = [
    (4220, [420, 431, 415], None, None, "ten_times", 422),  # a zero too many
    (4422, [420, 431, 415], None, None, "ten_times", 422),  # a digit typed twice
    (42200, [420, 431, 415], None, None, "hundred_times", 422),
    (42, [420, 431, 415], None, None, "a_tenth", 420),  # a zero too few
    (4, [420, 431, 415], None, None, "a_hundredth", 400),
    (298700, [29870, 31150], 354654, 318740, "ten_times", 29870),
    (2987, [29870, 31150], 354654, 318740, "a_tenth", 29870),
    (300000, [], 354654, 318740, "ten_times", 30000),  # January: an even share is all there is
    (2900, [], 354654, 318740, "a_tenth", 29000),
    (120, [12], 150, 142, "ten_times", 12),
    (2600, [420, 431, 415], None, None, "far_above", 260),
    (2511, [420, 431, 415], None, None, "far_above", 251),
    (2513, [420, 431, 415], None, None, "far_above", None),
    (2100, [420, 431, 415], None, None, "far_above", 210),  # five times exactly
    (20, [420, 431, 415], None, None, "far_below", 200),
    (1400, [420, 431, 415], None, None, "far_above", 140),  # three times, and it looks like a slip
    (1330, [420, 431, 415], None, None, "far_above", 133),
    (1550, [420, 431, 415], None, None, "far_above", 155),
    (45, [456, 431, 470], 5000, None, "a_tenth", 450),  # the last digit was lost
    (137, [420, 431, 415], None, None, "far_below", None),
    (3, [31, 28, 35], 360, None, "a_tenth", 30),
    (4, [30, 41], None, None, "a_tenth", 40),
    (400, [0, 0, 38, 0, 0], 470, 400, "far_above", 40),  # mostly zero
    (12, [0, 0, 118, 0, 0], 470, 400, "a_tenth", 120),
    (9, [0, 0, 0, 0, 0], 240, 250, "a_tenth", 90),
    (40, [110, 180, 300, 410], 4800, None, "far_below", 400),  # grows
    (3900, [110, 180, 300, 410], 4800, None, "ten_times", 390),
    (500, [0, 0, 0], 470, 11, "over_the_year", 50),
    (60, [0, 20, 0, 0], 48, 36, "over_the_year", 6),
    (8, [0, 0], 1, None, "over_the_year", None),  # one document in the whole year
    (5, [], 1, 1, "over_the_year", None),
    (8, [0, 0], 2, 1, "over_the_year", None),
]

QUIET = [
    (3, [0, 0], 1, None),  # a little more than was promised
    (3, [0, 0], 2, 1),
    (8, [8], 1, None),
    (422, [420, 431, 415], None, None),
    (1200, [420, 431, 415], None, None),  # a good month
    (2098, [420, 431, 415], None, None),  # not yet five times the usual, and no slip makes it of an ordinary one
    (1010, [420, 431, 415], None, None),  # might be a slip, but is not far
    (150, [600, 420, 200], None, None),  # goes down month by month
    (700, [110, 180, 300, 410], 4800, None),
    (7, [25, 12, 19], 240, None),  # small counts come by chance
    (150, [420, 431, 415], None, None),  # a quiet one
    (0, [420, 431, 415], 5000, None),  # zero is meant
    (3, [0, 1, 0], 12, 12),  # small counts
    (9, [1, 1, 1], 12, 12),
    (1, [12, 14, 9], 150, 142),
    (40, [0, 0, 30, 0], 470, 11),  # mostly zero, then a gift
    (200, [0, 0, 0, 0], 470, 11),
    (70, [12], 1000, 900),  # one month says little: the plan asks for 83
    (4400, [420, 4422, 415], None, None),  # it was so before, and confirmed
    (12, [], None, None),  # nothing to compare with
    (50000, [], None, None),
    (4, [], 4, 4),
    (20, [None, None, 25], 250, 1140),
    (100, [None], 250, 1140),
]


@pytest.mark.parametrize(("value", "previous", "target", "baseline", "slip", "meant"), SLIPS)
def test_it_questions_a_slip(
    value: int,
    previous: list[int | None],
    target: int | None,
    baseline: int | None,
    slip: str,
    meant: int | None,
) -> None:
    oddness = look(value, previous, target, baseline)
    assert oddness is not None
    assert (oddness.slip, oddness.meant) == (slip, None if meant is None else D(meant))


@pytest.mark.parametrize(("value", "previous", "target", "baseline"), QUIET)
def test_it_leaves_an_ordinary_number_in_peace(
    value: int, previous: list[int | None], target: int | None, baseline: int | None
) -> None:
    assert look(value, previous, target, baseline) is None


@pytest.mark.parametrize("window", [Window(4, 6), Window(1, 2), Window(points=(3, 6, 9, 12))])
def test_it_expects_bursts_where_the_work_is_short_or_due_at_points(window: Window) -> None:
    assert look(60, [None, None], 60, 60, window) is None


def test_it_leaves_in_peace_what_was_so_a_year_ago() -> None:
    months = [D(number) for number in (420, 431, 415)]
    for value, same_month, quiet in ((60, 55, True), (60, 600, False), (2600, 2500, True), (2600, None, False)):
        before = None if same_month is None else D(same_month)
        doubt = oddness_of(
            D(value), previous_months=months, target=None, baseline=None, window=YEAR, month=4, same_month=before
        )
        assert (doubt is None) == quiet, (value, same_month)


def test_it_gives_the_facts_for_a_sentence() -> None:
    oddness = look(298700, [29870, 31150], 354654, 318740)
    assert oddness == Oddness(slip="ten_times", usual=D(30510), year=D(354654), needed=D("29363.4"), meant=D(29870))


@given(
    value=st.integers(0, 10**9),
    previous=st.lists(st.one_of(st.none(), st.integers(0, 10**6)), max_size=11),
    target=st.one_of(st.none(), st.integers(0, 10**6)),
    baseline=st.one_of(st.none(), st.integers(0, 10**6)),
)
def test_it_never_questions_what_the_row_has_had_before(
    value: int, previous: list[int | None], target: int | None, baseline: int | None
) -> None:
    past = [number for number in previous if number]
    oddness = look(value, previous, target, baseline)
    if value == 0 or (past and min(past) <= value <= max(past)):
        assert oddness is None
    if oddness and oddness.meant is not None and oddness.usual is not None:
        assert oddness.usual / CLOSE <= oddness.meant <= oddness.usual * CLOSE
