"""A library with a director and no plan yet: where the office's work begins."""

import pytest

from storage.base import Session
from storage.database import Database
from storage.tables import Person
from tests.support.people.laid import lay_once
from tests.support.people.phone import MALIKA, MORNING, Phone, Telegram
from usecases.people.founding import open_library


@pytest.fixture
def telegram(sqlite_database: Database) -> Telegram:
    """Malika directs a library that has no name, no plan and nobody else."""
    return founded(sqlite_database)


@pytest.fixture
def telegram_on_both(database: Database) -> Telegram:
    """The same on either engine, for what one of them might keep or find otherwise."""
    return founded(database)


def founded(database: Database) -> Telegram:
    """The library in a fresh database."""
    with database.write() as session:
        lay_once(session, "a new library", _lay)
    return Telegram(database)


def _lay(session: Session) -> None:
    library = open_library(session, "Kutubxona", MORNING)
    session.add(Person(library_id=library.id, telegram_id=MALIKA, name="Malika", role="director", joined_at=MORNING))


@pytest.fixture
def malika(telegram: Telegram) -> Phone:
    return telegram.phone(MALIKA)
