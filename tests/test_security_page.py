"""docs/security.md is true: its tests are there, and so are its figures."""

import ast
import re
from datetime import timedelta
from pathlib import Path

from scheduler.nightly import SETTLED_LIFE
from storage.copies.making import KEPT
from storage.tables import Person
from usecases.people.invitations import ATTEMPTS_ALLOWED, ATTEMPTS_WITHIN, LINK_LIVES

ROOT = Path(__file__).parent.parent
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
PAGE = (ROOT / "docs" / "security.md").read_text()


def test_every_threat_has_tests_that_are_there() -> None:
    threats = re.findall(r"^\| (?!who|what|---|-)[^|]+\| [^|]+\| (`tests/.*) \|$", PAGE, re.MULTILINE)
    assert len(threats) >= 15
    for named in re.findall(r"`(tests/[\w/.]+)::(\w+)`", PAGE):
        tree = ast.parse((ROOT / named[0]).read_text())
        assert named[1] in {node.name for node in ast.walk(tree) if isinstance(node, FUNCTIONS)}, named


def test_its_figures_are_the_programs() -> None:
    assert timedelta(days=45) == SETTLED_LIFE
    assert KEPT == 14
    assert timedelta(days=7) == LINK_LIVES
    assert (5, timedelta(hours=1)) == (ATTEMPTS_ALLOWED, ATTEMPTS_WITHIN)
    for words in ("45 days", "newest 14", "seven days", "five wrong ones an hour"):
        assert words in PAGE


def test_every_table_that_it_names_is_there() -> None:
    tables = re.findall(r"^\| [^|]+ \| ((?:`\w+`,? ?)+) \| [^|]+ \|$", PAGE, re.MULTILINE)
    named = {name for cell in tables for name in re.findall(r"`([a-z_]+)`", cell)}
    assert {"people", "history", "inbox"} <= named <= set(Person.metadata.tables)
