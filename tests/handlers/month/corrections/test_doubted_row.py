"""A bare number typed below a doubt about the row before it is asked about where it is more likely for that row."""

import pytest

from tests.support.months.reports import send_march
from tests.support.people.cast import NILUFAR, moment
from tests.support.people.story import Story


def doubt(story: Story, typed: str) -> None:
    """In April a number of row 14 looks odd, and row 15 is asked for."""
    send_march(story, "21\n13 qayta) 5\n14) 9870\n15) 29870\n23) 12")
    story.house.clock.set(moment("2025-05-02 09:00"))
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("2025-yil aprel")
    for number, following in (("22", "qayta"), ("6", "👇 14")):
        story.nilufar.say(number)
        story.nilufar.wait_for(following)
    story.nilufar.say(typed)
    story.nilufar.wait_for("⚠️ 14")


@pytest.mark.parametrize(("odd", "typed", "number"), [
    ("98 700", "9870", 9870), ("98700", "9 830", 9830), ("99870", "9987", 9987), ("870", "9 790 ta", 9790),
])  # fmt: skip
def test_a_number_that_fits_the_row_before_is_asked(story: Story, odd: str, typed: str, number: int) -> None:
    doubt(story, odd)
    story.nilufar.say(typed)
    asked = story.nilufar.wait_for("Bu qaysi band uchun?")
    labels = [button["label"].replace("\u00a0", "") for row in asked["buttons"] for button in row]
    assert labels[:2] == [f"✅ 14: {number}", f"✅ 15: {number}"]
    assert "15" not in story.answers(NILUFAR, 4)
    story.until_remembered(story.nilufar)
    story.nilufar.press("✅ 14")
    story.nilufar.wait_for(lambda card: "✅ 14" in card["text"] and "👇 15" in card["text"])
    assert story.answers(NILUFAR, 4) == {"13 yangi": 22, "13 qayta": 6, "14": number}


def test_a_number_of_the_open_question_is_taken(story: Story) -> None:
    doubt(story, "98700")
    story.nilufar.say("30 120")
    story.nilufar.wait_for("👇 16")
    assert story.answers(NILUFAR, 4)["15"] == 30120


def test_nothing_is_asked_of_a_row_that_was_confirmed(story: Story) -> None:
    doubt(story, "98700")
    story.nilufar.press("✅ 14: ha")
    story.nilufar.wait_for(lambda card: "⚠️ 14" not in card["text"] and "👇 15" in card["text"])
    story.nilufar.say("9870")
    story.nilufar.wait_for("⚠️ 15")
    assert story.answers(NILUFAR, 4)["15"] == 9870
