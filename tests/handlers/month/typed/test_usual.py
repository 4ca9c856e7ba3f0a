"""What is called usual of a row: months that count, and no month that closed before it was sent."""

from tests.support.months.days import plain
from tests.support.months.reports import open_march, send_march
from tests.support.people.cast import moment
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
