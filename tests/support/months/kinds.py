"""A plan with every kind of figure, and its story: all rows are Nilufar's."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.support.people.cast import BEKZOD, MALIKA, NAMES, NILUFAR, READERS, SARDOR, Planned, gather_before, moment
from tests.support.people.one_thread import house_of_phones
from tests.support.people.story import Story

KINDS_PLAN = (
    Planned("IV", "30", "Kitob fondi hajmi", (READERS,), 61_000, 60_000, kind="level"),
    Planned("IV", "31", "Elektron katalog qamrovi", (READERS,), 95, 90, kind="percent", unit="Foiz"),
    Planned("IV", "32", "Qarzdor kitobxonlar", (READERS,), 20, 50, kind="level", unit="Nafar", direction="less"),
    Planned("IV", "33", "Shikoyatlar", (READERS,), 8, 12, unit="Dona", direction="less"),
    Planned("IV", "34", "Tadbirlar", (READERS,), 14, 12, unit="Tadbir", schedule="quarters 3 4 3 4"),
    Planned("IV", "35", "Ko'rgazmalar", (READERS,), 24, 20, unit="Dona"),
)


@pytest.fixture
def kinds(sqlite_database: Database) -> Iterator[Story]:
    """On 3 February 2025, when January is over."""
    opens = moment("2025-02-03 09:00")
    cast = gather_before(sqlite_database, opens, moment("2025-01-06 09:00"), KINDS_PLAN)
    with house_of_phones(sqlite_database, opens) as opened:
        phones = {account: opened.phone(account, name) for account, name in NAMES.items()}
        yield Story(opened, cast, phones[NILUFAR], phones[BEKZOD], phones[MALIKA], phones[SARDOR])
