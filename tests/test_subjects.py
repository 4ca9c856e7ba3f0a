"""The rules of the house between subjects: inside each layer a subject is a folder, or a file of the layer's own.

Declarations of buttons (`presses`, of whatever subject) are one subject by themselves: a button of one page leads to
another, so everybody writes everybody's, and they know nothing themselves.
None of them form a circle, and each imports only those that it is agreed to. Whoever needs another adds it below and
says why in the commit; whoever needs one less takes it away.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("plan", "texts", "reports", "storage", "usecases", "notices", "handlers", "scheduler", "bot")
FULL = 15
"""Python files in one folder, beside its `__init__.py`: more cannot be looked over."""
AGREED: dict[str, str] = {
    "plan": """
        calendar -> period public_days
        document -> fold indicator quantities schedule units vocabulary
        given_names -> fold
        indicator -> schedule
        marks -> fold indicator period typed
        letter -> fold indicator progress
        month -> fold indicator period progress roles status
        practice -> indicator month period
        progress -> indicator period rate schedule status
        reminders -> calendar indicator period
        quantities -> fold vocabulary
        typed -> commands document fold indicator period quantities rate schedule short_names units vocabulary
        short_names -> fold
        units -> fold
        vocabulary -> fold
    """,
    "texts": """
        catalogue -> language template
        deadlines -> sentence wording
        endings -> language wording
        fitting -> screen
        help -> home people practice presses screen sentence
        home -> presses screen sentence
        menus -> oversight practice presses screen sentence wording
        month -> fitting home oversight paging presses progress screen sentence wording
        language -> script
        operator -> language people planning sentence template wording
        oversight -> home paging presses progress screen sentence wording
        paging -> fitting screen sentence
        papers -> endings home language paging people presses progress screen sentence template wording
        people -> home language paging press presses screen sentence wording
        planning -> deadlines home month paging presses progress screen sentence wording
        practice -> home paging press presses screen sentence wording
        profile -> sentence
        presses -> press
        progress -> deadlines home paging presses screen sentence template wording
        reminders -> deadlines home paging papers presses screen sentence wording
        sentence -> language template wording
        settings -> deadlines home oversight paging papers people press presses screen sentence template wording
        template -> language
        unread -> sentence
        wording -> language template
    """,
    "reports": """
        calendar_file -> content
        content -> csv_file
        excel -> content looks
        kinds -> content on_demand
        looks -> content
        own_form -> content packing read
        on_demand -> calendar_file content excel own_form pdf pictures read word
        pdf -> content looks
        pictures -> looks
        word -> content looks packing read
    """,
    "storage": """
        changes -> base tables
        copies -> base database migrate revisions tables
        database -> changes
        facts -> base changes handed_on plan_content prepared setting_values tables
        handed_on -> base database prepared tables
        migrate -> database revisions
        migrations -> base tables
        month -> base changes database facts prepared tables
        oversight -> base planning prepared tables
        papers -> base database month tables
        people -> base database facts prepared reminders tables transport
        plan_content -> base tables
        planning -> base changes facts plan_content tables
        pooler -> database
        practice -> base database tables
        prepared -> base changes database
        public_days -> base database facts tables
        reminders -> base database prepared tables
        settings -> base facts setting_values tables
        tables -> base
        trial -> copies database
        transport -> base database prepared tables
    """,
    "usecases": """
        conversation -> work
        month -> database work
        notices -> work
        oversight -> month progress work
        papers -> planning progress work
        people -> month practice settings work
        planning -> month people progress work
        practice -> conversation month work
        progress -> month work
        reminders -> month outgoing papers progress work
        settings -> progress work
    """,
    "notices": """
        month -> oversight papers telling
        oversight -> telling
        papers -> telling
        people -> telling
        planning -> papers telling
        reminders -> message
        telling -> message
        trouble -> message telling
    """,
    "handlers": """
        doorway -> people routes sent visit
        menus -> page visit
        month -> files menus page sent visit
        oversight -> month page progress visit
        page -> visit
        papers -> page progress reminders visit
        people -> menus page visit
        planning -> files menus page visit
        practice -> month page visit
        progress -> page visit
        reminders -> month page planning progress visit
        routes -> files menus month oversight page papers people planning
            practice progress reminders settings spoken visit
        settings -> files page visit
        spoken -> menus month people planning practice progress reminders visit
        visit -> about sent
    """,
    "scheduler": """
        jobs -> beat evidence nightly pace papers
        evidence -> whose
        papers -> whose
    """,
    "bot": """
        __main__ -> cli disk instance logs process settings trouble
        care -> copies disk instance opening ports settings transport trouble
        cli -> apart care copies demo disk opening ports process program service settings transport trouble version
            wiring
        copies -> apart disk instance program settings transport trouble
        instance -> trouble
        opening -> copies disk settings trouble
        ports -> settings transport trouble
        process -> care disk instance opening ports program public_days service settings transport upkeep
        program -> transport
        service -> program transport
        settings -> transport trouble
        transport -> logs
        upkeep -> care copies disk program public_days settings
        papers -> apart
        wiring -> apart papers program transport
    """,
}
"""Layer → its subjects, each with those of the same layer that it may import."""


def arrows(layer: str) -> dict[str, set[str]]:
    """Subject → the other subjects of its layer that it imports."""
    folder = ROOT / layer
    subjects: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        own = _subject([*path.relative_to(folder).parts[:-1], path.stem])
        others = {_subject(name.split(".")[1:]) for name in _imports(path) if name.startswith(f"{layer}.")} - {own}
        if others:
            subjects.setdefault(own, set()).update(others)
    return subjects


def _subject(place: list[str]) -> str:
    return "presses" if place[-1] == "presses" else place[0]


@cache
def _imports(path: Path) -> list[str]:
    """The modules that a file imports, by their whole names; `from texts import wording` is texts.wording."""
    modules = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            named = [name for name in inside if _is_module(name)]
            modules += named if len(named) == len(inside) else [node.module, *named]
    return modules


def _is_module(name: str) -> bool:
    place = ROOT.joinpath(*name.split("."))
    return place.with_suffix(".py").exists() or place.is_dir()


def agreed(layer: str) -> dict[str, set[str]]:
    """What is written above, read."""
    subjects: dict[str, set[str]] = {}
    own = ""
    for line in AGREED[layer].splitlines():
        subject, arrow, others = line.partition(" -> ")
        own = subject.strip() if arrow else own
        if own:
            subjects.setdefault(own, set()).update((others if arrow else line).split())
    return subjects


def in_a_circle(subjects: Mapping[str, set[str]]) -> set[str]:
    """Everything that imports itself by way of others."""
    return {subject for subject in subjects if subject in _reached(subjects, subject)}


def _reached(subjects: Mapping[str, set[str]], start: str) -> set[str]:
    reached: set[str] = set()
    waiting = list(subjects.get(start, ()))
    while waiting:
        subject = waiting.pop()
        if subject not in reached:
            reached.add(subject)
            waiting += subjects.get(subject, ())
    return reached


@pytest.mark.parametrize("layer", LAYERS)
def test_subjects_import_only_as_agreed(layer: str) -> None:
    allowed = agreed(layer)
    new = {f"{own} -> {other}" for own, others in arrows(layer).items() for other in others - allowed.get(own, set())}

    assert new == set(), f"{layer}: if this is meant, say so in AGREED"


@pytest.mark.parametrize("layer", LAYERS)
def test_no_agreed_import_is_without_use(layer: str) -> None:
    used = arrows(layer)
    spare = {f"{own} -> {other}" for own, others in agreed(layer).items() for other in others - used.get(own, set())}

    assert spare == set(), f"{layer}: take it out of AGREED"


def test_it_sees_every_import_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "page.py"
    file.write_text(
        "import json\nfrom texts import wording\nfrom plan.period import Month\nfrom texts.screen import Row\n"
    )

    assert _imports(file) == ["json", "texts.wording", "plan.period", "texts.screen"]


@pytest.mark.parametrize("layer", LAYERS)
def test_subjects_form_no_circle(layer: str) -> None:
    assert in_a_circle(arrows(layer)) == set()


def test_it_sees_a_circle() -> None:
    assert in_a_circle({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == {"b", "c"}


def test_no_test_imports_from_another() -> None:
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / "tests").rglob("*.py")
        for name in _imports(path)
        if name.startswith("tests.") and any(part.startswith("test_") for part in name.split("."))
    }

    assert wrong == set()


NUMBERED = ROOT / "storage/migrations/versions"
"""Files with a number in their names need no looking over, and there is one more with every change of a table."""


def test_no_folder_is_too_full_to_be_looked_over() -> None:
    def of_ours() -> Iterator[Path]:
        for name in (*LAYERS, "sandbox", "tests"):
            yield from (path for path in [ROOT / name, *(ROOT / name).rglob("*")] if path.is_dir() and path != NUMBERED)

    counts = {str(folder.relative_to(ROOT)): len(list(folder.glob("[!_]*.py"))) for folder in of_ours()}

    assert {name: count for name, count in counts.items() if count > FULL} == {}
