"""A month that has closed is opened again by the director: to be corrected when it was sent, to be sent when not."""

import pytest

from storage.month import submissions
from tests.support.months.reports import open_board, open_march
from tests.support.people.cast import MALIKA, NILUFAR, moment
from tests.support.people.story import Story


def send_march(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21\n13 qayta) 1200\n14) 9870\n15) 29870\n23) 12")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat! Hisobot topshirildi")


def open_again(story: Story, label: str) -> None:
    """The director looks for the month on the board and opens it."""
    open_board(story)
    story.malika.press("mar")
    story.malika.wait_for("2025-yil mart")
    story.malika.press(label)
    story.malika.wait_for("Qaysi kun oxirigacha ochilsin?")
    story.malika.press("6-may")
    story.malika.wait_for("oxirigacha ochiq")


def test_it_lets_a_sent_month_be_corrected_after_it_had_closed(story: Story) -> None:
    send_march(story)
    story.house.clock.set(moment("2025-05-02 09:00"))
    waiting_since = story.nilufar.chat()["seq"]
    open_again(story, "🔓 Abonement")

    message = story.nilufar.wait_for("qayta ochdi", since=waiting_since)
    assert "xatosini tuzatishingiz mumkin" in message["text"]
    story.nilufar.press("✏️ Ko'rish va tuzatish")
    story.nilufar.wait_for("2025-yil mart")
    story.nilufar.press("14")
    story.nilufar.wait_for("Hozir yozilgani")
    story.nilufar.say("9880")
    story.nilufar.wait_for("O'zgartirish sababini")
    assert story.answers(NILUFAR)["14"] == 9870
    story.nilufar.say("Jurnaldan qayta sanaldi")
    story.nilufar.wait_for("9\u00a0880")
    assert story.answers(NILUFAR)["14"] == 9880
    assert story.status(NILUFAR) == "submitted"
    assert "9\u00a0880" in story.malika.wait_for("Jurnaldan qayta sanaldi")["text"]


def test_it_thanks_with_the_day_until_which_a_reopened_month_can_be_corrected(story: Story) -> None:
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    story.house.clock.set(moment("2025-05-02 09:00"))
    waiting_since = story.nilufar.chat()["seq"]
    open_again(story, "🔓 Abonement")
    story.nilufar.wait_for("qayta ochdi", since=waiting_since)
    story.nilufar.press("📝 Hisobotni kiritish")
    story.nilufar.wait_for("Mart oyida qancha?")
    story.nilufar.press("Qolgani 0")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    # the day that the director chose; the month had closed on 14 April
    assert "6-may kuni oxirigacha tuzatish mumkin" in story.nilufar.wait_for("Rahmat! Hisobot topshirildi")["text"]


def test_it_thanks_with_the_closing_day_of_a_month_that_was_never_reopened(story: Story) -> None:
    send_march(story)
    assert "14-aprel kuni oxirigacha tuzatish mumkin" in story.nilufar.last()["text"]


def choose_a_day(story: Story) -> None:
    story.malika.say("/start")
    story.malika.wait_for("nimadan boshlaymiz?")
    story.house.clock.set(moment("2025-05-02 09:00"))
    open_board(story)
    story.malika.press("mar")
    story.malika.wait_for("2025-yil mart")
    story.malika.press("🔓 Abonement")
    story.malika.wait_for("Qaysi kun oxirigacha ochilsin?")


def test_it_takes_a_typed_day_and_asks_again_for_what_is_none(story: Story) -> None:
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    choose_a_day(story)
    for refused in ("xizmat so'radi", "31-dekabr"):
        story.malika.say(refused)
        asked = story.malika.wait_for("Bu sanani tushunmadim")
        assert "Qaysi kun oxirigacha ochilsin?" in asked["text"]
        assert asked["buttons"]
    waiting_since = story.nilufar.chat()["seq"]
    story.malika.say("8-may")
    story.malika.wait_for("8-may kuni oxirigacha ochildi")
    assert "8-may kuni oxirigacha ochiq" in story.malika.wait_for("kim hisobot topshirgan")["text"]
    assert "8-may" in story.nilufar.wait_for("qayta ochdi", since=waiting_since)["text"]


def test_it_waits_for_no_day_once_the_board_is_turned_to(story: Story) -> None:
    choose_a_day(story)
    story.malika.press("⬅️ Orqaga")
    story.malika.wait_for("kim hisobot topshirgan")
    story.malika.say("8-may")
    story.malika.wait_for("Bu xabarni tushunmadim")


def test_it_leaves_the_directors_own_question_open_while_a_day_is_chosen(story: Story) -> None:
    story.malika.say("/kiritish")
    story.malika.wait_for("Mart oyida qancha?")
    story.malika.say("/holat")
    story.malika.wait_for("Mart oyida qancha?")
    story.malika.press("yan")
    story.malika.wait_for("2025-yil yanvar")
    story.malika.press("🔓 Abonement")
    assert "sanasini yozing" not in story.malika.wait_for("Qaysi kun oxirigacha ochilsin?")["text"]
    story.malika.say("2")
    story.malika.wait_for("ko'zdan kechiring")
    assert story.answers(MALIKA) == {"1": 2}


def test_it_asks_for_the_day_again_below_a_page_that_is_only_read(story: Story) -> None:
    choose_a_day(story)
    for interruption in ("/hisobot", "/hisobott", "salom"):
        waiting_since = story.malika.chat()["seq"]
        story.malika.say(interruption)
        asked = story.malika.wait_for("Qaysi kun oxirigacha ochilsin?", since=waiting_since)
        assert "Abonement" in asked["text"]
    story.malika.say("8-may")
    story.malika.wait_for("8-may kuni oxirigacha ochildi")


def test_it_asks_for_the_day_again_after_an_old_button(story: Story) -> None:
    choose_a_day(story)
    asked = story.malika.last()
    refused = story.malika.press_data("zero:999999:999999", asked["message_id"], wait=30)
    assert "eskirgan" in refused["answer"]["text"]
    assert story.malika.last()["buttons"] == asked["buttons"]
    story.malika.say("8-may")
    story.malika.wait_for("8-may kuni oxirigacha ochildi")


@pytest.mark.parametrize("elsewhere", ["/start", "📊"])
def test_it_opens_nothing_by_a_day_that_is_typed_after_turning_to_something_else(story: Story, elsewhere: str) -> None:
    choose_a_day(story)
    if elsewhere == "📊":
        story.malika.press_data("sum", story.malika.last()["message_id"])
        story.malika.wait_for("Bajarilish")
    else:
        story.malika.say(elsewhere)
        story.malika.wait_for("nimadan boshlaymiz?")
    story.malika.say("15.05")
    story.malika.wait_for("hozir savol berilmagan")
    with story.house.database.read() as session:
        assert [
            submission.open_until
            for submission in submissions.submissions_of_year(session, story.cast.library.id, 2025)
        ] == []
