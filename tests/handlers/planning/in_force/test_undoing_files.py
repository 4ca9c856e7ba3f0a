"""A file that was loaded over the plan in force is taken back by one press, or it is said how else."""

from typing import Any

import pytest

from storage.database import Database
from tests.support.people.phone import NILUFAR, Phone, Telegram
from tests.support.people.staffing import join_readers
from tests.support.plans.files import content_of, load, row, workbook

UNDO, FILE = "↩️ O'zgarishni bekor qilish", "↩️ Fayldan oldingi rejaga qaytish"


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


def plan(books: object = 12, *more: list[Any]) -> bytes:
    return workbook(row("1.", "Kitob berish", target=books), row("2.", "Tadbirlar", target=6), *more)


def targets(telegram: Telegram) -> dict[str, str]:
    return {one.code: str(one.target) for one in content_of(telegram.database).indicators}


def test_one_press_takes_a_file_back_and_the_next_puts_it_again(telegram: Telegram, malika: Phone) -> None:
    first = load(malika, plan())
    assert FILE not in first.labels
    before = targets(telegram)
    assert FILE in load(malika, plan(99, row("3.", "So'rovnomalar", target=4))).labels
    after = targets(telegram)
    malika.say("/reja")
    undone = malika.press(FILE)
    assert "O'zgarish bekor qilindi. 2025-yil rejasi: 3-tahrir" in undone.text
    assert "IV.1" in undone.text
    assert targets(telegram) == before
    malika.press(UNDO)
    assert targets(telegram) == after


def test_what_a_hand_has_changed_since_is_not_lost(telegram: Telegram, malika: Phone) -> None:
    load(malika, plan())
    load(malika, plan(99))
    data = next(one["callback_data"] for one in malika.screen.buttons if one["text"] == FILE)
    malika.say("/reja")
    for label in ("IV", "IV.1", "✏️ O'zgartirish", "🎯 Reja"):
        malika.press(label)
    malika.say("77")
    for label in ("Direktor buyrug'i", "Buyruq yo'q", "✅ Saqlash"):
        malika.press(label)
    assert FILE not in malika.say("/reja").labels
    malika.press_data(data, malika.screen)
    assert "Avvalgi faylni yuboring" in malika.screen.text
    assert targets(telegram)["IV.1"] == "77"


def test_a_number_for_a_row_of_the_file_keeps_the_file(telegram: Telegram, malika: Phone) -> None:
    load(malika, plan())
    join_readers(telegram, malika)
    load(malika, plan(12, row("3.", "So'rovnomalar", target=4)))
    data = next(one["callback_data"] for one in malika.screen.buttons if one["text"] == FILE)
    nilufar = telegram.phone(NILUFAR)
    nilufar.say("/kiritish")
    nilufar.say("3) 2")
    assert FILE not in malika.say("/reja").labels
    malika.press_data(data, malika.screen)
    assert "fayl qo'shgan bandga raqam kiritilgan" in malika.screen.text
    assert "IV.3" in targets(telegram)
