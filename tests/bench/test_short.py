"""Every bench in its short form: each ratio is there and is a number, whatever this machine makes of it."""

import json
from typing import Any

import pytest

from tests.bench.cost.steps import REST, STEPS
from tests.support.command_line import run_module
from tests.support.postgres import PROGRAMS

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]
ON_SQLITE = {
    "numbers/s, transport alone : bare bot",
    "numbers/s, SQLite : bare bot",
    "p99 of all together, SQLite : bare bot",
    "alone, SQLite : bare bot",
    "peak memory, SQLite : bare bot",
    "start to first poll : bare bot",
    "/hisobot : one pass of SQL",
    "ms of the arithmetic of /hisobot",
    "statements a number, SQLite",
}
ON_POSTGRESQL = {
    "numbers/s, PostgreSQL : bare bot",
    "numbers/s, two processes : one",
    "processor a number, two : one",
    "peak memory, PostgreSQL : bare bot",
    "statements a number, PostgreSQL",
}


def test_it_measures_speed_and_memory() -> None:
    ratios = measured("tests.bench")

    assert set(ratios) == ON_SQLITE | (ON_POSTGRESQL if PROGRAMS else set())
    assert all(value > 0 for value in ratios.values())


def test_a_province_reports_and_it_is_told_what_saturates_first() -> None:
    done = run_module("tests.bench.load", "--short")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("32 numbers kept, 0 lost") == 3
    assert done.stdout.count("first to saturate: ") == 3


def test_it_measures_what_the_years_cost() -> None:
    ratios = measured("tests.bench.lasting.years")

    assert len(ratios) == 5
    assert all(value > 0 for value in ratios.values())


def test_it_tells_how_the_memory_grows() -> None:
    done = run_module("tests.bench.lasting.memory", "--short", timeout=280)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == 102, "a head, a hundred steps, and what came of it"


def test_it_measures_reminders() -> None:
    ratios = measured("tests.bench.reminders")

    assert ratios.pop("messages/s : Telegram's thirty") > 0
    assert ratios.pop("ms of a tick with nothing due") > 0
    assert ratios == {
        "refused as too fast": 0,
        "lost": 0,
        "doubled, nothing having arrived": 0,
        "three times, nothing having arrived": 0,
    }


def test_it_measures_papers() -> None:
    ratios = measured("tests.bench.papers")

    assert ratios.pop("papers given up, 1") == 0
    assert set(ratios) == {
        "excel : the same cells bare, 1",
        "s from order to outbox, warm, 1",
        "warm : cold, 1",
        "p99 while a large file is made : before",
    }
    assert all(value > 0 for value in ratios.values())


def test_it_measures_the_reading_of_plans() -> None:
    ratios = measured("tests.bench.plans.reading")

    what = ("a large plan", "the largest plan", "a file of too many rows")
    files = [(file, form) for file in what for form in ("xlsx", "docx", "csv", "ods")] + [(what[0], "pdf")]
    assert set(ratios) == {
        f"{measure} for {file}, {form}" for measure in ("seconds", "peak MB") for file, form in files
    }
    assert all(value >= 0 for value in ratios.values())


def test_it_tells_what_each_step_costs() -> None:
    done = run_module("tests.bench.cost", "--short", timeout=280)

    assert done.returncode == 0, done.stdout + done.stderr
    told = {line[:50].strip(): line[50:].split() for line in done.stdout.splitlines()}
    costs = {name: float(told[name][0]) for name in (*STEPS, REST, "the bot", "the bare bot", "the local Telegram")}
    assert all(costs[name] > 0 for name in costs.keys() - STEPS.keys())
    assert sum(costs[name] > 0 for name in STEPS) > len(STEPS) / 2, "what takes no hundredth of a millisecond"


def measured(module: str) -> dict[str, float]:
    """What a bench found; a ratio that is missing or no number ends it with 1."""
    done = run_module(module, "--short", "--json", timeout=280)
    assert done.returncode == 0, done.stdout + done.stderr
    ratios: list[dict[str, Any]] = json.loads(done.stdout)
    return {ratio["name"]: ratio["value"] for ratio in ratios}
