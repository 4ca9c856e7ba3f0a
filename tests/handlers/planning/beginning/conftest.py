"""A library that asks in May for one sum of the months before it."""

from datetime import datetime

import pytest

from tests.support.people.cast import TASHKENT
from tests.support.people.phone import MALIKA, NILUFAR, Phone, Telegram
from tests.support.people.staffing import join_readers
from tests.support.plans.files import SMALL, load, row, workbook

PLAN = (
    *SMALL,
    row("4.", "Kutubxona fondi (yil oxiriga)", baseline=60000, target=61200),
    row("5.", "Qoniqish darajasi", unit="Foiz", baseline=80, target=85),
)


@pytest.fixture
def nilufar(telegram: Telegram) -> Phone:
    """The phone of whoever is asked, on 20 May, for one sum of January to April."""
    telegram.now = datetime(2025, 5, 20, 10, 0, tzinfo=TASHKENT)
    malika = telegram.phone(MALIKA)
    load(malika, workbook(*PLAN))
    join_readers(telegram, malika)
    malika.say("/sozlamalar")
    malika.press("🚩")
    malika.press("🧮")
    malika.say("30-may")
    return telegram.phone(NILUFAR)
