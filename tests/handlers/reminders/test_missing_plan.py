"""A year that begins without its plan: the director hears of it on the first working day, once, with the way out."""

from tests.support.people.story import Story
from tests.support.plans.files import row, workbook
from tests.support.reminders.on_the_phone import move, reminders

MISSING = "2026-yil ish rejasi hali kuchga kirmagan"


def told(story: Story, phone: object) -> int:
    return sum(MISSING in text for text in reminders(story, phone))


def test_the_director_hears_of_it_once_on_the_first_working_day(beating: Story) -> None:
    move(beating, "2025-12-30 10:00")
    beating.nilufar.wait_for("bajariladigan bandlar")
    move(beating, "2026-01-02 10:30")  # a day off
    move(beating, "2026-01-05 09:50")
    assert told(beating, beating.malika) == 0
    move(beating, "2026-01-05 10:00")
    message = beating.malika.wait_for(MISSING)
    assert "Tasdiqlangan reja faylini (Word yoki Excel) shu chatga yuboring." in message["text"]
    assert "2025-yilnikidan tuzing" in message["text"]
    for day in ("2026-01-05 15:00", "2026-01-06 10:00", "2026-01-07 10:00", "2026-01-12 10:00"):
        move(beating, day)
    beating.nilufar.wait_for("yopiladi")
    assert told(beating, beating.malika) == 1
    assert told(beating, beating.nilufar) == 0

    beating.malika.press("📅 2026-yil rejasini tuzish")
    beating.malika.wait_for("2026-yil rejasi (qoralama)")


def test_nobody_hears_of_a_plan_that_is_there(beating: Story) -> None:
    beating.malika.send_file("reja-2026.xlsx", workbook(row("1.", "Kitob berilishi", year=2026), year=2026))
    beating.malika.wait_for("O'qildi")
    beating.malika.press("✅ Kuchga kiritish")
    beating.malika.wait_for("kuchga kirdi")
    move(beating, "2026-01-05 10:00")
    beating.nilufar.wait_for("Dekabr hisoboti")
    move(beating, "2026-01-06 10:00")
    assert told(beating, beating.malika) == 0
