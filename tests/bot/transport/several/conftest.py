"""One PostgreSQL database for several processes, with a table for numbers."""

import time
from collections.abc import Iterator

import pytest

from storage.database import Database, open_database
from tests.support.postgres import Cluster
from tests.support.transport import counting


@pytest.fixture
def shared_url(cluster: Cluster, postgres_template: str) -> Iterator[str]:
    name = f"shared_{time.monotonic_ns()}"
    url = cluster.create(name, postgres_template)
    cluster.keep_commits(name)
    yield url
    cluster.drop(name)


@pytest.fixture
def shared(shared_url: str) -> Iterator[Database]:
    database = open_database(shared_url)
    counting.prepare(database)
    yield database
    database.close()
