"""The demo library on 1 April 2025, built once; each play has a copy of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.handlers.month.asking.taps import Reporter, copied, lay_demo
from tests.support.once import once_in_a_run

AKT = 7006
"""The head of digitising: 14 rows, of which 28 has five parts."""


@pytest.fixture(scope="session")
def demo(run_folder: Path) -> Path:
    """Only copy it: all processes of the run share it."""
    return once_in_a_run(run_folder / "demo", lay_demo)


@pytest.fixture
def database(demo: Path) -> Iterator[Database]:
    with copied(demo) as opened:
        yield opened


@pytest.fixture
def reporter(database: Database) -> Reporter:
    """She has opened March."""
    return Reporter(database, AKT)
