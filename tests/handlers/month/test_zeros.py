"""A report of zeros alone stays doubtful when the plan gets a row afterwards, and the missing number is told."""

from decimal import Decimal

from storage.tables import Plan, PlanFigure, PlanRow, Reporter
from tests.support.months.reports import ready, send_march
from tests.support.people.cast import READERS
from tests.support.people.story import Story


def add_row(story: Story) -> None:
    """A new row of the plan, for Nilufar's service."""
    with story.house.database.write() as session:
        plan = session.get_one(Plan, story.cast.plan.id)
        plan.version += 1
        row = PlanRow(
            library_id=plan.library_id,
            plan_id=plan.id,
            position=99,
            section="IV",
            section_title="IV. BO'LIM",
            number="40",
            name="Onlayn tadbirlar",
            mechanism="Reja asosida",
            deadline="2025-yil davomida",
            responsible=[READERS],
        )
        session.add(row)
        session.flush()
        session.add(
            Reporter(
                row_id=row.id, department_id=story.cast.departments[READERS].id, library_id=plan.library_id, position=0
            )
        )
        session.add(
            PlanFigure(
                library_id=plan.library_id,
                row_id=row.id,
                position=99,
                part="",
                kind="count",
                unit="Tadbir",
                baseline=None,
                target=Decimal(12),
                window="months 1-12",
            )
        )


def test_it_doubts_zeros_and_names_the_missing_number_when_a_row_came_afterwards(story: Story) -> None:
    ready(story)
    send_march(story, "0\n0\n0\n0\n0")
    story.malika.wait_for("Hammasi 0")
    add_row(story)

    story.malika.say("/start")
    story.malika.wait_for("nimadan boshlaymiz?")
    story.malika.press("📨 Tasdiqlash (1)")
    listed = story.malika.wait_for("Tasdiqlanmagan hisobotlar: 1 ta")["text"]
    assert "6 ta ko'rsatkich · ⚠️ hammasi 0 · ▫️ 1 tasi kiritilmagan" in listed
    story.malika.press("✅ Hammasini tasdiqlash (1)")
    assert "hamma raqam 0" in story.malika.wait_for("shubhali raqamlar bor")["text"]
    story.malika.press("⬅️ Avval ko'rib chiqaman")
    story.malika.wait_for("Tasdiqlanmagan hisobotlar: 1 ta")
    story.malika.press("👀 Abonement: mart")
    review = story.malika.wait_for("Hammasi 0")["text"]
    assert "Jami 6 ta ko'rsatkich: 5 tasi 0, 1 tasi javobsiz." in review
