"""What every use case is given: the transaction, the moment and the person. Nothing here reads a clock."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from plan.calendar import WorkCalendar
from plan.roles import may
from storage import settings
from storage.base import Session
from storage.oversight import history
from storage.people import leave, people
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
    cause: str = ""
    """What brought this work, such as the number of an update or of a command: it keeps the notices of one event apart
    from those of the next."""
    _calendar: WorkCalendar | None = None

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def directs(self) -> bool:
        """Whether the person may change the plan, the people and the settings."""
        return may(self.person.role, "direct")

    @property
    def oversees(self) -> bool:
        """Whether the person may approve and return what others reported: a director, or a deputy of theirs."""
        return may(self.person.role, "oversee")

    @property
    def observes(self) -> bool:
        """Whether the person may see the whole library's figures."""
        return may(self.person.role, "observe")

    def calendar(self) -> WorkCalendar:
        """The library's working days and deadlines, as they were when this request first asked."""
        if self._calendar is None:
            self._calendar = WorkCalendar(
                days_off=people.days_off(self.session, self.library.id),
                rules=settings.deadlines(self.session, self.library.id),
            )
        return self._calendar

    def forget_calendar(self) -> None:
        """The days off or the deadlines have changed."""
        self._calendar = None

    def departments(self) -> list[Department]:
        """The departments this person answers for: their own, then those of people they stand in for today.
        An observer answers for none, whatever was left of an earlier role."""
        if not may(self.person.role, "report"):
            return []
        own = list(people.departments_of(self.session, self.person.id))
        others = [one for one, _ in leave.stood_in_for(self.session, self.person.id, self.today)]
        return list({one.id: one for one in [*own, *others]}.values())

    def stands_in_for(self, department_id: int) -> Person | None:
        """In whose place this person reports a department; None when they answer for it themselves."""
        if any(one.id == department_id for one in people.departments_of(self.session, self.person.id)):
            return None
        for department, absent in leave.stood_in_for(self.session, self.person.id, self.today):
            if department.id == department_id:
                return absent
        return None

    def note_down(
        self,
        action: str,
        subject: str,
        subject_id: int | None,
        before: Any = None,
        after: Any = None,
        why: str = "",
        on_behalf_of: int | None = None,
    ) -> None:
        """Leave who, for whom, when, before, after and why in the history."""
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
            on_behalf_of=on_behalf_of,
        )


def work_of(session: Session, person: Person, now: datetime) -> Work:
    """A person's work, with the moment told in their library's time."""
    return work_in(session, people.library(session, person.library_id), person, now)


def work_in(session: Session, library: Library, person: Person, now: datetime, dialog: Dialog | None = None) -> Work:
    """The same for whoever has the library at hand already."""
    return Work(session, now.astimezone(ZoneInfo(library.timezone)), library, person, dialog)
