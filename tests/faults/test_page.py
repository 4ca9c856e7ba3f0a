"""The table of faults is whole, its tests are there, and the page says what the last run has found."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.faults.table import PAGE, ROOT, Fault, faults, results
from tests.support.command_line import run_module

OURS = ("bot", "handlers", "notices", "reports", "scheduler", "storage", "texts", "usecases")


@cache
def _tests_in(file: str) -> set[str]:
    """The tests of a file."""
    path = ROOT / file
    if not path.exists():
        return set()
    return {node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)} | {
        node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.AsyncFunctionDef)
    }


def test_all_52_are_accounted_for() -> None:
    assert [fault.number for fault in faults()] == list(range(1, 53))
    assert len({fault.fault for fault in faults()}) == 52


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: str(fault.number))
def test_each_has_tests_that_are_there(fault: Fault) -> None:
    assert fault.tests
    missing = [test for test in fault.tests if test.split("::")[1] not in _tests_in(test.split("::")[0])]
    assert missing == []


def test_the_last_run_tried_each_of_them_and_none_failed() -> None:
    found = results()["tests"]
    named = {test for fault in faults() for test in fault.tests}
    assert {test for test in named if not found.get(test, {}).get("passed")} == set(), "make faults"
    assert {test for test in named if found[test]["failed"]} == set()


def test_the_page_is_what_the_runs_have_left(tmp_path: Path) -> None:
    done = run_module("tests.faults", "--page", str(tmp_path / "page.md"))
    assert done.returncode == 0, done.stderr
    assert PAGE.read_text() == (tmp_path / "page.md").read_text(), "python -m tests.faults --page"


def test_there_is_no_mini_app() -> None:
    """What would sign in there need not be believed: no button opens one, and nobody reads what one would send."""
    signs = re.compile("web_app|WebApp|initData|init_data", re.IGNORECASE)
    found = [
        str(path.relative_to(ROOT))
        for folder in OURS
        for path in Path(ROOT, folder).rglob("*.py")
        if signs.search(path.read_text())
    ]
    assert found == []
