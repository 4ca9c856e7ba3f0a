"""Inviting people, letting them in by a one-time link, and slowing down whoever guesses links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import choice
from string import ascii_letters, digits

from plan.fold import fold
from storage.base import Session
from storage.oversight import history
from storage.people import languages, people
from storage.tables import Invitation, LinkAttempt, Person
from usecases.people.doors import Door, Refusal, door_of, refusal_of
from usecases.people.founding import join_directors_office
from usecases.people.leaving import Departure, give_place, lock_colleague, revoke_access
from usecases.people.leaving import Refusal as Unchangeable
from usecases.people.new_account import leave_the_other_library, move_place
from usecases.work import Work

__all__ = [
    "ATTEMPTS_ALLOWED",
    "ATTEMPTS_WITHIN",
    "LINK_LIVES",
    "Arrival",
    "Door",
    "Refusal",
    "accept_invitation",
    "invite_new_account",
    "invite_person",
    "invite_successor",
    "read_link",
    "withdraw_invitation",
    "withdrew_older",
    "write_invitation",
]

LINK_LIVES = timedelta(days=7)
_SECRET_LETTERS = ascii_letters + digits
"""No sign among them that a phone might take for the end of a link."""
ATTEMPTS_ALLOWED = 5
ATTEMPTS_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody has accepted an invitation; `departure` is of the person whose place they took, if it was one's
    place."""

    person: Person
    door: Door
    departure: Departure | None = None
    left_account: int | None = None
    """The account that they had before, where it is the same person with another one."""


def _secret_hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def write_invitation(
    session: Session,
    library_id: int,
    now: datetime,
    *,
    role: str,
    name: str,
    department_id: int | None = None,
    by: int | None = None,
    replaces: int | None = None,
    departments: Sequence[int] = (),
    moves: bool = False,
) -> str:
    """Create a one-time invitation and return its secret. Only its hash is stored: the secret is in the link alone. An
    earlier link for the same opens nothing any more."""
    secret = "".join(choice(_SECRET_LETTERS) for _ in range(32))
    invitation = Invitation(
        library_id=library_id,
        department_id=department_id,
        role=role,
        name=name,
        secret_hash=_secret_hash(secret),
        created_at=now,
        created_by=by,
        expires_at=now + LINK_LIVES,
        replaces=replaces,
        departments=list(departments),
        moves=moves,
    )
    for older in people.open_invitations(session, library_id, now):
        if _for_the_same(older, invitation):
            older.withdrawn_at = now
            line = history.Line("withdraw", "invitation", older.id, after={"because": "renewed"})
            history.note_down(session, library_id, now, by, line)
    session.add(invitation)
    session.flush()
    history.note_down(
        session,
        library_id,
        now,
        by,
        history.Line(
            "invite",
            "invitation",
            invitation.id,
            after={"name": name, "role": role, "department": department_id, "replaces": replaces}
            | ({"moves": True} if moves else {}),
        ),
    )
    return secret


def _for_the_same(one: Invitation, other: Invitation) -> bool:
    """Whether two links let the same one in: the terminal's any director, others who is named in them."""

    def what(link: Invitation) -> tuple[object, ...]:
        from_terminal = link.role == "director" and link.created_by is None
        return link.role, link.department_id, link.replaces, link.moves, "" if from_terminal else fold(link.name)

    return what(one) == what(other)


def withdrew_older(session: Session, secret: str) -> bool:
    """Whether an earlier link for the same was still open when this one was written, and is not any more."""
    invitation = people.invitation_by_hash(session, _secret_hash(secret))
    assert invitation is not None
    return any(
        _for_the_same(older, invitation)
        for older in people.withdrawn_at(session, invitation.library_id, invitation.created_at)
    )


def invite_person(work: Work, name: str, department_id: int | None, role: str = "member") -> str:
    """The director's invitation of somebody to a department (or as an observer, without one)."""
    return write_invitation(
        work.session,
        work.library.id,
        work.now,
        role=role,
        name=name,
        department_id=department_id,
        by=work.person.id,
    )


def invite_successor(work: Work, name: str, person_id: int) -> str | Unchangeable:
    """Create an invitation into somebody's place: when it is accepted the newcomer takes it over and the other
    leaves."""
    person = lock_colleague(work, person_id)
    if not isinstance(person, Person):
        return person
    return write_invitation(
        work.session,
        work.library.id,
        work.now,
        role=person.role,
        name=name,
        by=work.person.id,
        replaces=person.id,
        departments=[department.id for department in people.departments_of(work.session, person.id)],
    )


def invite_new_account(work: Work, person_id: int) -> str | Unchangeable:
    """A link for somebody who works here and has another account at Telegram: whoever opens it has their place."""
    person = lock_colleague(work, person_id)
    if not isinstance(person, Person):
        return person
    return write_invitation(
        work.session,
        work.library.id,
        work.now,
        role=person.role,
        name=person.name,
        by=work.person.id,
        replaces=person.id,
        moves=True,
    )


def read_link(session: Session, secret: str, telegram_id: int, now: datetime) -> Door | Refusal:
    """What a link gives, without using it. Unknown secrets are counted, and after too many of them (from one account,
    within an hour) every link is refused for a while."""
    if people.count_attempts(session, telegram_id, now - ATTEMPTS_WITHIN) >= ATTEMPTS_ALLOWED:
        return "slow_down"
    invitation = people.invitation_by_hash(session, _secret_hash(secret))
    if invitation is None:
        session.add(LinkAttempt(telegram_id=telegram_id, at=now))
        return "unknown"
    door = door_of(session, invitation)
    return refusal_of(session, door, telegram_id, now) or door


def accept_invitation(
    session: Session, door: Door, telegram_id: int, now: datetime, language: str | None = None
) -> Arrival | Refusal:
    """Bind the account to what the invitation gives. Of two who accept at once, the second is refused as \"used\".
    Whoever comes in has said which `language` they read; None where nobody has asked them."""
    if door.replaces is not None:
        people.lock_staff(session, door.library.id)
        door = door_of(session, door.invitation)
    if door.moves and (refusal := refusal_of(session, door, telegram_id, now)):
        return refusal
    if not people.use_invitation(session, door.invitation, now):
        return "used"
    if door.moves and door.replaces is not None:
        door.invitation.used_by = door.replaces.id
        return Arrival(door.replaces, door, left_account=move_place(session, door.replaces, telegram_id, now))
    person = _let_in(session, door, telegram_id, now)
    if language is not None:
        person.language = language
        languages.note_asked(session, person.id, now)
    person.unreachable_since = None
    door.invitation.used_by = person.id
    departments = [department.id for department in door.departments]
    give_place(session, person, door.role, departments, now)
    departure = None
    if door.replaces is not None and door.replaces.active and door.replaces.id != person.id:
        departure = revoke_access(session, door.replaces, now, by=door.invitation.created_by, successor=person.id)
    if person.role == "director":
        join_directors_office(session, person, now, by=person.id)
    history.note_down(
        session,
        door.library.id,
        now,
        person.id,
        history.Line(
            "join",
            "person",
            person.id,
            after={
                "name": person.name,
                "role": person.role,
                "departments": departments,
                "invitation": door.invitation.id,
            }
            | ({"language": language} if language is not None else {}),
        ),
    )
    return Arrival(person, door, departure)


def _let_in(session: Session, door: Door, telegram_id: int, now: datetime) -> Person:
    """The person whose account it is in the library of the door, who is new there, comes back, or is there already."""
    person = people.by_telegram_id(session, telegram_id)
    if person is not None and person.library_id != door.library.id:
        leave_the_other_library(session, person, now)
        person = None
    if person is None:
        person = Person(
            library_id=door.library.id,
            telegram_id=telegram_id,
            name=door.invitation.name,
            role=door.role,
            joined_at=now,
        )
        session.add(person)
        session.flush()
    elif not person.active:
        # Whoever comes back gets what this invitation gives, and nothing of what they once had.
        person.active, person.left_at, person.role = True, None, door.role
    return person


def withdraw_invitation(work: Work, invitation_id: int) -> bool:
    """Take back a link that has not been used; False when there is nothing to take back."""
    for invitation in people.open_invitations(work.session, work.library.id, work.now):
        if invitation.id == invitation_id:
            invitation.withdrawn_at = work.now
            work.note_down("withdraw", "invitation", invitation.id)
            return True
    return False
