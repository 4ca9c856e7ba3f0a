"""Help says to each what they are here for."""

from pathlib import Path

import pytest
from sqlalchemy import select, update

from reports import guides
from storage.database import Database
from storage.tables import OutgoingFile, Person
from tests.support.people.first_quarter import house
from tests.support.people.small_library import MALIKA, NILUFAR, SARDOR, House, Phone, add_person
from texts import menus
from texts.language import speaking
from texts.sentence import plain

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


@pytest.mark.parametrize(
    ("account", "language", "offered"),
    [(NILUFAR, "ru", "reporters-ru"), (MALIKA, "uz_Cyrl", "directors-uz_Cyrl"), (MALIKA, "uz_new", "directors-uz")],
)
def test_it_sends_the_readers_own_guide(
    database: Database, house: House, account: int, language: str, offered: str
) -> None:
    with database.write() as session:
        session.execute(update(Person).where(Person.telegram_id == account).values(language=language))
    phone = Phone(database, account)
    with speaking(language):
        [told] = phone.presses(phone.opens("help").press_of(plain("📄 Qo'llanma")))
    with database.read() as session:
        [file] = session.scalars(select(OutgoingFile))

    assert told.method == "sendDocument"
    assert file.content == (Path(guides.__file__).parent / f"{offered}.pdf").read_bytes()


def test_a_reporter_has_no_directors_guide_but_a_director_has_the_reporters(database: Database, house: House) -> None:
    nilufar, malika = Phone(database, NILUFAR), Phone(database, MALIKA)

    assert malika.presses(malika.opens("help_on:enter").press_of("Qo'llanma"))[0].method == "sendDocument"
    for forged in ("guide:directors", "guide:../__init__"):
        nilufar.presses(forged)
        assert nilufar.toasts == [menus.STALE.plain()]
