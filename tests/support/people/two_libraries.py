"""Two libraries in one database: the cast's, and one that has departments and first names of its own kind."""

from dataclasses import dataclass, field

from storage.base import Session
from storage.database import Database
from tests.support.people import small_library
from tests.support.people.cast import Cast, gather, moment
from tests.support.people.small_library import House

FOUNDED = moment("2025-01-06 09:00")
ABROAD = 900
"""Accounts of the second library's people are so much higher."""
OURS, THEIRS = "Qo'rg'ontepa tuman AKM", "Guliston tuman kutubxonasi"


@dataclass
class Town:
    """The database with both, as the tests name them."""

    database: Database
    ours: Cast
    theirs: House
    url: str = field(init=False)

    def __post_init__(self) -> None:
        self.url = self.database.engine.url.render_as_string(hide_password=False)


def theirs_reported(session: Session, theirs: House) -> None:
    """A month of the second library."""
    numbers = {"IV.16": 1, "IV.20": 4321, "IV.21": 3}
    by = small_library.BEKZOD + ABROAD
    small_library.hand_in(session, theirs, small_library.INFORMATION, 3, numbers, at=moment("2025-04-02 10:00"), by=by)


def two_libraries(database: Database) -> Town:
    """Lay both into an empty database."""
    with database.write() as session:
        ours = gather(session, FOUNDED)
        theirs = small_library.create(session, ABROAD)
        small_library.add_plan(session, theirs)
        theirs_reported(session, theirs)
    return Town(database, ours, theirs)
