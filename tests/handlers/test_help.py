"""Help says to each what they are here for."""

import pytest

from storage.database import Database
from tests.support.people.first_quarter import house
from tests.support.people.small_library import MALIKA, NILUFAR, SARDOR, House, Phone, add_person
from texts import menus

__all__ = ["house"]


@pytest.mark.parametrize("role", ["director", "deputy"])
def test_it_begins_with_approving_for_those_who_lead(database: Database, house: House, role: str) -> None:
    account = MALIKA
    if role == "deputy":
        account = SARDOR
        with database.write() as session:
            add_person(session, house, SARDOR, "Sardor", "deputy", None)
    phone = Phone(database, account)
    help_page = phone.opens("help")
    assert next(iter(help_page.presses)) == "☑️ Tasdiqlash va hujjatlar"
    told = phone.opens(help_page.press_of("Tasdiqlash")).text
    for word in ("tasdiqlaysiz", "qaytarasiz", "viloyatga xat", "o'tgan kundagi"):
        assert word in told
    assert ("👥 Direktorga" in help_page.presses) == (role == "director")


def test_it_hides_that_from_whoever_reports(database: Database, house: House) -> None:
    phone = Phone(database, NILUFAR)
    assert next(iter(phone.opens("help").presses)) == "📝 Kiritish"
    phone.presses("help_on:lead")
    assert phone.toasts == [menus.STALE.plain()]
