"""Every command that a document names is run by these tests, at least in a short form, so that none can rot."""

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.audit import told
from tests.locks import problems
from tests.support.command_line import run_module
from tests.support.page.chromium import CHROMIUM
from tests.targets.proof import LEFT_OUT
from tests.targets.proof import main as proof

ROOT = Path(__file__).parent.parent
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
    "sandbox/README.md",
    "Makefile",
    *(f"docs/{page}.md" for page in ("start", "running", "windows", "using", "restore", "upgrade", "reliability")),
)
TOOLS = {"pytest", "pip", "uv", "venv"}
"""Modules of others: pytest is what runs this, and the other two have installed it."""
STARTERS = {"hisobot", "started", "refused", "typed", "without_roots_powers", "run_module", "measured", "WarmProcess"}
"""Functions of the tests that run a command whose words are their arguments."""


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def _targets() -> dict[str, list[str]]:
    """The targets that `make` lists, each with the lines it runs."""
    recipes: dict[str, list[str]] = {}
    for target, lines in re.findall(r"^([a-z]+):.*## .*\n((?:\t.*\n)*)", _read("Makefile"), re.MULTILINE):
        recipes[target] = [line.strip() for line in lines.splitlines()]
    return recipes


@cache
def _commands() -> list[list[str]]:
    """The words of everything that the tests run, as far as they are written down where it is run."""
    return [words for file in (ROOT / "tests").rglob("*.py") for words in _run_in(ast.parse(file.read_text()))]


def _run_in(tree: ast.Module) -> Iterator[list[str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in STARTERS:
            yield list(_constants(node.args))
        elif isinstance(node, ast.List):
            yield list(_constants(node.elts))


def _constants(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.List):
            yield from _constants(node.elts)


def _is_run(*words: str) -> bool:
    """Whether these words begin a command that the tests run, or follow `python -m` or the program's name in it."""
    wanted = list(words)
    for command in _commands():
        starts = {0, *(at + 1 for at, word in enumerate(command) if word in ("-m", "bot"))}
        if any(command[at : at + len(wanted)] == wanted for at in starts):
            return True
    return False


@pytest.mark.parametrize("document", DOCUMENTS)
def test_it_names_only_targets_that_exist(document: str) -> None:
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", _read(document), re.MULTILINE))

    assert named <= set(_targets())


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_module_that_is_named_is_run(document: str) -> None:
    named = set(re.findall(r"python -m ([\w.]+\w)", _read(document))) - TOOLS

    assert {module for module in named if not _is_run(module)} == set()


def test_every_terminal_command_that_is_named_is_run() -> None:
    named = set(re.findall(r"hisobot ((?:[a-z]+\b(?![/.-]) ?)+)", _read("docs/using.md")))
    commands = {
        words for words in (named_words.strip() for named_words in named) if words.split()[0] in _parsers_commands()
    }

    assert {"run", "plan check", "plan load", "fill"} <= commands
    assert {words for words in commands if not _is_run(*words.split())} == set()


def _parsers_commands() -> set[str]:
    done = run_module("bot", "--help")
    assert done.returncode == 0, done.stderr
    return set(re.findall(r"^    ([a-z]+) ", done.stdout, re.MULTILINE))


def test_make_lists_every_target() -> None:
    done = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)

    assert set(re.findall(r"^  make ([a-z]+) ", done.stdout, re.MULTILINE)) == set(_targets())
    assert {"run", "test", "quick", "bench", "chaos"} <= set(_targets())


@pytest.mark.parametrize("target", sorted(_targets()))
def test_make_understands_every_target(target: str) -> None:
    done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")


def test_every_target_can_be_typed_without_make() -> None:
    told = run_module("tests.targets.listed", "--commands").stdout.splitlines()
    commands = [line.strip() for line in told if not line.startswith("  make ")]

    assert [line for line in told if line.startswith("  make ")] == subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert len(commands) == sum(map(len, _targets().values()))
    assert [command for command in commands if not re.fullmatch(r"python -m [\w.]+( [^|;&$`]+)?", command)] == []


def test_make_test_proves_everything() -> None:
    whole, quick, checks = (
        run_module("tests.targets.proof", "--show", *words).stdout.splitlines()
        for words in ((), ("--quick",), ("--checks",))
    )

    assert whole == ["-m ruff check .", "-m ruff format --check .", "-m mypy", "-m pytest"]
    assert (checks, quick) == (whole[:3], [f"-m pytest -q -m {LEFT_OUT}"])


@pytest.mark.parametrize(("checks", "tests"), [(0, 1), (1, 0), (0, 0)])
def test_make_test_fails_with_either_of_them(checks: int, tests: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def ending(*words: str) -> list[str]:
        return [sys.executable, "-c", f"raise SystemExit({tests if words[0] == 'pytest' else checks})"]

    monkeypatch.setattr("tests.targets.proof._module", ending)
    assert proof([]) == int(bool(checks or tests))


def test_make_clean_leaves_the_data(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("tests/__init__.py", "tests/targets/__init__.py", "tests/targets/clean.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("data", ".venv", ".mypy_cache", "hisobot.egg-info"):
        (tmp_path / name).mkdir()
    (tmp_path / "data" / "hisobot.db").write_bytes(b"numbers")
    subprocess.run(["make", "clean"], cwd=tmp_path, capture_output=True, check=True)

    assert {path.name for path in tmp_path.iterdir()} == {"Makefile", "data", "tests"}
    assert (tmp_path / "data" / "hisobot.db").read_bytes() == b"numbers"


def test_make_run_installs_nothing_that_only_tests_need() -> None:
    makefile = _read("Makefile")

    assert re.search(r"^run: \$\(RUNS\) ", makefile, re.MULTILINE)
    rule = re.search(r"^\$\(RUNS\): (.*)\n((?:\t.*\n)*)", makefile, re.MULTILINE)
    assert rule is not None
    assert "requirements-dev" not in rule[0]
    assert "-r requirements.lock" in rule[2]


def test_make_lock_left_what_the_project_asks_for(tmp_path: Path) -> None:
    done = run_module("tests.locks")

    assert (done.returncode, done.stdout) == (0, "the locks hold what pyproject.toml asks for\n"), done.stderr


def test_it_says_which_version_the_locks_lack(tmp_path: Path) -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, tmp_path)
    project = _read("pyproject.toml").replace('"APScheduler>=3.11,<4"', '"APScheduler>=99"')
    (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    dev = (tmp_path / "requirements-dev.lock").read_text(encoding="utf-8")
    (tmp_path / "requirements-dev.lock").write_text(dev.replace("\nalembic==", "\nalembic==0."), encoding="utf-8")

    sentences = "\n".join(problems(tmp_path))
    assert "APScheduler>=99 is asked for, requirements.lock has 3." in sentences
    assert "alembic>=1.20 is asked for, requirements-dev.lock has 0." in sentences
    assert "alembic: 1." in sentences


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no picture was taken: no Chromium was found here")
def test_it_audits_nothing_and_fails_nothing_where_nobody_can_be_asked() -> None:
    done = run_module("tests.audit", "--service", "http://127.0.0.1:9/")

    assert (done.returncode, done.stdout.startswith("not audited: ")) == (0, True), done.stderr


@pytest.mark.parametrize(
    ("known", "code", "said"),
    [
        ([{"name": "a", "version": "1", "vulns": []}], 0, "1 of 1 locked versions audited, 0 with advisories"),
        ([{"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1"}]}, {"name": "b"}], 1, "a 1: PYSEC-1"),
        ([{"name": "a", "skip_reason": "not found"}], 0, "not audited: "),
    ],
)
def test_it_takes_nothing_for_audited_that_nobody_knew(
    known: list[dict[str, object]], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(json.dumps({"dependencies": known})) == code
    assert said in capsys.readouterr().out


def test_make_screenshots_takes_pictures(tmp_path: Path) -> None:
    done = run_module("tests.screenshots", "--short", "--into", str(tmp_path))

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "plan-preview.png").stat().st_size > 10_000


def test_make_screenshots_draws_papers(tmp_path: Path) -> None:
    done = run_module("tests.paper_pictures", "--short", "--into", str(tmp_path))

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "paper-letter-pdf.png").stat().st_size > 10_000


def test_make_quick_leaves_out_browsers_servers_and_kills() -> None:
    listed = run_module(
        "pytest", "-q", "-n", "0", "--collect-only", "-p", "no:cacheprovider", "-m", LEFT_OUT,
        "tests/storage/test_database.py", "tests/chaos", "tests/bench", "tests/sandbox/page/test_chat_page.py",
    ).stdout  # fmt: skip

    assert "test_database.py" in listed
    assert "postgresql" not in listed
    assert not re.search(r"test_(it_survives_kill9|short|chat_page)\.py", listed)
