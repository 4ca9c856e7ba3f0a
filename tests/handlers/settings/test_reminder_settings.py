"""Deadlines and reminders set by buttons: what is shown, what is kept, and that the deadlines follow."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from plan.calendar import DeadlineRules
from plan.reminders.ladder_settings import LadderSettings
from storage import settings
from storage.tables import HistoryEntry
from tests.support.months.reports import open_march
from tests.support.people.cast import moment
from tests.support.people.story import Story
from texts.settings import reminders as words
from usecases.settings.reminders import NAMES


def open_settings(story: Story) -> str:
    story.malika.say("/sozlamalar")
    story.malika.wait_for("Sozlamalar")
    story.malika.press("⏰ Muddatlar va eslatmalar")
    return str(story.malika.wait_for("Muddatlar va eslatmalar")["text"])


def kept(story: Story) -> tuple[LadderSettings, DeadlineRules]:
    with story.house.database.read() as session:
        library = story.cast.library.id
        return settings.ladder_of_library(session, library), settings.deadlines_of_library(session, library)


def test_it_shows_every_setting_with_its_value_and_the_coming_dates(story: Story) -> None:
    text = open_settings(story)
    assert all(words.SETTINGS[name].name.plain() in text for name in NAMES)
    assert "Oylik hisobot muddati: 3-ish kuni" in text
    assert "Xodimga eslatma: 3 ish kuni oldin, 1 ish kuni oldin, o'sha kuni, 1 ish kuni keyin" in text
    assert "Muddati: 5-may, dushanba; yopilishi: 15-may" in text  # 9 May is a holiday
    assert "Kechikkanlar ro'yxati (direktorga): 6, 15-may" in text
    assert "II chorak hisoboti (viloyatga): 7-iyul, dushanba" in text


def test_it_explains_each_setting(story: Story) -> None:
    open_settings(story)
    for name in NAMES:
        story.malika.press(words.SETTINGS[name].button.plain())
        shown = story.malika.wait_for(words.SETTINGS[name].meaning.plain())
        assert "Hozir: " in shown["text"]
        assert "📅 2025-yil aprel" in shown["text"]
        story.malika.press("⬅️ Orqaga")
        story.malika.wait_for("Muddatlar va eslatmalar")


def test_it_keeps_another_deadline_and_everything_follows(story: Story) -> None:
    open_settings(story)
    story.malika.press("Oylik muddat")
    story.malika.wait_for("Hozir: 3-ish kuni")
    story.malika.press("5-kun")
    shown = story.malika.wait_for("Hozir: 5-ish kuni")
    assert "Muddati: 7-may" in shown["text"]
    assert kept(story)[1] == DeadlineRules(report_due=5)
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("qancha?")
    story.malika.say("/holat")
    assert "Topshirish muddati: 7-aprel" in story.malika.wait_for("kim hisobot topshirgan")["text"]


def test_it_asks_before_a_value_closes_a_month_that_is_open(story: Story) -> None:
    open_march(story)
    story.house.clock.set(moment("2025-04-08 09:00"))
    open_settings(story)
    story.malika.press("Oy yopilishi")
    page = story.malika.wait_for("Hozir: 10-ish kuni")
    press = next(button["data"] for row in page["buttons"] for button in row if button["label"] == "5-kun")
    before = story.malika.chat()["seq"]
    for _ in range(2):  # a double tap is no answer to the question
        story.malika.press_data(press, page["message_id"], wait=30)
    asked = story.malika.wait_for("Shunga qaramay o'zgartirilsinmi?", since=before)["text"]
    assert "2025-yil mart darhol yopiladi" in asked
    assert "Hali topshirmagan" in asked
    assert "Abonement" in asked
    assert kept(story)[1] == DeadlineRules()
    story.malika.press("⬅️ O'zgartirmayman")
    story.malika.wait_for("Hozir: 10-ish kuni")
    story.malika.press("8-kun")  # closes nothing
    story.malika.wait_for("Hozir: 8-ish kuni")
    story.malika.press("5-kun")
    story.malika.wait_for("Shunga qaramay o'zgartirilsinmi?")
    story.malika.press("🔒 Ha, yopilsin")
    story.malika.wait_for("Hozir: 5-ish kuni")
    assert kept(story)[1] == DeadlineRules(report_closes=5)


def test_it_asks_before_a_day_off_is_taken_back_that_keeps_a_month_open(story: Story) -> None:
    story.malika.say("/sozlamalar")
    story.malika.wait_for("Sozlamalar")
    story.malika.press("📅 Dam olish kunlari")
    story.malika.wait_for("Hozircha yo'q")
    story.malika.say("11-aprel, 16-aprel")
    story.malika.wait_for("✅ 2025-yil 16-aprel")
    story.house.clock.set(moment("2025-04-15 09:00"))  # the last day of March, by the day off
    story.malika.press("❌ 16-apr")  # comes after it
    page = story.malika.wait_for("2025-yil 16-aprel, chorshanba — yana ish kuni.")
    before = story.malika.chat()["seq"]
    for _ in range(2):  # a double tap is no answer to the question
        story.malika.press_data("day_drop:20250411", page["message_id"], wait=30)
    asked = story.malika.wait_for("Shunga qaramay o'zgartirilsinmi?", since=before)["text"]
    assert "2025-yil 11-aprel, juma — yana ish kuni" in asked
    assert "2025-yil mart darhol yopiladi" in asked
    assert "Abonement" in asked
    story.malika.press("⬅️ O'zgartirmayman")
    story.malika.wait_for("• 2025-yil 11-aprel")
    open_march(story)
    story.malika.press("❌ 11-apr")
    story.malika.wait_for("Shunga qaramay o'zgartirilsinmi?")
    story.malika.press("🔒 Ha, yopilsin")
    story.malika.wait_for("Hozircha yo'q")
    story.nilufar.say("9870")
    story.nilufar.wait_for("yopilgan")


def test_it_asks_before_a_clock_is_put_on_over_a_months_last_midnight(story: Story) -> None:
    story.house.clock.set(moment("2025-04-14 23:30"))
    story.malika.say("/sozlamalar")
    story.malika.wait_for("Sozlamalar")
    story.malika.press("🕰 Vaqt mintaqasi")
    story.malika.wait_for("Toshkent vaqti")
    story.malika.press("Samarqand vaqti")  # the same time
    story.malika.wait_for("Hozir: Samarqand vaqti")
    story.malika.press("Bishkek vaqti")
    asked = story.malika.wait_for("Shunga qaramay o'zgartirilsinmi?")["text"]
    assert asked.startswith("⚠️ Bishkek vaqti")
    assert "2025-yil mart darhol yopiladi" in asked
    story.malika.press("⬅️ O'zgartirmayman")
    story.malika.wait_for("Hozir: Samarqand vaqti")
    story.malika.press("Bishkek vaqti")
    story.malika.wait_for("Shunga qaramay o'zgartirilsinmi?")
    story.malika.press("🔒 Ha, yopilsin")
    story.malika.wait_for("Hozir: Bishkek vaqti, soat 00:30")


def test_it_switches_steps_on_and_off(story: Story) -> None:
    open_settings(story)
    story.malika.press("Xodimga eslatma")
    story.malika.wait_for("Hozir: 3 ish kuni oldin")
    for label, now in (
        ("✅ 3 kun oldin", "Hozir: 1 ish kuni oldin"),
        ("5 kun oldin", "Hozir: 5 ish kuni oldin, 1 ish kuni oldin"),
    ):
        story.malika.press(label)
        story.malika.wait_for(now)
    assert kept(story)[0] == LadderSettings(reporter_steps=(-5, -1, 0, 1))


def test_it_switches_a_reminder_off_altogether(story: Story) -> None:
    open_settings(story)
    story.malika.press("Kechikkanlar")
    story.malika.wait_for("Hozir: 1 ish kuni keyin")
    story.malika.press("✅ 1 kun keyin")
    assert "Kechikkanlar ro'yxati (direktorga): yo'q" in story.malika.wait_for("Hozir: eslatilmaydi")["text"]
    assert kept(story)[0].director_steps == ()


def test_it_offers_only_hours_that_go_together(story: Story) -> None:
    open_settings(story)
    story.malika.press("Eslatma soati")
    shown = story.malika.wait_for("Hozir: 10:00")
    labels = [button["label"] for row in shown["buttons"] for button in row]
    assert labels[0] == "9:00"
    assert labels[-2] == "17:00"
    message = shown["message_id"]
    for hour in (8, 18, 99):
        answer = story.malika.press_data(f"remset_to:hour:{hour}", message, wait=30)["answer"]
        assert words.REFUSED.plain() in answer["text"]
    assert kept(story) == (LadderSettings(), DeadlineRules())


def test_it_writes_before_and_after_into_the_history(story: Story) -> None:
    open_settings(story)
    story.malika.press("Takror eslatish")
    story.malika.wait_for("Hozir: har 2 ish kunida bir marta")
    story.malika.press("yo'q")
    story.malika.wait_for("Hozir: takrorlanmaydi")
    with story.house.database.read() as session:
        entry = session.scalars(select(HistoryEntry).where(HistoryEntry.action == "set")).one()
        assert (entry.before, entry.after) == ({"repeat_every": 2}, {"repeat_every": 0})


@pytest.mark.parametrize("data", ["remset", "remset_one:hour", "remset_to:hour:11"])
def test_it_is_for_the_director_alone(story: Story, data: str) -> None:
    story.nilufar.say("/start")
    message = story.nilufar.wait_for("nimadan boshlaymiz?")["message_id"]
    assert "eskirgan" in story.nilufar.press_data(data, message, wait=30)["answer"]["text"]
    assert kept(story) == (LadderSettings(), DeadlineRules())


@pytest.mark.parametrize("data", ["remset_one:x", "remset_to:x:1", "remset_to:hour:x", "remset_to:hour:1.5"])
def test_it_follows_no_forged_setting(story: Story, data: str) -> None:
    story.malika.say("/start")
    message = story.malika.wait_for("nimadan boshlaymiz?")["message_id"]
    assert "eskirgan" in story.malika.press_data(data, message, wait=30)["answer"]["text"]


def test_it_says_every_value_that_can_be_chosen() -> None:
    from usecases.settings import reminders as use

    for name in NAMES:
        values = [words.value_of(name, (choice,)) for choice in use._choices(name)]
        assert len(set(values)) == len(values)
        assert all(unescape(re.sub("<.*?>", "", value)) == value for value in values)
