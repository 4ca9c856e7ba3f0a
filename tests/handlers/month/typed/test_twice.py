"""Two numbers for one row in one message: it is asked which one is meant, never the last one in silence."""

import pytest

from tests.support.months.reports import open_march
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story


@pytest.mark.parametrize("typed", ["14) 9870\n14) 987", "14 - 9870\n14 - 987", "14) 9870\n15) 300\n14) 987"])
def test_it_asks_which_of_two_numbers_is_meant(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    asked = story.nilufar.wait_for("bir nechta raqam yozilgan")
    labels = [button["label"] for row in asked["buttons"] for button in row]
    assert {"✅ 14: 9\u00a0870", "✅ 14: 987"} <= set(labels)
    assert "14" not in story.answers(NILUFAR)
    story.until_remembered(story.nilufar)
    story.nilufar.press("✅ 14: 9\u00a0870")
    story.nilufar.wait_for(lambda message: "✅ 14" in message["text"] or "👇 13" in message["text"])
    assert story.answers(NILUFAR)["14"] == 9870


@pytest.mark.parametrize("typed", ["14) 9870\n14) 9 870", "15) 30000\n14) 9870\n14) 9870"])
def test_the_same_number_twice_is_one_number(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    story.nilufar.wait_for("✅ 14")
    assert story.answers(NILUFAR)["14"] == 9870
