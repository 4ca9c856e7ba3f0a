"""A local Telegram for each test of the transport, and a database that can keep numbers."""

from collections.abc import Iterator

import pytest

from sandbox.sandbox import Sandbox
from sandbox.server import Running, start_in_thread
from storage.database import Database
from tests.support.transport import counting
from tests.support.transport.running import TOKEN


@pytest.fixture
def telegram() -> Iterator[Running]:
    running = start_in_thread(Sandbox(TOKEN, limits=False))
    yield running
    running.stop()


@pytest.fixture
def kept(sqlite_database: Database) -> Database:
    """A SQLite database with a table for numbers."""
    counting.prepare(sqlite_database)
    return sqlite_database


@pytest.fixture
def kept_anywhere(database: Database) -> Database:
    """The same on both engines."""
    counting.prepare(database)
    return database
