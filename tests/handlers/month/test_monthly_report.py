"""A month's report as its reporter lives it: over HTTP, on the phone, told by what the chat shows."""

import pytest

from storage.people import people
from tests.support.months.reports import open_march, press_more, write_note
from tests.support.people.cast import BEKZOD, NILUFAR, moment
from tests.support.people.story import Story

pytestmark = pytest.mark.over_http


def begin(story: Story) -> None:
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("2025-yil yanvar")


def test_it_opens_the_oldest_month_that_waits(story: Story) -> None:
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    story.nilufar.press("📝 Kiritish")

    # January and February closed long ago; March is the one that can be reported.
    card = story.nilufar.wait_for("Mart oyida qancha?")
    assert "2025-yil mart" in card["text"]
    assert "1/5" in card["text"]
    assert "yangi" in card["text"]


def test_it_asks_every_row_in_plan_order_and_keeps_each_number_at_once(story: Story) -> None:
    open_march(story)
    for typed, following in (("21", "qayta"), ("1 200", "14."), ("9870 nafar", "15."), ("29 870", "23.")):
        story.nilufar.say(typed)
        story.nilufar.wait_for(following)
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 1200, "14": 9870, "15": 29870}
    story.nilufar.say("12")

    review = story.nilufar.wait_for("ko'zdan kechiring")
    for shown in ("21", "1 200", "9 870", "29 870", "12"):
        assert shown in review["text"].replace("\u00a0", " ")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat! Hisobot topshirildi")
    assert story.status(NILUFAR) == "submitted"


def test_it_does_not_ask_rows_outside_their_window_but_takes_them(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21\n13 qayta) 1\n14) 2\n15) 3\n23) 4")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("✏️ Bandlar")
    story.nilufar.wait_for(lambda message: "➕ Boshqa band" in str(message["buttons"]))
    story.nilufar.press("➕ Boshqa band")
    listed = story.nilufar.wait_for("so'ralmaydigan bandlar")
    assert "Kitobxonlik haftaligi" in listed["text"]
    story.nilufar.press("16")
    story.nilufar.wait_for("16. Kitobxonlik haftaligi")
    story.nilufar.say("1")
    story.nilufar.wait_for("ko'zdan kechiring")
    assert story.answers(NILUFAR)["16"] == 1


def test_it_fills_the_rest_with_zeros_and_shows_them_plainly(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    story.nilufar.press("Qolgani 0")
    review = story.nilufar.wait_for("Qolgan 4 ta savolga 0 yozildi")
    assert "Qolgan 4 ta bandda 0" in review["text"]
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 0, "14": 0, "15": 0, "23": 0}


def test_it_takes_a_line_for_a_named_row(story: Story) -> None:
    open_march(story)
    story.nilufar.say("7\n15) 29 870\n13 qayta) 40")
    story.nilufar.wait_for("14. Kitobxonlar qatnovi")
    assert story.answers(NILUFAR) == {"13 yangi": 7, "13 qayta": 40, "15": 29870}


def test_it_does_not_guess_for_whom_a_line_behind_a_named_row_is(story: Story) -> None:
    open_march(story)
    story.nilufar.say("14) 9870\n7")
    assert "«7»" in story.nilufar.wait_for("yozilmadi")["text"]
    assert story.answers(NILUFAR) == {"14": 9870}


def test_it_changes_only_the_question_that_somebody_went_back_to(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    story.nilufar.press("⬅️ Orqaga")
    story.nilufar.wait_for("Hozir yozilgani")
    story.nilufar.say("22\n30")
    assert "«30»" in story.nilufar.wait_for("yozilmadi")["text"]
    assert story.answers(NILUFAR) == {"13 yangi": 22}


def test_it_names_every_line_that_it_did_not_take(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21\nko'p\n500\n99) 5\n13) 8")
    message = story.nilufar.wait_for("«ko'p» yozilmadi")
    assert "«500»" in message["text"]
    assert "99-band bu hisobotda yo'q" in message["text"]
    assert "bir nechta ko'rsatkich" in message["text"]
    assert story.answers(NILUFAR) == {"13 yangi": 21}


def test_it_never_takes_a_persons_own_numbering_for_rows(story: Story) -> None:
    story.bekzod.say("/kiritish")
    story.bekzod.wait_for("Mart oyida qancha?")
    story.bekzod.say("1) 5\n2) 7")
    story.bekzod.wait_for("Ro'yxat shunday o'qildi")
    assert story.answers(BEKZOD) == {}
    story.bekzod.press("✅ 2 ta bandga yozilsin")
    story.bekzod.wait_for("✅ 23.")
    assert story.answers(BEKZOD) == {"1": 5, "23": 7}


def test_it_asks_back_what_has_two_readings_and_takes_one_tap(story: Story) -> None:
    open_march(story)
    story.nilufar.say("1.200")
    asked = story.nilufar.wait_for("«1.200» yozilmadi")
    assert story.answers(NILUFAR) == {}
    label = asked["buttons"][0][0]["label"]
    assert label.replace("\u00a0", " ") == "✅ 1 200 deb yozilsin"
    story.nilufar.press(label)
    story.nilufar.wait_for("qayta")
    assert story.answers(NILUFAR) == {"13 yangi": 1200}


def test_it_refuses_fractions_negatives_and_absurd_sizes_with_an_example(story: Story) -> None:
    open_march(story)
    for typed, sentence in (("12,5", "butun son"), ("-4", "noldan kichik"), ("12345678901", "juda katta")):
        story.nilufar.say(typed)
        assert "Masalan" in story.nilufar.wait_for(sentence)["text"] or typed == "-4"
    assert story.answers(NILUFAR) == {}


def test_it_questions_an_odd_value_once_and_never_blocks(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21\n13 qayta) 30\n14) 99000")
    card = story.nilufar.wait_for("⚠️")
    assert "odatdagidan" in card["text"]
    assert "15. Kitob berilishi" in card["text"]
    story.nilufar.press("✅ 14: ha")
    card = story.nilufar.wait_for(lambda shown: "15. Kitob berilishi" in shown["text"] and "⚠️" not in shown["text"])
    story.nilufar.say("29000\n23) 5")
    review = story.nilufar.wait_for("ko'zdan kechiring")
    assert "⚠️" not in review["text"]


def test_it_lets_an_odd_value_be_typed_anew(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21\n13 qayta) 30\n14) 99000")
    story.nilufar.wait_for("⚠️")
    story.nilufar.press("✏️ 14")
    story.nilufar.wait_for("Hozir yozilgani")
    story.nilufar.say("9900")
    story.nilufar.wait_for("15. Kitob berilishi")
    assert story.answers(NILUFAR)["14"] == 9900


def test_it_goes_on_where_it_was_after_any_command(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    for command in ("/yordam", "/hisobot", "/holat", "/reja", "/hech_qanday"):
        story.nilufar.say(command)
        story.nilufar.wait_for("Mart oyida qancha?")
    story.nilufar.say("40")
    story.nilufar.wait_for("14. Kitobxonlar qatnovi")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 40}


def test_it_keeps_what_was_typed_when_stopped_and_offers_to_go_on(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    story.nilufar.say("/bekor")
    menu = story.nilufar.wait_for("To'xtatildi")
    assert "5 tadan 1 tasi kiritilgan" in menu["text"]
    story.nilufar.press("▶️ Davom ettirish")
    assert "qayta" in story.nilufar.wait_for("Mart oyida qancha?")["text"]


def test_it_answers_an_old_button_with_the_present_question(story: Story) -> None:
    open_march(story)
    old = story.nilufar.last()
    zero = old["buttons"][0][0]["data"]
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    story.nilufar.press_data(zero, old["message_id"])
    story.nilufar.wait_for("qayta")
    assert story.answers(NILUFAR) == {"13 yangi": 21}


def test_it_takes_two_taps_on_one_button_once(story: Story) -> None:
    open_march(story)
    card = story.nilufar.last()
    zero = card["buttons"][0][0]["data"]
    story.nilufar.press_data(zero, card["message_id"])
    story.nilufar.press_data(zero, card["message_id"])
    story.nilufar.wait_for("qayta")
    story.nilufar.say("5")
    story.nilufar.wait_for("14. Kitobxonlar qatnovi")
    assert story.answers(NILUFAR) == {"13 yangi": 0, "13 qayta": 5}


def test_it_lets_nobody_press_for_somebody_else(story: Story) -> None:
    open_march(story)
    zero = story.nilufar.last()["buttons"][0][0]["data"]
    story.bekzod.say("/start")
    menu = story.bekzod.wait_for("nimadan boshlaymiz?")
    for data in (zero, "submit:1", "zero:1:999999999999999999999", "month:1:2025", "go", "🤷", "menu:1"):
        answer = story.bekzod.press_data(data, menu["message_id"], wait=30)
        assert "eskirgan" in answer["answer"]["text"]
    assert story.answers(NILUFAR) == {}
    assert story.status(NILUFAR) == "draft"


def test_it_keeps_notes_and_files_beside_a_figure(story: Story) -> None:
    open_march(story)
    write_note(story, "Yangi o'quvchilar <kuzda> & keldi")
    story.nilufar.wait_for("izoh yozildi")
    press_more(story.nilufar, "📎 Fayl")
    story.nilufar.wait_for("Bir nechtasini ham")
    story.nilufar.send_file("ro'yxat.pdf", b"%PDF-1.4 sinov")
    story.nilufar.wait_for("Bu bandda 1 ta fayl")
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    assert story.answers(NILUFAR) == {"13 yangi": 21}
    story.nilufar.press("Qolgani 0")
    review = story.nilufar.wait_for("ko'zdan kechiring")
    assert "Yangi o'quvchilar <kuzda> & keldi" in review["text"]
    assert "📎 1" in review["text"]


def test_it_takes_a_number_typed_instead_of_a_note_as_the_answer(story: Story) -> None:
    open_march(story)
    write_note(story, "21")
    story.nilufar.wait_for("qayta")
    assert story.answers(NILUFAR) == {"13 yangi": 21}


def test_it_keeps_not_known_yet_apart_from_zero(story: Story) -> None:
    open_march(story)
    story.nilufar.press("Noma'lum")
    story.nilufar.wait_for("qayta")
    story.nilufar.press("Qolgani 0")
    review = story.nilufar.wait_for("ko'zdan kechiring")
    assert "1 tasi hali noma'lum" in review["text"]
    assert story.answers(NILUFAR)["13 yangi"] is None


def test_it_tells_the_director_who_has_reported(story: Story) -> None:
    story.malika.say("/start")
    story.malika.wait_for("nimadan boshlaymiz?")
    open_march(story)
    story.nilufar.press("Qolgani 0")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    notice = story.malika.wait_for("mart hisoboti topshirildi")
    assert "Nilufar" in notice["text"]
    story.malika.press("👀 Ko'rish")
    story.malika.wait_for("2025-yil mart")


def test_it_sends_once_however_often_the_button_is_pressed(story: Story) -> None:
    open_march(story)
    story.nilufar.press("Qolgani 0")
    review = story.nilufar.wait_for("ko'zdan kechiring")
    send = next(button["data"] for row in review["buttons"] for button in row if "Topshirish" in button["label"])
    for _ in range(3):  # by its data: the button may be gone before the second tap
        story.nilufar.press_data(send, review["message_id"])
    story.nilufar.wait_for("Oy yopilguncha tuzatish mumkin")
    assert story.status(NILUFAR) == "submitted"


def test_it_corrects_a_sent_number_only_with_a_reason(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21\n13 qayta) 30\n14) 9000\n15) 29000\n23) 5")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat!")
    story.nilufar.press("👀 Ko'rish va tuzatish")
    story.nilufar.wait_for("Oy yopilguncha tuzatish mumkin")
    story.nilufar.press("14")
    story.nilufar.wait_for("Hozir yozilgani")
    story.nilufar.say("9900")
    story.nilufar.wait_for("O'zgartirish sababini")
    assert story.answers(NILUFAR)["14"] == 9000
    story.nilufar.say("Jurnalning oxirgi beti qo'shilmagan edi")
    story.nilufar.wait_for("9\u00a0900")
    assert story.answers(NILUFAR)["14"] == 9900
    assert story.status(NILUFAR) == "submitted"


def test_it_takes_nothing_for_a_closed_month(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    story.house.clock.set(moment("2025-05-02 09:00"))
    story.nilufar.say("40")
    story.nilufar.wait_for("yopilgan")
    assert story.answers(NILUFAR) == {"13 yangi": 21}


def test_it_asks_before_taking_one_number_twice(story: Story) -> None:
    """The network was slow and the person pressed send twice: the second must not answer the next question."""
    open_march(story)
    with story.house.sandbox.lock:  # both are in the queue before the bot can have shown the next question
        for _ in range(2):
            story.house.sandbox.say(NILUFAR, "21")
    story.nilufar.wait_for("ikki marta keldi")
    assert story.answers(NILUFAR) == {"13 yangi": 21}
    story.nilufar.press("Ha, 13-band (qayta) uchun ham")
    story.nilufar.wait_for("14. Kitobxonlar qatnovi")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 21}


def test_it_asks_a_shared_row_for_the_departments_own_part(story: Story) -> None:
    story.bekzod.say("/kiritish")
    story.bekzod.wait_for("Mart oyida qancha?")
    story.bekzod.say("1")
    card = story.bekzod.wait_for("23. Resurslarni")
    assert "faqat o'zingiznikini" in card["text"]
    story.bekzod.say("15")
    story.bekzod.wait_for("26.1")


def test_two_departments_of_one_person_are_two_reports(story: Story) -> None:
    with story.house.database.write() as session:
        information = story.cast.departments["Axborot xizmati"]
        nilufar = people.by_telegram_id(session, NILUFAR)
        assert nilufar is not None
        people.join_department(session, nilufar, information.id, moment("2025-04-01 08:00"))
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("Qaysi xizmat")
    story.nilufar.press("Abonement")
    story.nilufar.wait_for("Abonement · 1/5")
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("Qaysi xizmat")
    story.nilufar.press("Axborot")
    story.nilufar.wait_for("Axborot · 1/3")
    story.nilufar.say("2")
    story.nilufar.wait_for("Axborot · 2/3")
    assert story.answers(NILUFAR) == {"13 yangi": 21}


def test_a_stranger_learns_only_how_to_ask_for_access(story: Story) -> None:
    for text in ("/start", "/hisobot", "42", "salom"):
        story.sardor.say(text)
        message = story.sardor.wait_for("havola")
        assert "Qo'rg'ontepa" not in message["text"]
        assert "Abonement" not in message["text"]


def test_it_notices_who_has_blocked_the_bot_and_tells_the_director(story: Story) -> None:
    for phone in (story.malika, story.nilufar):
        phone.say("/start")
        phone.wait_for("nimadan boshlaymiz?")
    story.nilufar.block()
    assert "Nilufar" in story.malika.wait_for("xabar yetmayapti")["text"]
    story.malika.say("/holat")
    story.malika.wait_for("📵")
    story.nilufar.unblock()
    open_march(story)
    story.malika.say("/holat")
    assert "📵" not in story.malika.wait_for("kim hisobot topshirgan")["text"]


def test_it_questions_a_slip_in_a_shared_row_too(story: Story) -> None:
    """One department can hardly do more than the whole library has promised for the year."""
    story.bekzod.say("/kiritish")
    story.bekzod.wait_for("Mart oyida qancha?")
    story.bekzod.say("1\n23) 98700")
    assert "bir yillik rejadan" in story.bekzod.wait_for("⚠️")["text"]


def test_it_never_gives_a_number_typed_at_the_review_to_a_row_that_is_not_on_the_screen(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    story.nilufar.press("⬅️ Orqaga")
    story.nilufar.wait_for("Hozir yozilgani")
    story.nilufar.press("⬅️ Orqaga")
    story.nilufar.wait_for("Hali 4 ta savol qoldi")
    story.nilufar.say("77")
    story.nilufar.wait_for("«77»")
    assert story.answers(NILUFAR) == {"13 yangi": 21}
    story.nilufar.say("14) 77")
    story.nilufar.wait_for("✅ 14")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "14": 77}


def sent_march(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21\n13 qayta) 30\n14) 9000\n15) 29000\n23) 5")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat!")
    story.nilufar.press("👀 Ko'rish va tuzatish")
    story.nilufar.wait_for("Oy yopilguncha tuzatish mumkin")


def test_it_never_takes_a_number_for_a_reason(story: Story) -> None:
    sent_march(story)
    story.nilufar.say("14) 9902")
    story.nilufar.wait_for("O'zgartirish sababini")
    story.nilufar.say("15) 300")
    asked = story.nilufar.wait_for("O'zgartirish sababini")
    assert "29\u00a0000" in asked["text"]
    assert story.answers(NILUFAR)["14"] == 9000
    story.nilufar.say("12 ta kitob qaytarilgan")
    story.nilufar.wait_for("✅ 15")
    assert story.answers(NILUFAR)["15"] == 300


def test_it_says_that_a_correction_without_its_reason_was_not_made(story: Story) -> None:
    sent_march(story)
    story.nilufar.say("14) 9902")
    story.nilufar.wait_for("O'zgartirish sababini")
    story.nilufar.say("/bekor")
    story.nilufar.wait_for("Topshirilgan raqam o'zgarmadi")
    assert story.answers(NILUFAR)["14"] == 9000


def test_it_lets_no_colleague_overwrite_an_answer_unseen(story: Story) -> None:
    with story.house.database.write() as session:
        readers = story.cast.departments["Abonement xizmati"]
        bekzod = people.by_telegram_id(session, BEKZOD)
        assert bekzod is not None
        people.join_department(session, bekzod, readers.id, moment("2025-04-01 08:00"))
    open_march(story)
    story.bekzod.say("/kiritish")
    story.bekzod.wait_for("Qaysi xizmat")
    story.bekzod.press("Abonement")
    story.bekzod.wait_for("Abonement · 1/5")
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    story.bekzod.say("2")
    message = story.bekzod.wait_for("«2» yozilmadi")
    assert "Nilufar" in message["text"]
    assert story.answers(NILUFAR) == {"13 yangi": 21}
    story.bekzod.press("⬅️ Orqaga")
    story.bekzod.wait_for("Hali 4 ta savol qoldi")
    story.bekzod.press("▶️ Davom ettirish")
    zero = story.bekzod.wait_for("qayta")
    story.nilufar.say("30")
    story.nilufar.wait_for("14. Kitobxonlar qatnovi")
    story.bekzod.press("0", zero["message_id"])
    story.bekzod.wait_for("«0» yozilmadi: Nilufar")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 30}
    story.bekzod.press("⬅️ Orqaga")
    story.bekzod.wait_for("Hali 3 ta savol qoldi")
    story.bekzod.press("13 yangi")
    story.bekzod.wait_for("Hozir yozilgani")
    story.bekzod.say("2")
    story.bekzod.wait_for("✅ 13")
    assert story.answers(NILUFAR) == {"13 yangi": 2, "13 qayta": 30}


def test_it_takes_a_picture_at_a_question_and_the_number_below_it(story: Story) -> None:
    open_march(story)
    story.nilufar.send_file("jurnal.pdf", b"%PDF-1.4 sinov", caption="321")
    story.nilufar.wait_for("qayta")
    assert story.answers(NILUFAR) == {"13 yangi": 321}
    press_more(story.nilufar, "📎 Fayl")
    story.nilufar.wait_for("Bir nechtasini ham")
    story.nilufar.send_file("jurnal.pdf", b"%PDF-1.4 sinov", caption="14) 77")
    assert "«14) 77»" in story.nilufar.wait_for("Bu bandda 1 ta fayl")["text"]


def test_it_takes_not_known_yet_in_words_too(story: Story) -> None:
    open_march(story)
    story.nilufar.say("noma'lum")
    story.nilufar.wait_for("qayta")
    assert story.answers(NILUFAR) == {"13 yangi": None}


def test_it_answers_an_old_button_at_the_bottom_of_the_chat(story: Story) -> None:
    open_march(story)
    old = story.nilufar.last()
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    story.nilufar.press_data(old["buttons"][0][0]["data"], old["message_id"])
    story.nilufar.wait_for(lambda shown: "qayta" in shown["text"] and shown["message_id"] > old["message_id"] + 2)
