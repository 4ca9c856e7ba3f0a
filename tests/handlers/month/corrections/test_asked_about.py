"""A bare number behind a refusal that is about another row than the open one: it may be the answer to that, and goes to
neither row unasked."""

import pytest

from storage.database import Database
from tests.support.months.days import labels
from tests.support.months.reports import open_march
from tests.support.people.cast import NAMES, NILUFAR, READERS, SMALL_PLAN, Planned, gather, moment
from tests.support.people.one_thread import house_of_phones
from tests.support.people.story import Story

WITH_A_TOTAL = (
    *SMALL_PLAN,
    Planned("IV", "8", "Nashrlar qaytarilishi", (READERS,), 3000, 2800),
    Planned("IV", "9", "Fondni to'ldirish", (READERS,), 200, 100, kind="total"),
    Planned("IV", "9.1", "Xarid qilish", (READERS,), 100, 50, part_of=("9", "")),
    Planned("IV", "9.2", "Sovg'a olish", (READERS,), 100, 50, part_of=("9", "")),
)


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("oldingi javob noto'g'ri, 3", "13 yangi"),
        ("неправильно", "13 yangi"),
        ("15-bandni 12 ga tuzating", "15"),
    ],
)
def test_a_number_behind_a_correction_is_asked(story: Story, typed: str, row: str) -> None:
    open_march(story)
    story.nilufar.say("40")
    story.nilufar.wait_for("qayta")
    story.until_remembered(story.nilufar)
    story.nilufar.say(typed)
    story.nilufar.wait_for(lambda card: "yozilmadi" in card["text"])
    story.until_remembered(story.nilufar)
    for _ in range(2):  # typed again, it is asked again
        story.nilufar.say("12")
        card = story.nilufar.wait_for("«12» yozilmadi. Bu qaysi band uchun?")
        story.until_remembered(story.nilufar)
    assert labels(card)[:2] == [f"✅ {row}: 12", "✅ 13 qayta: 12"]
    story.nilufar.press(f"✅ {row}: 12")
    story.nilufar.wait_for(f"✅ {row.split()[0]}")
    assert story.answers(NILUFAR) == {"13 yangi": 40, row: 12}


def test_a_no_in_reply_gives_the_number_to_the_row_of_the_message(story: Story) -> None:
    open_march(story)
    story.nilufar.say("40")
    story.nilufar.wait_for("qayta")
    story.until_remembered(story.nilufar)
    own = story.nilufar.say("1200")
    story.nilufar.wait_for("14.")
    story.until_remembered(story.nilufar)
    story.nilufar.say("yo'q, 950", reply_to=own["message_id"])
    story.nilufar.wait_for("950")
    assert story.answers(NILUFAR) == {"13 yangi": 40, "13 qayta": 950}


def test_a_row_that_is_computed_is_said_to_be(sqlite_database: Database) -> None:
    with sqlite_database.write() as session:
        gather(session, moment("2025-01-06 09:00"), WITH_A_TOTAL)
    with house_of_phones(sqlite_database, moment("2025-04-01 09:00")) as house:
        nilufar = house.phone(NILUFAR, NAMES[NILUFAR])
        nilufar.say("/kiritish")
        nilufar.wait_for("Mart oyida qancha?")
        nilufar.say("9 - 200")
        card = nilufar.wait_for("9-band o'zi hisoblanadi")
        assert "9.1) 45" in card["text"]
        nilufar.say("8 200")  # of a year's 250
        card = nilufar.wait_for("«8 200» yozilmadi")
        assert labels(card)[:2] == ["✅ 8: 200", "✅ 13 yangi: 8 200"]
