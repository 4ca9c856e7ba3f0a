"""A message typed in reply to another one is for what that one is about, and the open question stays open."""

import pytest
from sqlalchemy import select

from storage.tables import Department
from tests.support.months.answering import answer, plain, settled
from tests.support.months.reports import hand_to_director, open_march, press_more, return_row, send_march
from tests.support.people.cast import NILUFAR, READERS, moment
from tests.support.people.story import Story


def receipt(story: Story, row: str) -> int:
    """The old card that became the receipt of a row, and nothing else."""
    found = [
        seen for seen in story.nilufar.chat()["messages"] if plain(seen).startswith(f"✅ {row}") and not seen["buttons"]
    ]
    assert found, story.nilufar.transcript()
    number: int = found[-1]["message_id"]
    return number


@pytest.mark.parametrize(("typed", "value"), [("9", 9), ("1 250 nafar", 1250), ("0", 0)])
def test_a_reply_to_a_receipt_corrects_its_figure(story: Story, typed: str, value: int) -> None:
    open_march(story)
    answer(story, "21", "40")
    story.nilufar.say(typed, reply_to=receipt(story, "13 (yangi)"))
    story.nilufar.wait_for("14. Kitobxonlar qatnovi")
    corrected = story.nilufar.wait_for("✅ 13 (yangi)")
    assert "21" in corrected["text"], "what it was before"
    assert story.answers(NILUFAR) == {"13 yangi": value, "13 qayta": 40}
    story.nilufar.say("9870")
    story.nilufar.wait_for("15. ")
    assert story.answers(NILUFAR)["14"] == 9870, "the open question was still open"


def test_a_no_to_a_receipt_is_asked_about(story: Story) -> None:
    """It may say that the number is wrong, and not that it is 0."""
    open_march(story)
    answer(story, "21", "40")
    for typed, row in (("yo'q", "13 (yangi)"), ("нет", "13 (qayta)")):
        story.nilufar.say(typed, reply_to=receipt(story, row))
        asked = story.nilufar.wait_for(f"«{typed}» yozilmadi")
        assert f"👇 {row}" in asked["text"]
        assert [row[0]["label"] for row in asked["buttons"]][:1] == ["✅ 0 deb yozilsin"]
        assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 40}
    story.nilufar.say("0")
    story.nilufar.wait_for("0 nafar")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 0}


def test_a_reply_to_ones_own_number_corrects_it(story: Story) -> None:
    open_march(story)
    own = answer(story, "21", "40")
    story.nilufar.say("22", reply_to=own[0])
    story.nilufar.wait_for("22 nafar")
    assert story.answers(NILUFAR) == {"13 yangi": 22, "13 qayta": 40}
    refused = story.nilufar.say("12 mingga yetdi")["message_id"]
    story.nilufar.wait_for("«12 mingga yetdi»")
    story.nilufar.say("12000", reply_to=refused)
    story.nilufar.wait_for("15. ")
    assert story.answers(NILUFAR)["14"] == 12000, "what was refused was for the question that is open"


def test_a_reply_to_the_open_card_is_an_ordinary_answer(story: Story) -> None:
    open_march(story)
    answer(story, "21")
    story.nilufar.say("40", reply_to=story.nilufar.last()["message_id"])
    story.nilufar.wait_for("14. ")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 40}


def test_a_reply_to_several_rows_is_asked(story: Story) -> None:
    open_march(story)
    [own] = answer(story, "21\n13 qayta) 40")
    story.nilufar.say("41", reply_to=own)
    asked = story.nilufar.wait_for("«41» yozilmadi")
    assert "bitta bandga tegishli emas" in asked["text"]
    labels = [button["label"] for row in asked["buttons"] for button in row]
    assert labels[:3] == ["✅ 13 yangi: 41", "✅ 13 qayta: 41", "✅ 14: 41"]
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 40}
    story.nilufar.press("✅ 13 qayta: 41")
    story.nilufar.wait_for(
        lambda seen: "14. " in seen["text"] and "41" in seen["text"] and "yozilmadi" not in seen["text"]
    )
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 41}


@pytest.mark.parametrize("old", ["nimadan boshlaymiz?", "Bu xabarni tushunmadim", "Assalomu alaykum"])
def test_a_reply_to_a_message_about_no_row_is_asked(story: Story, old: str) -> None:
    story.nilufar.say("Assalomu alaykum")
    story.nilufar.wait_for("Bu xabarni tushunmadim")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    open_march(story)
    settled(story)
    talk = next(seen for seen in story.nilufar.chat()["messages"] if old in seen["text"])
    story.nilufar.say("9", reply_to=talk["message_id"])
    asked = story.nilufar.wait_for("«9» yozilmadi")
    assert story.answers(NILUFAR) == {}
    assert asked["buttons"][0][0]["label"] == "✅ 13 yangi: 9"
    story.nilufar.press("✅ 13 yangi: 9")
    story.nilufar.wait_for("qayta")
    assert story.answers(NILUFAR) == {"13 yangi": 9}


def test_a_reply_to_a_summary_is_taken_only_with_its_row(story: Story) -> None:
    open_march(story)
    answer(story, "21\n13 qayta) 40\n14) 9870\n15) 29870\n23) 12")
    review = story.nilufar.last()["message_id"]
    story.nilufar.say("/yordam")
    settled(story)
    story.nilufar.say("7", reply_to=review)
    story.nilufar.wait_for("«7» yozilmadi")
    story.nilufar.say("14) 9871", reply_to=review)
    story.nilufar.wait_for("9 871".replace(" ", "\u00a0"))
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 40, "14": 9871, "15": 29870, "23": 12}


def test_a_reply_about_another_month_is_told(story: Story) -> None:
    send_march(story)
    own = next(seen for seen in story.nilufar.chat()["messages"] if seen["from"] == "person" and "21" in seen["text"])
    story.house.clock.set(moment("2025-05-02 09:00"))
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("2025-yil aprel")
    story.nilufar.say("9", reply_to=own["message_id"])
    told = story.nilufar.wait_for("boshqa hisobotga tegishli")
    assert "2025-yil mart" in told["text"]
    assert "2025-yil aprel" in told["text"]
    assert story.answers(NILUFAR, 4) == {}
    assert story.answers(NILUFAR)["13 yangi"] == 21


MARCH_ABOVE = "📋 2025-yil mart · Abonement\n"


def test_the_receipt_of_a_reply_names_its_month_at_home(story: Story) -> None:
    open_march(story)
    own = answer(story, "21", "40")
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    story.nilufar.say("22", reply_to=own[0])
    assert plain(story.nilufar.wait_for("22 nafar")).startswith(f"{MARCH_ABOVE}✅ 13 (yangi)")
    story.nilufar.edit(own[1], "41")
    assert plain(story.nilufar.wait_for("Xabar tuzatildi")).startswith(MARCH_ABOVE)
    story.nilufar.edit(own[1], "41 ")
    assert plain(story.nilufar.wait_for("o'zgarmadi: 41")).startswith(MARCH_ABOVE)
    assert story.answers(NILUFAR) == {"13 yangi": 22, "13 qayta": 41}


def test_the_receipt_names_its_month_at_a_question_of_another(story: Story) -> None:
    open_march(story)
    own = answer(story, "21", "40")
    with story.house.database.read() as session:
        readers = session.scalars(select(Department.id).where(Department.name == READERS)).one()
    story.nilufar.press_data(f"month:{readers}:2025:4", story.nilufar.last()["message_id"])
    story.nilufar.wait_for("2025-yil aprel")
    settled(story)
    story.nilufar.edit(own[0], "23")
    assert plain(story.nilufar.wait_for("Xabar tuzatildi")).startswith(MARCH_ABOVE)
    story.nilufar.wait_for("Aprel oyida qancha?")
    assert story.answers(NILUFAR) == {"13 yangi": 23, "13 qayta": 40}


def test_the_reason_of_a_correction_is_asked_under_its_month(story: Story) -> None:
    open_march(story)
    own = answer(story, "21", "40", "9870", "29870", "12")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat! Hisobot topshirildi")
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    settled(story)
    story.nilufar.say("9872", reply_to=own[2])
    asked = plain(story.nilufar.wait_for("O'zgartirish sababini"))
    assert "📋 2025-yil mart · Abonement\n\n✏️ 14. " in asked


def test_an_unclear_reply_is_asked_at_its_own_row(story: Story) -> None:
    open_march(story)
    answer(story, "21", "40", "9870")
    story.nilufar.say("12 mingga yetdi", reply_to=receipt(story, "13 (qayta)"))
    asked = story.nilufar.wait_for("«12 mingga yetdi»")
    assert "13. " in asked["text"]
    story.nilufar.press("✅ 12\u00a0000")
    story.nilufar.wait_for("12\u00a0000 nafar")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 12000, "14": 9870}


def test_a_reply_after_sending_asks_for_the_reason(story: Story) -> None:
    open_march(story)
    own = answer(story, "21", "40", "9870", "29870", "12")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat! Hisobot topshirildi")
    story.nilufar.say("9880", reply_to=own[2])
    story.nilufar.wait_for("sababini tanlang")
    assert story.answers(NILUFAR)["14"] == 9870
    story.nilufar.press("Xato yozilgan edi")
    story.nilufar.wait_for("9 880".replace(" ", "\u00a0"))
    assert story.answers(NILUFAR)["14"] == 9880


def test_a_reply_from_home_corrects_and_leaves_home_open(story: Story) -> None:
    open_march(story)
    own = answer(story, "21", "40")
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    story.nilufar.say("22", reply_to=own[0])
    story.nilufar.wait_for("22 nafar")
    assert story.answers(NILUFAR) == {"13 yangi": 22, "13 qayta": 40}


def test_words_for_a_note_are_not_another_rows(story: Story) -> None:
    open_march(story)
    answer(story, "21", "40")
    press_more(story.nilufar, "💬 Izoh")
    story.nilufar.wait_for("Izohni bitta xabarda")
    story.nilufar.say("Bayramda ko'p keldi", reply_to=receipt(story, "13 (yangi)"))
    story.nilufar.wait_for("boshqa bandga tegishli")
    story.nilufar.say("Bayramda ko'p keldi")
    story.nilufar.wait_for("14-band: izoh yozildi")


def test_a_number_below_a_file_is_for_the_row_that_is_replied_to(story: Story) -> None:
    open_march(story)
    own = answer(story, "21", "40")
    story.nilufar.send_file("dalil.pdf", b"%PDF-1.4 sinov", caption="22", reply_to=own[0])
    story.nilufar.wait_for("22 nafar")
    assert story.answers(NILUFAR) == {"13 yangi": 22, "13 qayta": 40}


def test_a_link_in_a_reply_is_no_number(story: Story) -> None:
    open_march(story)
    own = answer(story, "21", "40")
    story.nilufar.say("https://kutubxona.uz/2025/3", reply_to=own[0])
    story.nilufar.wait_for("avola")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 40}


def test_a_reply_to_the_notice_of_one_returned_row_corrects_it(story: Story) -> None:
    hand_to_director(story)
    return_row(story, "IV.14", "Kundalik bilan solishtiring")
    notice = story.nilufar.wait_for("Kundalik bilan solishtiring")
    settled(story)
    story.nilufar.say("9880", reply_to=notice["message_id"])
    story.nilufar.wait_for("9\u00a0880")
    assert story.answers(NILUFAR)["14"] == 9880
