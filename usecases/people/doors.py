"""What a one-time link gives, and to whom it gives nothing. Nothing is changed by looking."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from plan.roles import Role
from storage.base import Session
from storage.people import people
from storage.tables import Department, Invitation, Library, Person
from usecases.people.leaving import wider_role

Refusal = Literal[
    "unknown", "expired", "used", "withdrawn", "elsewhere", "closed", "slow_down", "already", "yours", "at_work",
    "same_account", "has_place",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Door:
    """What a valid invitation link gives, as it is shown before the account is bound to it."""

    invitation: Invitation
    library: Library
    role: Role
    departments: tuple[Department, ...]
    replaces: Person | None = None
    """Whose place the newcomer takes."""

    @property
    def moves(self) -> bool:
        """Whether the same person comes in, with another account."""
        return self.invitation.moves


def door_of(session: Session, invitation: Invitation) -> Door:
    """What an invitation gives. Into somebody's place it gives what they have now, which may differ from when the link
    was written; when they have left meanwhile, it gives what they had when it was written."""
    library = people.load_library(session, invitation.library_id)
    replaces = people.load_person(session, library.id, invitation.replaces) if invitation.replaces is not None else None
    if replaces is not None and replaces.active:
        return Door(invitation, library, replaces.role, tuple(people.departments_of(session, replaces.id)), replaces)
    wanted = [invitation.department_id, *invitation.departments]
    departments = [
        people.load_department(session, library.id, department_id)
        for department_id in wanted
        if department_id is not None
    ]
    return Door(
        invitation,
        library,
        invitation.role,
        tuple(department for department in departments if department is not None),
        replaces,
    )


def refusal_of(session: Session, door: Door, telegram_id: int, now: datetime) -> Refusal | None:
    """Why this account may not come in by it; None when it may."""
    invitation = door.invitation
    person = people.by_telegram_id(session, telegram_id)
    if invitation.used_at is not None:
        return "already" if person is not None and invitation.used_by == person.id else "used"
    if invitation.withdrawn_at is not None:
        return "withdrawn"
    if invitation.expires_at <= now:
        return "expired"
    if door.library.closed_at is not None:
        return "closed"
    if door.moves:
        return _refusal_to_move(session, door, person)
    if person is None or not person.active:
        return None
    if person.library_id != invitation.library_id:
        return None if people.load_library(session, person.library_id).closed_at is not None else "elsewhere"
    if invitation.replaces == person.id or _has_already(session, person, invitation):
        return "yours"
    return "at_work" if door.role == "observer" and person.role == "member" else None


def _refusal_to_move(session: Session, door: Door, person: Person | None) -> Refusal | None:
    """The place goes over to an account that has none: two people's figures are never put together."""
    if door.replaces is None or not door.replaces.active:
        return "withdrawn"
    if person is None or not person.active:
        return None
    if person.id == door.replaces.id:
        return "same_account"
    if person.library_id == door.library.id:
        return "has_place"
    return None if people.load_library(session, person.library_id).closed_at is not None else "elsewhere"


def _has_already(session: Session, person: Person, invitation: Invitation) -> bool:
    """Whether an invitation would give this person nothing new; then it stays unused for whom it was written."""
    if invitation.replaces is not None:
        return False
    if invitation.department_id is not None:
        return any(
            department.id == invitation.department_id for department in people.departments_of(session, person.id)
        )
    return invitation.role != "member" and wider_role(person.role, invitation.role) == person.role != "member"
