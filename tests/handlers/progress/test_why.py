"""❓ beside a number: who gave it, who changed it and why, in two taps from wherever it stands."""

from sandbox.people import Phone
from storage.people import leave, people
from tests.support.months.corrected import corrected_march, open_row, plain
from tests.support.months.reports import open_march, press_more, return_row, send_again
from tests.support.people.cast import BEKZOD, moment
from tests.support.people.story import Story


def press_of(phone: Phone, part: str) -> str:
    """What the newest message's button with this in its label carries."""
    buttons = (button for row in phone.last()["buttons"] for button in row)
    return str(next(button["data"] for button in buttons if part in button["label"]))


def test_it_tells_who_gave_a_number_who_changed_it_and_why(story: Story) -> None:
    corrected_march(story)
    open_row(story.malika, "IV.14")
    story.malika.press("ℹ️ Qayerdan?")
    text = plain(story.malika.wait_for("bu raqam qayerdan")["text"])
    assert text.splitlines()[3:] == [
        "",
        "Mart · Abonement: 9 902",
        "• 1-aprel, 09:00 · Nilufar: 9 000",
        "• 1-aprel, 09:00 · Nilufar biriktirdi — «jurnal.pdf»",
        "• 1-aprel, 09:00 · Nilufar: izoh — «Jurnal <bo'yicha>»",
        "• 1-aprel, 09:00 · Nilufar topshirdi",
        "• 2-aprel, 11:00 · Nilufar: 9 000 → 9 902 — «Shanba kuni qo'shilmagan»",
    ]
    assert "IV.14 Kitobxonlar qatnovi" in text
    assert "Yillik reja: 120 000" in text


def test_it_opens_the_paper_beside_a_number_from_its_story(story: Story) -> None:
    corrected_march(story)
    open_row(story.malika, "IV.14")
    story.malika.press("ℹ️ Qayerdan?")
    story.malika.wait_for("bu raqam qayerdan")
    story.malika.press("📄 jurnal.pdf")
    file = story.malika.wait_for(lambda shown: shown["file"] is not None)
    assert file["file"]["name"] == "jurnal.pdf"


def test_it_leads_back_to_the_card_it_was_opened_from(story: Story) -> None:
    corrected_march(story)
    open_row(story.malika, "IV.14")
    card = story.malika.last()["text"]
    story.malika.press("ℹ️ Qayerdan?")
    story.malika.wait_for("bu raqam qayerdan")
    story.malika.press("⬅️ Orqaga")
    story.malika.wait_for("Oylar bo'yicha")
    assert story.malika.last()["text"] == card


def test_it_is_two_taps_from_the_figures_on_the_first_card(story: Story) -> None:
    corrected_march(story)
    story.malika.say("/hisobot")
    assert "IV.23" in story.malika.wait_for("Eng ortda qolganlar")["text"]
    story.malika.press("🟡 IV.23")
    story.malika.wait_for("Oylar bo'yicha")
    story.malika.press("ℹ️ Qayerdan?")
    assert "Mart · Abonement: 5" in story.malika.wait_for("bu raqam qayerdan")["text"]


def test_it_is_two_taps_from_a_review(story: Story) -> None:
    corrected_march(story)
    story.nilufar.press("ℹ️ Qayerdan?")
    story.nilufar.wait_for("Qaysi raqam qayerdan")
    story.nilufar.press("IV.14")
    assert "9 902" in plain(story.nilufar.wait_for("bu raqam qayerdan")["text"])
    story.nilufar.press("⬅️ Orqaga")
    story.nilufar.wait_for("Qaysi raqam qayerdan")
    story.nilufar.press("⬅️ Orqaga")
    story.nilufar.wait_for("Oy yopilguncha tuzatish mumkin")


def test_it_is_one_tap_from_a_question_and_leads_back_to_it(story: Story) -> None:
    open_march(story)
    assert "ℹ️ Manba" not in str(story.nilufar.last()["buttons"])  # there is no number of it yet
    story.nilufar.say("21\n13 qayta) 30\n14) 9000")
    story.nilufar.wait_for("15. Kitob berilishi")
    story.nilufar.press("⬅️ Orqaga")
    asked = story.nilufar.wait_for("Hozir yozilgani")
    press_more(story.nilufar, "ℹ️ Manba")
    assert "Nilufar: 9 000" in plain(story.nilufar.wait_for("bu raqam qayerdan")["text"])
    story.nilufar.press("⬅️ Orqaga")
    assert story.nilufar.wait_for("Hozir yozilgani")["text"] == asked["text"]
    story.nilufar.say("9100")
    story.nilufar.wait_for("9\u00a0100")
    assert story.answers(story.nilufar.person_id)["14"] == 9100


def test_it_is_at_most_two_taps_from_what_the_director_is_told(story: Story) -> None:
    """From a correction, from the rows that may be returned, and from a report that has come again."""
    story.malika.say("/start")
    story.malika.wait_for("nimadan boshlaymiz?")
    corrected_march(story)
    story.malika.wait_for("9\u00a0000 → 9\u00a0902")
    story.malika.press("ℹ️ Qayerdan?")
    assert "Shanba kuni qo'shilmagan" in story.malika.wait_for("bu raqam qayerdan")["text"]

    story.malika.say("/start")
    story.malika.wait_for("hisobot tasdiqlanmagan")
    return_row(story, "IV.14", "Tekshiring")
    story.nilufar.wait_for("tuzatishga qaytarildi")
    send_again(story)
    again = story.malika.wait_for("qayta topshirildi")
    story.malika.press("ℹ️ Qayerdan?", message_id=again["message_id"])
    story.malika.wait_for("Qaysi raqam qayerdan")
    story.malika.press("IV.14")
    assert "Tekshiring" in story.malika.wait_for("bu raqam qayerdan")["text"]


def test_it_is_two_taps_from_the_plan_and_tells_what_changed_there(story: Story) -> None:
    story.malika.say("/reja")
    story.malika.wait_for("ish rejasi")
    story.malika.press("IV")
    story.malika.wait_for("Batafsil")
    story.malika.press("IV.13")
    story.malika.wait_for("Mas'ul")
    story.malika.press("ℹ️ Qayerdan?")
    story.malika.wait_for("Qaysi raqam qayerdan")
    story.malika.press("IV.13 yangi")
    text = story.malika.wait_for("bu raqam qayerdan")["text"]
    assert "hali raqam kiritilmagan" in text
    assert "Yillik reja: 250" in text
    story.malika.press("⬅️ Orqaga")
    story.malika.wait_for("Mas'ul")


def test_it_shows_what_a_computed_figure_is_made_of(story: Story) -> None:
    corrected_march(story)
    open_row(story.malika, "IV.13 jami")
    story.malika.press("ℹ️ Qayerdan?")
    assert "avtomatik hisoblanadi" in story.malika.wait_for("bu raqam qayerdan")["text"]
    story.malika.press("ℹ️ IV.13 yangi")
    assert "Nilufar: 21" in story.malika.wait_for("Mart · Abonement: 21")["text"]


def test_it_tells_members_the_story_of_their_own_rows_alone(story: Story) -> None:
    corrected_march(story)
    open_row(story.malika, "IV.14")
    visits = press_of(story.malika, "ℹ️")
    story.bekzod.say("/start")
    card = story.bekzod.wait_for("nimadan boshlaymiz?")
    refused = story.bekzod.press_data(visits, card["message_id"], wait=30)
    assert "eskirgan" in refused["answer"]["text"]
    assert story.bekzod.last()["text"] == card["text"]

    open_row(story.bekzod, "IV.23")
    story.bekzod.press("ℹ️ Qayerdan?")
    assert "Mart · Abonement: 5" in story.bekzod.wait_for("bu raqam qayerdan")["text"]


def test_it_keeps_a_colleagues_unsent_part_of_a_shared_row_to_the_colleague(story: Story) -> None:
    open_march(story)
    story.nilufar.say("23) 77")
    story.nilufar.wait_for("✅ 23")
    for phone, seen in ((story.bekzod, False), (story.nilufar, True), (story.malika, True)):
        open_row(phone, "IV.23")
        phone.press("ℹ️ Qayerdan?")
        text = phone.wait_for("bu raqam qayerdan")["text"]
        assert ("Mart · Abonement: 77 · ✍️ hali topshirilmagan" in text) is seen


def test_it_names_in_whose_place_a_deputy_answered(story: Story) -> None:
    with story.house.database.write() as session:
        bekzod = people.by_telegram_id(session, BEKZOD)
        nilufar = people.by_telegram_id(session, story.nilufar.person_id)
        assert bekzod is not None
        assert nilufar is not None
        now = moment("2025-04-01 08:00")
        leave.add_leave(session, bekzod, nilufar.id, now.date(), now.date().replace(day=9), bekzod.id, now)
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("Qaysi xizmat")
    story.nilufar.press("Axborot")
    story.nilufar.wait_for("Mart oyida qancha?")
    story.nilufar.say("23) 9")
    story.nilufar.wait_for("✅ 23")
    open_row(story.malika, "IV.23")
    story.malika.press("ℹ️ Qayerdan?")
    assert "Nilufar, Bekzod o'rniga: 9" in story.malika.wait_for("bu raqam qayerdan")["text"]
