"""What the director is told when a department sends its month: what is unknown, and what still looks odd."""

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.tables import Submission
from tests.support.people.small_library import BEKZOD, INFORMATION, MALIKA, House, Phone


@pytest.mark.parametrize(
    ("typed", "confirms", "sentence"),
    [
        ("1\n9000\n3", False, "⚠️ 1 ta shubhali raqam bor"),
        ("1\n9000\n3", True, ""),
        ("1\n11\n3", False, ""),
    ],
)
def test_it_counts_the_numbers_that_look_odd_and_nobody_confirmed(
    database: Database, house: House, typed: str, confirms: bool, sentence: str
) -> None:
    phone = Phone(database, BEKZOD)
    phone.opens(f"month:{house.departments[INFORMATION]}:2025:3")
    phone.sees_all()
    phone.opens(phone.reads(typed).press_of("✅ 3 ta"))
    with database.read() as session:
        query = select(Submission.id).where(Submission.department_id == house.departments[INFORMATION])
        march = session.scalars(query.where(Submission.month == 3)).one()
    if confirms:
        phone.presses(f"right:{march}:{house.figures['IV.20']}")
    notice = next(press for press in phone.presses(f"submit:{march}") if press.chat_id == MALIKA)
    assert "mart hisoboti topshirildi" in notice.text
    assert sentence in notice.text
    assert ("⚠️" in notice.text) == bool(sentence)
    review = Phone(database, MALIKA).opens(notice.press_of("👀"))
    assert review.text.count("⚠️") == notice.text.count("⚠️")
