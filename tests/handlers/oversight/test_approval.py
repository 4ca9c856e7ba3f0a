"""A report that was sent is approved: with one tap from the notice, or all at once; and the setting."""

import pytest

from storage.month import submissions
from tests.support.months.reports import approve, hand_to_director, open_board, ready, send_march, send_zeros
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR
from tests.support.people.story import Story

pytestmark = pytest.mark.over_http


def test_it_is_approved_with_one_tap_from_the_notice_and_the_reporter_hears_of_it(story: Story) -> None:
    hand_to_director(story)
    approve(story)

    assert "tasdiqlandi. Rahmat!" in story.nilufar.wait_for("hisobotingiz")["text"]
    assert story.status(NILUFAR) == "approved"
    with story.house.database.read() as session:
        submission = submissions.submissions_of_year(session, story.cast.library.id, 2025)[0]
        assert submission.approved_by == story.cast.people[MALIKA].id
        assert submission.approved_at is not None


def test_it_is_approved_all_at_once_and_what_looks_odd_is_said_first(story: Story) -> None:
    ready(story)
    send_march(story, "21\n13 qayta) 1200\n14) 9870\n15) 2987000\n23) 12")
    send_zeros(story)
    story.malika.wait_for("Axborot: mart hisoboti topshirildi")
    open_board(story)
    story.malika.press("📨 Tasdiqlash (2)")
    page = story.malika.wait_for("Tasdiqlanmagan hisobotlar: 2 ta")["text"]
    assert "1 tasi shubhali" in page
    assert "avval ko'zdan kechiring" in page

    card = story.malika.last()
    press = next(button["data"] for row in card["buttons"] for button in row if "Hammasini" in button["label"])
    before = story.malika.chat()["seq"]
    for _ in range(2):  # a double tap is no answer to the question
        story.malika.press_data(press, card["message_id"], wait=30)
    asked = story.malika.wait_for("Shunga qaramay hammasi (2 ta) tasdiqlansinmi?", since=before)["text"]
    assert "Abonement, mart: 15-band" in asked
    assert "Axborot, mart: hamma raqam 0" in asked
    assert (story.status(NILUFAR), story.status(BEKZOD)) == ("submitted", "submitted")
    story.malika.press("✅ Ha, hammasi to'g'ri")
    story.malika.wait_for("Tasdiqlanmagan hisobot yo'q")

    assert (story.status(NILUFAR), story.status(BEKZOD)) == ("approved", "approved")
    story.bekzod.wait_for("tasdiqlandi. Rahmat!")


def test_it_does_not_approve_what_came_after_the_list_was_shown(story: Story) -> None:
    hand_to_director(story)
    story.malika.say("/start")
    story.malika.wait_for("1 ta hisobot tasdiqlanmagan")
    story.malika.press("📨 Tasdiqlash (1)")
    story.malika.wait_for("Tasdiqlanmagan hisobotlar: 1 ta")
    story.nilufar.press("👀 Ko'rish va tuzatish")
    story.nilufar.wait_for("tuzatish mumkin")
    story.nilufar.press("14")
    story.nilufar.wait_for("Hozir yozilgani")
    story.nilufar.say("9880")
    story.nilufar.wait_for("O'zgartirish sababini")
    story.nilufar.press("Xato yozilgan edi")
    story.nilufar.wait_for("9\u00a0880")

    answer = story.malika.press("✅ Hammasini tasdiqlash (1)", wait=30)

    assert "o'zgardi" in str(answer)
    story.malika.wait_for("hech narsa tasdiqlanmadi")
    assert story.status(NILUFAR) == "submitted"
    story.malika.wait_for("Tasdiqlanmagan hisobotlar: 1 ta")  # its button names what stands there now
    story.malika.press("✅ Hammasini tasdiqlash (1)")
    story.malika.wait_for("Tasdiqlanmagan hisobot yo'q")
    assert story.status(NILUFAR) == "approved"


def test_it_needs_nobodys_approval_for_the_directors_own_office(story: Story) -> None:
    story.malika.say("/kiritish")
    story.malika.wait_for("Mart oyida qancha?")
    story.malika.say("1")
    story.malika.wait_for("ko'zdan kechiring")
    story.malika.press("📨 Topshirish")
    story.malika.wait_for("Rahmat!")

    assert story.status(MALIKA) == "approved"


def test_it_can_be_turned_off_and_what_waits_is_approved_then(story: Story) -> None:
    hand_to_director(story)
    story.malika.say("/sozlamalar")
    story.malika.wait_for("Sozlamalar")
    story.malika.press("✅ Hisobotlarni tasdiqlash")
    assert "tasdiqlanmagan 1 ta hisobot ham" in story.malika.wait_for("yoqilgan")["text"]
    story.malika.press("O'chirish")
    story.malika.wait_for("Tasdiqlash o'chirildi.\n1 ta hisobot tasdiqlandi.")
    assert story.status(NILUFAR) == "approved"

    send_zeros(story)
    story.bekzod.wait_for("Rahmat!")
    assert story.status(BEKZOD) == "approved"
    # Nobody is asked anything, but the director hears of it, without a sound.
    message = story.malika.wait_for("Axborot: mart hisoboti topshirildi")
    assert "hisobot yakuniy" in message["text"]
    assert [button["label"] for row in message["buttons"] for button in row] == ["👀 Ko'rish"]
    sent = [entry for entry in story.house.sandbox.journal.entries() if "Axborot</b>: mart" in str(entry.params)]
    assert [str(message.params["disable_notification"]).lower() for message in sent] == ["true"]

    story.malika.press("Yoqish")
    story.malika.wait_for("Endi hisobotlar tasdiqlanadi")
