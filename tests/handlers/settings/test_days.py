"""/sozlamalar → 📅: working Saturdays moved by decree, and days off that are only estimated."""

from datetime import date

import pytest
from sqlalchemy import select

from storage.people import people
from storage.tables import HistoryEntry
from tests.support.months.reports import open_board, open_march
from tests.support.people.cast import moment
from tests.support.people.story import Story
from tests.support.public_days import estimate

SATURDAY, FRIDAY = date(2025, 4, 5), date(2025, 4, 4)


def open_days(story: Story) -> str:
    story.malika.say("/sozlamalar")
    story.malika.wait_for("Sozlamalar")
    story.malika.press("📅 Dam olish kunlari")
    return str(story.malika.wait_for("👇 Sanani yozing")["text"])


def own(story: Story) -> tuple[set[date], set[date]]:
    """The library's own days off, and the days off that it works."""
    with story.house.database.read() as session:
        library = people.only_library(session)
        assert library is not None
        return set(people.days_off(session, library.id)), set(people.working_days(session, library.id))


def deadlines(story: Story) -> str:
    story.malika.say("/sozlamalar")
    return str(story.malika.wait_for("Sozlamalar")["text"])


def work_on_saturday(story: Story) -> str:
    open_days(story)
    story.malika.say("5-aprel")
    story.malika.wait_for("2025-yil 5-aprel, shanba — taqvim bo'yicha ham dam olish kuni. Shu kuni ishlaysizmi?")
    story.malika.press("🏢 5-aprel: ish kuni bo'lsin")
    return str(story.malika.wait_for("✅ 2025-yil 5-aprel, shanba — ish kuni.")["text"])


def test_a_typed_saturday_may_become_a_working_day(story: Story) -> None:
    assert "2025-yil mart: muddati 3-aprel, yopilishi 14-aprel" in deadlines(story)
    assert "Qo'shimcha ish kunlari\n• 2025-yil 5-aprel, shanba" in work_on_saturday(story)
    assert own(story) == (set(), {SATURDAY})
    text = deadlines(story)
    assert "2025-yil mart: muddati 3-aprel, yopilishi 11-aprel" in text
    assert "1 ish kuni qo'shilgan" in text
    assert "dam olish kuni qo'shilgan" not in text
    open_march(story)
    story.house.clock.set(moment("2025-04-12 09:00"))  # open still, were that Saturday none
    story.nilufar.say("9870")
    story.nilufar.wait_for("yopilgan")


def test_a_working_saturday_is_taken_back(story: Story) -> None:
    work_on_saturday(story)
    story.malika.press("❌ 5-apr")
    assert "Qo'shimcha ish kunlari" not in story.malika.wait_for("5-aprel, shanba — yana dam olish kuni.")["text"]
    assert own(story) == (set(), set())
    assert "yopilishi 14-aprel" in deadlines(story)
    with story.house.database.read() as session:
        lines = session.scalars(select(HistoryEntry).where(HistoryEntry.subject == "working_day")).all()
    assert [(line.action, line.before, line.after) for line in lines] == [
        ("add", None, "2025-04-05"),
        ("remove", "2025-04-05", None),
    ]


def test_people_are_reminded_on_a_working_saturday(story: Story) -> None:
    for phone in (story.nilufar, story.bekzod):
        phone.say("/start")
        phone.wait_for("nimadan boshlaymiz?")
    story.house.clock.set(moment("2025-04-05 11:00"))
    open_board(story)
    story.malika.press("🔔 Eslatish")
    assert "Hozir yuboriladi" not in story.malika.wait_for("eslatish")["text"]
    work_on_saturday(story)
    open_board(story)
    story.malika.press("🔔 Eslatish")
    story.malika.wait_for("Hozir yuboriladi")


def test_it_asks_before_a_working_day_closes_an_open_month(story: Story) -> None:
    open_days(story)
    story.house.clock.set(moment("2025-04-14 09:00"))  # the last day of March
    story.malika.say("05.04.2025")  # with its year, or it would be the next such day
    page = story.malika.wait_for("Shu kuni ishlaysizmi?")
    before = story.malika.chat()["seq"]
    for _ in range(2):  # a double tap is no answer to the question
        story.malika.press_data("day_work:20250405", page["message_id"], wait=30)
    asked = story.malika.wait_for("Shunga qaramay o'zgartirilsinmi?", since=before)["text"]
    assert "2025-yil 5-aprel, shanba — ish kuni" in asked
    assert "2025-yil mart darhol yopiladi" in asked
    story.malika.press("⬅️ O'zgartirmayman")
    story.malika.wait_for("👇 Sanani yozing")
    assert own(story) == (set(), set())
    story.malika.say("05.04.2025")
    story.malika.wait_for("Shu kuni ishlaysizmi?")
    story.malika.press("🏢 5-aprel")
    story.malika.wait_for("Shunga qaramay o'zgartirilsinmi?")
    story.malika.press("🔒 Ha, yopilsin")
    story.malika.wait_for("✅ 2025-yil 5-aprel, shanba — ish kuni.")
    assert own(story) == (set(), {SATURDAY})


def test_it_offers_several_days_and_keeps_the_rest_of_the_offer(story: Story) -> None:
    open_days(story)
    story.malika.say("4-aprel, 5-aprel, 6-aprel, 5-aprel")
    page = story.malika.wait_for("Shu kuni ishlaysizmi?")
    assert [row[0]["label"] for row in page["buttons"]][:2] == [
        "🏢 5-aprel: ish kuni bo'lsin",
        "🏢 6-aprel: ish kuni bo'lsin",
    ]
    story.malika.say("/yordam")
    story.malika.wait_for("👇 Sanani yozing")
    story.malika.say("45-aprel")
    page = story.malika.wait_for("45-aprel")
    assert page["buttons"][0][0]["label"] == "🏢 5-aprel: ish kuni bo'lsin"
    story.malika.press("🏢 6-aprel")
    page = story.malika.wait_for("6-aprel, yakshanba — ish kuni.")
    assert page["buttons"][0][0]["label"] == "🏢 5-aprel: ish kuni bo'lsin"
    assert own(story) == ({FRIDAY}, {date(2025, 4, 6)})
    story.malika.say("6-aprel, 4-aprel")
    text = story.malika.wait_for("ro'yxatda bor")["text"]
    assert text.count("ro'yxatda bor") == 2
    assert own(story) == ({FRIDAY}, {date(2025, 4, 6)})


@pytest.mark.parametrize("data", ["day_work:20250404", "day_work:20250230", "day_work:+0", "day_free:20250405"])
def test_a_forged_press_makes_no_day(story: Story, data: str) -> None:
    open_days(story)
    page = story.malika.last()
    story.malika.press_data(data, page["message_id"], wait=30)
    story.nilufar.say("/start")
    shown = story.nilufar.wait_for("nimadan boshlaymiz?")
    story.nilufar.press_data("day_work:20250405", shown["message_id"], wait=30)
    story.nilufar.press_data("day_free:20250404", shown["message_id"], wait=30)
    assert own(story) == (set(), set())


@pytest.fixture
def estimated(story: Story) -> Story:
    """The state's calendar has a Hayit on Friday 4 April that is not announced yet."""
    with story.house.database.write() as session:
        estimate(session, FRIDAY)
    return story


def test_the_director_hears_of_an_estimated_day(estimated: Story) -> None:
    text = open_days(estimated)
    assert "🌙 Hayit kunlari taxminiy\n• 2025-yil 4-aprel, juma" in text
    assert "Rasmiy e'lon chiqqach" in text
    sentence = "🌙 Hayit kuni taxminiy: 4-aprel. Muddatlar o'zgarishi mumkin"
    assert sentence in deadlines(estimated)
    estimated.malika.press("⏰ Muddatlar va eslatmalar")
    assert sentence in estimated.malika.wait_for("Muddatlar va eslatmalar")["text"]
    estimated.malika.say("/muddat")
    assert sentence in estimated.malika.wait_for("📆 Muddatlar")["text"]
    estimated.nilufar.say("/muddat")
    assert "taxminiy" not in estimated.nilufar.wait_for("📆 Muddatlar")["text"]


def test_an_estimated_day_is_settled_with_one_tap(estimated: Story) -> None:
    assert "yopilishi 15-aprel" in deadlines(estimated)
    open_days(estimated)
    estimated.malika.press("4-apr dam olish")
    text = estimated.malika.wait_for("✅ 2025-yil 4-aprel, juma — dam olish kuni.")["text"]
    assert "taxminiy" not in text
    assert own(estimated) == ({FRIDAY}, set())
    text = deadlines(estimated)
    assert "taxminiy" not in text
    assert "yopilishi 15-aprel" in text


def test_an_estimated_day_may_turn_out_to_be_worked(estimated: Story) -> None:
    open_days(estimated)
    estimated.malika.press("4-apr ish kuni")
    estimated.malika.wait_for("✅ 2025-yil 4-aprel, juma — ish kuni.")
    assert own(estimated) == (set(), {FRIDAY})
    assert "yopilishi 14-aprel" in deadlines(estimated)
    estimated.malika.press("📅 Dam olish kunlari")
    estimated.malika.wait_for("👇 Sanani yozing")
    estimated.malika.say("7-aprel")  # the day that was announced in its place
    estimated.malika.wait_for("✅ 2025-yil 7-aprel, dushanba — dam olish kuni.")
    assert "yopilishi 15-aprel" in deadlines(estimated)
    estimated.malika.press("📅 Dam olish kunlari")
    estimated.malika.wait_for("👇 Sanani yozing")
    estimated.malika.press("❌ 4-apr")
    text = estimated.malika.wait_for("4-aprel, juma — yana dam olish kuni.")["text"]
    assert "🌙 Hayit kunlari taxminiy" in text
