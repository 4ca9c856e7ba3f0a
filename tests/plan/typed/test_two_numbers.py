"""What people type for "how many of how many?"."""

import pytest

from plan.rate import Rate
from plan.typed.by_kind import read_two_numbers
from plan.typed.numbers import Unclear

TAKEN = [
    "60 dan 45",
    "60dan 45",
    "60 tadan 45 ta",
    "60 tadan 45 tasi",
    "60 nafardan 45 nafar",
    "60 дан 45",
    "60 тадан 45 таси",
    "45 ta 60 tadan",
    "45 (60 tadan)",
    "45 / 60",
    "45/60",
    "45 из 60",
    "45 60",
    "60 45",
    "45\n60",
    "60 ta\n45 ta",
    "45, 60",
    "45; 60",
    "60 dan 45.",
]
ASKED = [
    ("60 / 45", "more_than_all", (Rate(45, 60),)),
    ("45 dan 60", "more_than_all", (Rate(45, 60),)),
    ("0 dan 0", "of_nothing", ()),
    ("0 0", "of_nothing", ()),
    ("1 200", "of_two", (Rate(1, 200),)),  # or one number with its thousands parted
    ("45/1234567890", "too_big", ()),
]
NOTHING_OF_THE_KIND = ["75", "75 %", "60 dan ortiq", "45 60 70", "yo'q", "45,5", "martdan 45", "60 dan"]


@pytest.mark.parametrize("typed", TAKEN)
def test_it_reads_the_part_and_the_whole(typed: str) -> None:
    assert read_two_numbers(typed) == Rate(45, 60)


def test_it_reads_parted_thousands_where_there_is_one_way_to() -> None:
    assert read_two_numbers("1 500 dan 1 200") == Rate(1200, 1500)
    assert read_two_numbers("1 200 / 1 500") == Rate(1200, 1500)
    assert read_two_numbers("20 dan 0") == Rate(0, 20)


@pytest.mark.parametrize(("typed", "why", "candidates"), ASKED)
def test_it_asks_about_what_cannot_be(typed: str, why: str, candidates: tuple[Rate, ...]) -> None:
    read = read_two_numbers(typed)
    assert isinstance(read, Unclear)
    assert (read.why, read.candidates) == (why, candidates)


@pytest.mark.parametrize("typed", NOTHING_OF_THE_KIND)
def test_it_leaves_everything_else_alone(typed: str) -> None:
    assert read_two_numbers(typed) is None
