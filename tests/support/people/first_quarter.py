"""The small library of these tests, with its plan and a first quarter of reports."""

import pytest

from storage.base import Session
from storage.database import Database
from tests.support.people.laid import lay_once
from tests.support.people.small_library import House, add_plan, create, first_quarter


@pytest.fixture
def house(database: Database) -> House:
    """On 1 April: January and February are in, of March only the readers' part."""
    with database.write() as session:
        return lay_once(session, "the first quarter", _lay)


def _lay(session: Session) -> House:
    house = create(session)
    add_plan(session, house)
    first_quarter(session, house)
    return house
