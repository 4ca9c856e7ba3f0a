"""Nobody is thanked for a month that was not sent: they hear what was kept, that it was not sent, and whom to ask."""

import pytest

from tests.support.months.reports import NUMBERS
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story
from tests.support.reminders.on_the_phone import move


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", "Hech narsa yozilmagan"),
        ("21", "5 tadan 1 ta savolga javob yozilgan"),
        (NUMBERS, "5 tadan 5 ta savolga javob yozilgan"),
    ],
)
@pytest.mark.parametrize("label", ["first", "⏰ 2 soat keyin"])
def test_the_reminders_button_tells_that_the_month_was_not_sent(
    beating: Story, typed: str, kept: str, label: str
) -> None:
    if typed:
        beating.nilufar.say("/kiritish")
        beating.nilufar.wait_for("2025-yil mart")
        beating.nilufar.press("▫️ mart")
        beating.nilufar.wait_for("Mart oyida qancha?")
        beating.nilufar.say(typed)
        beating.nilufar.wait_for("✅ 13 (yangi)")
    move(beating, "2025-04-14 10:00")
    message = beating.nilufar.wait_for("Mart hisoboti")
    pressed = message["buttons"][0][0]["label"] if label == "first" else label
    move(beating, "2025-04-15 09:30")
    beating.nilufar.press(pressed, message_id=message["message_id"])
    told = beating.nilufar.wait_for("topshirilmagan")
    assert kept in told["text"]
    assert "Malika" in told["text"]
    assert "Rahmat" not in told["text"]


def test_home_tells_it_until_the_next_month_has_finished(beating: Story) -> None:
    move(beating, "2025-04-15 09:30")
    beating.nilufar.say("/start")
    assert "topshirilmagan" in beating.nilufar.wait_for("nimadan boshlaymiz?")["text"]
    move(beating, "2025-05-01 09:30")
    beating.nilufar.say("/start")
    home = beating.nilufar.wait_for(lambda message: "Aprel" in message["text"] and "boshlaymiz" in message["text"])
    assert "topshirilmagan" not in home["text"]


def test_what_is_typed_after_closing_is_answered_truly(beating: Story) -> None:
    beating.nilufar.say("/kiritish")
    beating.nilufar.wait_for("2025-yil mart")
    beating.nilufar.press("▫️ mart")
    beating.nilufar.wait_for("Mart oyida qancha?")
    beating.nilufar.say("21")
    beating.nilufar.wait_for("✅ 13 (yangi)")
    move(beating, "2025-04-15 09:30")
    beating.nilufar.say("1200")
    told = beating.nilufar.wait_for("topshirilmagan")
    assert "5 tadan 1 ta savolga javob yozilgan" in told["text"]
    assert beating.answers(NILUFAR) == {"13 yangi": 21}


@pytest.mark.parametrize(("typed", "kept"), [("21", "1 ta raqam"), (NUMBERS, "5 ta raqam")])
def test_the_board_tells_what_was_typed_into_a_closed_month(beating: Story, typed: str, kept: str) -> None:
    beating.nilufar.say("/kiritish")
    beating.nilufar.wait_for("2025-yil mart")
    beating.nilufar.press("▫️ mart")
    beating.nilufar.wait_for("Mart oyida qancha?")
    beating.nilufar.say(typed)
    beating.nilufar.wait_for("✅ 13 (yangi)")
    move(beating, "2025-04-15 09:30")
    beating.malika.say("/holat")
    board = beating.malika.wait_for("kim hisobot topshirgan")
    assert f"topshirmagan ({kept} yozilgan, saqlangan)" in board["text"].replace("\u00a0", " ")
