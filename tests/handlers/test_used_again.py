"""Telegram gives the numbers of its updates again after a quiet week: what is answered is never taken for answered."""

import pytest

from sandbox.people import Phone
from tests.support.people.story import Story

FIRST = 5000


def begin_numbers_again(story: Story) -> None:
    """The next update has the number of an old one."""
    updates = story.house.sandbox.bot(None).updates
    with story.house.sandbox.lock:
        updates.jump(FIRST)


def last_text(phone: Phone) -> str:
    return str(phone.last()["text"])


@pytest.mark.parametrize("name", ["nilufar", "sardor"], ids=["of a colleague", "of a stranger"])
def test_it_answers_a_message_whose_number_was_used_before(story: Story, name: str) -> None:
    phone: Phone = getattr(story, name)
    begin_numbers_again(story)
    phone.say("/start")
    first = phone.wait_for(lambda message: bool(message["text"]))
    begin_numbers_again(story)
    phone.say("/start")
    again = phone.wait_for(lambda message: message["message_id"] > first["message_id"])
    assert again["text"]


def test_it_shows_what_a_press_asks_for_whose_number_was_used_before(story: Story) -> None:
    story.malika.say("/start")
    story.malika.wait_for("nimadan boshlaymiz?")
    begin_numbers_again(story)
    story.malika.press("📊")
    story.malika.wait_for("Bajarilish")
    begin_numbers_again(story)
    story.malika.press("🏠 Menyu")
    story.malika.wait_for("nimadan boshlaymiz?")
