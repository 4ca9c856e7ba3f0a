"""The review: what is doubtful or open first, then the numbers, the zeros in one line; sending is the first button."""

import re
from decimal import Decimal

import pytest

from plan.indicator import Indicator, Window
from plan.month.oddness import Oddness
from plan.period import Month
from tests.handlers.month.asking.taps import Reporter
from tests.support.people.phone import Phone, plain
from texts.month.questions import Heading
from texts.month.review import ReviewRow, review_page
from texts.month.zeros import undo_buttons, unusual_buttons

MOST_ROWS = 6
ROW = re.compile(r"(⚠️|🕓|•|▫️) (\d[\w.]*)[ ,].*: ")
LONG = "Foydalanuvchilarni ro'yxatga olish va ularga xizmat ko'rsatish " * 3


@pytest.fixture
def phone(reporter: Reporter) -> Phone:
    """She has typed four numbers, some far too big, does not know another, and has no work in the other rows."""
    reporter.phone.say("24) 1\n30) 1\n25) 1\n3) 99999")
    reporter.phone.press("Noma'lum", reporter.phone.screen)
    reporter.phone.say("qolgani 0")
    assert "ko'zdan kechiring" in reporter.phone.screen.text
    return reporter.phone


def rows_of(phone: Phone) -> list[str]:
    """The marks and row numbers of the review's lines."""
    found = (ROW.match(line) for line in phone.screen.text.splitlines() if not line.endswith("To'g'rimi?"))
    return [f"{row[1]} {row[2]}" for row in found if row]


def test_what_is_doubtful_or_open_stands_first_and_zeros_in_one_line(phone: Phone, reporter: Reporter) -> None:
    shown = rows_of(phone)
    marks = [line.split()[0] for line in shown]
    assert marks == sorted(marks, key=["⚠️", "🕓", "•"].index)
    assert {"⚠️", "🕓", "•"} == set(marks)
    assert f"Qolgan {len(reporter.rows) - len(marks)} ta bandda 0" in phone.screen.text
    assert ": 0" not in phone.screen.text


def test_sending_is_first_and_doubts_are_answered_in_one_tap(phone: Phone) -> None:
    labels = phone.screen.labels
    assert labels[0] == "📨 Topshirish"
    assert any(label.startswith("🕓 ") for label in labels)
    odd = [line for line in rows_of(phone) if line.startswith("⚠️")]
    first = odd[0].split()[1]
    assert f"✏️ {first}" in labels or f"✅ {first}: to'g'ri" in labels
    phone.press(f"✅ {first}")
    assert [line for line in rows_of(phone) if line.startswith("⚠️")] == odd[1:]
    assert phone.screen.labels[0] == "📨 Topshirish"


def test_a_word_finds_the_rows_that_hold_it_and_a_number_is_taken(phone: Phone) -> None:
    phone.say("рақамлаштириш")
    assert "🔎 «рақамлаштириш»: 1 ta ko'rsatkich" in phone.screen.text
    assert rows_of(phone) == ["• 26"]
    assert "26 Bosma nashrlar: 0" in phone.screen.text
    phone.say("26) 40")
    assert "🔎" not in phone.screen.text
    phone.say("traktor")
    assert "🔎" not in phone.screen.text
    assert "ko'zdan kechiring" in phone.screen.text


def test_every_row_is_behind_one_button_and_is_changed_there(phone: Phone, reporter: Reporter) -> None:
    phone.press("✏️ Bandlar")
    seen: list[str] = []
    while True:
        assert phone.screen.rows <= MOST_ROWS
        seen += rows_of(phone)
        if "Keyingi ▶️" not in phone.screen.labels:
            break
        phone.press("Keyingi ▶️")
    assert len(seen) == len(reporter.rows)
    last = next(label for label in reversed(phone.screen.labels) if label[0].isdigit())
    phone.press(last, phone.screen)
    assert "qancha?" in phone.screen.text
    phone.say("7")
    assert "ko'zdan kechiring" in phone.screen.text
    assert f"• {last} " in phone.screen.text


def test_it_fits_whatever_was_typed() -> None:
    year = Window.parse("months 1-12")
    doubt = Oddness("ten_times", Decimal(999_999_999), None, None, meant=Decimal(123_456_789))
    rows = [
        ReviewRow(
            Indicator(key, "IV", "Bo'lim", str(key), LONG, LONG, "Nafar", "count", Decimal(1), Decimal(2), year),
            True,
            Decimal(999_999_999),
            LONG,
            20,
            doubt,
        )
        for key in range(1, 101)
    ]
    for page in (0, 1, 5):
        screen = review_page(Heading(1, LONG[:60], Month(2025, 3), 100, 100), rows, page=page, access="open")
        assert len(plain(screen.text).encode("utf-16-le")) // 2 < 4096
        assert page or len(screen.buttons) <= MOST_ROWS
    first = review_page(Heading(1, "Abonement", Month(2025, 3), 100, 100), rows, page=0, access="open")
    assert re.search(r"yana \d\d ta band", first.text)


@pytest.mark.parametrize("rows", [5, 7, 19])
@pytest.mark.parametrize("doubted", [0, 1, 3])
@pytest.mark.parametrize("zeros", [0, 2, 10])
def test_its_buttons_fit_with_zeros_to_be_confirmed_and_doubts(rows: int, doubted: int, zeros: int) -> None:
    year = Window.parse("months 1-12")
    doubt = Oddness("ten_times", Decimal(30), None, None, meant=Decimal(30))
    indicators = [
        Indicator(key, "IV", "Bo'lim", str(key), "Nomi", "Nomi", "Nafar", "count", Decimal(1), Decimal(2), year)
        for key in range(1, rows + 1)
    ]
    shown = [ReviewRow(row, True, Decimal(row.key > zeros), "", 0, None) for row in indicators]
    shown[-1:] = [ReviewRow(row.indicator, True, Decimal(300), "", 0, doubt if doubted else None) for row in shown[-1:]]
    unusual = indicators[:zeros]
    judge = (
        *unusual_buttons(1, unusual, [row.number for row in unusual]),
        *undo_buttons(1, len(unusual)),
    )
    heading = Heading(1, "Abonement", Month(2025, 3), rows, rows)
    screen = review_page(heading, shown, page=0, access="open", judge=judge, unasked=doubted)
    labels = [button.label for row in screen.buttons for button in row]
    assert len(screen.buttons) <= MOST_ROWS
    assert "✏️ Bandlar" in labels or all(str(row.number) in " ".join(labels) for row in indicators)
    assert ("✅ To'g'ri, ular 0" in labels) == bool(zeros)
