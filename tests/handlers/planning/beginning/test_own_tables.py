"""A department that is asked for one sum sends a table of its own, with the months in columns: it is shown before any
of it is kept, and what is not clear in it is told and asked as before."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from storage.tables import Answer
from tests.support.people.cast import TASHKENT
from tests.support.people.phone import Phone, Shown, Telegram

HEADS = ["T/r", "Ko'rsatkichlar nomi", "Yanvar", "Fevral", "Mart", "Aprel", "Jami"]


def send(phone: Phone, *rows: Sequence[Any], heads: Sequence[Any] = HEADS) -> Shown:
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.append(["2025-yil hisoboti"])
    for cells in (heads, *rows):
        sheet.append(list(cells))
    kept = BytesIO()
    made.save(kept)
    return phone.send(kept.getvalue(), "oylik hisobot.xlsx")


def kept(telegram: Telegram) -> list[Decimal | None]:
    with telegram.database.read() as session:
        return [answer.value for answer in session.scalars(select(Answer).order_by(Answer.figure_id))]


ROWS = (
    [1, "Kitob berish", 5, 7, 11, 13, 36],
    [2, "Tadbirlar", 0, 2, 1, 3, 6],
    [3, "Hisob yuritish", 1, 1, 1, 1, 4],
    [4, "Kutubxona fondi", 60010, 60020, 60015, 60040, None],
    [5, "Qoniqish darajasi", 81, 82, 79, 84, None],
)


def test_its_months_are_added_up_and_shown_before_any_is_kept(telegram: Telegram, nilufar: Phone) -> None:
    nilufar.say("/start")
    nilufar.press("📄 Excel forma")
    assert any("o'z Excel jadvalingiz bo'lsa, shuni yuboring" in shown.text for shown in nilufar.chat)
    shown = send(nilufar, *ROWS)
    assert "Jadvaldan olindi: 4 ta qator (yanvar, fevral, mart, aprel)" in shown.text
    assert "Boshqa xizmatlarning 1 ta qatori olinmadi" in shown.text
    assert "= 5 + 7 + 11 + 13" in shown.text
    assert kept(telegram) == []
    nilufar.press("✅ Saqlash (4)")
    assert kept(telegram) == [36, 6, 60040, 84]
    again = send(nilufar, [1, "Kitob berish", 6, 7, 11, 13, 37])
    assert "36 → 37" in again.text


def test_what_is_not_clear_is_told_and_asked_as_before(telegram: Telegram, nilufar: Phone) -> None:
    shown = send(
        nilufar, [1, "Kitoblar soni", 5, 7, 11, 13], [2, "Tadbirlar", 1, None, 1, 3], [4, "Fond", 9, 9, 9, "?"]
    )
    assert "3-qator: ❗️ «1 Kitoblar soni» qaysi band ekani noma'lum, raqamlari yozilmadi" in shown.text
    assert "bu oylarda raqami yo'q: fevral" in shown.text
    assert kept(telegram) == []
    assert "2. Tadbirlar" in nilufar.say("/kiritish").text + nilufar.say("4").text


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        (["№", "Nomi", "Yanvar", "Fevral", "Mart", "Mart"], "Jadvalda mart ikki joyda turibdi"),
        (["№", "Nomi", "2024-yil yanvar", "2024-yil fevral"], "2025-yil emas: hech narsa yozilmadi"),
    ],
)
def test_a_table_that_cannot_be_told_apart_is_asked_for_again(
    telegram: Telegram, nilufar: Phone, heads: Sequence[str], told: str
) -> None:
    before = len(nilufar.chat)
    send(nilufar, [1, "Kitob berish", *range(1, len(heads) - 1)], heads=heads)
    assert told in " ".join(message.text for message in nilufar.chat[before:])
    assert kept(telegram) == []


def test_without_a_sum_to_give_such_a_file_is_what_it_was(telegram: Telegram, nilufar: Phone) -> None:
    telegram.now = datetime(2025, 6, 5, 10, 0, tzinfo=TASHKENT)
    assert "Jadvaldan" not in send(nilufar, *ROWS).text
    assert kept(telegram) == []
