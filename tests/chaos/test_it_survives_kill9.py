"""The promise that tests/bot/transport proves with the smallest bot, kept by the whole conversation (make chaos)."""

from pathlib import Path

from tests.support.transport.chaos_run import chaos


def test_it_keeps_everybodys_month_through_being_killed_again_and_again(tmp_path: Path) -> None:
    result = chaos(tmp_path, kills=5, people=8, numbers=20, seed=9, scenario="tests.chaos.reporting")
    assert result.problems == [], (tmp_path / "bot.log").read_text()[-3000:]
