"""The rules of the house that nobody keeps by good will alone: who imports whom, and which library lives where."""

import ast
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = {"plan", "texts", "reports", "storage", "usecases", "notices", "handlers", "scheduler", "bot", "sandbox"}
MAY_IMPORT: dict[str, set[str]] = {
    "plan": set(),
    "texts": {"plan"},
    "reports": {"plan", "texts"},
    "storage": {"plan"},
    "usecases": {"plan", "storage"},
    "notices": {"plan", "texts", "usecases"},
    "handlers": {"plan", "texts", "reports", "usecases", "notices"},
    "scheduler": {"plan", "texts", "reports", "usecases", "notices"},
    "bot": OURS - {"bot"},
    "sandbox": set(),
}
KEPT_INSIDE: dict[str, set[str]] = {
    "holidays": {"plan"},
    "babel": {"texts"},
    "openpyxl": {"reports"},
    "xlsxwriter": {"reports"},
    "docx": {"reports"},
    "lxml": {"reports"},
    "pdfplumber": {"reports"},
    "pdfminer": {"reports"},
    "docxtpl": {"reports"},
    "jinja2": {"reports"},
    "reportlab": {"reports"},
    "segno": {"reports"},
    "icalendar": {"reports"},
    "sqlalchemy": {"storage", "bot"},
    "alembic": {"storage"},
    "pyrage": {"storage"},
    "telegram": {"handlers", "bot"},
    "apscheduler": {"scheduler"},
    "dotenv": {"bot"},
    "aiohttp": {"sandbox", "bot"},
    "httpcore": {"bot"},
    "httpx": {"bot"},
    "prometheus_client": {"bot"},
}
"""Outside library → the folders that may import it (`bot` assembles, and speaks to Telegram)."""
SANDBOX_STARTERS = {"bot/demo.py", "bot/cli/sandbox_run.py"}


@cache
def _imports(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.append(node.module)
    return names


def _files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("folder", sorted(OURS))
def test_it_imports_only_in_the_agreed_direction(folder: str) -> None:
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in _files(folder)
        for name in _imports(path)
        if name.split(".")[0] in OURS - {folder} - MAY_IMPORT[folder]
    }

    assert wrong == set()


@pytest.mark.parametrize("library", sorted(KEPT_INSIDE))
def test_it_keeps_an_outside_library_in_its_folder(library: str) -> None:
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for folder in OURS - KEPT_INSIDE[library]
        for path in _files(folder)
        for name in _imports(path)
        if name.split(".")[0] == library
    }

    assert wrong == set()


def test_it_starts_the_sandbox_from_one_place() -> None:
    starters = {
        str(path.relative_to(ROOT))
        for path in _files("bot")
        if any(name.split(".")[0] == "sandbox" for name in _imports(path))
    }

    assert starters <= SANDBOX_STARTERS


def test_every_package_is_listed_for_installation() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    listed = project["tool"]["setuptools"]["packages"]["find"]["include"]
    folders = {path.parent for folder in OURS for path in (ROOT / folder).rglob("*.py")}

    assert {"examples", *(f"{folder}*" for folder in OURS)} == set(listed)
    assert {str(path.relative_to(ROOT)) for path in folders if not (path / "__init__.py").exists()} == set()


def test_no_folder_is_a_drawer_for_strays() -> None:
    strays = {
        str(path.relative_to(ROOT))
        for folder in OURS
        for path in _files(folder)
        if path.stem.split("_")[-1] in ("utils", "util", "helpers", "helper", "manager", "common", "misc")
    }

    assert strays == set()


def test_no_case_is_called_by_a_whole_file(request: pytest.FixtureRequest) -> None:
    """Processes of a run agree on the names of tests: what a file holds may be another each second."""
    assert [item.nodeid[:100] for item in request.session.items if len(item.nodeid) > 1_000] == []


SHORT = {
    "a template": ("names_of", "_parsed"), "a statement": ("may_change_facts",), "a font": ("_letters_of",),
    "a language": ("locale_of", "letters_of", "catalogue_of"), "a zone": ("_time_zone",), "cut before": ("_ratio",),
}  # fmt: skip
"""What may be remembered by a text however long: none of it comes from people."""


def test_no_long_text_is_remembered() -> None:
    """`plan.fold.remembered` passes over what is long; the functions' own caches count entries alone."""
    known = {name for names in SHORT.values() for name in names}
    found = [
        f"{path.relative_to(ROOT)}: {made.name}"
        for folder in sorted(OURS - {"sandbox"})
        for path in _files(folder)
        for made in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(made, ast.FunctionDef) and made.args.args and _is_of_text(made.args.args[0])
        if any("cache" in ast.unparse(decorator) for decorator in made.decorator_list) and made.name not in known
    ]
    assert found == []


def _is_of_text(argument: ast.arg) -> bool:
    return argument.annotation is not None and ast.unparse(argument.annotation) == "str"
