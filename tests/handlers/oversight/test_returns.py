"""A report goes back for some rows with a reason; its people land on exactly those rows, and what changed is seen."""

from storage.tables import Person
from tests.support.months.reports import approve, hand_to_director, return_row, send_again
from tests.support.people.cast import BEKZOD, NILUFAR, moment
from tests.support.people.story import Story


def test_it_goes_back_for_one_row_and_comes_again_with_what_changed(story: Story) -> None:
    hand_to_director(story)
    return_row(story, "IV.14", "Kundalikda 9 780 yozilgan")
    assert story.status(NILUFAR) == "returned"

    message = story.nilufar.wait_for("tuzatishga qaytarildi")
    assert "Kundalikda 9 780 yozilgan" in message["text"]
    story.nilufar.press("✏️ 14")
    asked = story.nilufar.wait_for("Hozir yozilgani")
    assert "Kitobxonlar qatnovi" in asked["text"]
    story.nilufar.say("9780")
    review = story.nilufar.wait_for("Tuzatishga qaytarilgan")
    assert "Tekshiriladigan bandlar: 14" in review["text"]
    story.nilufar.press("📨 Qayta topshirish")
    story.nilufar.wait_for("Rahmat! Hisobot topshirildi")

    again = story.malika.wait_for("hisoboti qayta topshirildi")
    assert "14: 9\u00a0870 → 9\u00a0780" in again["text"]
    assert "O'zgargan ko'rsatkichlar: 1" in again["text"]
    approve(story)
    assert story.status(NILUFAR) == "approved"
    assert story.answers(NILUFAR)["14"] == 9780


def test_the_notice_stands_below_the_message_in_which_the_row_was_typed(story: Story) -> None:
    hand_to_director(story)
    typed = next(m for m in story.nilufar.chat()["messages"] if m["from"] != "bot" and "9870" in m["text"])
    return_row(story, "IV.14", "Kundalikda boshqa")
    notice = story.nilufar.wait_for("tuzatishga qaytarildi")
    assert notice["reply_to"] == typed["message_id"]
    # A number given by a button was typed in no message: nothing is quoted then.
    story.nilufar.press("✏️ 14")
    story.nilufar.wait_for("Hozir yozilgani")
    story.until_remembered(story.nilufar)
    story.nilufar.press("0")
    story.nilufar.wait_for("Tuzatishga qaytarilgan")
    story.nilufar.press("📨 Qayta topshirish")
    story.malika.wait_for("qayta topshirildi")
    return_row(story, "IV.14", "Endi nol bo'lib qolibdi")
    again = story.nilufar.wait_for("Endi nol bo'lib qolibdi")
    assert again["reply_to"] is None


def test_it_says_of_a_returned_row_that_it_stayed_as_it_was(story: Story) -> None:
    hand_to_director(story)
    return_row(story, "IV.15", "Tekshiring")
    story.nilufar.wait_for("tuzatishga qaytarildi")
    send_again(story)

    assert "15: 29\u00a0870 — o'zgarmadi" in story.malika.wait_for("qayta topshirildi")["text"]


def test_it_may_go_back_a_second_time(story: Story) -> None:
    hand_to_director(story)
    for reason in ("Birinchi sabab", "Ikkinchi sabab"):
        return_row(story, "IV.14", reason)
        story.nilufar.wait_for(reason)
        waiting_since = story.malika.chat()["seq"]
        send_again(story)
        story.malika.wait_for("qayta topshirildi", since=waiting_since)
    assert story.status(NILUFAR) == "submitted"


def test_it_opens_a_closed_month_for_those_who_must_correct_it(story: Story) -> None:
    hand_to_director(story)
    story.house.clock.set(moment("2025-05-02 09:00"))
    return_row(story, "IV.14", "Kech bo'lsa ham tuzating")

    message = story.nilufar.wait_for("tuzatishga qaytarildi")
    assert "6-may kuni oxirigacha" in message["text"]
    story.nilufar.press("✏️ 14")
    story.nilufar.wait_for("Hozir yozilgani")
    story.nilufar.say("9780")
    story.nilufar.wait_for("Tuzatishga qaytarilgan")
    story.nilufar.press("📨 Qayta topshirish")
    story.malika.wait_for("qayta topshirildi")
    assert story.status(NILUFAR) == "submitted"


def test_it_sends_nothing_back_without_a_row_and_a_reason(story: Story) -> None:
    hand_to_director(story)
    story.malika.press("↩️ Qaytarish")
    story.malika.wait_for("Qaysi bandlar qaytarilsin?")
    assert "Sababini yozish" not in str(story.malika.last()["buttons"])
    story.malika.press("▫️ IV.14")
    story.malika.wait_for("☑️ IV.14")
    story.malika.press("➡️ Sababini yozish (1)")
    story.malika.wait_for("Sababini tanlang yoki")
    story.malika.say("?")
    story.malika.wait_for("bir-ikki so'z bilan")
    story.malika.press("⬅️ Bandlar")
    story.malika.wait_for("Qaysi bandlar qaytarilsin?")
    story.malika.press("⬅️ Qaytarmayman")
    story.malika.wait_for("tasdiqlanmagan")
    assert story.status(NILUFAR) == "submitted"


def begin_return(story: Story) -> None:
    hand_to_director(story)
    story.malika.press("↩️ Qaytarish")
    story.malika.wait_for("Qaysi bandlar qaytarilsin?")


def test_it_takes_a_reason_typed_while_rows_are_marked(story: Story) -> None:
    begin_return(story)
    story.malika.say("Kundalikka to'g'ri kelmaydi")
    assert "Endi bandlarni belgilang" in story.malika.wait_for("Qaysi bandlar qaytarilsin?")["text"]
    story.malika.press("▫️ IV.14")
    story.malika.wait_for("☑️ IV.14")
    story.malika.say("15")
    assert "☑️ IV.14" in story.malika.wait_for("Avval bandlarni belgilang")["text"]
    story.malika.press("➡️ Sababini yozish")
    preview = story.malika.wait_for("Shunday yuborilsinmi?")["text"]
    assert "Bandlar: IV.14" in preview
    assert "Kundalikka to'g'ri kelmaydi" in preview
    story.malika.press("↩️ Qaytarish")
    assert "Kundalikka to'g'ri kelmaydi" in story.nilufar.wait_for("tuzatishga qaytarildi")["text"]


def test_it_keeps_the_marks_through_whatever_else_is_typed(story: Story) -> None:
    begin_return(story)
    story.malika.press("▫️ IV.14")
    story.malika.wait_for("☑️ IV.14")
    story.malika.say("/nimadir")
    assert "☑️ IV.14" in story.malika.wait_for("Qaysi bandlar qaytarilsin?")["text"]
    story.malika.say("/holat")
    assert "☑️ IV.14" in story.malika.wait_for("Qaysi bandlar qaytarilsin?")["text"]


def test_it_takes_no_text_for_a_reason_once_nothing_is_to_be_returned(story: Story) -> None:
    begin_return(story)
    story.malika.press("▫️ IV.14")
    story.malika.wait_for("☑️ IV.14")
    story.malika.press("⬅️ Qaytarmayman")
    story.malika.wait_for("tasdiqlanmagan")
    story.malika.say("Rahmat")
    story.malika.wait_for("Bu xabarni tushunmadim")
    assert story.status(NILUFAR) == "submitted"


def test_it_says_that_it_is_returned_however_often_that_is_pressed(story: Story) -> None:
    begin_return(story)
    notice = story.malika.last()["message_id"]
    story.malika.press("▫️ IV.14")
    story.malika.wait_for("☑️ IV.14")
    story.malika.say("Tekshiring")
    card = story.malika.wait_for("Shunday yuborilsinmi?")
    send = card["buttons"][0][0]["data"]
    for _ in range(3):
        story.malika.press_data(send, card["message_id"], wait=30)
    shown = story.malika.last()
    assert shown["message_id"] == card["message_id"]
    assert "hisoboti tuzatishga qaytarildi. Bandlar: IV.14.\nXodimlarga xabar yuborildi." in shown["text"]
    assert "nimadan boshlaymiz?" not in story.malika.transcript().split("Qaysi bandlar")[-1]
    story.malika.press_data(send.replace("ret_send", "ret"), notice, wait=30)
    story.malika.wait_for("Tuzatishga qaytarilgan")
    assert sum("tuzatishga qaytarildi" in message["text"] for message in story.nilufar.chat()["messages"]) == 1


def test_it_says_why_a_reason_is_not_taken_for_a_report_that_another_has_returned(story: Story) -> None:
    with story.house.database.write() as session:
        session.get_one(Person, story.cast.people[BEKZOD].id).role = "deputy"
    story.bekzod.say("/start")
    story.bekzod.wait_for("nimadan boshlaymiz?")
    begin_return(story)
    story.malika.press("▫️ IV.14")
    story.malika.wait_for("☑️ IV.14")
    for label, then in (("↩️ Qaytarish", "Qaysi bandlar"), ("▫️ IV.15", "☑️ IV.15"), ("➡️ Sababini", "Sababini tanlang")):
        story.bekzod.press(label)
        story.bekzod.wait_for(then)
    story.bekzod.press("Raqamni tekshirib, qayta yozing")
    story.bekzod.wait_for("Shunday yuborilsinmi?")
    story.bekzod.press("↩️ Qaytarish")
    story.bekzod.wait_for("hisoboti tuzatishga qaytarildi")
    story.malika.say("Tekshiring")
    assert story.malika.wait_for("nimadan boshlaymiz?")["text"].startswith("Bu hisobot tuzatishga qaytarilgan")
    assert "Bu xabarni tushunmadim" not in story.malika.transcript()
    assert story.status(NILUFAR) == "returned"


def test_it_says_at_home_that_the_report_came_back(story: Story) -> None:
    hand_to_director(story)
    return_row(story, "IV.14", "Tekshiring")
    story.nilufar.wait_for("tuzatishga qaytarildi")
    story.nilufar.say("/start")
    home = story.nilufar.wait_for("nimadan boshlaymiz?")
    assert "↩️ Mart hisoboti tuzatishga qaytarilgan (Abonement): tuzatib, qayta topshiring." in home["text"]
    assert "boshlangan" not in home["text"]
    story.nilufar.press("↩️ Mart hisobotini tuzatish")
    assert "Tekshiriladigan bandlar: 14" in story.nilufar.wait_for("Tuzatishga qaytarilgan")["text"]
    story.nilufar.press("📨 Qayta topshirish")
    story.nilufar.wait_for("Rahmat!")


def test_it_refuses_a_reason_that_is_too_long_and_cuts_none(story: Story) -> None:
    begin_return(story)
    story.malika.press("▫️ IV.14")
    story.malika.wait_for("☑️ IV.14")
    story.malika.say("Sabab " * 100)
    assert "Sababini tanlang yoki" in story.malika.wait_for("u 599 belgi, ko'pi bilan 500 belgi")["text"]
    story.malika.say("Qisqa sabab")
    story.malika.wait_for("Shunday yuborilsinmi?")


def test_it_shows_the_marked_rows_again_after_an_interruption(story: Story) -> None:
    begin_return(story)
    story.malika.press("▫️ IV.14")
    marked = story.malika.wait_for("☑️ IV.14")
    for interruption in ("/hisobott", "/holat"):
        waiting_since = story.malika.chat()["seq"]
        story.malika.say(interruption)
        again = story.malika.wait_for(
            lambda message: "Qaysi bandlar" in message["text"] and message["buttons"], since=waiting_since
        )
        assert (again["text"], again["buttons"]) == (marked["text"], marked["buttons"])
    card = story.malika.last()["message_id"]
    assert "eskirgan" in story.malika.press_data("zero:999999:999999", card, wait=30)["answer"]["text"]
    assert story.malika.last()["buttons"] == marked["buttons"]


def test_it_shows_the_reason_again_after_an_interruption(story: Story) -> None:
    begin_return(story)
    story.malika.press("▫️ IV.14")
    story.malika.wait_for("☑️ IV.14")
    story.malika.press("➡️ Sababini yozish (1)")
    story.malika.wait_for("Sababini tanlang yoki")
    waiting_since = story.malika.chat()["seq"]
    story.malika.say("/hisobott")
    assert "Qaytariladi: IV.14" in story.malika.wait_for("Sababini tanlang yoki", since=waiting_since)["text"]
    story.malika.say("Kundalikka <b>to'g'ri</b> kelmaydi & shubhali")
    preview = story.malika.wait_for("Shunday yuborilsinmi?")
    assert "Kundalikka <b>to'g'ri</b> kelmaydi & shubhali" in preview["text"]
    waiting_since = story.malika.chat()["seq"]
    story.malika.say("/hisobott")
    again = story.malika.wait_for("Shunday yuborilsinmi?", since=waiting_since)
    assert (again["text"], again["buttons"]) == (preview["text"], preview["buttons"])
