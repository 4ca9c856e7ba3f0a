"""The director says that a percent is asked as two numbers, and that it is not."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from storage.database import Database
from storage.planning import plans
from storage.tables import Plan, PlanFigure
from tests.support.people.cast import (
    BEKZOD,
    MALIKA,
    NAMES,
    NILUFAR,
    READERS,
    SARDOR,
    SMALL_PLAN,
    Planned,
    gather,
    moment,
)
from tests.support.people.one_thread import house_of_phones
from tests.support.people.story import Story
from tests.support.plans.guided_change import finish, open_row
from usecases.planning.changes import compare_rows
from usecases.planning.planned_rows import rows_in_force
from usecases.planning.writing import put_in_force

PLAN = (*SMALL_PLAN, Planned("V", "32", "Qoniqish", (READERS,), 80, kind="percent", unit="Foiz"))


@pytest.fixture
def story(sqlite_database: Database) -> Iterator[Story]:
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"), PLAN)
    with house_of_phones(sqlite_database, moment("2025-04-01 09:00")) as opened:
        phones = {account: opened.phone(account, name) for account, name in NAMES.items()}
        yield Story(opened, cast, phones[NILUFAR], phones[BEKZOD], phones[MALIKA], phones[SARDOR])


def is_of_two(story: Story) -> bool:
    with story.house.database.read() as session:
        plan = plans.plan_of_year(session, story.cast.library.id, 2025)
        assert plan is not None
        indicator = plan.indicator(story.cast.figures["V", "32", ""])
        return indicator is not None and indicator.of_two


def open_counting(story: Story) -> str:
    open_row(story.malika, "V", "V.32")
    story.malika.press("🧮 Turi")
    return str(story.malika.wait_for("Yo'nalishi:")["text"])


def test_it_asks_as_two_numbers_from_then_on_and_back(story: Story) -> None:
    assert "So'ralishi: foizning o'zi" in open_counting(story)
    story.malika.press("🔢 Ikki raqam bilan so'rash")
    seen = finish(story.malika, order="yo'q")
    assert "V.32 so'ralishi: foizning o'zi → ikki raqam bilan (60 dan 45)" in seen
    story.malika.press("✅ Saqlash")
    story.malika.wait_for("2-tahrir")
    assert is_of_two(story)
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("Mart oyida qancha?")
    story.nilufar.say("21\n13 qayta) 1200\n14) 9870\n15) 29870\n23) 12")
    story.nilufar.wait_for("Mart oyida nechtadan nechtasi?")

    assert "So'ralishi: ikki raqam bilan (60 dan 45)" in open_counting(story)
    story.malika.press("🔢 Foizning o'zini so'rash")
    finish(story.malika, order="yo'q")
    story.malika.press("✅ Saqlash")
    story.malika.wait_for("3-tahrir")
    assert not is_of_two(story)


def test_another_kind_is_asked_as_one_number_again(story: Story) -> None:
    open_counting(story)
    story.malika.press("🔢 Ikki raqam bilan so'rash")
    finish(story.malika, order="yo'q")
    story.malika.press("✅ Saqlash")
    story.malika.wait_for("2-tahrir")
    open_counting(story)
    story.malika.press("🧮 Turini o'zgartirish")
    story.malika.wait_for("Turini tanlang")
    story.malika.press("qo'shib boriladigan")
    finish(story.malika, order="yo'q")
    story.malika.press("✅ Saqlash")
    story.malika.wait_for("3-tahrir")
    assert not is_of_two(story)


def test_a_file_says_nothing_of_it_and_changes_nothing(story: Story) -> None:
    with story.house.database.write() as session:
        session.get_one(PlanFigure, story.cast.figures["V", "32", ""]).of_two = True
        plan = session.get_one(Plan, story.cast.plan.id)
        rows = rows_in_force(session, plan)
        as_in_a_file = [
            replace(row, figures=tuple(replace(figure, of_two=None) for figure in row.figures)) for row in rows
        ]
        assert compare_rows(rows, as_in_a_file) == []
        put_in_force(session, plan, as_in_a_file)
        assert rows_in_force(session, plan) == rows
