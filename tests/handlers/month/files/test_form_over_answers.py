"""A form that comes back after the report has changed, and one in which numbers stand where no number belongs."""

from typing import Any

import pytest

from tests.support.months.form_sheets import download, labels, press, send, take_form
from tests.support.months.reports import open_march, ready, send_march
from tests.support.people.cast import BEKZOD, NILUFAR, moment
from tests.support.people.story import Story

MARCH = {"13 yangi": 21, "13 qayta": 1200, "14": 9870, "15": 29870, "23": 12}


def begin(story: Story) -> None:
    ready(story)
    open_march(story)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("7\n13 qayta) 8", "7 → 21"),
        ("noma'lum", "hali noma'lum → 21"),
        ("qolgani 0", "0 → 21"),
    ],
)
def test_ones_own_later_answers_are_shown_and_not_held_against_ones_form(story: Story, said: str, shown: str) -> None:
    sheet = take_form(story.house, story.nilufar).put(MARCH)
    story.house.clock.set(moment("2025-04-01 11:00"))
    begin(story)
    story.nilufar.say(said)
    story.nilufar.wait_for("✅" if said[0] == "7" else "noma'lum" if said[0] == "n" else "ko'zdan kechiring")
    seen = send(story.nilufar, sheet, "Shunday saqlansinmi?")
    assert shown in seen["text"]
    assert "✋" not in seen["text"]
    press(story.nilufar, "✅ Saqlash", "Formadan 5 ta raqam saqlandi")
    assert story.answers(NILUFAR) == MARCH


def test_ones_own_later_corrections_of_a_sent_month_are_shown_too(story: Story) -> None:
    ready(story)
    send_march(story)
    press(story.nilufar, "👀 Ko'rish", "Oy yopilguncha")
    story.nilufar.press("📄 Excel forma")
    sheet = download(story.house, story.nilufar.wait_for(lambda message: message["file"] is not None))
    story.house.clock.set(moment("2025-04-01 11:00"))
    story.nilufar.say("14) 9880")
    story.nilufar.wait_for("✏️ 14")
    press(story.nilufar, "Xato yozilgan edi", "9\u00a0880")
    seen = send(story.nilufar, sheet.put({"14": 9890}), "Shunday saqlansinmi?")
    assert "9\u00a0880 → 9\u00a0890" in seen["text"]


def colleague_says(story: Story, text: str) -> None:
    """Bekzod, who has come to answer for the readers too, answers in Nilufar's report."""
    from storage.people.people import join_department

    with story.house.database.write() as session:
        readers = next(
            department for name, department in story.cast.departments.items() if name.startswith("Abonement")
        )
        join_department(session, story.cast.people[BEKZOD], readers.id, story.house.clock.now())
    story.bekzod.say("/kiritish")
    story.bekzod.wait_for("Qaysi xizmat")
    press(story.bekzod, "Abonement", "Mart")
    story.bekzod.say(text)
    story.bekzod.wait_for("✅")


def test_a_colleagues_later_answers_stand_and_a_new_form_is_offered(story: Story) -> None:
    sheet = take_form(story.house, story.nilufar).put({"14": 9870})
    story.house.clock.set(moment("2025-04-01 11:00"))
    colleague_says(story, "14) 9900")
    seen = send(story.nilufar, sheet, "yangi forma oling")
    assert "Bekzod 9\u00a0900 deb yozdi" in seen["text"]
    assert "qayta yuboring" not in seen["text"]
    story.nilufar.press("📄 Yangi forma")
    fresh = download(story.house, story.nilufar.wait_for(lambda message: message["file"] is not None))
    assert fresh.entries()["14"] == 9900
    send(story.nilufar, fresh.put({"14": 9870}), "9\u00a0900 → 9\u00a0870")
    press(story.nilufar, "✅ Saqlash", "Formadan 1 ta")
    assert story.answers(NILUFAR) == {"14": 9870}


def test_a_form_of_a_colleague_says_whose_it_is_and_hands_out_ones_own(story: Story) -> None:
    sheet = take_form(story.house, story.nilufar).put(MARCH)
    story.bekzod.say("/start")
    story.bekzod.wait_for("nimadan boshlaymiz?")
    seen = send(story.bekzod, sheet, "boshqa xizmatning hisoboti")
    assert "Forma Abonement uchun berilgan" in seen["text"]
    story.bekzod.press("📄 Yangi forma")
    own = story.bekzod.wait_for(lambda message: message["file"] is not None)
    assert "Axborot" in own["file"]["name"]


@pytest.mark.parametrize("notes", [{"14": "9870", "15": "29 870"}, {"14": "9870 ", "23": "0"}, {"13 yangi": "21"}])
def test_numbers_among_the_notes_are_asked_about(story: Story, notes: dict[str, str]) -> None:
    sheet = take_form(story.house, story.nilufar)
    for label, text in notes.items():
        sheet.note(label, text)
    seen = send(story.nilufar, sheet, "Izohdagi raqamlar shu oyning raqamlarimi?")
    assert seen["text"].count("Izoh ustunida turibdi") == len(notes)
    assert labels(seen) == [f"✍️ Izohdagi {len(notes)} ta raqamni ham olish", "Kerak emas"]
    press(story.nilufar, "✍️ Izohdagi", "Shunday saqlansinmi?")
    press(story.nilufar, "✅ Saqlash", "Formadan")
    assert story.answers(NILUFAR) == {label: int(text.replace(" ", "")) for label, text in notes.items()}


def test_a_number_beside_a_number_is_no_note(story: Story) -> None:
    sheet = (
        take_form(story.house, story.nilufar).put({"14": 9870, "15": 29870}).note("14", "15").note("15", "12 ta kam")
    )
    seen = send(story.nilufar, sheet, "Shunday saqlansinmi?")
    assert "«15» Izoh ustunida turibdi" in seen["text"]
    assert "💬 12 ta kam" in seen["text"]
    assert labels(seen) == ["✅ Saqlash (2)", "Kerak emas"]
    review = press(story.nilufar, "✅ Saqlash", "Formadan 2 ta")
    assert "💬 15" not in review["text"]


@pytest.mark.parametrize(
    "row",
    [
        [None, "JAMI", None, None, None, None, 41000, None],
        ["Жами:", None, None, None, None, None, 41000, None],
        [None, "Bo'lim bo'yicha jami", "nafar", 1, 2, 3, 41000, "tekshirildi"],
        ["–", "Итого", None, None, None, None, "41 000", None],
    ],
)
def test_a_sum_below_the_rows_is_left_out_with_a_word(story: Story, row: list[Any]) -> None:
    sheet = take_form(story.house, story.nilufar).put({"14": 9870})
    seen = send(story.nilufar, sheet.replace_rows([*sheet.rows(), row]), "Shunday saqlansinmi?")
    assert "«Jami» qatori o'qilmadi" in seen["text"]
    assert "1 ta qator o'qildi" in seen["text"]
    assert "Qabul qilinmagan" not in seen["text"]
    press(story.nilufar, "✅ Saqlash (1)", "Formadan 1 ta")
    assert story.answers(NILUFAR) == {"14": 9870}


def test_what_is_not_wanted_is_said_once(story: Story) -> None:
    begin(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("✅ 13 (yangi)")
    send(story.nilufar, take_form(story.house, story.nilufar).put({"14": 9870}), "Shunday saqlansinmi?")
    press(story.nilufar, "Kerak emas", "Formadagi raqamlar yozilmadi")
    story.nilufar.say("/yordam")
    story.nilufar.wait_for("Nima haqida?")
    assert story.nilufar.transcript().count("Formadagi raqamlar yozilmadi") == 1
