"""How many taps and typed answers a month takes: never more than four beside one for each number, whatever the
department of the real plan, in the way that its first card offers first."""

from pathlib import Path

import pytest

from bot.demo import PLAYERS
from tests.handlers.month.asking import taps
from tests.support.command_line import run_module

DEPARTMENTS = [account for account in taps.REPORTERS if account != 7008]
"""All but the accountant, whom the plan asks nothing in March."""


def test_each_department_of_the_plan_is_counted(demo: Path) -> None:
    asked = [account for account in taps.REPORTERS if taps.is_asked(demo, account)]
    assert asked == DEPARTMENTS
    assert len(taps.REPORTERS) == sum(player.department is not None for player in PLAYERS)


@pytest.mark.parametrize("account", DEPARTMENTS)
def test_the_way_offered_first_takes_few_taps(demo: Path, account: int) -> None:
    with taps.copied(demo) as database:
        count = taps.count_taps(database, account, "first")
    assert count.typed == count.numbers == min(taps.NUMBERS, -(-count.rows // 2))
    assert count.taps <= taps.MOST


def test_the_command_prints_each_way() -> None:
    done = run_module("tests.handlers.month.asking.taps", "7006", "7007")
    assert done.returncode == 0, done.stderr
    printed = done.stdout.splitlines()
    assert printed[0].split() == ["department", "rows", "numbers", "way", "typed", "taps"]
    counts = [line.split()[-5:] for line in printed[1:]]
    assert [way for _, _, way, _, _ in counts] == [*taps.WAYS, *taps.WAYS]
    assert counts[0] == ["14", "4", "first", "4", "3"]
    assert counts[5] == ["4", "2", "first", "2", "3"], "few rows are asked one by one, as they always were"
