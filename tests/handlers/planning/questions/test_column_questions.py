"""Which of several columns counts, asked in the chat."""

import pytest

from storage.database import Database
from tests.support.people.phone import Phone, Telegram
from tests.support.plans.files import content_of
from tests.support.plans.office_files import made_workbook

HEADING = ["№", "Nomi", "O'lchov birligi"]


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


def test_of_two_deadlines_the_one_that_is_pressed_counts(telegram: Telegram, malika: Phone) -> None:
    malika.send(
        made_workbook(
            [
                ["2025-YIL UCHUN ISH REJASI"],
                [*HEADING, "2025-yil (reja)", "Muddat", "Nazorat muddati", "Mas'ullar"],
                ["I. ASOSIY"],
                ["1.", "Kitob berish", "Nusxa", 5, "mart", "mart", "Abonement xizmati"],
                ["2.", "Tadbirlar", "Tadbir", 5, "III chorak", "dekabr", "Abonement xizmati"],
            ]
        )
    )
    asked = malika.press("❓ Savollar")
    assert "muddat bir necha ustunda har xil yozilgan" in asked.text
    assert asked.labels[:2] == ["III chorak · Muddat", "dekabr · Nazorat muddati"]
    told = malika.press("dekabr")
    assert "«Muddat»: shunday ustun avval bor" in told.text
    malika.press("✅ Kuchga kiritish")
    windows = [str(figure.window) for figure in content_of(telegram.database).indicators]
    assert windows == ["months 3-3", "months 12-12"]


def test_a_plan_with_nothing_but_a_part_of_it_is_asked(telegram: Telegram, malika: Phone) -> None:
    rows = [["1.", "A'zolar", "Nafar", 20, "I chorak", "Abonement xizmati"]]
    malika.send(
        made_workbook(
            [
                ["2025-YIL UCHUN ISH REJASI"],
                [*HEADING, "Shundan bolalar (reja)", "Muddat", "Mas'ullar"],
                *map(list, rows),
            ]
        )
    )
    asked = malika.press("❓ Savollar")
    assert "yillik reja qaysi ustunda?" in asked.text
    assert asked.labels[0] == "20 · Shundan bolalar (reja)"
