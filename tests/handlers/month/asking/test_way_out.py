"""However much was typed in doubt, a card has a way on beside the answers that it offers."""

import pytest

from tests.support.months.days import labels
from tests.support.months.reports import open_march
from tests.support.people.story import Story


@pytest.mark.parametrize(
    "typed",
    [
        "14) 5\n14) 6\n15) 70\n15) 80\n23) 1\n23) 2",
        "13 yangi) 5\n13 yangi) 6\n13 qayta) 7\n13 qayta) 8\n14) 5\n14) 6\n15) 70\n15) 80",
        "13 yangi) 5\n13 yangi) 6\n13 yangi) 7\n14) 11111\n14) 22222\n14) 33333\n15) 70\n15) 80",
    ],
)
def test_the_way_on_is_never_pushed_out(story: Story, typed: str) -> None:
    open_march(story)
    story.until_remembered(story.nilufar)
    story.nilufar.say(typed)
    card = story.nilufar.wait_for("Qaysi biri to'g'ri?")
    assert len(card["buttons"]) <= 3
    assert "⋯ Yana" in labels(card)
    story.until_remembered(story.nilufar)
    story.nilufar.press("⋯ Yana")
    card = story.nilufar.wait_for(lambda seen: "💬 Izoh" in labels(seen))
    assert "⬅️ Orqaga" in labels(card)
    story.nilufar.press("⬅️ Orqaga")
    story.nilufar.wait_for(lambda seen: "⋯ Yana" in labels(seen) and "Qaysi biri to'g'ri?" in seen["text"])


@pytest.mark.parametrize("typed", ["14) 5\n14) 6", "12 mingga yetdi", "31-mart 14) 5", "13 qayta) 98765"])
def test_what_is_asked_stands_right_above_the_question(story: Story, typed: str) -> None:
    """With the keyboard open only the end of a card is seen."""
    open_march(story)
    story.until_remembered(story.nilufar)
    story.nilufar.say(typed)
    card = story.nilufar.wait_for(lambda seen: bool(seen["buttons"]) and any(m in seen["text"] for m in "❗📓⚠"))
    *_, asked, question = card["text"].splitlines()
    assert question.startswith("👇")
    assert asked[0] in "❗📓⚠"
