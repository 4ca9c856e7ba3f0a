"""One full year for all tests of papers: it takes a second to report."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database, open_database
from tests.support.empty_database import empty_database
from tests.support.once import once_in_a_run
from tests.support.papers.year import full_year


@pytest.fixture(scope="session")
def year(run_folder: Path) -> Iterator[Database]:
    """The demo library after a full year. Only read it: all processes of the run have the same file."""
    database = open_database(once_in_a_run(run_folder / "whole_year", _report_year))
    yield database
    database.close()


def _report_year(folder: Path) -> str:
    address = empty_database(folder / "year.db")
    database = open_database(address)
    with database.write() as session:
        full_year(session)
    database.close()
    return address
