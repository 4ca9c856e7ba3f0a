"""The short form of `python -m tests.simulation`, and that it sees what is wrong."""

from collections.abc import Iterator

import pytest

from tests.simulation.files import DEEDS, office
from tests.simulation.mutants import MUTANTS, mutated
from tests.simulation.network import FAULTS
from tests.simulation.schedule import Stage, play, stage
from tests.simulation.sweep import AFTER_A_COMMIT, OF_THE_DATABASE, every, swept
from tests.support.command_line import run_module
from tests.support.short import few

ENOUGH = 40
"""Seeds within which each of the faults put in on purpose is found."""
FIRST = {
    "marked done before it is handled": 7,
    "taken as sent when in doubt": 2,
    "every question counts as seen": 1,
    "a card changed above one that comes": 18,
}
"""The seed that finds it today, to begin with: whoever changes the bot may find it by another."""

MISPLACED = (2065, 2071, 2143, 3115, 2074, 796)
"""Seeds in which a number was kept in the row that was asked next: typed in the second in which a press that had waited
for long was answered, below a card that was pressed although another one had come under it, or while the change of the
card was in doubt."""


@pytest.fixture(scope="module")
def on() -> Iterator[Stage]:
    with stage() as made:
        yield made


def test_whatever_happens_each_number_stands_where_it_was_typed_for(on: Stage) -> None:
    results = [play(on, seed) for seed in range(few(12))]
    wrong = {result.seed: result.faults for result in results if result.faults}
    assert wrong == {}, "see python -m tests.simulation --seed"
    assert sum(len(result.kills) for result in results) >= len(results) / 2
    assert sum(result.tally.receipts for result in results) >= 5 * len(results)


@pytest.mark.walk
@pytest.mark.parametrize("seed", MISPLACED)
def test_no_number_goes_to_a_question_that_came_below_or_above(on: Stage, seed: int) -> None:
    assert play(on, seed).faults == []


def test_a_seed_does_the_same_again(on: Stage) -> None:
    first, second = play(on, 7), play(on, 7)
    assert (first.seconds, first.spoilt, first.kills) == (second.seconds, second.spoilt, second.kills)
    assert first.tally == second.tally


@pytest.mark.walk
@pytest.mark.parametrize("name", MUTANTS)
def test_it_sees_a_fault_put_in_on_purpose(on: Stage, name: str) -> None:
    def is_seen(seed: int) -> bool:
        with mutated(name):
            return bool(play(on, seed).faults)

    assert any(is_seen(seed) for seed in (FIRST.get(name, 0), *range(ENOUGH)))


def test_nothing_is_lost_whichever_call_fails(on: Stage) -> None:
    cases = every(on)
    tried = cases[:: len(cases) // few(10)]
    wrong = {what: found for what, found in swept(on, tried) if found}
    assert wrong == {}, wrong
    assert len(cases) > 2000
    assert {what.partition(": ")[2] for what, _ in cases} == {*OF_THE_DATABASE, AFTER_A_COMMIT, *FAULTS}


def test_it_runs_by_its_command() -> None:
    done = run_module("tests.simulation", "--schedules", "2", "--workers", "1")
    assert "2 schedules of 20 steps" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


def test_no_file_is_lost_whichever_call_fails() -> None:
    with office() as there:
        cases = there.cases()
        assert {case.deed for case in cases} == set(DEEDS)
        wrong = {str(case): found for case in cases[:: len(cases) // few(6)] if (found := there.tried(case))}
    assert wrong == {}, wrong
