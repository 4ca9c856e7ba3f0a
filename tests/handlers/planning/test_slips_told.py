"""Likely slips of the pen in a plan's file are told once: nothing is to be done about them."""

import pytest

from storage.database import Database
from tests.support.people.phone import Phone
from tests.support.plans.files import row, workbook

TOLD = "Imlo xatosiga o'xshaydi"


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


def plan(*, vague: bool = False) -> bytes:
    names = [
        *(f"Kutubxonalar {work}" for work in ("kechasi", "bayrami", "tadbiri", "uchrashuvi", "rejasi", "haftaligi"))
    ]
    rows = [row(f"{at}.", name) for at, name in enumerate([*names, "Kuubxonalar hisobi"], 1)]
    if vague:
        rows.append(row("8.", "Uchrashuvlar", window="zarur bo'lganda"))
    return workbook(*rows)


def test_they_are_told_in_the_first_preview_and_not_again(malika: Phone) -> None:
    first = malika.send(plan(vague=True))
    assert TOLD in first.text
    assert "Kuubxonalar" in first.text
    malika.say("nima bu?")  # the same screen again, with all that stood on it
    assert TOLD in malika.screen.text
    malika.press("❓ Savollar")
    answered = malika.press("yil davomida")
    assert "O'qildi" in answered.text
    assert TOLD not in answered.text
    malika.press("📋 Bandlar")
    assert TOLD not in malika.press("⬅️ Orqaga").text


def test_they_are_not_told_again_of_the_same_file_under_another_name(malika: Phone) -> None:
    assert TOLD in malika.send(plan()).text
    again = malika.send(plan(), "reja (2).xlsx")
    assert "O'qildi" in again.text
    assert TOLD not in again.text
    other = malika.send(plan(vague=True))
    assert TOLD in other.text
