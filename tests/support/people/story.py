"""Each conversation happens in a house of its own, on 1 April 2025: March is over and its report is due."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from sandbox.people import Phone
from storage.database import Database
from storage.month import submissions
from storage.month.answers import answers_of
from storage.people import people
from storage.tables import Dialog, Person
from tests.support.people.cast import BEKZOD, MALIKA, NAMES, NILUFAR, SARDOR, Cast, gather_before, moment
from tests.support.people.house import House
from tests.support.people.one_thread import OVER_HTTP, house_of_phones
from tests.support.transport.running import eventually


@dataclass
class Story:
    """The house with the cast in it, each with a telephone in hand."""

    house: House
    cast: Cast
    nilufar: Phone
    bekzod: Phone
    malika: Phone
    sardor: Phone

    def answers(self, account: int, month: int = 3) -> dict[str, object]:
        """What stands in the database for a person's first department: `14` or `13 yangi` → value (None: unknown)."""
        with self.house.database.read() as session:
            department = people.departments_of(session, self.cast.people[account].id)[0]
            submission = submissions.submissions_of_department(session, department.id, 2025, month)
            if submission is None:
                return {}
            names = {key: f"{number} {part}".strip() for (_, number, part), key in self.cast.figures.items()}
            answers = answers_of(session, submission.id)
            return {
                names[key]: None if answer.value is None else int(answer.value)
                for key, answer in sorted(answers.items())
                if answer.state != "noted"
            }

    def until_remembered(self, phone: Phone) -> None:
        """Return when the bot knows that the newest message is the card: until then a press on an older one may be
        answered in that one."""

        def remembered() -> bool:
            with self.house.database.read() as session:
                account = select(Person.id).where(Person.telegram_id == phone.person_id).scalar_subquery()
                card = session.scalar(select(Dialog.card_message_id).where(Dialog.person_id == account))
                return bool(card == phone.last()["message_id"])

        eventually(remembered)

    def status(self, account: int, month: int = 3) -> str | None:
        with self.house.database.read() as session:
            department = people.departments_of(session, self.cast.people[account].id)[0]
            submission = submissions.submissions_of_department(session, department.id, 2025, month)
            return submission.status if submission else None


@pytest.fixture
def story(sqlite_database: Database, request: pytest.FixtureRequest) -> Iterator[Story]:
    """The cast with phones in their hands; where a test is marked `over_http`, over HTTP in the short form
    too."""
    opens = moment("2025-04-01 09:00")
    cast = gather_before(sqlite_database, opens, moment("2025-01-06 09:00"))
    marked = request.node.get_closest_marker("over_http") is not None
    with house_of_phones(sqlite_database, opens, over_http=marked or OVER_HTTP) as opened:
        phones = {account: opened.phone(account, name) for account, name in NAMES.items()}
        yield Story(opened, cast, phones[NILUFAR], phones[BEKZOD], phones[MALIKA], phones[SARDOR])
