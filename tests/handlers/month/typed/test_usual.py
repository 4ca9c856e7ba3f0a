"""What is called usual of a row: months that count, and no month that closed before it was sent."""

import pytest

from tests.support.months.days import labels, plain
from tests.support.months.reports import open_march, send_march
from tests.support.people.cast import NILUFAR, moment
from tests.support.people.story import Story


def april(story: Story) -> None:
    story.house.clock.set(moment("2025-05-02 09:00"))
    department = story.cast.departments["Abonement xizmati"].id
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    story.until_remembered(story.nilufar)
    story.nilufar.press_data(f"month:{department}:2025:4", story.nilufar.last()["message_id"])
    story.nilufar.wait_for("Aprel oyida qancha?")
    story.until_remembered(story.nilufar)


def test_a_month_that_was_never_sent_is_not_usual(story: Story) -> None:
    open_march(story)
    story.until_remembered(story.nilufar)
    story.nilufar.say("15) 300")
    story.nilufar.wait_for("✅ 15")
    april(story)
    story.nilufar.say("15) 29870")
    card = story.nilufar.wait_for("✅ 15. ")
    assert "odatda" not in plain(card) + plain(story.nilufar.last())
    story.nilufar.say("15-band")
    card = story.nilufar.wait_for("👇 15")
    assert "mart: 300" not in plain(card)


def test_a_month_that_was_sent_is(story: Story) -> None:
    send_march(story)
    april(story)
    story.nilufar.say("15) 298700")
    story.nilufar.wait_for(lambda seen: "10 baravar ko'p (odatda 29 " in plain(seen))


def test_a_row_of_an_unsent_month_was_not_always_there(story: Story) -> None:
    """Its zero is not called unusual because of a number that nobody sent."""
    open_march(story)
    story.until_remembered(story.nilufar)
    story.nilufar.say("14) 9870")
    story.nilufar.wait_for("✅ 14")
    april(story)
    story.nilufar.say("13 yangi) 5\nqolgani 0")
    review = story.nilufar.wait_for("ko'zdan kechiring")
    assert "har oy raqam bo'lgan" not in plain(review)


@pytest.mark.parametrize("typed", ["jami 100", "с начала года 100"])
def test_a_sum_of_the_year_is_not_the_months(story: Story, typed: str) -> None:
    send_march(story)
    april(story)
    story.nilufar.say(typed)
    card = story.nilufar.wait_for("yil boshidan jamimi yoki faqat shu oynikimi?")
    assert labels(card)[:2] == ["✅ aprel: 79 (100 − 21)", "✅ aprel: 100"]
    story.nilufar.press(labels(card)[0])
    story.nilufar.wait_for("✅ 13 (yangi)")
    story.until_remembered(story.nilufar)
    story.nilufar.say("14: jami 9000")  # less than the year has already
    story.nilufar.wait_for("✅ 14.")
    assert story.answers(NILUFAR, 4) == {"13 yangi": 79, "14": 9000}


def test_what_is_added_to_a_named_row_is_added_to_its_number(story: Story) -> None:
    open_march(story)
    story.nilufar.say("14: 30")
    story.nilufar.wait_for("✅ 14.")
    story.nilufar.say("14: +5")
    card = story.nilufar.wait_for("«+5» yozilmadi")
    assert labels(card)[:2] == ["✅ 14: 35", "✅ 14: 5"]
    story.nilufar.say("14 180")
    card = story.nilufar.wait_for("«14 180» yozilmadi")
    assert labels(card)[:2] == ["✅ 14: 180", "✅ 13 yangi: 14 180"]
    story.nilufar.press(labels(card)[0])
    story.nilufar.wait_for("180")
    assert story.answers(NILUFAR) == {"14": 180}
