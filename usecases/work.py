"""What every use case is given: the transaction, the moment and the person. Nothing here reads a clock."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from plan.calendar import WorkCalendar
from plan.roles import has_right
from storage.base import Session
from storage.facts import KnownDepartment, KnownLibrary, KnownPerson, LibraryFacts, facts_of
from storage.oversight import history
from storage.oversight.history import Line
from storage.tables import Person
from storage.transport.about import Referred
from storage.transport.dialogs import Dialog


@dataclass(slots=True)
class Work:
    """One person's request inside one transaction; `now` is in the library's time zone."""

    session: Session
    now: datetime
    library: KnownLibrary
    person: KnownPerson
    dialog: Dialog | None = None
    """Their conversation, when it was found together with them."""
    cause: str = ""
    """What brought this work, such as the number of an update or of a command: it keeps the notices of one event apart
    from those of the next."""

    referred: Referred | None = None
    """What is known of the message that they replied to, or have edited."""
    answered: dict[int, list[int]] = field(default_factory=dict)
    """Report → its figures of which something was kept by this work."""
    counted: dict[int, list[tuple[int, date]]] = field(default_factory=dict)
    """Department → figures and days of its diary of which something was kept by this work."""

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def zone(self) -> ZoneInfo:
        """The library's time zone, which `now` is told in."""
        return ZoneInfo(self.library.timezone)

    @property
    def directs(self) -> bool:
        """Whether the person may change the plan, the people and the settings."""
        return has_right(self.person.role, "direct")

    @property
    def oversees(self) -> bool:
        """Whether the person may approve and return what others reported: a director, or a deputy of theirs."""
        return has_right(self.person.role, "oversee")

    @property
    def observes(self) -> bool:
        """Whether the person may see the whole library's figures."""
        return has_right(self.person.role, "observe")

    def refresh(self) -> None:
        """The library or the person may have changed: by this work, or by somebody it has waited for."""
        facts = self.facts()
        self.library, self.person = facts.library, facts.colleagues[self.person.id]

    def facts(self) -> LibraryFacts:
        """What changes rarely in the library, as this transaction sees it."""
        return facts_of(self.session, self.library.id)

    def calendar(self) -> WorkCalendar:
        """The library's working days and deadlines."""
        return self.facts().calendar

    def departments(self) -> list[KnownDepartment]:
        """The departments this person answers for: their own, then those of people they stand in for today.
        An observer answers for none, whatever was left of an earlier role."""
        if not has_right(self.person.role, "report"):
            return []
        facts = self.facts()
        own = facts.departments_of(self.person.id)
        others = [department for department, _ in facts.stood_in_for(self.person.id, self.today)]
        return list({department.id: department for department in [*own, *others]}.values())

    def stands_in_for(self, department_id: int) -> KnownPerson | None:
        """In whose place this person reports a department; None when they answer for it themselves."""
        facts = self.facts()
        if department_id in facts.places.get(self.person.id, ()):
            return None
        for department, absent in facts.stood_in_for(self.person.id, self.today):
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
        self.note_down_all([Line(action, subject, subject_id, before, after, why, on_behalf_of)])

    def note_down_all(self, lines: Sequence[Line]) -> None:
        """The same for several changes at once, in their order."""
        history.note_down_all(self.session, self.library.id, self.now, self.person.id, lines)


def work_of(session: Session, person: Person | KnownPerson, now: datetime) -> Work:
    """A person's work, with the moment told in their library's time."""
    facts = facts_of(session, person.library_id)
    return work_in(session, facts.library, facts.colleagues[person.id], now)


def work_in(
    session: Session, library: KnownLibrary, person: KnownPerson, now: datetime, dialog: Dialog | None = None
) -> Work:
    """The same for whoever has the library at hand already."""
    return Work(session, now.astimezone(ZoneInfo(library.timezone)), library, person, dialog)
