"""What all tests share: a fresh database, on SQLite and, where it is found, on PostgreSQL; and one browser."""

import gc
import os
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from storage.database import Database, open_database
from storage.migrate import migrate
from texts.language import SOURCE, speaking

gc.disable()  # until everything is loaded: there is no garbage in it
pytest.register_assert_rewrite("tests.support")  # a failing helper says as much as a failing test
from tests.support.early import import_in_turn  # noqa: E402
from tests.support.empty_database import empty_database  # noqa: E402
from tests.support.engines import revisions_read_once, shared_statements  # noqa: E402
from tests.support.once import once_in_a_run  # noqa: E402
from tests.support.page.chromium import CHROMIUM, open_chromium  # noqa: E402
from tests.support.postgres import PROGRAMS, Cluster, Emptied  # noqa: E402
from tests.support.short import SHARE, engine_of, left_out, shorten  # noqa: E402
from tests.support.warm.everywhere import warm_children  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("any machine", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("any machine")
_numbers = count(1)


@pytest.fixture(autouse=True, scope="session")
def uzbek() -> Iterator[None]:
    """Tests that call a sentence themselves speak Uzbek. The bot's own threads do not inherit it: they have to be told
    by the door they come in through."""
    with speaking(SOURCE):
        yield


@pytest.fixture
def in_english() -> Iterator[None]:
    """For what the terminal says to operators, where it is called without a command."""
    with speaking("en"):
        yield


@pytest.fixture(autouse=True, scope="session")
def compiled_once() -> Iterator[None]:
    """What was compiled or read for one test's database serves those of all others."""
    with shared_statements(), revisions_read_once():
        yield


@pytest.fixture(autouse=True, scope="session")
def children_warm() -> Iterator[None]:
    """Whoever wants them as the bot starts them puts the real commands back."""
    with warm_children():
        yield


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server of this run; skips where there are no programs for it."""
    if PROGRAMS is None:
        pytest.skip("PostgreSQL is not installed")
    running = Cluster(PROGRAMS)
    yield running
    running.remove()


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run of the tests share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def sqlite_template(run_folder: Path) -> Path:
    """A SQLite file with all tables and no rows, to be copied."""
    return once_in_a_run(run_folder / "template", _lay_empty)


def _lay_empty(folder: Path) -> Path:
    path = folder / "empty.db"
    empty_database(path)
    return path


@pytest.fixture(scope="session")
def postgres_template(cluster: Cluster) -> str:
    """The name of such a database on PostgreSQL."""
    migrate(cluster.create("empty"))
    return "empty"


@pytest.fixture(scope="session")
def emptied(cluster: Cluster, postgres_template: str) -> Emptied:
    """One such database after another, each the last one without its rows."""
    return Emptied(cluster, postgres_template)


@pytest.fixture(params=["sqlite", "postgresql"] if PROGRAMS else ["sqlite"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a fresh database with all tables and no rows is; on both engines."""
    if request.param == "sqlite":
        yield _copy(request.getfixturevalue("sqlite_template"), tmp_path)
        return
    emptied: Emptied = request.getfixturevalue("emptied")
    yield emptied.take()
    emptied.give_back()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database, opened; on both engines."""
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Where a fresh SQLite database is, for tests in which the engine makes no difference."""
    return _copy(sqlite_template, tmp_path)


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """A fresh SQLite database, opened, for tests in which the engine makes no difference."""
    opened = open_database(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """One headless browser for a page of tests. Not for longer: while it is open, its library keeps an event loop
    running in this thread, and other tests could not start theirs. Skips where there is none."""
    if CHROMIUM is None:
        pytest.skip("the chat page was not tried: no Chromium was found here")
    with open_chromium() as chromium:
        yield chromium


LONGEST = (
    "tests/bench/test_short.py",
    "tests/handlers/test_every_button.py",
    "tests/bot/copies/test_restoring.py",
    "tests/bot/transport/several/test_outages.py",
    "tests/scheduler/test_papers_survive_kill9.py",
    "tests/storage/test_every_fact.py",
    "tests/chaos/test_it_survives_kill9.py",
    "tests/bot/cli/test_trouble.py",
    "tests/simulation/test_simulation.py",
    "tests/deploy/test_wheel.py",
    "tests/bot/test_paper_press.py",
    "tests/handlers/papers",
    "tests/bot/copies",
    "tests/handlers/progress/test_kinds_lived.py",
    "tests/handlers/practice/test_kept_apart.py",
    "tests/sandbox/page",
    "tests/bot/cli",
    "tests/handlers/planning/test_plan_upload.py",
    "tests/handlers/month/test_entry_paths.py",
    "tests/scheduler",
    "tests/bot/care",
    "tests/handlers/test_every_screen.py",
    "tests/reports/test_edges.py",
    "tests/handlers/progress/test_limits.py",
    "tests/reports/test_pictures.py",
    "tests/play",
    "tests/reports/test_same_bytes.py",
    "tests/storage/test_migrations.py",
    "tests/test_commands.py",
    "tests/handlers/month",
    "tests/fuzz",
    "tests/reports",
    "tests/usecases/test_rebuilt.py",
)
"""Files that take longest by themselves, the longest first (by the seconds that they were measured to take): they begin
first, so that nobody waits for one of them at the end."""


def pytest_sessionstart(session: pytest.Session) -> None:
    import_in_turn(session.config.args)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs a browser or a PostgreSQL server by the fixtures that it asks for, so that nobody has to; and
    begin with the longest files. Tests of any input try the share of examples that this run is for, walks stop at as
    many places, and so on (`tests/support/short.py`)."""
    if skipped := left_out(items):
        config.hook.pytest_deselected(items=[item for item in items if item in skipped])
        items[:] = [item for item in items if item not in skipped]
    items.sort(key=_place)
    for function in {item.function for item in items if isinstance(item, pytest.Function)}:
        shorten(function)
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "browser" in fixtures:
            item.add_marker(pytest.mark.browser)
        if "played_day" in fixtures:
            item.add_marker(pytest.mark.long)
        if "cluster" in fixtures or engine_of(item) == "postgresql":
            item.add_marker(pytest.mark.postgresql)


def _place(item: pytest.Item) -> int:
    return _place_of(item.nodeid.partition("::")[0])


@cache
def _place_of(file: str) -> int:
    return next((place for place, name in enumerate(LONGEST) if file.startswith(name)), len(LONGEST))


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it for garbage took a sixth of the time of the tests."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(100_000, 50, 100)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if PROGRAMS is None:
        terminalreporter.write_line("PostgreSQL was not tried: initdb and postgres were not found.")
    if SHARE > 1:
        terminalreporter.write_line(
            f"In a short form: 1 of {SHARE} cases, a quarter of the conversations and papers; make test tries all."
        )


def _copy(template: Path, folder: Path) -> str:
    path = folder / f"test-{next(_numbers)}.db"
    shutil.copy(template, path)
    return f"sqlite:///{path}"
