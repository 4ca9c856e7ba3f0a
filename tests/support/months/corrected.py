"""Numbers that are corrected after they were sent, and the card of their row."""

from sandbox.people import Phone
from tests.support.months.reports import open_march, press_more
from tests.support.people.cast import moment
from tests.support.people.story import Story


def begin_to_correct(story: Story, row: str, number: str) -> None:
    open_sent(story, row)
    story.nilufar.say(number)
    story.nilufar.wait_for("O'zgartirish sababini")


def open_sent(story: Story, row: str) -> None:
    """Nilufar goes back to a row of the month that she has sent."""
    story.nilufar.say("/kiritish")
    months = story.nilufar.wait_for("qaysi oy?")
    march = next(button["data"] for line in months["buttons"] for button in line if "mart" in button["label"])
    story.nilufar.press_data(march, months["message_id"])
    review = story.nilufar.wait_for(
        lambda message: row in [button["label"] for line in message["buttons"] for button in line]
    )
    story.nilufar.press(row, message_id=review["message_id"])
    story.nilufar.wait_for("Hozir yozilgani")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def corrected_march(story: Story) -> None:
    """March is in, and visits were corrected afterwards; a note and a paper stand beside them."""
    open_march(story)
    story.nilufar.say("21\n13 qayta) 30\n14) 9000\n15) 29000\n23) 5")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("14")
    story.nilufar.wait_for("Hozir yozilgani")
    press_more(story.nilufar, "📎 Fayl")
    story.nilufar.wait_for("Bir nechtasini ham")
    story.nilufar.send_file("jurnal.pdf", b"%PDF-1.4 sinov")
    story.nilufar.wait_for("Bu bandda 1 ta fayl")
    story.nilufar.press("⬅️ Savolga")
    story.nilufar.wait_for("Hozir yozilgani")
    press_more(story.nilufar, "💬 Izoh")
    story.nilufar.wait_for("zoh")
    story.nilufar.say("Jurnal <bo'yicha>")
    story.nilufar.wait_for("izoh yozildi")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat!")
    story.house.clock.set(moment("2025-04-02 11:00"))
    story.nilufar.press("👀 Ko'rish va tuzatish")
    story.nilufar.wait_for("Oy yopilguncha tuzatish mumkin")
    story.nilufar.say("14) 9902")
    story.nilufar.wait_for("O'zgartirish sababini")
    story.nilufar.say("Shanba kuni qo'shilmagan")
    story.nilufar.wait_for("✅ 14")


def open_row(phone: Phone, code: str) -> None:
    """From /hisobot to the card of a row of section IV."""
    phone.say("/hisobot")
    phone.wait_for("Bajarilish")
    phone.press("📚 Bo'limlar")
    phone.wait_for("IV. BO'LIM")
    phone.press("IV")
    listed = phone.wait_for("Batafsil")
    phone.press(next(button["label"] for row in listed["buttons"] for button in row if code in button["label"]))
    phone.wait_for("Oylar bo'yicha")
