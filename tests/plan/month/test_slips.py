"""Some made-up years with slips of the finger in them; the long form is `python -m tests.plan.month.slips`."""

from tests.plan.month.slips.table import faults, measure
from tests.support.command_line import run_module


def test_it_doubts_slips_and_leaves_true_numbers_in_peace() -> None:
    assert faults(measure(6, seed=2025)) == []


def test_last_year_spares_questions() -> None:
    alone, second = measure(3, seed=11), measure(3, seed=11, remembers=True)
    assert second.all_alarms.share < alone.all_alarms.share


def test_it_prints_the_table() -> None:
    done = run_module("tests.plan.month.slips", "--years", "1", "--second-year")
    assert "false alarms" in done.stdout, done.stdout
