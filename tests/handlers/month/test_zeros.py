"""Zeros that one tap has filled, and zeros where there always was a number."""

from typing import Any

import pytest

from tests.support.months.reports import open_march, say_in_order, send_march
from tests.support.people.cast import NILUFAR, moment
from tests.support.people.story import Story


def labels(card: dict[str, Any]) -> list[str]:
    return [button["label"].replace("\u00a0", " ") for row in card["buttons"] for button in row]


def open_april(story: Story) -> None:
    story.house.clock.set(moment("2025-05-02 09:00"))
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("2025-yil aprel")


@pytest.mark.parametrize("typed", ["", "15) 300\nqolgani 0", "qolganlari nol"])
def test_the_rest_is_opened_again(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    if typed:
        story.nilufar.say(typed)
    else:
        story.nilufar.press("Qolgani 0")
    review = story.nilufar.wait_for("ko'zdan kechiring")
    kept = {"13 yangi": 21, "15": 300} if "300" in typed else {"13 yangi": 21}
    filled = 5 - len(kept)
    assert f"↩️ Nollarni olib tashlash ({filled} ta)" in labels(review)
    story.nilufar.press("↩️ Nollarni olib tashlash")
    card = story.nilufar.wait_for(f"{filled} ta nol olib tashlandi")
    assert "qayta" in card["text"]
    assert story.answers(NILUFAR) == kept
    story.nilufar.say("40")
    story.nilufar.wait_for("14. ")
    assert story.answers(NILUFAR) == {**kept, "13 qayta": 40}


def test_only_what_is_still_zero_of_that_tap_is_opened(story: Story) -> None:
    open_march(story)
    story.nilufar.press("0")
    story.nilufar.wait_for("qayta")
    story.nilufar.press("Qolgani 0")
    story.nilufar.wait_for("Qolgan 4 ta savolga 0 yozildi")
    story.nilufar.say("14) 9870")
    review = story.nilufar.wait_for("9\u00a0870")
    assert "↩️ Nollarni olib tashlash (3 ta)" in labels(review)
    story.nilufar.press("↩️ Nollarni olib tashlash")
    story.nilufar.wait_for("3 ta nol olib tashlandi")
    assert story.answers(NILUFAR) == {"13 yangi": 0, "14": 9870}


def test_it_cannot_be_taken_back_once_sent(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21\nqolgani 0")
    review = story.nilufar.wait_for("ko'zdan kechiring")
    data = next(button["data"] for row in review["buttons"] for button in row if "Nollarni" in button["label"])
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat! Hisobot topshirildi")
    story.nilufar.press_data(data, review["message_id"])
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for(lambda seen: bool(seen["buttons"]))
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 0, "14": 0, "15": 0, "23": 0}


@pytest.mark.parametrize("by", ["rest", "one by one", "list"])
def test_zeros_where_there_always_was_a_number_are_named(story: Story, by: str) -> None:
    send_march(story, "21\n13 qayta) 0\n14) 9870\n15) 29870\n23) 12")
    open_april(story)
    story.nilufar.say("22")
    story.nilufar.wait_for("qayta")
    if by == "rest":
        story.nilufar.press("Qolgani 0")
    elif by == "list":
        story.nilufar.say("13 qayta) 5\n14) 0\n15) 0\n16) 1\n23) 3")
    else:
        for following in ("14. ", "15. ", "16. ", "23. "):
            story.nilufar.press("0")
            story.nilufar.wait_for(f"\n{following}")
        story.nilufar.say("3")
    review = story.nilufar.wait_for("har oy raqam bo'lgan")
    told = next(line for line in review["text"].splitlines() if "har oy" in line)
    assert ("14" in told, "15" in told, "13" in told) == (True, True, False)
    assert ("23" in told) == (by == "rest")
    assert {"✏️ 14", "✏️ 15", "✅ To'g'ri, ular 0"} <= set(labels(review))

    story.nilufar.press("✏️ 14")
    story.nilufar.wait_for("14. ")
    story.nilufar.say("9900")
    review = story.nilufar.wait_for("ko'zdan kechiring")
    assert "✏️ 14" not in labels(review)
    story.nilufar.press("✅ To'g'ri, ular 0")
    story.nilufar.wait_for(lambda seen: "ko'zdan" in seen["text"] and "har oy" not in seen["text"])
    assert story.answers(NILUFAR, 4)["15"] == 0


def test_a_row_that_was_zero_before_is_not_named(story: Story) -> None:
    send_march(story, "21\n13 qayta) 0\n14) 9870\n15) 29870\n23) 0")
    open_april(story)
    say_in_order(story.nilufar, "22\n0\n9000\n30000\n0\n0")
    review = story.nilufar.wait_for("ko'zdan kechiring")
    assert "har oy" not in review["text"]
