"""What the director is setting is shown again after an interruption, with everything said so far."""

import pytest

from storage.database import Database
from tests.support.people.half_said import is_shown_again, leads_back
from tests.support.people.phone import Phone
from tests.support.plans.files import SMALL, load, workbook

QUESTIONS = {
    "set_name": ("set_name", "👇 Yangi nomini yozing.", "AB"),
    "set_days": ("set_days", "• 2025-yil 3-aprel, payshanba", "salom"),
    "head": ("head_set:executor", "✍️ Ijrochi\nHozir: yo'q", "x" * 201),
    "letter_tpl": ("letter_tpl", "👇 Shablonni .docx fayl qilib yuboring.", "salom"),
    "own_form": ("oforms", "👇 Shaklni .xlsx fayl qilib yuboring.", "salom"),
}
"""Screen → the button that leads there, what it says, and what is no answer to it."""


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


def ask(malika: Phone, screen: str) -> str:
    """Open the question; returns what it says."""
    load(malika, workbook(*SMALL))
    malika.say("/sozlamalar")
    malika.press_data(QUESTIONS[screen][0], malika.screen)
    if screen == "set_days":
        malika.say("3-aprel")
    return QUESTIONS[screen][1]


@pytest.mark.parametrize("screen", QUESTIONS)
def test_it_is_shown_again_after_an_interruption(malika: Phone, screen: str) -> None:
    is_shown_again(malika, ask(malika, screen), QUESTIONS[screen][2])


@pytest.mark.parametrize("screen", QUESTIONS)
def test_home_leads_back_to_it(malika: Phone, screen: str) -> None:
    leads_back(malika, ask(malika, screen))
