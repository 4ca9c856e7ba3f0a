"""Who is offered the practice: whoever reports something, and nobody else."""

from typing import Any

import pytest
from sqlalchemy import func, select

from storage.database import Database
from storage.tables import Practice
from tests.support.people.phone import BEKZOD, NILUFAR, Phone, Telegram
from tests.support.people.staffing import invite, open_link, planned


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


def toasts(telegram: Telegram) -> list[Any]:
    return [call.params.get("text", "") for call in telegram.calls if call.method == "answerCallbackQuery"]


def practices(telegram: Telegram) -> int:
    with telegram.database.read() as session:
        return session.scalar(select(func.count()).select_from(Practice)) or 0


def test_without_a_plan_there_is_nothing_to_practise_on(telegram: Telegram, malika: Phone) -> None:
    malika.say("/start")
    assert "🎓 Mashq" not in malika.last.labels
    malika.press_data("practise", malika.last)
    assert toasts(telegram)[-1] == "Mashq ish rejasi kuchga kirgach ochiladi."
    assert practices(telegram) == 0


def test_an_observer_is_offered_none_and_can_begin_none(telegram: Telegram) -> None:
    malika, bekzod = planned(telegram), telegram.phone(BEKZOD)
    open_link(bekzod, invite(malika, "Bekzod", "👁 Kuzatuvchi"))
    bekzod.press("✅ Ha")
    assert "🎓" not in str(bekzod.screen)
    bekzod.say("/yordam")
    assert "🎓" not in str(bekzod.screen)
    for data in ("practise", "pr_send", "pr_num:1:45"):
        bekzod.press_data(data, bekzod.screen)
    assert practices(telegram) == 0


def test_a_reporter_is_offered_it_once_on_a_screen(telegram: Telegram) -> None:
    malika, nilufar = planned(telegram), telegram.phone(NILUFAR)
    open_link(nilufar, invite(malika))
    nilufar.press("✅ Ha")
    welcome = nilufar.screen
    assert welcome.labels[:2] == ["🎓 Mashq", "💡 Tanishuv"]
    assert welcome.labels.count("🎓 Mashq") == 1
    nilufar.say("/start")
    assert nilufar.screen.labels[-2:] == ["❓ Yordam", "🎓 Mashq"]
    assert "Birinchi martami?" not in nilufar.screen.text


def test_a_practice_whose_rows_have_gone_ends_at_home(telegram: Telegram) -> None:
    """The director takes a department away from somebody who is practising."""
    malika, nilufar = planned(telegram), telegram.phone(NILUFAR)
    open_link(nilufar, invite(malika))
    nilufar.press("✅ Ha")
    nilufar.press("🎓 Mashq")
    assert "🎓 Mashq ·" in nilufar.screen.text
    malika.say("/xodimlar")
    malika.press("✏️ Xodim ma'lumotlari")
    malika.press("👤 Nilufar")
    malika.press("👥 Xizmatlari")
    malika.press("✅ Abonement")
    malika.press("✅ Ha")
    nilufar.say("45")
    assert "nimadan boshlaymiz?" in nilufar.screen.text
    assert "🎓" not in str(nilufar.screen)
