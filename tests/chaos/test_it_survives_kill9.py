"""What tests/bot/transport proves with the smallest bot, kept by the whole conversation: a short `make chaos`."""

import pytest

from tests.support.command_line import run_module

pytestmark = [pytest.mark.kill9, pytest.mark.timeout(320)]


def test_it_keeps_everybodys_month_through_being_killed_again_and_again() -> None:
    short = {"--kills": 5, "--people": 8, "--numbers": 20, "--seed": 9}
    done = run_module(
        "tests.chaos", *(str(word) for option in short.items() for word in option), timeout=300, fresh=True
    )

    assert (done.returncode, done.stdout.splitlines()[1:]) == (
        0,
        ["nothing lost, doubled, out of order or unanswered"],
    ), done.stdout + done.stderr
    assert done.stdout.startswith("5 kills, 160 numbers in ")
