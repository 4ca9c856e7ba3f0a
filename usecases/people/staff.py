"""Who works here, as the director sees it: departments with their people, and invitations that are still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from storage.people import leave, people
from storage.tables import Department, Invitation, Person
from usecases.practice import practised_on
from usecases.work import Work

__all__ = [
    "Department",
    "Invited",
    "Person",
    "Staff",
    "all_departments",
    "directors_of_library",
    "find_department",
    "load_staff",
    "newest_invitation",
    "nobody_reports",
]


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that can still be used."""

    id: int
    name: str
    role: str
    department: Department | None
    replaces: Person | None
    moves: bool
    """Whether it is for that same person with another account."""
    until: datetime
    """In the library's time."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody of one library. A department without people is there too, with an empty list."""

    departments: tuple[tuple[Department, tuple[Person, ...]], ...]
    directors: tuple[Person, ...]
    deputies: tuple[Person, ...]
    unplaced: tuple[Person, ...]
    """Members who answer for no department."""
    observers: tuple[Person, ...]
    invited: tuple[Invited, ...]
    away: dict[int, date]
    """Who is on leave today (person id), until when."""
    leaving: dict[int, tuple[date, date]]
    """Who will be on leave: the first and the last day."""
    practised: dict[int, date]
    """Who has practised a month, and on which day last."""


def load_staff(work: Work) -> Staff:
    """The library's people by department and role, and the open invitations."""
    members = people.members_by_department(work.session, work.library.id)
    everybody = people.load_people(work.session, work.library.id)
    placed = {person.id for group in members.values() for person in group}
    return Staff(
        tuple((department, tuple(members.get(department.id, ()))) for department in all_departments(work)),
        tuple(person for person in everybody if person.role == "director"),
        tuple(person for person in everybody if person.role == "deputy"),
        tuple(person for person in everybody if person.role == "member" and person.id not in placed),
        tuple(person for person in everybody if person.role == "observer"),
        tuple(
            _invited(work, invitation)
            for invitation in people.open_invitations(work.session, work.library.id, work.now)
        ),
        {
            absence.person_id: absence.until
            for absence in leave.leaves_on_day(work.session, work.library.id, work.today)
        },
        {
            absence.person_id: (absence.since, absence.until)
            for absence in leave.leaves_after_day(work.session, work.library.id, work.today)
        },
        practised_on(work),
    )


def _invited(work: Work, invitation: Invitation) -> Invited:
    department = None
    if invitation.department_id is not None:
        department = people.load_department(work.session, work.library.id, invitation.department_id)
    replaces = None
    if invitation.replaces is not None:
        replaces = people.load_person(work.session, work.library.id, invitation.replaces)
    until = invitation.expires_at.astimezone(work.now.tzinfo)
    return Invited(invitation.id, invitation.name, invitation.role, department, replaces, invitation.moves, until)


def all_departments(work: Work) -> Sequence[Department]:
    """The library's departments in the plan's order."""
    return people.load_departments(work.session, work.library.id)


def find_department(work: Work, department_id: int) -> Department | None:
    """One department of the library; None for another library's."""
    return people.load_department(work.session, work.library.id, department_id)


def directors_of_library(work: Work) -> Sequence[Person]:
    """Whom to tell what happens in the library."""
    return people.load_directors(work.session, work.library.id)


def nobody_reports(work: Work) -> bool:
    """Whether no department has people yet, but for a director who reports their own."""
    members = people.members_by_department(work.session, work.library.id).values()
    return all(person.role == "director" for group in members for person in group)


def newest_invitation(work: Work) -> Invited:
    """The invitation that was written last and can still be used."""
    return _invited(work, people.open_invitations(work.session, work.library.id, work.now)[-1])
