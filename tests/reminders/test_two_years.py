"""Every reminder of the demo library in 2025 and 2026, as it is written in `golden-2025.txt` and `golden-2026.txt`.

The files are made to be read: who is told what on which day. After a change that is meant, look at the difference and
write them anew with `python -m tests.reminders.test_two_years`.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from plan.calendar import WorkCalendar
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.tables import Reminder
from tests.reminders.years import Heard, two_years, written

HERE = Path(__file__).parent
Lived = tuple[list[Heard], Database]


def _golden(year: int) -> Path:
    return HERE / f"golden-{year}.txt"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    url = f"sqlite:///{tmp_path_factory.mktemp('years')}/years.db"
    migrate(url)
    database = open_database(url)
    return two_years(database), database


@pytest.mark.parametrize("year", [2025, 2026])
def test_it_reminds_as_the_file_says(lived: Lived, year: int) -> None:
    assert written(lived[0], year) == _golden(year).read_text()


def test_it_never_speaks_on_a_day_off_or_at_night(lived: Lived) -> None:
    calendar = WorkCalendar()
    assert len(lived[0]) > 500
    assert {f"{one.at:%H:%M}" for one in lived[0]} == {"10:00"}
    assert all(calendar.is_working(one.at.date()) for one in lived[0])


def test_it_says_no_more_than_one_thing_a_day_to_anybody(lived: Lived) -> None:
    assert max(Counter((one.at, one.to) for one in lived[0]).values()) == 1


def test_it_leaves_everybody_alone_who_has_sent(lived: Lived) -> None:
    """The inspector always sends in the morning of the second day before the due one, at half past twelve."""
    told = [one for one in lived[0] if one.to == "Kadrlar inspektori" and "hisoboti" in one.text]
    assert told
    assert not [one for one in told if "o'tdi" in one.text or "Bugun" in one.text or "ertaga" in one.text]


def test_it_says_of_every_step_what_became_of_it(lived: Lived) -> None:
    with lived[1].read() as session:
        rows = session.query(Reminder).all()
        states = Counter(f"{row.state} {row.why}".strip() for row in rows)
    assert set(states) <= {"sent", "skipped submitted", "skipped superseded"}
    assert states["sent"] > 600
    assert states["skipped submitted"] > 500


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/years.db"
        migrate(url)
        heard = two_years(open_database(url))
        for year in (2025, 2026):
            _golden(year).write_text(written(heard, year))
    return 0


if __name__ == "__main__":
    sys.exit(main())
