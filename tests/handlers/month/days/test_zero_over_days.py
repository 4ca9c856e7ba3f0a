"""A row that the diary has counted does not become 0, or less than its days, without a word."""

import pytest

from tests.support.months.days import count, labels, plain
from tests.support.months.reports import open_march
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story


def begin_counted(story: Story) -> None:
    count(story, "3-mart 13 yangi) 300", "📓 13 (yangi)")
    open_march(story)
    story.nilufar.wait_for("Kundalikda: ")
    story.until_remembered(story.nilufar)


@pytest.mark.walk
@pytest.mark.parametrize("typed", ["0", "yo'q", "mart 0", "нет", "nol", "13 yangi) 0", "12", "299"])
def test_less_than_its_days_is_asked_and_the_sum_offered(story: Story, typed: str) -> None:
    begin_counted(story)
    story.nilufar.say(typed)
    card = story.nilufar.wait_for("kundalikda 300 yozilgan")
    assert "13 yangi: 300" in labels(card)
    story.until_remembered(story.nilufar)
    story.nilufar.press("13 yangi: 300")
    story.nilufar.wait_for(lambda seen: "kundalikda 300 yozilgan" not in seen["text"] and "qayta" in seen["text"])
    assert story.answers(NILUFAR) == {"13 yangi": 300}


def test_the_button_of_zero_is_asked_like_a_typed_one_and_may_be_right(story: Story) -> None:
    begin_counted(story)
    story.nilufar.press("0")
    story.nilufar.wait_for("kundalikda 300 yozilgan")
    story.until_remembered(story.nilufar)
    story.nilufar.press("✅ 13 yangi: to'g'ri")
    story.nilufar.wait_for(lambda seen: "kundalikda 300 yozilgan" not in seen["text"] and "qayta" in seen["text"])
    assert story.answers(NILUFAR) == {"13 yangi": 0}
    story.nilufar.say("0\nqolgani 0")
    review = story.nilufar.wait_for("Hammasi 0")
    assert "kundalikda" not in plain(review), "what was confirmed is asked no more"


@pytest.mark.parametrize("typed", ["300", "301", "noma'lum"])
def test_what_the_days_allow_is_not_asked(story: Story, typed: str) -> None:
    begin_counted(story)
    story.nilufar.say(typed)
    card = story.nilufar.wait_for("13 (qayta)")
    assert "kundalikda" not in plain(card)


def test_a_day_that_came_after_the_zero_stands_in_the_review(story: Story) -> None:
    open_march(story)
    story.nilufar.say("qolgani 0")
    story.nilufar.wait_for("Hammasi 0")
    count(story, "kecha 14) 12", "📓 14, 31-mart")
    story.nilufar.say("/kiritish")
    review = story.nilufar.wait_for("kundalikda 12 yozilgan")
    assert "14: 12" in labels(review)
    story.until_remembered(story.nilufar)
    story.nilufar.press("14: 12")
    story.nilufar.wait_for(lambda seen: "✅ 14. " in seen["text"])
    assert story.answers(NILUFAR)["14"] == 12


def test_the_rest_are_zero_names_what_the_diary_has_counted(story: Story) -> None:
    count(story, "3-mart 15) 300\n4-mart 14) 7", "📓 14, ")
    open_march(story)
    story.until_remembered(story.nilufar)
    story.nilufar.press("Qolgani 0")
    card = story.nilufar.wait_for("kundalikda raqami bor, 0 yozilmadi")
    assert "📓 14, 15: kundalikda raqami bor, 0 yozilmadi." in plain(card)
    assert "jami sonni yoki foizni" not in plain(card)
    assert story.answers(NILUFAR) == {"13 yangi": 0, "13 qayta": 0, "23": 0}
