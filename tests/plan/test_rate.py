"""A percent that was asked as two numbers goes wherever a percent goes, and several are weighed by their wholes."""

import copy
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.progress.tally import Reported, tally_reports
from plan.rate import Rate, number_as_text, number_from_history, number_from_text
from tests.support.plans.figures import indicator


def test_it_is_its_percent_with_two_decimals() -> None:
    assert Rate(2, 3) == Decimal("66.67")
    assert hash(Rate(45, 60)) == hash(Decimal(75))
    assert Rate(45, 60) != Rate(75, 100)
    assert Rate(45, 60) + 1 == 76


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (5, 0), (60, 45), (-1, 5)])
def test_there_is_none_of_nothing_and_none_above_the_whole(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="no rate"):
        Rate(part, whole)


@given(st.integers(1, 10**6).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_it_is_kept_and_found_again(numbers: tuple[int, int]) -> None:
    rate = Rate(*numbers)
    for again in (number_from_text(number_as_text(rate)), pickle.loads(pickle.dumps(rate)), copy.deepcopy(rate)):
        assert isinstance(again, Rate)
        assert again == rate
        assert str(again) == str(rate)
    kept = {"value": format(rate, "f"), "of": [str(number) for number in numbers]}
    assert number_from_history(kept) == rate


def reported(department: int, month: int, value: Decimal) -> Reported:
    return Reported(1, department, month, value, "submitted")


def test_a_year_is_all_parts_of_all_wholes_and_so_is_a_shared_row() -> None:
    shared = indicator(kind="percent", departments=(1, 2), of_two=True)
    numbers = [reported(1, 1, Rate(45, 60)), reported(2, 1, Rate(1, 40)), reported(1, 2, Rate(50, 100))]
    tally = tally_reports([shared], numbers)[0][1]
    assert tally.months[:2] == (Rate(46, 100), Rate(50, 100))
    assert tally.value() == Rate(96, 200)
    assert tally.value() == 48
    assert dict(tally.shares)[1][:2] == (Rate(45, 60), Rate(50, 100))


def test_a_year_in_which_one_month_was_a_percent_alone_is_the_mean() -> None:
    numbers = [reported(1, 1, Decimal(90)), reported(1, 2, Rate(1, 2))]
    assert tally_reports([indicator(kind="percent", of_two=True)], numbers)[0][1].value() == 70


@given(
    st.lists(
        st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))),
        min_size=2,
        max_size=12,
    )
)
def test_no_way_of_putting_months_together_gives_another_year(months: list[tuple[int, int]]) -> None:
    numbers = [reported(1 + at % 2, 1 + at // 2, Rate(*pair)) for at, pair in enumerate(months)]
    year = tally_reports([indicator(kind="percent", departments=(1, 2), of_two=True)], numbers)[0][1].value()
    assert year == Decimal(sum(part for part, _ in months)) * 100 / sum(whole for _, whole in months)
