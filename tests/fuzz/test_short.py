"""A few seconds of `python -m tests.fuzz`: every kind, with other inputs than anybody chose."""

import pytest

from tests.fuzz import talk
from tests.fuzz.rounds import ROUND, play
from tests.support.command_line import run_module
from tests.support.short import few

EXAMPLES = {"updates": few(12), "plan files": few(15), "filled forms": few(20), "letters": few(6), "own forms": few(12)}


@pytest.mark.parametrize("kind", ROUND)
def test_everything_is_answered_or_refused(kind: str) -> None:
    tried = play(kind, number=100_000, examples=EXAMPLES[kind])
    assert tried.inputs[kind] >= EXAMPLES[kind]
    assert tried.outcomes


def test_a_round_is_played_by_its_command() -> None:
    done = run_module("tests.fuzz", "--kind", "own forms", "--round", "3")
    assert "own forms: 25 in" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


def test_what_goes_wrong_is_shown_with_the_fewest_updates(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[list[int]] = []

    def wrong_with_both(numbers: list[int]) -> str:
        tried.append(numbers)
        return "wrong" if {41, 1999} <= set(numbers) else ""

    monkeypatch.setattr(talk, "went_wrong", wrong_with_both)
    assert talk.fewest(range(2000)) == [41, 1999]
    assert len(tried) < 100
