"""A director comes in by the link of the terminal, which knows no name of theirs."""

from sqlalchemy import select

from sandbox.people import Phone
from storage.tables import Department, Person
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


def open_second_department(house: House, phone: Phone) -> None:
    """Somebody who works here opens a link to a second department, which is not for them."""
    with house.database.write() as session:
        person = session.scalars(select(Person).where(Person.telegram_id == phone.person_id)).one()
        free = session.scalars(select(Department.id).where(Department.library_id == person.library_id)).first()
        secret = write_invitation(
            session, person.library_id, moment("2025-04-01 09:00"), role="member", name="Yana", department_id=free
        )
    phone.say(f"/start {secret}")
    phone.wait_for("sizga biriktirilsinmi?")
