"""Which figures must be whole numbers: what is counted, and not what is measured or given in thousands."""

import pytest

from plan.units import is_whole


@pytest.mark.parametrize("unit", ["dona", "Nusxa", "экз.", "mingboshi", "millionlik lotereya", "ta", ""])
def test_it_is_counted_in_whole_ones(unit: str) -> None:
    assert is_whole(unit)


@pytest.mark.parametrize(
    "unit", ["ming nusxa", "минг нафар", "тыс. экз.", "mln so'm", "млн. руб.", "soat", "foiz", "%"]
)
def test_it_may_have_a_fraction(unit: str) -> None:
    assert not is_whole(unit)
