"""Thousands of made-up texts, each of which is taken, asked back or refused as its meaning wants; the long form is
`python -m tests.plan.typed.sayings`."""

from tests.plan.typed.sayings.table import faults, play
from tests.support.command_line import run_module
from tests.support.short import few


def test_it_takes_no_number_that_was_not_said_and_refuses_none_without_a_way_on() -> None:
    assert faults(play(few(6_000), seed=3)) == []


def test_it_prints_the_table() -> None:
    done = run_module("tests.plan.typed.sayings", "--count", "400")
    assert done.returncode == 0, done.stdout
    assert "multiplier" in done.stdout
