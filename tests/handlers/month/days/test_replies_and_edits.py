"""A reply to what the diary said, and a diary's message that is edited: each belongs to its row and day."""

import pytest

from tests.support.months.days import count, days, home, labels, open_running_month, plain
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story


def receipt(story: Story, words: str) -> int:
    """The message in which the diary said it."""
    messages = story.nilufar.chat()["messages"]
    return int(next(message["message_id"] for message in reversed(messages) if words in plain(message)))


@pytest.mark.parametrize(
    ("typed", "press", "kept"),
    [
        ("54", "O'rniga: 54", {"14 2025-03-12": 54}),
        ("5 ta", "Qo'shib: 50", {"14 2025-03-12": 50}),
        ("kecha 7", "", {"14 2025-03-12": 45, "14 2025-03-11": 7}),
        ("15) 9", "", {"14 2025-03-12": 45, "15 2025-03-12": 9}),
    ],
)
@pytest.mark.parametrize("screen", ["question", "home", "diary"])
def test_a_reply_to_a_receipt_is_for_its_row_and_day(
    middle: Story, screen: str, typed: str, press: str, kept: dict[str, int]
) -> None:
    count(middle, "bugun 14) 45", "📓 14, 12-mart: 45")
    home(middle)
    if screen == "question":
        open_running_month(middle)
    elif screen == "diary":
        middle.nilufar.press("📓 Kundalik")
        middle.nilufar.wait_for("Bandni tanlang")
    middle.until_remembered(middle.nilufar)
    before = middle.nilufar.last()["message_id"]
    middle.nilufar.say(typed, reply_to=receipt(middle, "📓 14, 12-mart: 45"))
    middle.nilufar.wait_for(lambda seen: seen["message_id"] > before + 1)
    if press:
        middle.nilufar.wait_for("45 turibdi")
        middle.until_remembered(middle.nilufar)
        middle.nilufar.press(press)
    middle.nilufar.wait_for(lambda seen: "turibdi" not in plain(seen) and bool(seen["buttons"]))
    assert days(middle) == kept
    assert middle.answers(NILUFAR) == {}


def test_the_question_that_was_open_goes_on(middle: Story) -> None:
    count(middle, "bugun 14) 45", "📓 14, 12-mart: 45")
    home(middle)
    open_running_month(middle)
    middle.until_remembered(middle.nilufar)
    middle.nilufar.say("kecha 7", reply_to=receipt(middle, "📓 14, 12-mart: 45"))
    middle.nilufar.wait_for("📓 14, 11-mart: 7")
    middle.nilufar.wait_for("👇 13 (yangi)")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.say("21")
    middle.nilufar.wait_for("✅ 13 (yangi)")
    assert middle.answers(NILUFAR) == {"13 yangi": 21}


def test_a_reply_to_a_receipt_of_several_is_asked(middle: Story) -> None:
    count(middle, "bugun 14) 45\nkecha 15) 7", "📓 15, 11-mart: 7")
    middle.nilufar.say("9", reply_to=receipt(middle, "📓 15, 11-mart: 7"))
    middle.nilufar.wait_for("«9» yozilmadi: javob berilgan xabarda bir nechta yozuv bor")
    assert days(middle) == {"14 2025-03-12": 45, "15 2025-03-11": 7}


@pytest.mark.parametrize("typed", ["bugun 14) 54", "14-band bugun 54"])
def test_an_edited_message_is_asked_about_its_day(middle: Story, typed: str) -> None:
    count(middle, "bugun 14) 45", "📓 14, 12-mart: 45")
    own = receipt(middle, "bugun 14) 45")
    middle.nilufar.edit(own, typed)
    middle.nilufar.wait_for("45 turibdi")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.press("O'rniga: 54")
    middle.nilufar.wait_for("📓 14, 12-mart: 54")
    assert days(middle) == {"14 2025-03-12": 54}
    assert "Xabarni tahrirlash" not in middle.nilufar.transcript(), "that speaks of a report"


def test_an_edit_to_another_day_names_what_stays(middle: Story) -> None:
    count(middle, "bugun 14) 45", "📓 14, 12-mart: 45")
    middle.nilufar.edit(receipt(middle, "bugun 14) 45"), "kecha 14) 45")
    card = middle.nilufar.wait_for("kundalikda turibdi")
    assert "14, 12-mart: 45 kundalikda turibdi" in plain(card)
    assert days(middle) == {"14 2025-03-12": 45, "14 2025-03-11": 45}


@pytest.mark.parametrize(
    ("typed", "label"), [("bugun 54", "📓 Bugungi deb saqlash: 54"), ("kecha 45", "📓 Kechagi deb saqlash: 45")]
)
def test_what_was_only_offered_is_offered_anew(middle: Story, typed: str, label: str) -> None:
    open_running_month(middle)
    middle.until_remembered(middle.nilufar)
    own = middle.nilufar.say("bugun 45")["message_id"]
    middle.nilufar.wait_for("hali yozilmadi")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.edit(own, typed)
    card = middle.nilufar.wait_for(f"«{typed}» hali yozilmadi")
    assert label in labels(card)
    assert "«bugun 45»" not in plain(card)
    assert days(middle) == {}


def test_words_in_an_edited_message_change_nothing(middle: Story) -> None:
    count(middle, "bugun 14) 45", "📓 14, 12-mart: 45")
    middle.nilufar.edit(receipt(middle, "bugun 14) 45"), "uzr, adashdim")
    middle.nilufar.wait_for("kundalik o'zgarmadi")
    assert days(middle) == {"14 2025-03-12": 45}
