"""A library of three departments on 31 March 2025 at nine: the first reminder about March is an hour away."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from json import loads

import pytest
from sqlalchemy import select

from notices.reminders import reminder_message
from plan.period import Month
from storage.database import Database
from storage.people import people
from storage.tables import OutgoingMessage, Person, Reminder, Submission
from tests.support.people.cast import Cast, gather, moment
from usecases.reminders.reminding import remind_all_libraries, settle_message

MARCH = "month:2025-03"


@dataclass
class Ledger:
    """The cast's database with the clock in the test's hand; nobody is really written to."""

    database: Database
    cast: Cast
    heard: list[tuple[str, int, str]] = field(default_factory=list)
    """(when, account, text) of every reminder that was sent."""

    def at(self, when: str, *, deliver: bool = True) -> list[tuple[int, str]]:
        """Tick at a moment in Tashkent; returns whom a reminder reached then, and its first line."""
        now = moment(when)
        remind_all_libraries(reminder_message, self.database, now)
        return self.deliver(now) if deliver else []

    def deliver(self, now: datetime) -> list[tuple[int, str]]:
        """Everything that waits in the outbox and is neither too early nor too late arrives."""
        arrived = []
        with self.database.write() as session:
            waiting = select(OutgoingMessage).where(OutgoingMessage.state == "new").order_by(OutgoingMessage.id)
            for row in session.scalars(waiting).all():
                if row.kind != "reminder":
                    continue
                if row.not_before is not None and row.not_before > now:
                    continue
                if row.not_after is not None and row.not_after <= now:
                    row.state = "dropped"
                    continue
                row.state = "sent"
                settle_message(session, row.key, "sent", None, now)
                text = loads(row.params)["text"]
                arrived.append((row.chat_id or 0, text.splitlines()[0]))
                self.heard.append((f"{now:%m-%d %H:%M}", row.chat_id or 0, text))
        return arrived

    def send_month(self, account: int, when: str, month: Month = Month(2025, 3), status: str = "submitted") -> None:  # noqa: B008
        """Somebody's department sends a month, with nothing but its status."""
        with self.database.write() as session:
            department = people.departments_of(session, self.cast.people[account].id)[0]
            session.add(
                Submission(
                    library_id=self.cast.library.id,
                    department_id=department.id,
                    year=month.year,
                    month=month.number,
                    status=status,
                    opened_at=moment(when),
                    submitted_at=moment(when),
                    submitted_by=self.cast.people[account].id,
                )
            )

    def rows(self, account: int, subject: str = "") -> dict[str, str]:
        """What the ledger says of a person: step → state and why, of subjects that begin so."""
        with self.database.read() as session:
            query = select(Reminder).where(Reminder.person_id == self.cast.people[account].id).order_by(Reminder.due_at)
            reminders = [reminder for reminder in session.scalars(query) if reminder.subject.startswith(subject)]
            return {reminder.step: f"{reminder.state} {reminder.why}".strip() for reminder in reminders}

    def change(self, account: int, change: Callable[[Person], None]) -> None:
        with self.database.write() as session:
            person = session.get(Person, self.cast.people[account].id)
            assert person is not None
            change(person)


@pytest.fixture
def ledger(sqlite_database: Database) -> Ledger:
    return gathered(sqlite_database)


def gathered(database: Database) -> Ledger:
    """The cast in a database; January and February are sent, so that March is all there is."""
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
    made = Ledger(database, cast)
    for account in cast.people:
        for month in (1, 2):
            made.send_month(account, f"2025-0{month + 1}-03 15:00", Month(2025, month))
    return made
