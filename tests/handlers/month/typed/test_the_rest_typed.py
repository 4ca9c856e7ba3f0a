""" "The rest are zero", typed instead of pressed; and a row that was not known yet, gone back to."""

from collections import Counter
from decimal import Decimal

from tests.support.months.reports import open_march
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story


def begin(story: Story) -> None:
    open_march(story)


def test_it_fills_what_is_left_when_that_is_typed(story: Story) -> None:
    begin(story)
    story.nilufar.say("21\nqolgani 0")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.wait_for("Qolgan 4 ta savolga 0 yozildi")
    assert Counter(story.answers(NILUFAR).values()) == {Decimal(0): 4, Decimal(21): 1}


def test_it_waits_with_the_rest_until_every_line_is_understood(story: Story) -> None:
    begin(story)
    story.nilufar.say("1.200\nQolgani 0")
    shown = story.nilufar.wait_for("«Qolgani 0» bajarilmadi")["text"]
    assert "Mart oyida qancha?" in shown
    assert story.answers(NILUFAR) == {}


def test_it_stays_at_a_row_that_is_not_known_yet_when_what_is_typed_is_not_understood(story: Story) -> None:
    begin(story)
    story.nilufar.say("21\n13 qayta) 1200")
    story.nilufar.wait_for("3/5")
    story.nilufar.say("noma'lum")
    story.nilufar.wait_for("4/5")
    story.nilufar.say("Qolgani 0")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("🕓 14")
    story.nilufar.wait_for("Abonement · 3/5")
    story.nilufar.say("1.200")
    assert "Abonement · 3/5" in story.nilufar.wait_for("1.200")["text"]
    story.nilufar.say("7")
    story.nilufar.wait_for("ko'zdan kechiring")
    assert Decimal(7) in story.answers(NILUFAR).values()
