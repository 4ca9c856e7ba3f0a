"""A director comes in by the link of the terminal, which knows no name of theirs."""

from sqlalchemy import select

from sandbox.people import Phone
from storage.tables import Person
from tests.support.people.cast import moment
from tests.support.people.house import House
from usecases.people.founding import DIRECTORS_OFFICE
from usecases.people.invitations import write_invitation


def come_in_unnamed(house: House, of: int, account: int) -> Phone:
    """Another director of the library of a person; they are asked for their name."""
    with house.database.write() as session:
        library = session.scalars(select(Person.library_id).where(Person.telegram_id == of)).one()
        secret = write_invitation(session, library, moment("2025-04-01 09:00"), role="director", name=DIRECTORS_OFFICE)
    phone = house.phone(account, "Yangi direktor")
    phone.say(f"/start {secret}")
    phone.wait_for("Siz kutubxona direktorimisiz?")
    phone.press("✅ Ha, bu men")
    phone.wait_for("Ismingizni yozing")
    phone.say("Y")
    phone.wait_for("2–60 ta harf")
    return phone
