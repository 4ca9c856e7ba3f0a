"""A yes or no that is typed to a question of the bot's own is never a number of the row that is asked."""

import pytest

from sandbox.people import Seen
from tests.support.months.answering import plain
from tests.support.months.reports import open_march
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story

REFUSING = ["yo'q", "нет", "Йўқ!", "emas", "noto'g'ri", "yo'q, kerak emas"]
ACCEPTING = ["ha", "да", "ҳа", "xa", "To'g'ri", "ha, albatta", "ok"]


def ask(story: Story, typed: str, question: str) -> Seen:
    """Type something at the first question that the bot asks back about."""
    open_march(story)
    story.until_remembered(story.nilufar)
    story.nilufar.say(typed)
    asked = story.nilufar.wait_for(question)
    story.until_remembered(story.nilufar)
    return asked


@pytest.mark.parametrize("typed", REFUSING)
def test_a_no_drops_the_list_that_waits(story: Story, typed: str) -> None:
    ask(story, "23 9", "Shunday yozilsinmi?")
    story.nilufar.say(typed)
    card = story.nilufar.wait_for("Ro'yxat yozilmadi")
    assert "13 (yangi)" in plain(card)
    assert story.answers(NILUFAR) == {}


@pytest.mark.parametrize("typed", ACCEPTING)
def test_a_yes_takes_the_list_that_waits(story: Story, typed: str) -> None:
    ask(story, "14 - 9870\n15 - 29870", "Shunday yozilsinmi?")
    story.nilufar.say(typed)
    story.nilufar.wait_for("✅ 15. Kitob")
    assert story.answers(NILUFAR) == {"14": 9870, "15": 29870}


def test_a_yes_to_two_ways_of_reading_is_asked_back(story: Story) -> None:
    ask(story, "13 5\n14 6\n15 7", "Ro'yxat shunday o'qildi")
    buttons = len(story.nilufar.last()["buttons"])
    if "Qaysi biri to'g'ri?" in story.nilufar.last()["text"]:
        story.nilufar.say("ha")
        asked = story.nilufar.wait_for("«ha» yozilmadi")
        assert len(asked["buttons"]) == buttons
    assert story.answers(NILUFAR) == {}


DOUBTED = [
    ("14 ta (3 ta maktabda)", "yozilmadi"),
    ("o'n besh", "yozilmadi"),
    ("5?", "yozilmadi"),
    ("26 mart", "yozilmadi"),
    ("12 mart 5 ta", "yozilmadi"),
    ("yigirma uchta", "yozilmadi"),
    ("12.5000", "yozilmadi"),
    ("o'tgan oy 7 ta", "yozilmadi"),
]


@pytest.mark.parametrize(("typed", "question"), DOUBTED)
@pytest.mark.parametrize("said", ["yo'q", "нет"])
def test_a_no_keeps_no_number_that_was_asked_about(story: Story, typed: str, question: str, said: str) -> None:
    ask(story, typed, question)
    story.nilufar.say(said)
    card = story.nilufar.wait_for(f"«{said}» yuqoridagi savolga javob")
    assert "13 (yangi)" in plain(card)
    assert not any("✅" in button["label"] for row in card["buttons"] for button in row), card["buttons"]
    assert story.answers(NILUFAR) == {}
    story.until_remembered(story.nilufar)
    story.nilufar.say("yo'q")
    story.nilufar.wait_for("✅ 13 (yangi)")
    assert story.answers(NILUFAR) == {"13 yangi": 0}, "no question of ours was open any more"


@pytest.mark.parametrize(("typed", "value"), [("o'n besh", 15), ("5?", 5), ("yigirma uchta", 23)])
@pytest.mark.parametrize("said", ["ha", "Да"])
def test_a_yes_takes_the_one_number_that_is_offered(story: Story, typed: str, value: int, said: str) -> None:
    ask(story, typed, "yozilmadi")
    story.nilufar.say(said)
    story.nilufar.wait_for("✅ 13 (yangi)")
    assert story.answers(NILUFAR) == {"13 yangi": value}


def test_a_yes_to_a_guess_without_a_button_keeps_nothing(story: Story) -> None:
    ask(story, "14 noto'g'ri", "faqat to'g'ri sonini")
    story.nilufar.say("ha")
    story.nilufar.wait_for("«ha» yozilmadi. ")
    story.until_remembered(story.nilufar)
    story.nilufar.say("yo'q")
    story.nilufar.wait_for("«yo'q» yuqoridagi savolga javob")
    assert story.answers(NILUFAR) == {}


def test_a_yes_to_a_day_or_the_month_is_asked_back_and_a_no_drops_it(story: Story) -> None:
    asked = ask(story, "12 mart 5 ta", "hali yozilmadi")
    story.nilufar.say("ha")
    again = story.nilufar.wait_for("«ha» yozilmadi. Qaysi biriga?")
    assert again["buttons"] == asked["buttons"]
    story.until_remembered(story.nilufar)
    story.nilufar.say("yo'q")
    story.nilufar.wait_for("5 kundalikka yozilmadi")
    assert story.answers(NILUFAR) == {}


@pytest.mark.parametrize("said", ["yo'q", "emas"])
def test_a_no_to_an_odd_number_of_another_row_is_no_zero_of_the_open_one(story: Story, said: str) -> None:
    ask(story, "15) 2987000", "Balki")
    story.nilufar.say(said)
    story.nilufar.wait_for("yuqoridagi savolga javob")
    assert story.answers(NILUFAR) == {"15": 2987000}


def test_a_yes_to_an_odd_number_is_asked_back(story: Story) -> None:
    asked = ask(story, "15) 2987000", "Balki")
    story.nilufar.say("ha")
    again = story.nilufar.wait_for("«ha» yozilmadi. Qaysi biriga?")
    assert "Balki" in again["text"]
    assert again["buttons"] == asked["buttons"]
    assert story.answers(NILUFAR) == {"15": 2987000}


def test_a_no_where_nothing_is_asked_is_a_zero(story: Story) -> None:
    open_march(story)
    story.until_remembered(story.nilufar)
    story.nilufar.say("yo'q")
    story.nilufar.wait_for("✅ 13 (yangi)")
    assert story.answers(NILUFAR) == {"13 yangi": 0}
