"""The small library of these tests, with its plan and a first quarter of reports."""

import pytest

from storage.database import Database
from tests.support.people.small_library import House, add_plan, create, first_quarter


@pytest.fixture
def house(database: Database) -> House:
    """On 1 April: January and February are in, of March only the readers' part."""
    with database.write() as session:
        house = create(session)
        add_plan(session, house)
        first_quarter(session, house)
    return house
