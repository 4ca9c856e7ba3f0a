"""A director who is interrupted in the middle of something of the plan finds it again with all that was said."""

from collections.abc import Callable

import pytest

from sandbox.people import Phone
from tests.support.people.cast import moment
from tests.support.people.story import Story
from tests.support.plans.files import DOUBTFUL, workbook
from tests.support.plans.guided_change import finish, open_row
from tests.support.plans.next_year import begin


@pytest.fixture
def next_year(story: Story) -> Story:
    """12 January of the year that has no plan yet."""
    story.house.clock.set(moment("2026-01-12 09:00"))
    return story


def mistype(phone: Phone) -> None:
    phone.say("/hisbot")


def press_old_button(phone: Phone) -> None:
    first = next(message for message in phone.chat()["messages"] if message["from"] == "bot")
    phone.press_data("go:999", first["message_id"])


def open_page(phone: Phone) -> None:
    phone.say("/hisobot")


def edit_message(phone: Phone) -> None:
    mine = next(message for message in phone.chat()["messages"][::-1] if message["text"] == "130 000")
    phone.edit(mine["message_id"], "140 000")


INTERRUPTIONS = [mistype, press_old_button, open_page, edit_message]


def type_target(phone: Phone, code: str = "IV.14", target: str = "130 000") -> int:
    """A new target is typed and its reason asked; returns the message that asks."""
    open_row(phone, "IV", code)
    phone.press("🎯 Reja")
    phone.wait_for("👇 Yangi rejani yozing")
    phone.say(target)
    return int(phone.wait_for("O'zgartirish sababi?")["message_id"])


@pytest.mark.parametrize("interrupt", INTERRUPTIONS)
def test_it_asks_again_for_the_reason_of_a_half_made_change(story: Story, interrupt: Callable[[Phone], None]) -> None:
    phone = story.malika
    asked = type_target(phone)
    interrupt(phone)
    phone.wait_for(lambda seen: seen["message_id"] > asked and "O'zgartirish sababi?" in seen["text"])
    assert "O'zgartirish sababi?" in phone.last()["text"]
    assert "IV.14 yillik reja: 120 000 → 130 000" in finish(phone)


def go_on_from_home(phone: Phone) -> None:
    """Home offers the change that was begun, and it is finished with all that was typed."""
    phone.wait_for("nimadan boshlaymiz?")
    phone.press("▶️ Boshlangan ishga qaytish")
    assert "IV.14 yillik reja: 120 000 → 130 000" in finish(phone)


def test_it_leads_back_from_home_to_a_half_made_change(story: Story) -> None:
    phone = story.malika
    type_target(phone)
    phone.say("/start")
    go_on_from_home(phone)


def test_it_says_which_half_made_change_gave_way_to_another(story: Story) -> None:
    phone = story.malika
    type_target(phone)
    open_row(phone, "IV", "IV.15")
    phone.press("🎯 Reja")
    asked = phone.wait_for("👇 Yangi rejani yozing")["text"]
    assert "Avvalgi o'zgartirish bekor qilindi: IV.14 Kitobxonlar qatnovi — yillik reja" in asked
    phone.say("400 000")
    assert "IV.15 yillik reja: 354 654 → 400 000" in finish(phone)
    phone.press("✅ Saqlash")
    phone.wait_for("2-tahrir")
    phone.press("🏠 Menyu")
    home = phone.wait_for("nimadan boshlaymiz?")
    assert "Boshlangan ishga qaytish" not in str(home["buttons"])


def test_it_leads_back_to_a_half_made_change_after_a_report_was_begun(story: Story) -> None:
    phone = story.malika
    type_target(phone)
    phone.say("/kiritish")
    phone.wait_for("Mart")
    phone.say("/start")
    go_on_from_home(phone)


def test_it_offers_no_way_back_to_a_change_of_which_nothing_was_said(story: Story) -> None:
    phone = story.malika
    open_row(phone, "IV", "IV.14")
    phone.press("🎯 Reja")
    phone.wait_for("👇 Yangi rejani yozing")
    type_target(phone, "IV.15", "400 000")
    assert "Avvalgi o'zgartirish" not in phone.transcript()
    phone.press("Bekor qilish")
    phone.wait_for("Reja o'zgarmadi")
    phone.press("🏠 Menyu")
    home = phone.wait_for("nimadan boshlaymiz?")
    assert "Boshlangan ishga qaytish" not in str(home["buttons"])


def test_it_keeps_a_half_made_change_while_a_file_is_looked_at(story: Story) -> None:
    phone = story.malika
    type_target(phone)
    phone.send_file("reja.xlsx", workbook(*DOUBTFUL))
    phone.wait_for("O'qildi")
    phone.press("❓ Savollar")
    asked = phone.wait_for("Savol 1/")
    phone.say("/hisbot")
    phone.wait_for(lambda seen: seen["message_id"] > asked["message_id"] and "Savol 1/" in seen["text"])
    phone.press("📖 Umumiy ko'rinish")
    phone.wait_for("O'qildi")
    phone.press("Bekor qilish")
    phone.wait_for("Hech narsa o'zgarmadi")
    phone.press("🏠 Menyu")
    go_on_from_home(phone)


@pytest.mark.parametrize("interrupt", [mistype, press_old_button, open_page])
def test_it_asks_next_years_target_again(next_year: Story, interrupt: Callable[[Phone], None]) -> None:
    phone = next_year.malika
    begin(phone)
    phone.press("🎯 Rejalarni kiritish")
    phone.wait_for("2026-yil rejasi · 1/9")
    phone.say("3")
    asked = phone.wait_for("2026-yil rejasi · 2/9")["message_id"]
    interrupt(phone)
    phone.wait_for(lambda seen: seen["message_id"] > asked and "2026-yil rejasi · 2/9" in seen["text"])
    phone.say("13")
    phone.wait_for("2026-yil rejasi · 3/9")
    phone.wait_for("✅ II.1 Bibliografik qo'llanmalar: reja 13")


def test_it_shows_the_order_and_the_last_look_at_next_year_again(next_year: Story) -> None:
    phone = next_year.malika
    begin(phone)
    phone.press("✅ Baribir kuchga kiritish")
    asked = phone.wait_for("buyruq raqamini yozing")["message_id"]
    mistype(phone)
    phone.wait_for(lambda seen: seen["message_id"] > asked and "buyruq raqamini yozing" in seen["text"])
    phone.say("1-son")
    asked = phone.wait_for("📄 Buyruq: 1-son")["message_id"]
    mistype(phone)
    phone.wait_for(lambda seen: seen["message_id"] > asked and "📄 Buyruq: 1-son" in seen["text"])


def test_it_keeps_a_half_made_change_while_next_year_is_planned(next_year: Story) -> None:
    phone = next_year.malika
    type_target(phone)
    begin(phone)
    phone.press("🏠 Menyu")
    go_on_from_home(phone)
