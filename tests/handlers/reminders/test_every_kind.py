"""What is to be done soon, of a plan with every kind of figure: a level, a percent and a quarter by their own rules."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.demo import ZONE
from plan.indicator import Indicator
from plan.period import Month
from plan.reminders.ladder import Subject
from plan.reminders.reminder import Reminding
from storage import settings
from storage.base import Session
from storage.database import Database, open_database
from tests.support.empty_database import empty_database
from tests.support.papers.kinds import EVERY_KIND, NUMBERS
from tests.support.papers.year import small_year
from tests.support.people.cast import NILUFAR, READERS, Cast
from texts.reminders.reminders import reminder_screen
from usecases.reminders.facts import Picture, picture_of
from usecases.reminders.parts import part_of
from usecases.reminders.upcoming import coming_deadlines
from usecases.work import Work, work_of


@pytest.fixture(scope="module")
def half_year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Cast]]:
    """The plan after half a year. The tests only look at it."""
    folder: Path = tmp_path_factory.mktemp("kinds")
    database = open_database(empty_database(folder / "kinds.db"))
    with database.write() as session:
        cast = small_year(session, EVERY_KIND, NUMBERS)
    yield database, cast
    database.close()


def work_at(session: Session, cast: Cast, day: datetime) -> Work:
    return work_of(session, cast.people[NILUFAR], day)


def place(indicator: Indicator) -> str:
    return f"{indicator.number} {indicator.part or ''}".strip()


def test_it_names_what_has_not_been_reached_by_each_quarter_and_by_the_year(half_year: tuple[Database, Cast]) -> None:
    """Nobody can take back a complaint: limits on what is added up are not among them, whatever has come."""
    database, cast = half_year
    with database.read() as session:
        deadlines = coming_deadlines(work_at(session, cast, datetime(2025, 7, 1, 9, tzinfo=ZONE)))
    rows = {deadline.month.number: list(map(place, deadline.rows)) for deadline in deadlines if deadline.kind == "rows"}
    assert rows == {
        9: ["1", "2"],
        12: ["1", "2", "5", "7", "8 yangi", "9 katta", "10", "12"],
    }


def picture_at(session: Session, cast: Cast, day: datetime) -> tuple[Work, Picture]:
    work = work_at(session, cast, day)
    ladder = settings.ladder_of_library(session, work.library.id)
    return work, picture_of(session, work.library, work.today, work.calendar(), ladder)


@pytest.mark.parametrize(
    ("at", "month", "sentence"),
    [
        (("1", ""), 9, "IV.1 Tadbirlar: 25 / 40 tadbir"),
        (("2", ""), 9, "IV.2 Fond hajmi: 60 500 / 60 800 nusxa"),
        (("2", ""), 12, "IV.2 Fond hajmi: 60 500 / 61 000 nusxa"),
        (("5", ""), 12, "IV.5 Qarzdorlar: 30 / ko'pi bilan 20 nafar"),
        (("7", ""), 12, "IV.7 Rad javoblari: 6,7 / ko'pi bilan 5 %"),
        (("10", ""), 12, "IV.10 To'g'ri yozuvlar: 92,3 / 95 %"),
    ],
)
def test_it_reminds_of_what_stands_and_what_should(
    half_year: tuple[Database, Cast], at: tuple[str, str], month: int, sentence: str
) -> None:
    database, cast = half_year
    with database.read() as session:
        work, picture = picture_at(session, cast, datetime(2025, month, 20, 9, tzinfo=ZONE))
        subject = Subject("row", Month(2025, month), cast.departments[READERS].id, cast.figures["IV", *at])
        part = part_of(picture, subject, work.person.id)
    assert part is not None
    text = reminder_screen(Reminding(1, work.today, (part,))).text
    assert sentence in re.sub(r"</?b>", "", text.unescape()).replace("\u00a0", " ")


def test_it_leaves_out_a_quarter_that_goes_on_month_by_month(sqlite_database: Database) -> None:
    """Eight of twelve by the end of February: the last four are asked for by March's report."""
    with sqlite_database.write() as session:
        first = {place: value for place, value in NUMBERS.items() if place[1] < 3}
        cast = small_year(session, EVERY_KIND, first)
        _, picture = picture_at(session, cast, datetime(2025, 3, 20, 9, tzinfo=ZONE))
        ahead = {row.figure: row.done for row in picture.facts.rows if row.ends == Month(2025, 3)}
    assert ahead[cast.figures["IV", "1", ""]]
    assert not ahead[cast.figures["IV", "2", ""]]  # a level is not there until it is
    assert cast.figures["IV", "4", ""] not in {row.figure for row in picture.facts.rows}
