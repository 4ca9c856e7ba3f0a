"""Corrections that wait for their reasons: several of one message come one after another, what looks odd is said before
it is kept, and one that is left for something else is named. None is ever dropped without a word."""

import pytest

from storage.people.people import join_department
from tests.support.months.reports import hand_to_director, ready, return_row, send_march, write_note
from tests.support.people.cast import BEKZOD, NILUFAR, READERS, moment
from tests.support.people.story import Story

ASKED = "O'zgartirish sababini"


def plain(text: object) -> str:
    return str(text).replace("\u00a0", " ")


def ask_why(story: Story, typed: str = "15) 29900") -> str:
    """Nilufar looks at the month that she has sent, and types into it; the question that comes."""
    story.nilufar.press("👀 Ko'rish va tuzatish")
    story.nilufar.wait_for("Oy yopilguncha tuzatish mumkin")
    story.nilufar.say(typed)
    return plain(story.nilufar.wait_for(ASKED)["text"])


def test_it_names_the_correction_that_another_number_takes_the_place_of(story: Story) -> None:
    send_march(story)
    ask_why(story)
    story.nilufar.say("23) 15")
    asked = plain(story.nilufar.wait_for("12 →")["text"])
    assert "15-band o'zgarmadi: 29 870" in asked
    story.nilufar.say("Ikki kishi qo'shildi")
    story.nilufar.wait_for("✅ 23")
    assert (story.answers(NILUFAR)["15"], story.answers(NILUFAR)["23"]) == (29870, 15)


def test_it_says_nothing_of_the_kind_when_the_same_row_gets_another_number(story: Story) -> None:
    send_march(story)
    ask_why(story)
    story.nilufar.say("29950")
    assert "o'zgarmadi" not in plain(story.nilufar.wait_for("29\u00a0950")["text"])


@pytest.mark.parametrize(("word", "shown"), [("/start", "nimadan boshlaymiz?"), ("/kiritish", "qaysi oy?")])
def test_it_says_that_nothing_was_changed_when_something_else_is_opened(story: Story, word: str, shown: str) -> None:
    send_march(story)
    ask_why(story)
    story.nilufar.say(word)
    text = plain(story.nilufar.wait_for(shown)["text"])
    assert text.startswith("👌 2025-yil mart, 15-band o'zgarmadi: 29 870.")
    story.nilufar.say("/start")
    story.nilufar.wait_for(lambda message: message["text"].startswith("🏠"))  # and it is not said a second time


def test_it_asks_for_the_reason_again_below_what_is_only_read(story: Story) -> None:
    send_march(story)
    ask_why(story)
    story.nilufar.say("/hisobot")
    story.nilufar.wait_for("Bajarilish")
    asked = plain(story.nilufar.wait_for(ASKED)["text"])
    assert "29 870 → 29 900" in asked
    story.nilufar.say("Yangi ro'yxat keldi")
    story.nilufar.wait_for("✅ 15")
    assert story.answers(NILUFAR)["15"] == 29900


def test_it_goes_on_with_the_other_corrections_of_the_same_message(story: Story) -> None:
    """The first row says already what is typed for it, which is no reason to forget the others."""
    ready(story)
    send_march(story)
    asked = ask_why(story, "14) 9870\n15) 29900\n23) 15\n99) 1")
    assert "14-band o'zgarmadi: 9 870" in asked
    assert "«99) 1» yozilmadi: 99-band bu hisobotda yo'q" in asked
    assert "29 870 → 29 900" in asked
    assert "Keyin so'raladi: 23-band." in asked
    story.nilufar.press("Xato yozilgan edi")
    asked = plain(story.nilufar.wait_for("12 →")["text"])
    assert "✅ 15" in asked
    assert "o'zgarmadi" not in asked
    assert story.answers(NILUFAR)["23"] == 12
    story.nilufar.say("Ikki kishi qo'shildi")
    story.nilufar.wait_for("✅ 23")
    assert (story.answers(NILUFAR)["15"], story.answers(NILUFAR)["23"]) == (29900, 15)
    assert "Sababi: Xato yozilgan edi" in story.malika.wait_for("29\u00a0870 → 29\u00a0900")["text"]
    assert "Sababi: Ikki kishi qo'shildi" in story.malika.wait_for("12 → 15")["text"]


def test_it_names_all_that_still_waits_when_it_is_left(story: Story) -> None:
    send_march(story)
    ask_why(story, "14) 9900\n15) 29900\n23) noma'lum")
    story.nilufar.say("/start")
    text = plain(story.nilufar.wait_for("nimadan boshlaymiz?")["text"])
    assert "14-band o'zgarmadi: 9 870" in text
    assert "15-band o'zgarmadi: 29 870" in text
    assert "«23) noma'lum» yozilmadi" in plain(story.nilufar.transcript())


def test_it_doubts_a_correction_as_it_does_a_first_answer(story: Story) -> None:
    hand_to_director(story)
    asked = ask_why(story, "15) 298700")
    assert "⚠️ odatdagidan 10 baravar ko'p" in asked
    assert story.answers(NILUFAR)["15"] == 29870
    story.nilufar.press("Yangi ma'lumot keldi")
    story.nilufar.wait_for("✅ 15")
    text = plain(story.malika.wait_for("29\u00a0870 → 298\u00a0700")["text"])
    assert "⚠️ odatdagidan 10 baravar ko'p" in text

    story.malika.say("/start")
    story.malika.wait_for("nimadan boshlaymiz?")
    story.malika.press("📨 Tasdiqlash (1)")
    assert "⚠️ 1 tasi shubhali" in story.malika.wait_for("Tasdiqlanmagan hisobotlar: 1 ta")["text"]
    story.malika.press("✅ Hammasini tasdiqlash (1)")
    assert "15-band" in story.malika.wait_for("shubhali raqamlar bor")["text"]
    assert story.status(NILUFAR) == "submitted"

    story.nilufar.press("✅ 15: ha")
    story.nilufar.wait_for(lambda shown: "baravar" not in shown["text"] and "Topshirilgan" in shown["text"])
    story.malika.press("⬅️ Avval ko'rib chiqaman")
    assert "shubhali" not in story.malika.wait_for("Tasdiqlanmagan hisobotlar: 1 ta")["text"]


def test_it_refuses_a_note_and_a_reason_that_are_too_long_and_cuts_neither(story: Story) -> None:
    send_march(story)
    ask_why(story)
    story.nilufar.say("Sabab " * 100)
    assert "u 599 belgi, ko'pi bilan 500 belgi" in story.nilufar.wait_for("Sabab yozilmadi")["text"]
    assert story.answers(NILUFAR)["15"] == 29870
    story.nilufar.say("Qisqa sabab")
    story.nilufar.wait_for("✅ 15")
    assert story.answers(NILUFAR)["15"] == 29900
    story.nilufar.press("15")
    story.nilufar.wait_for("Hozir yozilgani")
    write_note(story, "Uzun izoh " * 120)
    refused = story.nilufar.wait_for("Izoh yozilmadi")["text"]
    assert "u 1\u00a0199 belgi, ko'pi bilan 1\u00a0000 belgi" in refused
    assert "Izohni bitta xabarda" in refused
    story.nilufar.say("Qisqa izoh")
    story.nilufar.wait_for("izoh yozildi")


def test_it_lets_no_waiting_correction_overwrite_a_colleagues_unseen(story: Story) -> None:
    with story.house.database.write() as session:
        join_department(
            session, story.cast.people[BEKZOD], story.cast.departments[READERS].id, moment("2025-04-01 09:00")
        )
    send_march(story)
    ask_why(story)
    story.bekzod.say("/kiritish")
    story.bekzod.wait_for("Qaysi xizmat")
    story.bekzod.press("Abonement ✅")
    story.bekzod.wait_for("qaysi oy?")
    story.bekzod.press("✅ mart")
    story.bekzod.wait_for("Oy yopilguncha tuzatish mumkin")
    story.bekzod.say("15) 29950")
    story.bekzod.wait_for(ASKED)
    story.bekzod.press("Xato yozilgan edi")
    story.bekzod.wait_for("✅ 15")
    story.nilufar.say("Yangi ro'yxat keldi")
    text = plain(story.nilufar.wait_for("yozilmadi: Bekzod")["text"])
    assert "29 950" in text
    assert "o'zgarmadi" not in text
    assert story.answers(NILUFAR)["15"] == 29950
    story.nilufar.say("29900")
    story.nilufar.wait_for(lambda message: "29 950 → 29 900" in plain(message["text"]))


def test_it_keeps_a_correction_that_was_asked_about_when_the_report_comes_back(story: Story) -> None:
    """Returned meanwhile, the report is open: what else waited is an answer like any other."""
    hand_to_director(story)
    ask_why(story, "15) 29900\n23) 15")
    return_row(story, "IV.14", "Tekshiring")
    story.nilufar.wait_for("tuzatishga qaytarildi")
    story.nilufar.say("Yangi ro'yxat keldi")
    receipt = story.nilufar.wait_for("✅ 15")["text"]
    assert "✅ 23" in receipt
    assert (story.answers(NILUFAR)["15"], story.answers(NILUFAR)["23"]) == (29900, 15)


@pytest.mark.parametrize("way", ["button", "yo'q", "не надо"])
def test_one_that_is_not_wanted_leaves_the_others_waiting(story: Story, way: str) -> None:
    send_march(story)
    asked = ask_why(story, "14) 9900\n15) 29900\n23) 15")
    assert "9 870 → 9 900" in asked
    story.until_remembered(story.nilufar)
    if way == "button":
        story.nilufar.press("⬅️ 14 o'zgarmasin")
    else:
        story.nilufar.say(way)
    asked = plain(story.nilufar.wait_for("29\u00a0870 → 29\u00a0900")["text"])
    assert "14-band o'zgarmadi: 9 870" in asked
    assert "Keyin so'raladi: 23-band." in asked
    story.until_remembered(story.nilufar)
    story.nilufar.press("Xato yozilgan edi")
    story.nilufar.wait_for("12 →")
    story.until_remembered(story.nilufar)
    story.nilufar.press("⬅️ O'zgartirmayman")
    story.nilufar.wait_for("23-band o'zgarmadi: 12")
    answers = story.answers(NILUFAR)
    assert (answers["14"], answers["15"], answers["23"]) == (9870, 29900, 12)


@pytest.mark.parametrize("typed", ["31-mart 16) 5", "kecha 15) 7", "bugun 45", "5-mart 14) 3\n6-mart 14) 4"])
def test_a_days_number_is_no_reason(story: Story, typed: str) -> None:
    """It is asked about like anywhere else, and the correction that waited is named."""
    send_march(story)
    ask_why(story)
    story.until_remembered(story.nilufar)
    story.nilufar.say(typed)
    card = plain(story.nilufar.wait_for("15-band o'zgarmadi: 29\u00a0870")["text"])
    assert "hali yozilmadi" in card or "kirmaydi" in card
    assert story.answers(NILUFAR)["15"] == 29870


@pytest.mark.parametrize("typed", ["kecha sanadik", "31-mart kuni 5 ta kitob keyin topildi", "bugun tekshirdik"])
def test_a_reason_may_tell_of_a_day(story: Story, typed: str) -> None:
    send_march(story)
    ask_why(story)
    story.until_remembered(story.nilufar)
    story.nilufar.say(typed)
    story.nilufar.wait_for("✅ 15")
    assert story.answers(NILUFAR)["15"] == 29900
