"""Every reminder of the demo library in 2025 and 2026, as it is written in `golden-2025.txt` and `golden-2026.txt`.

The files are made to be read: who is told what on which day. After a change that is meant, look at the difference and
write them anew with `python -m tests.scheduler.test_two_years`.
"""

import itertools
import sys
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from plan.reminders.ladder import Subject
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.tables import Department, Reminder, Submission
from tests.support.empty_database import empty_database
from tests.support.reminders.years import Heard, live_through, written
from tests.support.short import SHARE
from texts.wording import month_name, short_department

pytestmark = pytest.mark.long

HERE = Path(__file__).parent
Lived = tuple[list[Heard], Database]
YEARS = (2025, 2026) if SHARE == 1 else (2025,)


def _golden(year: int) -> Path:
    return HERE / f"golden-{year}.txt"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    database = open_database(empty_database(tmp_path_factory.mktemp("years") / "years.db"))
    return live_through(database, YEARS[-1]), database


@pytest.mark.parametrize("year", YEARS)
def test_it_reminds_as_the_file_says(lived: Lived, year: int) -> None:
    assert written(lived[0], year) == _golden(year).read_text()


DAYS_OFF = """
    2025-01-01 2025-01-02 2025-03-10 2025-03-21 2025-03-31 2025-05-09 2025-06-06 2025-09-01 2025-10-01 2025-12-08
    2025-12-31
    2026-01-01 2026-01-02 2026-03-09 2026-03-20 2026-03-23 2026-05-11 2026-05-27 2026-05-28 2026-05-29 2026-08-31
    2026-09-01 2026-10-01 2026-12-08 2026-12-31
"""
"""The Mondays to Fridays off in Uzbekistan by the labour code and the decrees of December 2024 and 2025, by hand."""


def test_it_never_speaks_on_a_day_off_or_at_night(lived: Lived) -> None:
    assert len(lived[0]) > 250 * len(YEARS)
    assert {f"{reminder.at:%H:%M}" for reminder in lived[0]} == {"10:00"}
    days = {reminder.at.date() for reminder in lived[0]}
    assert not {f"{day}" for day in days} & set(DAYS_OFF.split())
    assert all(day.weekday() < 5 for day in days)


def test_it_says_no_more_than_one_thing_a_day_to_anybody(lived: Lived) -> None:
    assert max(Counter((reminder.at, reminder.to) for reminder in lived[0]).values()) == 1


def test_it_leaves_everybody_alone_who_has_sent(lived: Lived) -> None:
    with lived[1].read() as session:
        sent = {
            (submission.department_id, submission.year, submission.month): submission.submitted_at
            for submission in session.query(Submission)
        }
        late = [
            (row.settled_at, sent.get((subject.department, subject.month.year, subject.month.number)))
            for row in session.query(Reminder).filter(Reminder.state == "sent")
            if (subject := Subject.parse(row.subject)) is not None and subject.about == "month"
        ]
    assert len(late) > 250 * len(YEARS)
    assert not [(at, when) for at, when in late if at is None or (when is not None and when <= at)]


def test_it_names_nobody_to_the_director_who_has_sent(lived: Lived) -> None:
    with lived[1].read() as session:
        late = {
            (
                f"{month_name(submission.month).capitalize()} hisoboti",
                short_department(title),
                sent_at.year,
            ): sent_at
            for submission, title in session.query(Submission, Department.name).join(Department)
            if (sent_at := submission.submitted_at) is not None
        }
    named = 0
    for reminder in (reminder for reminder in lived[0] if "📮" in reminder.text):
        first, *lines = reminder.text[reminder.text.index("📮") :].splitlines()
        month = first.removeprefix("📮 ").split(":")[0]
        for line in itertools.takewhile(lambda line: line, lines[1:]):
            title = line.removeprefix("• ").split(" — ")[0]
            named += 1
            assert late.get((month, title, reminder.at.year), reminder.at + timedelta(1)) > reminder.at, (
                reminder.at,
                line,
            )
    assert named > 20 * len(YEARS)


def test_it_says_of_every_step_what_became_of_it(lived: Lived) -> None:
    with lived[1].read() as session:
        rows = session.query(Reminder).all()
        states = Counter(f"{row.state} {row.why}".strip() for row in rows)
    assert set(states) <= {"sent", "skipped submitted", "skipped superseded"}
    assert states["sent"] > 300 * len(YEARS)
    assert states["skipped submitted"] > 250 * len(YEARS)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/years.db"
        migrate(url)
        heard = live_through(open_database(url))
        for year in (2025, 2026):
            _golden(year).write_text(written(heard, year))
    return 0


if __name__ == "__main__":
    sys.exit(main())
