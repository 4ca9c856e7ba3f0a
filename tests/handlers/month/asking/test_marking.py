"""Saying first in which rows there was work: by buttons or by typing their numbers, interrupted, changed, mistyped; and
never a zero that nobody meant."""

from collections.abc import Callable

import pytest

from bot.demo import START
from storage.database import Database
from storage.people import people
from tests.handlers.month.asking.taps import MARCH, Reporter
from tests.support.people.phone import Phone, Telegram
from usecases.month import reporting
from usecases.work import work_of

FIRST = "3", "5", "8", "23", "24", "25", "26", "26.1", "28a", "28b", "28c", "28d", "28e", "30"
"""The rows of her March, as they are called."""


@pytest.fixture
def phone(reporter: Reporter) -> Phone:
    """The page is open."""
    reporter.phone.press("📌 Bu oyda ish bo'lgan bandlar")
    return reporter.phone


def answers(reporter: Reporter) -> dict[str, int | None]:
    """`28e` → what stands there; a row without an answer is left out."""
    with reporter.database.read() as session:
        person = people.by_telegram_id(session, reporter.account)
        assert person is not None
        work = work_of(session, person, START)
        report = reporting.load_month(work, work.departments()[0], MARCH)
        assert report is not None
        values = {f"{row.number}{row.letter}": report.answers.get(row.key) for row in report.asked}
        return {
            name: None if answer.value is None else int(answer.value)
            for name, answer in values.items()
            if answer is not None and answer.state != "noted"
        }


def marked(phone: Phone) -> list[str]:
    return [label[2:].split()[0] for label in phone.screen.labels if label.startswith("✅") and "Tayyor" not in label]


def zeros_but(*rows: str) -> dict[str, int]:
    return {name: 0 for name in FIRST if name not in rows}


def test_it_is_offered_first_where_nothing_is_answered_and_there_are_many_rows(reporter: Reporter) -> None:
    labels = reporter.phone.screen.labels
    assert labels[0] == "📌 Bu oyda ish bo'lgan bandlar"
    reporter.phone.say("2")
    assert "📌" not in str(reporter.phone.screen.labels)
    reporter.phone.press("⋯ Yana")
    assert "📌 Bu oyda ish bo'lgan bandlar" in reporter.phone.screen.labels


def test_few_rows_are_asked_one_by_one(database: Database) -> None:
    assert "📌" not in str(Reporter(database, 7007).phone.screen.labels)


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("8 26 28b 30", ("8", "26", "28b", "30")),
        ("8, 26, 28b, 30", ("8", "26", "28b", "30")),
        ("8-банд, 26.1 ва 30", ("8", "26.1", "30")),
        ("28 30", ("28a", "28b", "28c", "28d", "28e", "30")),
    ],
)
def test_typed_rows_are_asked_and_the_others_are_zero(
    reporter: Reporter, phone: Phone, typed: str, rows: tuple[str, ...]
) -> None:
    phone.say(typed)
    receipts = [shown.text for shown in phone.chat if "ta savolga 0 yozildi" in shown.text]
    assert len(receipts) == 1
    assert f"Qolgan {len(FIRST) - len(rows)} ta savolga 0 yozildi" in receipts[0]
    assert answers(reporter) == zeros_but(*rows)
    for place, row in enumerate(rows):
        assert phone.screen.text.rsplit("👇", 1)[1].strip().startswith(row)
        phone.say(str(3 + place))
    assert "ko'zdan kechiring" in phone.screen.text
    assert answers(reporter) == zeros_but(*rows) | {row: 3 + place for place, row in enumerate(rows)}


def test_rows_are_marked_by_buttons_and_the_choice_is_taken(reporter: Reporter, phone: Phone) -> None:
    for label in ("8 ", "30", "25", "30", "30"):
        phone.press(label, phone.screen) if label not in marked(phone) else phone.press(f"✅ {label}", phone.screen)
    assert marked(phone) == ["8", "25", "30"]
    assert "✅ Tayyor (3 ta)" in phone.screen.labels
    assert answers(reporter) == {}
    phone.press("✅ Tayyor")
    assert answers(reporter) == zeros_but("8", "25", "30")
    assert "So'raladi: 8, 25, 30." in phone.screen.text


@pytest.mark.parametrize("leave", ["/start", "/yordam", "/hisobot", "/kiritish", "/hisbot", "🏠"])
@pytest.mark.parametrize("again", ["/kiritish", "▶️"])
def test_what_is_marked_survives_whatever_comes_between(
    reporter: Reporter, phone: Phone, leave: str, again: str
) -> None:
    phone.press("8 ")
    phone.press("25")
    if leave == "🏠":
        phone.say("menyu")
    else:
        phone.say(leave)
    reporter.phone = restarted = Phone(_restarted(reporter, phone), reporter.account)
    if again == "/kiritish":
        restarted.say(again)
    else:
        restarted.say("/start")
        restarted.press("▶️ Davom ettirish")
        assert "Boshlangan ishga" not in str(restarted.screen.labels)
    assert marked(restarted) == ["8", "25"]
    restarted.press("✅ Tayyor")
    assert answers(reporter) == zeros_but("8", "25")
    restarted.say("/start")
    restarted.press("▶️ Davom ettirish (12/14)")
    assert restarted.screen.text.rsplit("👇", 1)[1].strip().startswith("8 ")


def _restarted(reporter: Reporter, phone: Phone) -> Telegram:
    """Telegram as it goes on, and a new process."""
    telegram = Telegram(reporter.database, START)
    telegram.go_on_from(phone.telegram.so_far())
    return telegram


def test_the_choice_is_changed_by_going_back(reporter: Reporter, phone: Phone) -> None:
    phone.say("8 25")
    phone.press("⬅️ Orqaga")
    assert marked(phone) == ["8", "25"]
    phone.press("✅ 25")
    phone.press("30")
    phone.press("✅ Tayyor")
    assert answers(reporter) == zeros_but("8", "30")
    phone.say("4")
    phone.press("⋯ Yana")
    phone.press("📌")
    assert marked(phone) == ["30"]
    assert not any(label.startswith("8 ") for label in phone.screen.labels), "it has its number"
    phone.say("30 28a 8")
    assert answers(reporter) == zeros_but("8", "28a", "30") | {"8": 4}


def test_it_is_taken_back_with_one_button(reporter: Reporter, phone: Phone) -> None:
    phone.say("8 25")
    phone.press("↩️ Nollarni olib tashlash (12 ta)")
    assert answers(reporter) == {}


def test_back_past_the_zeros_goes_to_the_row_before_that_was_chosen(phone: Phone) -> None:
    phone.say("8 25 30")
    phone.say("4")
    phone.say("5")
    phone.press("⬅️ Orqaga")
    assert phone.screen.text.rsplit("👇", 1)[1].strip().startswith("25 ")
    phone.press("⬅️ Orqaga")
    assert phone.screen.text.rsplit("👇", 1)[1].strip().startswith("8 ")


@pytest.mark.parametrize(
    ("typed", "told", "stays"),
    [
        ("15 9870", "«15», «9870»: bu oyda bunday band so'ralmaydi", []),
        ("8 9870", "«9870»", ["8"]),
        ("8 8 25", "8: ikki marta yozildi", ["8", "25"]),
        ("30", "«Tayyor» ni bosing", ["30"]),
        ("23-26", "«Tayyor» ni bosing", ["23", "24", "25", "26"]),
        ("45 000", "«45», «000»", []),
        ("salom", "«salom»", []),
        ("бу ой иш йўқ", "«бу ой иш йўқ»", []),
        ("8 ва қайси", "«8 ва қайси»", []),
        ("👍", "«👍»", []),
    ],
)
def test_an_odd_line_is_asked_back_and_never_an_answer(
    reporter: Reporter, phone: Phone, typed: str, told: str, stays: list[str]
) -> None:
    phone.say(typed)
    assert told in phone.screen.text
    assert marked(phone) == stays
    assert answers(reporter) == {}


def test_no_row_at_all_is_zero_everywhere(reporter: Reporter, phone: Phone) -> None:
    phone.press("Hammasi 0 (14 ta)")
    assert answers(reporter) == zeros_but()
    assert "har oy raqam bo'lgan, bu oy esa 0" in phone.screen.text
    assert "↩️ Nollarni olib tashlash (14 ta)" in phone.screen.labels


@pytest.mark.parametrize("way", ["⬅️ Orqaga", "orqaga", "/bekor"])
def test_it_is_given_up_without_a_zero(reporter: Reporter, phone: Phone, way: str) -> None:
    phone.press("8 ")
    if way.startswith("⬅️"):
        phone.press(way)
    else:
        phone.say(way)
    assert answers(reporter) == {}
    phone.say("/start")
    phone.press("▶️ Davom ettirish")
    assert "Mart oyida qancha?" in phone.screen.text


def test_a_row_that_has_its_answer_keeps_it(reporter: Reporter) -> None:
    reporter.phone.say("3) 2")
    reporter.phone.say("24) 6")
    reporter.phone.press("⋯ Yana")
    reporter.phone.press("📌")
    reporter.phone.say("24 25 30")
    assert answers(reporter) == zeros_but("25", "30") | {"3": 2, "24": 6}


def test_old_buttons_of_the_page_change_nothing(reporter: Reporter, phone: Phone) -> None:
    page = phone.screen
    toggle = next(button["callback_data"] for button in page.buttons if button["text"].startswith("24"))
    back, done = (button["callback_data"] for button in page.buttons[-2:])
    phone.say("8 25")
    kept = answers(reporter)
    for data in (toggle, done, back):
        phone.press_data(data, page)
        assert answers(reporter) == kept
        assert phone.screen.text.rsplit("👇", 1)[1].strip().startswith("8 ")


def test_after_sending_nothing_is_marked(reporter: Reporter, phone: Phone) -> None:
    opens = phone.screen.buttons[-2]["callback_data"].replace("marks_no", "marks") + ":0"
    phone.press("Hammasi 0")
    phone.press("📨 Topshirish")
    sent = answers(reporter)
    phone.press_data(opens, phone.screen)
    phone.say("8 25")
    assert answers(reporter) == sent


NUMBERS_OF_ROWS: list[tuple[str, Callable[[Phone], object]]] = [
    ("a list", lambda phone: phone.say("8 4\n25 6\n30 1")),
    ("brackets", lambda phone: phone.say("8) 4\n25) 6\n30) 1")),
]


@pytest.mark.parametrize("write", [write for _, write in NUMBERS_OF_ROWS], ids=[name for name, _ in NUMBERS_OF_ROWS])
def test_a_list_card_is_answered_by_lines(reporter: Reporter, write: Callable[[Phone], object]) -> None:
    phone = reporter.phone
    phone.press("⋯ Yana")
    phone.press("📋 Ro'yxat bilan")
    assert "23 Resurslarni joylashtirish · fevral 10" in phone.screen.text
    write(phone)
    if "Shunday yozilsinmi?" in phone.screen.text:
        phone.press("✅ 3 ta bandga yozilsin")
    assert answers(reporter) == {"8": 4, "25": 6, "30": 1}
    assert "Qolgan 11 ta bandda ish bo'lmagan bo'lsa" in phone.screen.text
    phone.press("Qolgani 0 (11 ta)")
    assert answers(reporter) == zeros_but("8", "25", "30") | {"8": 4, "25": 6, "30": 1}


def test_a_row_of_thousands_is_still_asked_at_the_list(reporter: Reporter) -> None:
    phone = reporter.phone
    phone.press("⋯ Yana")
    phone.press("📋 Ro'yxat bilan")
    phone.say("26 667")
    assert answers(reporter) == {}, "26 667 of whatever, or 667 in row 26?"
    phone.press("✅ 26: 667")
    assert answers(reporter) == {"26": 667}


def test_the_review_takes_a_row_and_its_number_in_one_line(reporter: Reporter, phone: Phone) -> None:
    phone.press("Hammasi 0")
    phone.say("25 6")
    assert "25" in phone.screen.text
    phone.press("✅ 25: 6")
    assert answers(reporter) == zeros_but("25") | {"25": 6}
