"""The month as an Excel form: handed out, filled in anyhow, sent back at any moment, looked at, and only then kept."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from sandbox.people import Phone
from storage.tables import Dialog, HistoryEntry, Submission
from tests.support.months.form_sheets import ENTRY, NAME, NUMBER, Sheet, download, labels, press, send, take_form
from tests.support.months.reports import approve, hand_to_director, open_march, ready, return_row, send_march
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, moment
from tests.support.people.house import bot_at_work
from tests.support.people.story import Story

MARCH = {"13 yangi": 21, "13 qayta": 1200, "14": 9870, "15": 29870, "23": 12}


def submissions(story: Story) -> int:
    with story.house.database.read() as session:
        return len(session.scalars(select(Submission)).all())


def history(story: Story, action: str) -> list[HistoryEntry]:
    with story.house.database.read() as session:
        return list(session.scalars(select(HistoryEntry).where(HistoryEntry.action == action)))


def home(phone: Phone) -> None:
    phone.say("/start")
    phone.wait_for("nimadan boshlaymiz?")


def keep(story: Story, sheet: Sheet) -> None:
    send(story.nilufar, sheet, "Shunday saqlansinmi?")
    press(story.nilufar, "✅ Saqlash", "Formadan")


def test_it_takes_a_month_that_was_never_begun(story: Story) -> None:
    ready(story)
    sheet = take_form(story.house, story.nilufar)
    assert sheet.entries() == dict.fromkeys(MARCH)
    assert submissions(story) == 0
    seen = send(story.nilufar, sheet.put(MARCH).note("14", "Ta'til kunlari ko'p edi"), "5 ta qator o'qildi")
    assert "14. Kitobxonlar qatnovi: 9\u00a0870 nafar" in seen["text"]
    assert "💬 Ta'til kunlari ko'p edi" in seen["text"]
    assert labels(seen) == ["✅ Saqlash (5)", "Kerak emas"]
    assert (submissions(story), story.answers(NILUFAR)) == (0, {})

    review = press(story.nilufar, "✅ Saqlash", "Formadan 5 ta raqam saqlandi")
    assert "💬 Ta'til kunlari ko'p edi" in review["text"]
    assert story.answers(NILUFAR) == MARCH
    assert {line.person_id for line in history(story, "answer")} == {story.cast.people[NILUFAR].id}
    press(story.nilufar, "📨 Topshirish", "Rahmat! Hisobot topshirildi")
    assert "5 ta ko'rsatkich" in story.malika.wait_for("hisoboti topshirildi")["text"]


def test_it_goes_on_with_what_the_chat_began(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    press(story.nilufar, "Noma'lum", "14. ")
    sheet = take_form(story.house, story.nilufar)
    assert sheet.entries() == {**dict.fromkeys(MARCH), "13 yangi": 21, "13 qayta": "noma'lum"}
    seen = send(story.nilufar, sheet.put({"13 qayta": 1200, "14": 9870}), "Shunday saqlansinmi?")
    assert "3 ta qator o'qildi, 1 tasi avvalgidek" in seen["text"]
    assert "13 (qayta). Foydalanuvchilarni ro'yxatga olish: hali noma'lum → 1\u00a0200" in seen["text"]
    press(story.nilufar, "✅ Saqlash", "Hali 2 ta savol qoldi")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 1200, "14": 9870}


def test_it_deletes_nothing_by_an_empty_cell_and_makes_no_zero_of_it(story: Story) -> None:
    keep(story, take_form(story.house, story.nilufar).put({"13 yangi": 21, "14": 9870}))
    sheet = take_form(story.house, story.nilufar).put({"13 yangi": None, "14": "  ", "15": 29870})
    send(story.nilufar, sheet, "1 ta qator o'qildi")
    press(story.nilufar, "✅ Saqlash", "Formadan 1 ta")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "14": 9870, "15": 29870}


def test_it_reads_numbers_as_people_type_them(story: Story) -> None:
    sheet = take_form(story.house, story.nilufar)
    keep(story, sheet.put({"13 yangi": "21 ta", "13 qayta": "1 200", "14": "9870,0", "15": 29870.0, "23": "yo'q"}))
    assert story.answers(NILUFAR) == {**MARCH, "23": 0}


def test_it_finds_rows_by_what_they_say(story: Story) -> None:
    """Sorted, one deleted, empty ones between, a sum below, and columns that somebody added and moved."""
    sheet = take_form(story.house, story.nilufar).put(MARCH)
    rows = [row for row in sheet.rows() if row[0] != "IV.23"]
    empty = [None] * 8
    sheet.replace_rows([rows[3], empty, rows[1], [None, "Jami", *[None] * 6], rows[0], rows[2]])
    sheet.sheet.insert_cols(3)
    sheet.sheet.cell(sheet.head, 3).value = "Mening ustunim"
    send(story.nilufar, sheet, "4 ta qator o'qildi")
    press(story.nilufar, "✅ Saqlash", "Hali 1 ta savol qoldi")
    assert story.answers(NILUFAR) == {label: value for label, value in MARCH.items() if label != "23"}


def test_it_asks_back_whatever_is_doubtful_row_by_row(story: Story) -> None:
    sheet = take_form(story.house, story.nilufar)
    sheet.put({"13 yangi": "1.200", "13 qayta": 12.5, "14": "-5", "15": "-", "23": 12})
    seen = send(story.nilufar, sheet, "Shunday saqlansinmi?")["text"]
    assert "1 ta qator o'qildi" in seen
    assert "Qabul qilinmagan qatorlar: 4" in seen
    assert "5-qator, 13-band (yangi): ❗️ «1.200» yozilmadi. Nuqta yoki vergul" in seen
    assert "6-qator, 13-band (qayta): ❗️ «12.5» yozilmadi. Bu ko'rsatkich butun son" in seen
    assert "7-qator, 14-band: ❗️ «-5» yozilmadi. Raqam noldan kichik bo'lmaydi" in seen
    assert "8-qator, 15-band: ❗️ «-» yozilmadi. «-» nolmi yoki hali noma'lummi?" in seen
    review = press(story.nilufar, "✅ Saqlash", "Formadan 1 ta")
    assert "4 ta qator qabul qilinmadi" in review["text"]
    assert story.answers(NILUFAR) == {"23": 12}


def test_it_asks_back_the_unit_of_another_row(story: Story) -> None:
    sheet = take_form(story.house, story.nilufar)
    sheet.put({"13 yangi": "12 kishi", "13 qayta": "5 tadbir", "14": "9 нафар", "15": "7 kishi", "23": "3 ma'lumot"})
    seen = send(story.nilufar, sheet, "Shunday saqlansinmi?")["text"]
    assert "Qabul qilinmagan qatorlar: 2" in seen
    assert "6-qator, 13-band (qayta): ❗️ «5 tadbir» yozilmadi. Bu bandning birligi boshqa" in seen
    assert "8-qator, 15-band: ❗️ «7 kishi» yozilmadi. Bu bandning birligi boshqa" in seen
    press(story.nilufar, "✅ Saqlash", "Formadan 3 ta")
    assert story.answers(NILUFAR) == {"13 yangi": 12, "14": 9, "23": 3}


def test_it_names_formulas_without_a_result_and_takes_those_it_can_work_out(story: Story) -> None:
    sheet = take_form(story.house, story.nilufar).put({"14": "=4870+5000", "15": '=VLOOKUP("a",A1:B2,2)'})
    seen = send(story.nilufar, sheet, "Shunday saqlansinmi?")["text"]
    assert "Bu formula, natijasi faylda saqlanmagan" in seen
    press(story.nilufar, "✅ Saqlash", "Formadan 1 ta")
    assert story.answers(NILUFAR) == {"14": 9870}


def test_it_names_rows_that_the_report_does_not_have(story: Story) -> None:
    sheet = take_form(story.house, story.nilufar).put({"14": 9870})
    foreign = ["II.1", "Bibliografik qo'llanmalar", "Hujjat", None, None, None, 3, None]
    nobody = [None, "Yana bir ish", None, None, None, None, 4, None]
    twice = next(row for row in sheet.rows() if row[0] == "IV.15")
    once, again = [*twice[:6], 10, None], [*twice[:6], 20, None]
    rest = [row for row in sheet.rows() if row[0] != "IV.15"]
    seen = send(story.nilufar, sheet.replace_rows([*rest, foreign, nobody, once, again]), "Shunday saqlansinmi?")
    assert "«3» yozilmadi: II.1-band bu hisobotda yo'q" in seen["text"]
    assert "«4» yozilmadi: bu qatorda band raqami yo'q" in seen["text"]
    assert seen["text"].count("ikki marta, har xil yozilgan") == 2
    press(story.nilufar, "✅ Saqlash", "Formadan 1 ta")
    assert story.answers(NILUFAR) == {"14": 9870}


def test_it_takes_a_row_that_the_month_does_not_ask_for(story: Story) -> None:
    sheet = take_form(story.house, story.nilufar)
    row = ["16", "Kitobxonlik haftaligi", "Tadbir", None, None, None, 1, None]
    keep(story, sheet.replace_rows([*sheet.rows(), row]))
    assert story.answers(NILUFAR) == {"16": 1}


def test_it_takes_no_row_that_means_something_else_in_the_plan_by_now(story: Story) -> None:
    """The director has renamed row 14 since the form was made, or somebody wrote another number before a name."""
    sheet = take_form(story.house, story.nilufar).put({"14": 9870, "15": 29870})
    sheet.sheet.cell(sheet.row("14"), NAME).value = "Kutubxonaga kelganlar"
    seen = send(story.nilufar, sheet, "Shunday saqlansinmi?")["text"]
    assert "IV.14-band rejada endi boshqacha yozilgan" in seen
    press(story.nilufar, "✅ Saqlash", "Formadan 1 ta")
    assert story.answers(NILUFAR) == {"15": 29870}


def test_it_says_what_looks_odd_and_keeps_it_all_the_same(story: Story) -> None:
    seen = send(story.nilufar, take_form(story.house, story.nilufar).put({"14": 987_000}), "Shunday saqlansinmi?")
    assert "⚠️ 14. Kitobxonlar qatnovi" in seen["text"]
    assert "odatdagidan" in seen["text"]
    review = press(story.nilufar, "✅ Saqlash", "Formadan 1 ta")
    assert "⚠️ 14" in review["text"]
    assert story.answers(NILUFAR) == {"14": 987_000}


def test_it_asks_one_reason_for_all_corrections_of_a_sent_month(story: Story) -> None:
    ready(story)
    send_march(story)
    sheet = take_sent(story)
    assert sheet.entries() == MARCH
    seen = send(story.nilufar, sheet.put({"13 qayta": 1210, "14": 9780, "23": "noma'lum"}), "Shunday saqlansinmi?")
    assert "tuzatish uchun sababi so'raladi" in seen["text"]
    assert "Topshirilgan hisobotda raqamni «noma'lum» qilib bo'lmaydi" in seen["text"]
    asked = press(story.nilufar, "✅ Saqlash", "O'zgartirish sababini")
    assert "14: 9\u00a0870 → 9\u00a0780" in asked["text"]
    assert story.answers(NILUFAR) == MARCH
    story.nilufar.say("15")
    story.nilufar.wait_for("Sababini bir-ikki so'z bilan yozing")
    story.nilufar.say("Jurnaldan qayta sanaldi")
    story.nilufar.wait_for("Formadan 2 ta")
    assert story.answers(NILUFAR) == {**MARCH, "13 qayta": 1210, "14": 9780}
    notice = story.malika.wait_for("2 ta raqam o'zgardi")
    text = notice["text"]
    assert labels(notice)[-2:] == ["ℹ️ 13 qayta", "ℹ️ 14"]
    assert "14: 9\u00a0870 → 9\u00a0780" in text
    assert "Jurnaldan qayta sanaldi" in text
    whys = [line.why for line in history(story, "answer") if line.why]
    assert whys == ["Jurnaldan qayta sanaldi"] * 2


def take_sent(story: Story) -> Sheet:
    """The form of a month that was sent, from its review."""
    press(story.nilufar, "👀 Ko'rish", "Oy yopilguncha")
    story.nilufar.press("📄 Excel forma")
    return download(story.house, story.nilufar.wait_for(lambda message: message["file"] is not None))


def test_it_makes_an_approved_month_approve_again(story: Story) -> None:
    hand_to_director(story)
    approve(story)
    send(story.nilufar, take_sent(story).put({"14": 9780}), "Shunday saqlansinmi?")
    press(story.nilufar, "✅ Saqlash", "O'zgartirish sababini")
    press(story.nilufar, "Xato yozilgan edi", "Formadan 1 ta")
    assert story.status(NILUFAR) == "submitted"
    assert "1 ta raqam o'zgardi. Qayta tasdiqlang" in story.malika.wait_for("Xato yozilgan edi")["text"]
    press(story.malika, "✅ Tasdiqlash", "hisoboti tasdiqlandi")
    assert story.status(NILUFAR) == "approved"


def test_it_tells_of_a_note_beside_an_approved_number(story: Story) -> None:
    hand_to_director(story)
    approve(story)
    send(story.nilufar, take_sent(story).note("14", "Kundalik bo'yicha"), "Shunday saqlansinmi?")
    press(story.nilufar, "✅ Saqlash", "Formadan 1 ta")
    assert story.status(NILUFAR) == "submitted"
    text = story.malika.wait_for("14 izohi: «Kundalik bo'yicha» (Nilufar)")["text"]
    assert "1 ta raqam o'zgardi. Qayta tasdiqlang" in text


def test_it_answers_a_return(story: Story) -> None:
    hand_to_director(story)
    return_row(story, "IV.14", "Kundalikda 9 780 yozilgan")
    story.nilufar.wait_for("tuzatishga qaytarildi")
    keep(story, take_form(story.house, story.nilufar).put({"14": 9780}))
    press(story.nilufar, "📨 Qayta topshirish", "Rahmat! Hisobot topshirildi")
    assert "14: 9\u00a0870 → 9\u00a0780" in story.malika.wait_for("hisoboti qayta topshirildi")["text"]


def test_it_refuses_a_closed_month_and_one_that_has_not_begun(story: Story) -> None:
    sheet = take_form(story.house, story.nilufar).put(MARCH)
    code = str(sheet.code().value)
    sheet.code().value = code.replace(":2025-03:", ":2025-05:")
    assert "hali boshlanmagan" in send(story.nilufar, sheet, "2025-yil may")["text"]
    sheet.code().value = code.replace(":2025-03:", ":2024-03:")
    assert "bu forma boshqa yilniki" in send(story.nilufar, sheet, "2024-yil uchun ish rejasi yo'q")["text"]
    sheet.code().value = code
    send(story.nilufar, sheet, "Shunday saqlansinmi?")
    story.house.clock.set(moment("2025-05-02 09:00"))
    press(story.nilufar, "✅ Saqlash", "kuni yopilgan")
    assert "yopilgan" in send(story.nilufar, sheet, "🔒 2025-yil mart")["text"]
    assert submissions(story) == 0


def test_it_takes_nothing_of_another_department_from_anybody(story: Story) -> None:
    sheet = take_form(story.house, story.nilufar).put(MARCH)
    for phone in (story.bekzod, story.malika):
        home(phone)
        assert "Bu boshqa xizmatning hisoboti" in send(phone, sheet, "boshqa xizmatning hisoboti")["text"]
    assert submissions(story) == 0


def test_it_takes_a_deputys_form_for_whom_they_stand_in(away: Story) -> None:
    home(away.nilufar)
    away.nilufar.press("📄 Excel forma")
    own = away.nilufar.wait_for(lambda message: "Abonement" in message["caption"])
    other = away.nilufar.wait_for(lambda message: "Axborot" in message["caption"])
    assert own["file"]["name"] == "Forma_2025-03_Abonement.xlsx"
    sheet = download(away.house, other)
    send(away.nilufar, sheet.put({"1": 2, "23": 5, "26.1": 1}), "3 ta qator o'qildi")
    press(away.nilufar, "✅ Saqlash", "Formadan 3 ta")
    assert away.answers(BEKZOD) == {"1": 2, "23": 5, "26.1": 1}
    bekzod, nilufar = away.cast.people[BEKZOD].id, away.cast.people[NILUFAR].id
    assert {(line.person_id, line.on_behalf_of) for line in history(away, "answer")} == {(nilufar, bekzod)}


@pytest.mark.over_http
def test_it_survives_a_restart_between_the_look_and_the_yes(story: Story) -> None:
    """Another bot on the same database finishes what this one began."""
    sheet = take_form(story.house, story.nilufar).put({"14": 9870})
    card = send(story.nilufar, sheet, "Shunday saqlansinmi?")
    data = next(button["data"] for row in card["buttons"] for button in row if "Saqlash" in button["label"])
    with story.house.database.read() as session:
        kept = session.get_one(Dialog, story.cast.people[NILUFAR].id)
        assert kept.screen == "form"
    with bot_at_work(story.house.database, story.house.url, story.house.clock):
        story.nilufar.press_data(data, card["message_id"])
        story.nilufar.wait_for("Formadan 1 ta")
    assert story.answers(NILUFAR) == {"14": 9870}


def join_readers(story: Story) -> None:
    """Bekzod comes to answer for the readers too."""
    from storage.people.people import join_department

    with story.house.database.write() as session:
        readers = next(
            department for name, department in story.cast.departments.items() if name.startswith("Abonement")
        )
        join_department(session, story.cast.people[BEKZOD], readers.id, story.house.clock.now())


def bekzod_says(story: Story, text: str) -> None:
    story.bekzod.say("/kiritish")
    story.bekzod.wait_for("Qaysi xizmat")
    press(story.bekzod, "Abonement", "Mart")
    story.bekzod.say(text)
    story.bekzod.wait_for("✅")


def test_it_shows_what_a_colleague_said_since_the_form_was_made(story: Story) -> None:
    join_readers(story)
    keep(story, take_form(story.house, story.nilufar).put({"13 yangi": 21}))
    sheet = take_form(story.house, story.nilufar).put({"14": 9870, "15": 29870})
    story.house.clock.set(moment("2025-04-01 11:00"))
    bekzod_says(story, "13 yangi) 22\n14) 9900")
    seen = send(story.nilufar, sheet, "Shunday saqlansinmi?")["text"]
    assert "Formada «9870», lekin shu orada Bekzod 9\u00a0900 deb yozdi: shunisi qoldi" in seen
    assert "13 (yangi)" not in seen  # a cell that was not touched says nothing against the newer number
    press(story.nilufar, "✅ Saqlash", "Formadan 1 ta")
    assert story.answers(NILUFAR) == {"13 yangi": 22, "14": 9900, "15": 29870}


def test_it_shows_anew_what_changed_between_the_look_and_the_yes(story: Story) -> None:
    join_readers(story)
    send(story.nilufar, take_form(story.house, story.nilufar).put({"14": 9870, "15": 29870}), "Shunday saqlansinmi?")
    story.house.clock.set(moment("2025-04-01 11:00"))
    bekzod_says(story, "14) 9900")
    seen = press(story.nilufar, "✅ Saqlash", "Shu orada hisobot o'zgardi")
    assert "Bekzod 9\u00a0900 deb yozdi" in seen["text"]
    assert story.answers(NILUFAR) == {"14": 9900}
    press(story.nilufar, "✅ Saqlash (1)", "Formadan 1 ta")
    assert story.answers(NILUFAR) == {"14": 9900, "15": 29870}


def test_it_does_no_harm_when_it_comes_twice_or_is_pressed_twice(story: Story) -> None:
    sheet = take_form(story.house, story.nilufar).put({"14": 9870})
    first = send(story.nilufar, sheet, "Shunday saqlansinmi?")
    old = next(button["data"] for row in first["buttons"] for button in row if "Saqlash" in button["label"])
    second = send(story.nilufar, sheet, "Shunday saqlansinmi?")
    assert "bilan ish tugagan" in story.nilufar.press_data(old, second["message_id"], wait=30)["answer"]["text"]
    assert story.answers(NILUFAR) == {}
    new = next(button["data"] for row in second["buttons"] for button in row if "Saqlash" in button["label"])
    press(story.nilufar, "✅ Saqlash", "Formadan 1 ta")
    story.nilufar.press_data(new, second["message_id"], wait=30)
    assert "Yangi raqam yo'q" in send(story.nilufar, sheet, "1 ta qator o'qildi, 1 tasi avvalgidek")["text"]
    assert len(history(story, "answer")) == 1


def test_it_keeps_nothing_when_it_is_not_wanted(story: Story) -> None:
    send(story.nilufar, take_form(story.house, story.nilufar).put({"14": 9870}), "Shunday saqlansinmi?")
    story.nilufar.say("9870")
    story.nilufar.wait_for("Forma hali saqlanmagan: tugmani bosing")
    press(story.nilufar, "Kerak emas", "Formadagi raqamlar yozilmadi")
    assert (submissions(story), story.answers(NILUFAR)) == (0, {})


def test_it_comes_at_an_open_question_too(story: Story) -> None:
    sheet = take_form(story.house, story.nilufar).put({"14": 9870})
    open_march(story)
    send(story.nilufar, sheet, "Shunday saqlansinmi?")
    press(story.nilufar, "Kerak emas", "Formadagi raqamlar yozilmadi")
    assert story.answers(NILUFAR) == {}


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda sheet: setattr(sheet.code(), "value", "kod yo'q"), "kod yozilgan qatori o'chib ketibdi"),
        (lambda sheet: sheet.sheet.delete_rows(sheet.head), "sarlavha qatori"),
        (lambda sheet: sheet.book.copy_worksheet(sheet.sheet), "bir nechta forma bor"),
        (lambda sheet: [sheet.sheet.append(["IV.14", None, None, 0, 0, 0, 1]) for _ in range(400)], "ko'p qator"),
    ],
    ids=["no code", "no head", "two sheets", "too many rows"],
)
def test_it_says_what_is_wrong_with_the_form_itself(story: Story, spoil: object, sentence: str) -> None:
    sheet = take_form(story.house, story.nilufar).put({"14": 9870})
    spoil(sheet)  # type: ignore[operator]
    send(story.nilufar, sheet, sentence)
    assert submissions(story) == 0


def test_it_is_for_the_director_too_and_her_plans_are_still_plans(story: Story) -> None:
    sheet = take_form(story.house, story.malika)
    keep_hers = send(story.malika, sheet.put({"1": 1}), "Shunday saqlansinmi?")
    assert "Direktor" in keep_hers["text"]
    press(story.malika, "✅ Saqlash", "Formadan 1 ta")
    assert story.answers(MALIKA) == {"1": 1}
    sheet.sheet.delete_rows(1, 30)
    sheet.sheet.cell(1, 1).value = "Boshqa jadval"
    story.malika.send_file("jadval.xlsx", sheet.saved())
    story.malika.wait_for("jadval.xlsx")


def test_the_form_says_what_the_chat_says(story: Story) -> None:
    """Values and no formulas; headings stay in sight; what others should not change is said and not locked."""
    sheet = take_form(story.house, story.nilufar)
    head = [sheet.sheet.cell(sheet.head, at).value for at in range(1, 9)]
    assert head == [
        "№", "Nomi", "O'lchov birligi", "Fevral (sizda)", "Yil boshidan (barcha xizmatlar)",
        "2025-yil rejasi (barcha xizmatlar)", "2025-yil mart: shu ustunga yozing", "Izoh",
    ]  # fmt: skip
    row = [sheet.sheet.cell(sheet.row("23"), at).value for at in (NUMBER, NAME, 3, 6, ENTRY)]
    assert row == ["IV.23", "Resurslarni saytga joylashtirish", "Ma'lumot (faqat o'zingizniki)", 500, None]
    assert sheet.sheet.freeze_panes == f"B{sheet.head + 1}"
    assert (sheet.sheet.page_setup.paperSize, sheet.sheet.page_setup.fitToWidth or 1) == (9, 1)  # 1 goes without saying
    assert all(cell.data_type != "f" for line in sheet.sheet.iter_rows() for cell in line)
    fills = {sheet.sheet.cell(sheet.row("14"), at).fill.fgColor.rgb for at in range(1, 9) if at != ENTRY}
    assert sheet.sheet.cell(sheet.row("14"), ENTRY).fill.fgColor.rgb not in fills
    assert Decimal(sheet.sheet.cell(sheet.row("14"), 6).value) == 120_000


def test_it_doubts_a_correction_too_until_somebody_says_it_is_right(story: Story) -> None:
    ready(story)
    send_march(story)
    seen = send(story.nilufar, take_sent(story).put({"14": 98_700}), "Shunday saqlansinmi?")["text"]
    assert "⚠️ 14. Kitobxonlar qatnovi" in seen
    press(story.nilufar, "✅ Saqlash", "O'zgartirish sababini")
    assert "⚠️ 14" in press(story.nilufar, "Xato yozilgan edi", "Formadan 1 ta")["text"]
    assert "⚠️ odatdagidan 10 baravar ko'p" in story.malika.wait_for("98\u00a0700")["text"].replace("\u00a0", " ")
    home(story.malika)
    assert "⚠️ 1 tasi shubhali" in press(story.malika, "📨 Tasdiqlash (1)", "Tasdiqlanmagan hisobotlar: 1 ta")["text"]


def test_it_cuts_no_note_and_no_reason_but_says_that_they_are_too_long(story: Story) -> None:
    send_march(story)
    sheet = take_sent(story).put({"14": 9780}).note("15", "Uzun izoh " * 120)
    seen = send(story.nilufar, sheet, "Shunday saqlansinmi?")["text"]
    assert "15-band: ❗️ Izoh yozilmadi: u 1\u00a0199 belgi, ko'pi bilan 1\u00a0000 belgi sig'adi" in seen
    assert "Qabul qilinmagan qatorlar: 1" in seen
    press(story.nilufar, "✅ Saqlash (1)", "O'zgartirish sababini")
    story.nilufar.say("Sabab " * 100)
    assert "u 599 belgi" in story.nilufar.wait_for("Sabab yozilmadi")["text"]
    assert story.answers(NILUFAR)["14"] == 9870
    story.nilufar.say("Qisqa sabab")
    story.nilufar.wait_for("Formadan 1 ta")
    assert story.answers(NILUFAR)["14"] == 9780


def test_it_says_that_a_form_left_for_something_else_was_not_kept(story: Story) -> None:
    send(story.nilufar, take_form(story.house, story.nilufar).put({"14": 9870}), "Shunday saqlansinmi?")
    story.nilufar.say("/start")
    assert "nimadan boshlaymiz?" in story.nilufar.wait_for("Formadagi raqamlar yozilmadi")["text"]
    assert story.answers(NILUFAR) == {}


def test_it_counts_nothing_behind_what_is_not_known(story: Story) -> None:
    sheet = take_form(story.house, story.nilufar).put({"14": "noma'lum", "15": 29870})
    seen = send(story.nilufar, sheet, "2 ta qator o'qildi")["text"].replace("\u00a0", " ")
    assert "• 14. Kitobxonlar qatnovi: hali noma'lum\n" in seen
    assert "• 15. Kitob berilishi: 29 870 nusxa" in seen
