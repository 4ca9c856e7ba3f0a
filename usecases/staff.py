"""Who works here, as the director sees it: departments with their people, and invitations still on their way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from storage import leave, people
from storage.tables import Department, Invitation, Person
from usecases.people import invite
from usecases.work import Work

__all__ = [
    "Department",
    "Invited",
    "Person",
    "Staff",
    "department",
    "departments",
    "directors",
    "invite_somebody",
    "staff",
]


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that can still be used."""

    id: int
    name: str
    role: str
    department: Department | None
    until: datetime
    """In the library's time."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody of one library. A department without people is there too, with an empty list."""

    departments: tuple[tuple[Department, tuple[Person, ...]], ...]
    directors: tuple[Person, ...]
    observers: tuple[Person, ...]
    invited: tuple[Invited, ...]
    away: dict[int, date]
    """Who is on leave today (person id), until when."""


def staff(work: Work) -> Staff:
    """The library's people by department, and who has been invited and not come yet."""
    members = people.members(work.session, work.library.id)
    everybody = people.everybody(work.session, work.library.id)
    return Staff(
        tuple((one, tuple(members.get(one.id, ()))) for one in departments(work)),
        tuple(one for one in everybody if one.role == "director"),
        tuple(one for one in everybody if one.role == "observer"),
        tuple(_invited(work, one) for one in people.open_invitations(work.session, work.library.id, work.now)),
        {one.person_id: one.until for one in leave.on_day(work.session, work.library.id, work.today)},
    )


def _invited(work: Work, invitation: Invitation) -> Invited:
    department = None
    if invitation.department_id is not None:
        department = people.department(work.session, work.library.id, invitation.department_id)
    until = invitation.expires_at.astimezone(work.now.tzinfo)
    return Invited(invitation.id, invitation.name, invitation.role, department, until)


def departments(work: Work) -> Sequence[Department]:
    """The library's departments in the plan's order."""
    return people.departments(work.session, work.library.id)


def department(work: Work, department_id: int) -> Department | None:
    """One department of the library; None for another library's."""
    return people.department(work.session, work.library.id, department_id)


def directors(work: Work) -> Sequence[Person]:
    """Whom to tell what happens in the library."""
    return people.directors(work.session, work.library.id)


def invite_somebody(work: Work, name: str, role: str, department_id: int | None) -> tuple[str, Invited]:
    """A new invitation: its secret, which is told nowhere else, and what it is for."""
    secret = invite(work, name, department_id, role)
    invitations = people.open_invitations(work.session, work.library.id, work.now)
    return secret, _invited(work, invitations[-1])
