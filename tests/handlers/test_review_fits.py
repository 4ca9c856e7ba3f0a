"""A review with more above it than one message holds, and lists with a question below them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from markupsafe import escape

from plan.indicator import Indicator, Window
from plan.month.oversight import Waiting
from plan.period import Month
from texts.month.files import form_preview
from texts.oversight import double_counts, overseeing, returning
from texts.paging import MOST_LETTERS, fit_above
from texts.planning import editing as plan_editing
from texts.screen import Screen
from texts.settings import reminders as reminder_settings
from texts.template import without_html
from usecases.planning.changes import Change

MARCH = Month(2025, 3)
LONG = "Foydalanuvchilarni ro'yxatga olish va ularga xizmat ko'rsatish " * 3
YEAR = Window.parse("months 1-12")
MANY = tuple(
    Indicator(key, "IV", "Bo'lim", str(key), LONG, LONG, "Nafar", "count", Decimal(1), Decimal(2), YEAR)
    for key in range(1, 61)
)
WAITING = [Waiting(key, LONG, MARCH, "Nilufar", 60, MANY, False, 0, 0, 0, str(key)) for key in range(8)]
CHANGES = [Change("IV", "1", LONG, "deadline", LONG, LONG[::-1])] * 60
NAMED = [(key, f"{LONG}{key}") for key in range(99)]
READ = form_preview.Preview("Abonement", MARCH, 60, 0, (), (escape(LONG),) * 60, sent=False)


def test_it_leaves_out_lines_above_and_nothing_of_the_text() -> None:
    above = "\n".join(f"• {number}-band: 1 → 2 {'izoh ' * 24}" for number in range(60))
    text = "Hisobot\n" * 100
    shown = fit_above(above, text)
    assert shown.endswith(f"\n\n{text}")
    assert shown.startswith("• 0-band")
    assert "qator sig'madi" in shown
    assert len(shown) <= MOST_LETTERS


def test_it_leaves_what_fits_as_it_is() -> None:
    assert fit_above("bir\nikki", "uch") == "bir\nikki\n\nuch"


@pytest.mark.parametrize(
    ("show", "asked"),
    [
        (lambda: overseeing.ask_all(WAITING, "x"), "Shunga qaramay hammasi (8 ta) tasdiqlansinmi?"),
        (
            lambda: reminder_settings.ask_closing("Oy", [(MARCH, [f"{LONG}{key}" for key in range(30)])] * 9, "a", "b"),
            "Shunga qaramay o'zgartirilsinmi?",
        ),
        (
            lambda: returning.returned_notice(1, LONG, MARCH, MANY, LONG * 9, "Malika", date(2025, 4, 14)),
            "14-aprel kuni oxirigacha vaqt bor.",
        ),
        (lambda: double_counts.ask_whether_same(1, MANY[0], MARCH, Decimal(3), NAMED), "har biri o'zinikini yozganmi?"),
        (lambda: double_counts.choose_whose_to_return(1, MANY[0], MARCH, Decimal(3), NAMED), "Sababi o'zi yoziladi."),
        (lambda: form_preview.form_preview(READ, 0, "b", above=escape(LONG * 20)), "shu oyning raqamlarimi?"),
        (
            lambda: form_preview.ask_form_reason(LONG, MARCH, [(indicator, LONG, LONG) for indicator in MANY], 1),
            "tanlang yoki yozing:",
        ),
        (
            lambda: plan_editing.change_preview(1, 2025, CHANGES, [], [LONG] * 60, LONG, LONG, drops=False),
            "Topshirilgan raqamlar o'z joyida qoladi.",
        ),
        (lambda: plan_editing.change_notice(2025, "Malika", CHANGES, LONG, "12-son"), "📄 Buyruq: 12-son"),
    ],
)
def test_it_asks_its_question_also_below_a_list_that_is_too_long(show: Callable[[], Screen], asked: str) -> None:
    text = show().text
    assert "qator sig'madi" in text
    assert text.endswith(asked)
    assert len(without_html(text).encode("utf-16-le")) // 2 < 4096
