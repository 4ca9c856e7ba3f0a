"""One full year for all tests of papers: it takes a second to report."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database, open_database
from tests.support.empty_database import empty_database
from tests.support.papers.year import full_year


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The demo library after a full year. Only read it."""
    path: Path = tmp_path_factory.mktemp("papers") / "year.db"
    database = open_database(empty_database(path))
    with database.write() as session:
        full_year(session)
    yield database
    database.close()
