"""The worked examples of docs/examples.md do what they say: they are put into a copy of the sources and tried there."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.support.examples.document import carry_out, steps_of
from tests.support.transport.running import ROOT

pytestmark = pytest.mark.long
COPIED = ("bot", "handlers", "notices", "plan", "reports", "scheduler", "storage", "texts", "usecases", "tests/support")

STEPS = steps_of((ROOT / "docs" / "examples.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> dict[str, str]:
    """What was wrong with each of the examples."""
    sources = tmp_path_factory.mktemp("sources")
    for folder in COPIED:
        shutil.copytree(ROOT / folder, sources / folder)
    for step in STEPS:
        carry_out(step, sources)
    (sources / "tests" / "__init__.py").touch()
    done = subprocess.run(
        [sys.executable, "-B", "-m", "tests.support.examples.trial", sqlite_template],
        cwd=sources, env={**os.environ, "PYTHONPATH": str(sources)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    print(done.stderr)  # shown with a failure: what was logged there is often its cause
    assert done.returncode == 0
    tried: dict[str, str] = json.loads(done.stdout)
    return tried


@pytest.mark.parametrize("example", ["a_page", "a_paper", "a_reminder", "a_kind_of_indicator", "a_language"])
def test_it_works_when_it_is_followed_to_the_letter(wrong: dict[str, str], example: str) -> None:
    assert wrong[example] == ""


def test_a_file_of_theirs_that_is_no_python_goes_into_the_wheel() -> None:
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    others = [Path(step.file) for step in STEPS if not step.file.endswith(".py")]
    assert others
    for file in others:
        assert any(fnmatch(file.name, pattern) for pattern in packed.get(".".join(file.parent.parts), ())), file
