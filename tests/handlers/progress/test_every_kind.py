"""/hisobot of a plan with every kind of figure: the quarter beside the year so far, and no sum of what is no sum."""

import html
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.demo import ZONE
from storage.database import Database, open_database
from storage.planning.versions import keep_version
from storage.tables import Plan, PlanFigure
from tests.support.empty_database import empty_database
from tests.support.papers.kinds import EVERY_KIND, NUMBERS
from tests.support.papers.year import small_year
from tests.support.people.cast import MALIKA, NILUFAR, Cast
from tests.support.people.small_library import Phone

JULY_1 = datetime(2025, 7, 1, 9, 0, tzinfo=ZONE)


@pytest.fixture(scope="module")
def half_year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Cast]]:
    """The plan after half a year, on the first day of July. The tests only look at it."""
    folder: Path = tmp_path_factory.mktemp("kinds")
    database = open_database(empty_database(folder / "kinds.db"))
    with database.write() as session:
        cast = small_year(session, EVERY_KIND, NUMBERS)
    yield database, cast
    database.close()


@pytest.fixture
def malika(half_year: tuple[Database, Cast]) -> Phone:
    return Phone(half_year[0], MALIKA, JULY_1)


def seen(text: str) -> str:
    return html.unescape(re.sub(r"</?[bi]>", "", text)).replace("\u00a0", " ")


def row(half_year: tuple[Database, Cast], phone: Phone, number: str, part: str = "", span: str = "quarter-2") -> str:
    key = half_year[1].figures["IV", number, part]
    return seen(phone.opens(f"sum_row:2025-{span}:{key}:s0:0").text)


def test_the_quarters_card_says_what_the_quarter_brought_beside_the_year(malika: Phone) -> None:
    card = seen(malika.opens("sum_at:2025-quarter-2").text)
    assert "Bajarilish, yil boshidan: 70,6 %\nShundan II chorakda: " in card
    before = seen(malika.opens("sum_at:2025-quarter-1").text)
    brought = re.search(r"Shundan II chorakda: ([\d,]+) punkt", card)
    first = re.search(r"Shundan I chorakda: ([\d,]+) punkt", before)
    assert brought is not None
    assert first is not None
    assert f"yil boshidan: {first[1]} %" in before  # the first quarter is the year so far
    together = sum(float(step[1].replace(",", ".")) for step in (brought, first))
    assert together == pytest.approx(70.6, abs=0.11)
    assert "🟡 Rejadan ortda yoki ko'p: 4" in card
    assert "Shundan" not in seen(malika.opens("sum_at:2025-year-1").text)


def test_each_row_says_what_the_quarter_brought_and_what_the_year(
    half_year: tuple[Database, Cast], malika: Phone
) -> None:
    events = row(half_year, malika, "1")
    assert "II chorakda 13, reja 14\nYil boshidan: 25 · 50 %" in events
    assert "I chorakda 12, reja 12\nYil boshidan: 12 · 24 %" in row(half_year, malika, "1", span="quarter-1")
    assert "Martda 4, reja bo'yicha 4\nYil boshidan: 12 · 24 %" in row(half_year, malika, "1", span="month-3")
    year = row(half_year, malika, "1", span="year-1")
    assert "Yil boshidan: 25 · 50 %" in year
    assert "Yilda" not in year


def test_a_level_and_a_percent_are_never_added_up(half_year: tuple[Database, Cast], malika: Phone) -> None:
    fund = row(half_year, malika, "2")
    assert "Yil oxiriga reja: 61 000 · o'tgan yil oxirida: 60 000" in fund
    assert "May oxirida: 60 500 · 50 %" in fund
    assert "Foiz o'sishdan olinadi: rejada +1 000 nusxa, amalda +500" in fund
    march = row(half_year, malika, "2", span="month-3")
    assert "Martda oxirgi holat 60 080, reja 60 200\nMart oxirida: 60 080 · 8 %" in march
    assert "180 590" not in fund, "the sum of the months"
    percent = row(half_year, malika, "3", span="half-1")
    assert "I yarim yillikda o'rtacha 95,3 %\nYil boshidan o'rtacha: 95,3 %" in percent
    assert "yanvar: 95 % — Nilufar" in percent
    shared = row(half_year, malika, "10")
    assert "     Abonement: 92,3 %\n     Axborot: 92,3 %" in shared
    assert "aprel: 93 %\n     93 % — Nilufar" in shared
    asked_as_two = row(half_year, malika, "12")
    assert "Yil boshidan o'rtacha: 67,9 %" in asked_as_two, "146 of 215, and not the mean of six percents"
    assert "yanvar: 60 dan 45 (75 %) — Nilufar" in asked_as_two


def test_a_limit_is_not_behind_but_passed(half_year: tuple[Database, Cast], malika: Phone) -> None:
    lost = row(half_year, malika, "6")
    assert "🟡 Rejadan ko'p · II chorak yakuni" in lost
    assert "Yillik reja: ko'pi bilan 0" in lost
    complaints = row(half_year, malika, "4")
    assert "🟢 Rejaga muvofiq" in complaints
    assert "Shu kungacha reja bo'yicha: ko'pi bilan 10" in complaints
    assert "har oy" not in complaints


def test_a_member_sees_the_same(half_year: tuple[Database, Cast]) -> None:
    nilufar = Phone(half_year[0], NILUFAR, JULY_1)
    assert "60 500 / 61 000 nusxa" in seen(nilufar.opens("sum_rows:2025-quarter-2:s0:0").text)
    assert "Bajarilish, yil boshidan: 70,6 %" in seen(nilufar.opens("sum_at:2025-quarter-2").text)


def test_a_story_says_how_it_is_counted_and_that_it_was_changed(sqlite_database: Database) -> None:
    with sqlite_database.write() as session:
        cast = small_year(session, EVERY_KIND, NUMBERS)
        key = cast.figures["IV", "3", ""]
        figure, plan = session.get_one(PlanFigure, key), session.get_one(Plan, cast.plan.id)
        figure.kind, figure.direction, figure.schedule = "level", "less", "quarters 90 92 94 95"
        plan.version += 1
        session.flush()
        keep_version(session, plan, JULY_1, None)
    told = seen(Phone(sqlite_database, MALIKA, JULY_1).opens(f"why:{key}:0:2025-quarter-2:s0:0").text)
    assert "turi foiz ko'rsatkichi → yil oxiridagi holat" in told
    assert "yo'nalishi oshirish ko'rsatkichi → kamaytirish ko'rsatkichi" in told
    assert "yil ichida bo'linishi bo'linmagan → 90 · 92 · 94 · 95" in told
    assert "Yillik reja: ko'pi bilan 95" in told
    assert "Chorak oxiridagi reja: I: 90 · II: 92 · III: 94 · IV: 95" in told


def test_a_story_of_a_percent_says_that_its_numbers_are_percents(
    half_year: tuple[Database, Cast], malika: Phone
) -> None:
    key = half_year[1].figures["IV", "3", ""]
    told = seen(malika.opens(f"why:{key}:0:2025-quarter-2:s0:0").text)
    assert "Yillik reja: 95 %" in told
    assert "Iyun · Abonement: 95 %" in told
    assert "Nilufar: 95 %" in told
