"""What every use case is given: the transaction, the moment and the person. Nothing here reads a clock."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from plan.calendar import WorkCalendar
from storage import history, people
from storage.base import Session
from storage.tables import Department, Dialog, Library, Person


@dataclass(slots=True)
class Work:
    """One person's request inside one transaction; `now` is in the library's time zone."""

    session: Session
    now: datetime
    library: Library
    person: Person
    dialog: Dialog | None = None
    """Their conversation, when it was found together with them."""
    _calendar: WorkCalendar | None = None

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def directs(self) -> bool:
        return self.person.role == "director"

    @property
    def observes(self) -> bool:
        """Whether the person may see the whole library's figures."""
        return self.person.role in ("director", "observer")

    def calendar(self) -> WorkCalendar:
        """The library's working days, as they were when this request first asked."""
        if self._calendar is None:
            self._calendar = WorkCalendar(days_off=people.days_off(self.session, self.library.id))
        return self._calendar

    def forget_calendar(self) -> None:
        """The days off have changed."""
        self._calendar = None

    def departments(self) -> list[Department]:
        """The departments this person answers for."""
        return list(people.departments_of(self.session, self.person.id))

    def note_down(
        self,
        action: str,
        subject: str,
        subject_id: int | None,
        before: Any = None,
        after: Any = None,
        why: str = "",
    ) -> None:
        """Leave who, when, before, after and why in the history."""
        history.note_down(
            self.session,
            library_id=self.library.id,
            at=self.now,
            person_id=self.person.id,
            action=action,
            subject=subject,
            subject_id=subject_id,
            before=before,
            after=after,
            why=why,
        )


def work_of(session: Session, person: Person, now: datetime) -> Work:
    """A person's work, with the moment told in their library's time."""
    return work_in(session, people.library(session, person.library_id), person, now)


def work_in(session: Session, library: Library, person: Person, now: datetime, dialog: Dialog | None = None) -> Work:
    """The same for whoever has the library at hand already."""
    return Work(session, now.astimezone(ZoneInfo(library.timezone)), library, person, dialog)
