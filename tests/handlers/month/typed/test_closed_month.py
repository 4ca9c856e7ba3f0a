"""Numbers typed for a month that has closed meanwhile, and where no month is open: said truly, with a way on."""

import pytest

from tests.support.months.days import days, labels
from tests.support.months.reports import open_march
from tests.support.people.cast import NILUFAR, moment
from tests.support.people.story import Story


def close_march(story: Story) -> None:
    """With one number typed, and the question of the next one on the screen."""
    open_march(story)
    story.until_remembered(story.nilufar)
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    story.until_remembered(story.nilufar)
    story.house.clock.set(moment("2025-04-16 09:00"))


@pytest.mark.parametrize("typed", ["45", "14) 7", "12 mingga yetdi", "noma'lum", "14) 7\n15) 300"])
def test_what_is_typed_at_its_old_question_is_not_kept(story: Story, typed: str) -> None:
    close_march(story)
    story.nilufar.say(typed)
    card = story.nilufar.wait_for("topshirilmagan")
    assert f"«{' '.join(typed.split())}» yozilmadi" in " ".join(card["text"].split())
    assert "📣 Direktorga so'rov" in labels(card)
    assert story.answers(NILUFAR) == {"13 yangi": 21}


@pytest.mark.parametrize("typed", ["45", "14) 7", "12 mingga yetdi"])
def test_at_the_list_of_months_the_month_comes_first(story: Story, typed: str) -> None:
    close_march(story)
    story.nilufar.say("45")
    story.nilufar.wait_for("qaysi oy?")
    story.until_remembered(story.nilufar)
    story.nilufar.say(typed)
    card = story.nilufar.wait_for(f"«{typed}» yozilmadi: avval oyni tanlang")
    assert any("aprel" in label for label in labels(card))
    assert story.answers(NILUFAR) == {"13 yangi": 21}


@pytest.mark.parametrize("typed", ["45", "14) 45", "12 mingga yetdi"])
def test_at_the_menu_too(story: Story, typed: str) -> None:
    close_march(story)
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    story.until_remembered(story.nilufar)
    story.nilufar.say(typed)
    card = story.nilufar.wait_for(f"«{typed}» yozilmadi: hozir savol berilmagan")
    assert "📣 Direktorga so'rov" in labels(card)
    assert "📝 Kiritish" in labels(card)


def test_a_day_is_kept_in_the_diary_from_there(story: Story) -> None:
    close_march(story)
    story.nilufar.say("45")
    story.nilufar.wait_for("qaysi oy?")
    story.until_remembered(story.nilufar)
    story.nilufar.say("bugun 14) 5")
    story.nilufar.wait_for("📓 14, 16-aprel: 5")
    assert days(story) == {"14 2025-04-16": 5}
