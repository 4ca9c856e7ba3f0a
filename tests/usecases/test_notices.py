"""Directors hear of a colleague who cannot be reached: with a sound only when the library works."""

import pytest

from storage.database import Database
from storage.people import people
from tests.support.people.cast import NILUFAR, gather, moment
from usecases.notices import record_unreachable


@pytest.mark.parametrize(
    ("at", "working", "aloud"),
    [
        ("2025-04-02 11:00", None, True),
        ("2025-04-02 23:00", None, False),
        ("2025-04-02 11:00", False, False),  # a day off of the library's own
        ("2025-04-05 11:00", None, False),  # a Saturday
        ("2025-04-05 11:00", True, True),  # one that a decree has made a working day
    ],
)
def test_it_is_told_aloud_when_the_library_works(
    sqlite_database: Database, at: str, working: bool | None, aloud: bool
) -> None:
    now = moment(at)
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        if working is not None:
            people.add_day_off(session, cast.library.id, now.date(), working=working)
        lost = record_unreachable(session, cast.people[NILUFAR].id, now)
        assert lost is not None
        assert lost.aloud is aloud
