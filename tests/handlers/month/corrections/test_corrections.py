"""A number that was sent is corrected until the lock, with a reason; an approved report has to be approved again; and a
message that was edited changes nothing, which is said together with what does."""

import pytest

from storage.month import submissions
from storage.people import people
from tests.support.months.corrected import begin_to_correct, open_sent
from tests.support.months.reports import (
    approve,
    hand_to_director,
    open_march,
    ready,
    send_march,
    send_zeros,
    write_note,
)
from tests.support.people.cast import BEKZOD, NILUFAR, moment
from tests.support.people.story import Story

pytestmark = pytest.mark.over_http

AFTER_THE_LOCK = moment("2025-05-02 09:00")


def correct(story: Story, row: str, number: str, why: str) -> None:
    """Nilufar opens what she sent, changes a row and says why."""
    begin_to_correct(story, row, number)
    story.nilufar.say(why)


def test_it_has_an_approved_month_approved_again_and_says_how_many_rows_changed(story: Story) -> None:
    hand_to_director(story)
    approve(story)
    assert story.status(NILUFAR) == "approved"

    correct(story, "14", "9900", "Jurnalning oxirgi beti qo'shilmagan edi")
    text = story.malika.wait_for("9\u00a0870 → 9\u00a0900")["text"]
    assert "Jurnalning oxirgi beti qo'shilmagan edi" in text
    assert "Tasdiqlangan hisobotda 1 ta raqam o'zgardi. Qayta tasdiqlang" in text
    assert story.status(NILUFAR) == "submitted"

    correct(story, "15", "29900", "Yangi ma'lumot keldi")
    text = story.malika.wait_for("29\u00a0870 → 29\u00a0900")["text"]
    assert "Tasdiqlangan hisobotda 2 ta raqam o'zgardi. Qayta tasdiqlang" in text
    approve(story)
    assert story.status(NILUFAR) == "approved"
    assert (story.answers(NILUFAR)["14"], story.answers(NILUFAR)["15"]) == (9900, 29900)


def test_it_tells_of_a_note_beside_an_approved_number_and_has_the_month_approved_again(story: Story) -> None:
    hand_to_director(story)
    approve(story)
    open_sent(story, "14")
    write_note(story, "Kundalik <2-son> bo'yicha")
    story.nilufar.wait_for("izoh yozildi")

    text = story.malika.wait_for("14 izohi: «Kundalik <2-son> bo'yicha» (Nilufar)")["text"]
    assert "Tasdiqlangan hisobotda 1 ta raqam o'zgardi. Qayta tasdiqlang" in text
    assert "Sababi" not in text
    assert story.status(NILUFAR) == "submitted"
    approve(story)
    assert story.status(NILUFAR) == "approved"


def test_it_approves_nothing_that_changed_after_the_notice(story: Story) -> None:
    ready(story)
    send_march(story)
    first = story.malika.wait_for("hisoboti topshirildi")
    correct(story, "14", "9900", "Xato yozilgan edi")
    story.malika.wait_for("9\u00a0870 → 9\u00a0900")

    answer = story.malika.press("✅ Tasdiqlash", message_id=first["message_id"], wait=30)

    assert "o'zgardi" in str(answer)
    story.malika.wait_for("tasdiqlanmagan")
    assert story.status(NILUFAR) == "submitted"


def test_it_takes_no_correction_whose_reason_comes_after_the_lock(story: Story) -> None:
    send_march(story)
    begin_to_correct(story, "14", "9900")
    story.house.clock.set(AFTER_THE_LOCK)
    answer = story.nilufar.press("Xato yozilgan edi", wait=30)
    assert "yopilgan" in str(answer)
    story.nilufar.say("Xato yozilgan edi")
    story.nilufar.wait_for("yopilgan")
    assert story.answers(NILUFAR)["14"] == 9870


def test_it_is_approved_by_a_deputy_too_whose_own_report_is_approved_by_others(story: Story) -> None:
    with story.house.database.write() as session:
        bekzod = people.by_telegram_id(session, BEKZOD)
        assert bekzod is not None
        bekzod.role = "deputy"
    story.bekzod.say("/start")
    story.bekzod.wait_for("nimadan boshlaymiz?")
    send_march(story)
    story.bekzod.wait_for("hisoboti topshirildi")
    story.bekzod.press("✅ Tasdiqlash")
    story.bekzod.wait_for("hisoboti tasdiqlandi")
    assert "tasdiqlandi. Rahmat! — Bekzod" in story.nilufar.wait_for("hisobotingiz")["text"]
    with story.house.database.read() as session:
        (submission,) = submissions.submissions_of_year(session, story.cast.library.id, 2025)
        assert submission.approved_by == story.cast.people[BEKZOD].id

    ready(story)
    send_zeros(story)
    story.malika.wait_for("Axborot: mart hisoboti topshirildi")
    assert story.status(BEKZOD) == "submitted"


@pytest.mark.parametrize(("state", "says"), [
    ("draft", "hali topshirilmagan: bandni bosib, to'g'ri raqamni yozing"),
    ("sent", "topshirilgan: bandni bosing, to'g'ri raqamni va sababini yozing"),
    ("closed", "yopilgan. Tuzatish kerak bo'lsa, direktordan oyni qayta ochishni so'rang"),
])  # fmt: skip
def test_it_says_of_an_edited_message_how_the_number_is_corrected(story: Story, state: str, says: str) -> None:
    open_march(story)
    typed = story.nilufar.say("21\n13 qayta) 1200\n14) 9870\n15) 29870\n23) 12")
    story.nilufar.wait_for("ko'zdan kechiring")
    if state != "draft":
        story.nilufar.press("📨 Topshirish")
        story.nilufar.wait_for("Rahmat! Hisobot topshirildi")
    if state == "closed":
        story.house.clock.set(AFTER_THE_LOCK)

    # Other numbers in a draft are shown as a list; words say nothing that could be kept.
    edited = "uzr, xato" if state == "draft" else "21\n13 qayta) 1200\n14) 9880\n15) 29870\n23) 12"
    story.nilufar.edit(typed["message_id"], edited)

    message = story.nilufar.wait_for("tahrirlash hisobotdagi raqamni o'zgartirmaydi")
    assert f"2025-yil mart hisoboti {says}" in message["text"]
    assert story.answers(NILUFAR)["14"] == 9870
    story.nilufar.press("👀 Ko'rish", message_id=message["message_id"])
    review = story.nilufar.wait_for("9\u00a0870")
    assert ("🔒" in str(review) or "yopilgan" in str(review)) == (state == "closed")


def test_it_never_takes_an_edited_message_for_what_a_screen_waits_for(story: Story) -> None:
    """An old number edited while a reason is waited for is neither a reason nor a number."""
    hand_to_director(story)
    greeting = story.malika.say("Salom")
    story.malika.wait_for("Bu xabarni tushunmadim")
    story.malika.say("/start")
    story.malika.wait_for("nimadan boshlaymiz?")
    story.malika.press("↩️ Qaytarish")
    story.malika.wait_for("Qaysi bandlar qaytarilsin?")
    story.malika.press("▫️ IV.14")
    story.malika.wait_for("☑️ IV.14")
    story.malika.press("➡️ Sababini yozish (1)")
    story.malika.wait_for("Sababini tanlang yoki")
    story.malika.edit(greeting["message_id"], "Salom hammaga")
    story.malika.wait_for("Tahrirlangan xabar hisobga olinmaydi")
    assert "Shunday yuborilsinmi?" not in story.malika.transcript()
    story.malika.say("Kundalik bilan solishtiring")
    story.malika.wait_for("Shunday yuborilsinmi?")


def test_it_counts_a_row_whose_note_is_another_as_changed_in_the_review_too(story: Story) -> None:
    hand_to_director(story)
    approve(story)
    open_sent(story, "14")
    write_note(story, "Kundalik bo'yicha")
    story.malika.wait_for("1 ta raqam o'zgardi. Qayta tasdiqlang")
    story.malika.say("/start")
    story.malika.wait_for("nimadan boshlaymiz?")
    story.malika.press("📨 Tasdiqlash (1)")
    story.malika.wait_for("Tasdiqlanmagan hisobotlar: 1 ta")
    story.malika.press("👀 Abonement")
    review = story.malika.wait_for("O'zgargan ko'rsatkichlar")["text"].replace("\u00a0", " ")
    assert "O'zgargan ko'rsatkichlar: 1\n• IV.14: 9 870, izoh «Kundalik bo'yicha»" in review
    assert "o'zgarmadi" not in review


@pytest.mark.parametrize("typed", ["yo'q", "Bekor qiling", "йўқ", "не надо", "O'zgartirmayman"])
def test_a_refusal_is_no_reason_for_a_change(story: Story, typed: str) -> None:
    send_march(story)
    begin_to_correct(story, "14", "9900")
    story.until_remembered(story.nilufar)
    story.nilufar.say(typed)
    story.nilufar.wait_for("Raqam o'zgarmadi")
    assert story.answers(NILUFAR)["14"] == 9870


def test_what_a_correction_left_in_doubt_is_asked_once(story: Story) -> None:
    send_march(story)
    correct(story, "13 qayta", "80800", "Kundalik bilan solishtirildi")
    review = story.nilufar.wait_for("Oy yopilguncha tuzatish mumkin")
    labels = [button["label"].replace("\u00a0", " ") for row in review["buttons"] for button in row]
    assert labels[:2] == ["✅ 13 qayta: to'g'ri", "13 qayta: 808"]
    assert len(set(labels)) == len(labels)
