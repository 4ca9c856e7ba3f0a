"""What was kept is told by one message, and the newest card is the next question; what was refused leaves one line."""

import pytest

from storage.database import Database
from tests.handlers.month.asking.taps import Reporter
from tests.support.people.phone import Phone

REFUSED = ("1.200", "12 mingga yetdi", "xato", "+5", "salom", "kuniga 12", "14-16")


@pytest.fixture
def phone(reporter: Reporter) -> Phone:
    return reporter.phone


def questions(phone: Phone) -> list[str]:
    return [shown.text for shown in phone.chat if "qancha?" in shown.text]


def about(phone: Phone, words: str) -> list[str]:
    return [shown.text for shown in phone.chat if words in shown.text]


@pytest.mark.parametrize("typed", ["7", "1 250", "12 ta"])
def test_a_typed_number_is_told_by_the_card_that_asked_for_it(phone: Phone, typed: str) -> None:
    asked = phone.screen
    phone.say(typed)
    receipts = about(phone, "✅ 3.")
    assert len(receipts) == 1
    assert asked.text == receipts[0]
    assert asked.buttons == []
    assert phone.last is phone.screen
    assert phone.last.text == questions(phone)[0]
    assert len(questions(phone)) == 1


def test_a_pressed_number_is_told_above_the_next_question(phone: Phone) -> None:
    phone.press("0", phone.screen)
    assert len(phone.chat) == 1
    assert len(about(phone, "✅ 3.")) == 1
    phone.say("3")
    assert len(questions(phone)) == 1


def test_what_was_refused_leaves_a_line_and_the_question_stands_once(phone: Phone) -> None:
    for typed in REFUSED:
        phone.say(typed)
    assert len(questions(phone)) == 1
    assert phone.last is phone.screen
    left = [shown.text for shown in phone.chat[:-1]]
    assert len(left) == len(REFUSED)
    assert {text.split(".")[0] for text in left} == {"▫️ 3"}
    assert all("\n" not in text and len(text) < 60 for text in left)


def test_what_was_taken_beside_what_was_refused_is_told_once(phone: Phone) -> None:
    phone.say("7\nkechagi gap")
    assert len(about(phone, "✅ 3.")) == 1
    assert len(questions(phone)) == 1
    assert "✅ 3." not in phone.screen.text


def test_a_list_is_told_once_when_it_is_taken(phone: Phone, database: Database) -> None:
    phone.say("24 - 6\n25 - 7")
    phone.press("✅", phone.screen)
    assert len(about(phone, "✅ 24.")) == 1
    assert len(questions(phone)) == 1


def test_the_rest_are_told_once(phone: Phone) -> None:
    phone.say("7\nqolgani 0")
    assert len(about(phone, "ta savolga 0 yozildi")) == 1
    assert "ko'zdan kechiring" in phone.screen.text
