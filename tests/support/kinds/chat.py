"""What everybody does in the local Telegram while a plan is lived through."""

from collections.abc import Mapping
from typing import Any

from sandbox.people import Phone
from storage.people import people
from storage.planning import plans
from storage.tables import Dialog
from tests.support.people.house import House
from tests.support.transport.running import eventually


def until_remembered(opened: House, phone: Phone, card: Mapping[str, Any]) -> None:
    """Until the bot knows its card, the same number twice is asked about: it may be one message that came twice."""

    def remembered() -> bool:
        with opened.database.read() as session:
            person = people.by_telegram_id(session, phone.person_id)
            dialog = session.get(Dialog, person.id) if person is not None else None
            return dialog is not None and dialog.card_message_id == card["message_id"]

    eventually(remembered)


def approve_all(malika: Phone) -> None:
    malika.say("/holat")
    malika.wait_for("kim hisobot topshirgan")
    malika.press("📨 Tasdiqlash")
    malika.wait_for("Tasdiqlanmagan hisobotlar")
    malika.press("✅ Hammasini")
    done, asked = "Tasdiqlanmagan hisobot yo'q", "Shunga qaramay"
    card = malika.wait_for(lambda message: done in message["text"] or asked in message["text"])
    if asked in card["text"]:
        malika.press("✅ Ha, hammasi to'g'ri")
        malika.wait_for(done)


def figures_of_plan(opened: House, year: int) -> dict[str, int]:
    """Number of the row → key of its figure."""
    with opened.database.read() as session:
        library = people.only_library(session)
        plan = library and plans.plan_of_year(session, library.id, year)
        assert plan
        return {indicator.number: indicator.key for indicator in plan.indicators}


def turn_to(phone: Phone, press: str) -> str:
    """What the card under the newest message shows after a press."""
    card = phone.last()
    phone.press_data(press, card["message_id"])
    shown = phone.wait_for(lambda message: message["message_id"] == card["message_id"])
    return text_of(shown)


def text_of(message: Mapping[str, Any]) -> str:
    return str(message["text"]).replace("\u00a0", " ")
