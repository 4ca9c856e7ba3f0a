"""What tests/bot/transport proves with the smallest bot, kept by the whole conversation: a short `make chaos`."""

import pytest

from tests.support.command_line import run_module
from tests.support.postgres import PROGRAMS

pytestmark = [pytest.mark.kill9, pytest.mark.timeout(320)]


SQLITE = {"--kills": 5, "--people": 8, "--numbers": 20, "--seed": 9}
SEVERAL = {"--kills": 4, "--people": 6, "--numbers": 12, "--seed": 9, "--faults": 0.03, "--outage": 2}
ENGINES = [
    pytest.param(SQLITE, id="sqlite"),
    pytest.param(
        {**SEVERAL, "--engine": "postgresql", "--processes": 3},
        id="postgresql-3-processes",
        marks=[pytest.mark.postgresql, pytest.mark.skipif(PROGRAMS is None, reason="PostgreSQL is not installed")],
    ),
]


@pytest.mark.parametrize("options", ENGINES)
def test_it_keeps_everybodys_month_through_being_killed_again_and_again(options: dict[str, object]) -> None:
    words = [str(word) for option in options.items() for word in option]
    done = run_module("tests.chaos", *words, timeout=300)

    assert (done.returncode, done.stdout.splitlines()[1:]) == (
        0,
        ["nothing lost, doubled, out of order or unanswered"],
    ), done.stdout + done.stderr
    numbers = int(str(options["--people"])) * int(str(options["--numbers"]))
    assert done.stdout.startswith(f"{options['--kills']} kills, {numbers} numbers in ")
