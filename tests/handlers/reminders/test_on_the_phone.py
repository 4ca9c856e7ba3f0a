"""Reminders as people meet them on the phone: over HTTP, with the clock moved and the real bot beating."""

from datetime import date

import pytest

from plan.period import Month
from storage.tables import Dialog, OutgoingMessage, Person, Reminder
from tests.support.people.cast import BEKZOD, INFORMATION, MALIKA, NILUFAR, moment
from tests.support.people.story import Story
from tests.support.reminders.on_the_phone import move, reminders
from usecases.month import submitting
from usecases.outgoing import enqueue
from usecases.work import work_of


def test_it_reminds_at_ten_and_opens_the_first_missing_question(beating: Story) -> None:
    move(beating, "2025-03-28 10:00")
    message = beating.nilufar.wait_for("Mart hisoboti · ")
    assert "3-aprel, payshanba" in message["text"]
    assert "5 ta savol" in message["text"]

    beating.nilufar.press("▶️ Boshlash")

    card = beating.nilufar.wait_for("Mart oyida qancha?")
    assert "1/5" in card["text"]
    beating.nilufar.say("21")
    beating.nilufar.wait_for("2/5")
    assert beating.answers(NILUFAR) == {"13 yangi": 21}


def test_it_lists_only_what_is_missing_and_leads_there(beating: Story) -> None:
    move(beating, "2025-04-01 09:00")
    beating.nilufar.say("/kiritish")
    beating.nilufar.wait_for("Mart oyida qancha?")
    beating.nilufar.say("21\n13 qayta) 1200\n14) 9870")
    beating.nilufar.wait_for("4/5")

    move(beating, "2025-04-01 10:00")
    message = beating.nilufar.wait_for("Hisobotni kiriting. Muddati: 3-aprel, payshanba.")
    assert "Qoldi: 5 ta savoldan 2 tasi" in message["text"]
    assert "15. Kitob berilishi" in message["text"]
    assert "14." not in message["text"]
    beating.nilufar.press("▶️ Davom ettirish")
    assert "15. Kitob berilishi" in beating.nilufar.wait_for("4/5")["text"]


def test_it_opens_the_question_of_the_row_that_must_be_done(beating: Story) -> None:
    """The days of reading are over at the end of June, whose report has not been begun: straight to that row."""
    move(beating, "2025-06-25 10:00")
    message = beating.nilufar.wait_for("30-iyun oxirigacha bajariladigan bandlar")
    assert "• IV.16 Kitobxonlik haftaligi: 0 / 5 tadbir" in message["text"]
    way_on = message["buttons"][0][0]["data"]

    beating.nilufar.press("▶️ Raqam kiritish")

    card = beating.nilufar.wait_for("Iyun oyida qancha?")
    assert "16. Kitobxonlik haftaligi" in card["text"]
    beating.nilufar.say("1")
    assert "13. " in beating.nilufar.wait_for("Iyun oyida qancha?")["text"], "and on with what else June asks"

    beating.nilufar.press_data(way_on, message["message_id"])
    assert "16. Kitobxonlik haftaligi" in beating.nilufar.wait_for("Iyun oyida qancha?")["text"], "1 of 5 is not all"
    beating.nilufar.say("5")
    beating.nilufar.wait_for("Iyun oyida qancha?")
    beating.nilufar.press_data(way_on, message["message_id"])
    beating.nilufar.wait_for("qiladigan ish qolmadi")


def test_it_leaves_a_report_in_progress_alone(beating: Story) -> None:
    beating.nilufar.say("/kiritish")
    beating.nilufar.wait_for("2025-yil mart")
    beating.nilufar.press("▫️ mart")
    beating.nilufar.wait_for("Mart oyida qancha?")
    before = _dialog(beating)

    move(beating, "2025-03-28 10:00")
    beating.nilufar.wait_for("Mart hisoboti · ")

    assert _dialog(beating) == before
    beating.nilufar.say("21")
    beating.nilufar.wait_for("2/5")
    assert beating.answers(NILUFAR) == {"13 yangi": 21}


def _dialog(beating: Story) -> tuple[object, ...]:
    with beating.house.database.read() as session:
        dialog = session.get(Dialog, beating.cast.people[NILUFAR].id)
        assert dialog is not None
        return dialog.screen, dialog.facts, dialog.turn, dialog.card_message_id


def test_it_comes_again_in_two_hours_or_tomorrow(beating: Story) -> None:
    move(beating, "2025-04-01 10:00")
    for phone in (beating.nilufar, beating.bekzod):
        phone.wait_for("Mart hisoboti · ")
    beating.nilufar.press("⏰ 2 soat keyin")
    assert "1-aprel kuni soat 12:0" in beating.nilufar.wait_for("yana eslataman")["text"]
    beating.bekzod.press("🌅 Ertaga")
    assert "2-aprel kuni soat 10:00" in beating.bekzod.wait_for("yana eslataman")["text"]

    move(beating, "2025-04-01 12:01")
    beating.nilufar.wait_for("Mart hisoboti · ")
    assert reminders(beating, beating.bekzod) == []

    move(beating, "2025-04-02 10:00")
    beating.bekzod.wait_for("Mart hisoboti · ")
    beating.nilufar.wait_for("(ertaga)")
    assert len(reminders(beating, beating.bekzod)) == 1, "what was put off and the day's own step are one message"


def test_it_does_not_come_again_at_night(beating: Story) -> None:
    move(beating, "2025-04-01 16:30")
    beating.nilufar.wait_for("Mart hisoboti · ")

    beating.nilufar.press("⏰ 2 soat keyin")

    assert "2-aprel kuni soat 10:00" in beating.nilufar.wait_for("yana eslataman")["text"]


@pytest.mark.parametrize(
    ("now", "button", "again"),
    [
        ("2025-03-28 11:00", "🌅 Ertaga", "1-aprel kuni soat 10:00"),  # Friday; Monday is a holiday
        ("2025-03-29 12:00", "⏰ 2 soat keyin", "1-aprel kuni soat 10:00"),  # on Saturday, an old message
        ("2025-04-01 07:30", "⏰ 2 soat keyin", "1-aprel kuni soat 10:00"),  # before anybody is at work
        ("2025-04-01 15:59", "⏰ 2 soat keyin", "1-aprel kuni soat 17:59"),
    ],
)
def test_it_comes_again_on_a_working_day_in_working_time(beating: Story, now: str, button: str, again: str) -> None:
    move(beating, "2025-03-28 10:00")
    beating.nilufar.wait_for("Mart hisoboti · ")
    move(beating, now)
    beating.nilufar.press(button)
    assert again in beating.nilufar.wait_for("yana eslataman")["text"]


def test_it_is_not_put_off_until_the_month_has_closed(beating: Story) -> None:
    """14 April is the last day of March's report: tomorrow would be too late, two hours are not."""
    move(beating, "2025-04-14 10:00")
    message = beating.nilufar.wait_for("bugun kun oxirida yopiladi")
    answer = beating.nilufar.press("🌅 Ertaga", wait=30)["answer"]
    assert "Keyinga qoldirib bo'lmaydi" in answer["text"]
    assert len(reminders(beating, beating.nilufar)) == 1, "it stays as it was"

    beating.nilufar.press("⏰ 2 soat keyin", message["message_id"])
    assert "14-aprel kuni soat 12:0" in beating.nilufar.wait_for("yana eslataman")["text"]


def test_it_forgets_what_was_put_off_and_then_done(beating: Story) -> None:
    move(beating, "2025-04-01 10:00")
    beating.nilufar.wait_for("Mart hisoboti · ")
    beating.nilufar.press("⏰ 2 soat keyin")
    beating.nilufar.wait_for("yana eslataman")
    beating.nilufar.press("▶️ Hozir ochish")
    beating.nilufar.wait_for("Mart oyida qancha?")
    beating.nilufar.say("21\n13 qayta) 1\n14) 2\n15) 3\n23) 4")
    beating.nilufar.wait_for("ko'zdan kechiring")
    beating.nilufar.press("📨 Topshirish")
    beating.nilufar.wait_for("Rahmat! Hisobot topshirildi")

    move(beating, "2025-04-01 12:01")
    move(beating, "2025-04-02 10:00")
    beating.bekzod.wait_for("(ertaga)")

    assert reminders(beating, beating.nilufar) == []
    with beating.house.database.read() as session:
        rows = session.query(Reminder).filter(Reminder.person_id == beating.cast.people[NILUFAR].id).all()
        put_off = [f"{row.state} {row.why}" for row in rows if row.step.startswith("later:")]
    assert put_off == ["skipped submitted"]


def test_it_answers_an_old_button_truly(beating: Story) -> None:
    move(beating, "2025-04-01 10:00")
    first = beating.nilufar.wait_for("Mart hisoboti · ")
    beating.nilufar.say("/kiritish")
    beating.nilufar.wait_for("Mart oyida qancha?")
    beating.nilufar.say("21\n13 qayta) 1\n14) 2\n15) 3\n23) 4")
    beating.nilufar.wait_for("ko'zdan kechiring")
    beating.nilufar.press("📨 Topshirish")
    beating.nilufar.wait_for("Rahmat! Hisobot topshirildi")

    beating.nilufar.press("▶️ Boshlash", first["message_id"])

    assert beating.nilufar.wait_for("qiladigan ish qolmadi")["message_id"] == first["message_id"]


def test_it_lets_nobody_press_anothers_reminder(beating: Story) -> None:
    move(beating, "2025-04-01 10:00")
    message = beating.nilufar.wait_for("Mart hisoboti · ")
    press = message["buttons"][0][0]["data"]
    bekzods = beating.bekzod.wait_for("Mart hisoboti · ")

    for data in (press, press.replace("remind", "later") + ":2h", "remind:999999", "later:1:9y", "remind:x"):
        answer = beating.bekzod.press_data(data, bekzods["message_id"], wait=30)
        assert "eskirgan" in answer["answer"]["text"]


def test_it_tells_the_director_who_is_late_and_about_the_quarter(beating: Story) -> None:
    move(beating, "2025-04-04 10:00")
    message = beating.malika.wait_for("topshirmagan")
    assert "Bekzod" in message["text"]
    assert "I chorak hisoboti (viloyatga)" in message["text"]
    assert "3 kun qoldi" in message["text"]


def test_it_tells_the_director_once_whom_it_cannot_reach(beating: Story) -> None:
    beating.bekzod.block()
    beating.malika.wait_for("Bekzod: xabar yetmayapti, botni bloklagan")
    for day, sentence in (
        ("2025-03-28", "6 kun qoldi"),
        ("2025-04-01", "Hisobotni kiriting"),
        ("2025-04-02", "ertaga"),
    ):
        move(beating, f"{day} 10:00")
        beating.nilufar.wait_for(sentence)
    texts = [message["text"] for message in beating.malika.chat()["messages"] if "xabar yetmayapti" in message["text"]]
    assert len(texts) == 1
    with beating.house.database.read() as session:
        query = session.query(Reminder).filter(Reminder.person_id == beating.cast.people[BEKZOD].id)
        why = [reminder.why for reminder in query.filter(Reminder.subject.like("month:%")).order_by(Reminder.due_at)]
    assert why == ["unreachable"] * 3


@pytest.mark.parametrize(
    ("at", "silent"), [("2025-03-28 09:30", False), ("2025-03-28 22:00", True), ("2025-03-30 11:00", True)]
)
def test_it_rings_nobody_out_of_bed_to_say_whom_it_cannot_reach(beating: Story, at: str, silent: bool) -> None:
    """On a Friday morning, on its evening, and on Sunday."""
    move(beating, at)
    beating.bekzod.block()
    assert beating.malika.wait_for("Bekzod: xabar yetmayapti, botni bloklagan")["silent"] is silent


def test_it_notes_in_the_ledger_what_telegram_refused(beating: Story) -> None:
    """The bot was blocked while nobody heard of it: the refusal of the reminder is how it is found out."""
    sandbox = beating.house.sandbox
    sandbox.chat_of(sandbox.bot(None), sandbox.person(BEKZOD)).blocked = True
    move(beating, "2025-03-28 10:00")
    beating.malika.wait_for("Bekzod: xabar yetmayapti, botni bloklagan")

    with beating.house.database.read() as session:
        query = session.query(Reminder).join(Person, Person.id == Reminder.person_id)
        row = query.filter(Person.telegram_id == BEKZOD, Reminder.subject.like("month:%")).one()
    assert row.state == "failed"
    assert "blocked" in row.why


def test_it_never_sends_what_came_too_late(beating: Story) -> None:
    """A message of yesterday evening that the network held back until now, and one that is in time."""
    with beating.house.database.write() as session:
        for key, until in (("kech", "2025-03-27 18:00"), ("vaqtida", "2025-03-28 18:00")):
            enqueue(
                session,
                now=moment("2025-03-27 17:59"),
                chat_id=NILUFAR,
                method="sendMessage",
                params={"text": key},
                key=key,
                kind="reminder",
                not_after=moment(until),
            )
    beating.nilufar.wait_for("vaqtida")

    assert "kech" not in beating.nilufar.transcript()
    with beating.house.database.read() as session:
        assert session.query(OutgoingMessage.state).filter(OutgoingMessage.key == "kech").scalar() == "dropped"


def send_with_one_unknown(beating: Story) -> None:
    """On 1 April Nilufar sends March, and does not know yet how many books were lent."""
    move(beating, "2025-04-01 09:00")
    beating.nilufar.say("/kiritish")
    beating.nilufar.wait_for("Mart oyida qancha?")
    beating.nilufar.say("21\n13 qayta) 1200\n14) 9870")
    beating.nilufar.wait_for("Kitob berilishi (")
    beating.nilufar.press("Noma'lum")
    beating.nilufar.wait_for("23. ")
    beating.nilufar.say("12")
    beating.nilufar.wait_for("ko'zdan kechiring")
    beating.nilufar.press("📨 Topshirish")
    beating.nilufar.wait_for("Rahmat! Hisobot topshirildi")


def test_it_asks_on_the_last_day_for_what_was_sent_as_not_known_yet(beating: Story) -> None:
    send_with_one_unknown(beating)
    move(beating, "2025-04-14 10:00")
    message = beating.nilufar.wait_for("1 ta raqam hali kiritilmagan («noma'lum»); bugun kun oxirida yopiladi")
    assert "• 15. Kitob berilishi" in message["text"]
    assert len(reminders(beating, beating.nilufar)) == 1, "of what was sent nothing else is asked"

    beating.nilufar.press("✏️ Raqamni kiritish")
    review = beating.nilufar.wait_for("Oy yopilguncha")
    beating.nilufar.press("🕓 15", message_id=review["message_id"])
    beating.nilufar.wait_for("Kitob berilishi")
    beating.nilufar.say("29870")
    beating.malika.wait_for("15: – → 29\u00a0870")
    assert beating.answers(NILUFAR)["15"] == 29870

    beating.nilufar.press_data(message["buttons"][0][0]["data"], message["message_id"])
    beating.nilufar.wait_for("qiladigan ish qolmadi")


def test_it_tells_the_director_what_is_missing_in_a_month_that_has_closed(beating: Story) -> None:
    send_with_one_unknown(beating)
    move(beating, "2025-04-15 10:00")
    text = beating.malika.wait_for("Mart hisoboti 14-aprel kuni yopildi")["text"]
    assert "Topshirmagan: 2 ta xizmat" in text
    assert "• Axborot — Bekzod" in text
    assert "«Hali noma'lum» qolgan raqamlar:\n• Abonement: 1 ta\n" in text
    assert "hisobotni tuzatishga qaytaring" in text
    beating.malika.press("🗓 Kim topshirdi")
    beating.malika.wait_for("kim hisobot topshirgan")


def test_it_reminds_on_the_last_day_of_a_month_that_was_opened_again(beating: Story) -> None:
    with beating.house.database.write() as session:
        at = moment("2025-04-16 09:00")
        malika = work_of(session, session.get_one(Person, beating.cast.people[MALIKA].id), at)
        information = beating.cast.departments[INFORMATION].id
        assert submitting.reopen_month(malika, information, Month(2025, 3), date(2025, 4, 20)) is None
    move(beating, "2025-04-17 10:00")
    beating.malika.wait_for("Mart hisoboti 14-aprel kuni yopildi")
    assert not reminders(beating, beating.bekzod), "the steps before the closing are over"

    move(beating, "2025-04-18 10:00")  # the 20th is a Sunday
    text = beating.bekzod.wait_for("Mart hisoboti · ")["text"]
    assert "20-aprel, yakshanba kuni yopiladi" in text
