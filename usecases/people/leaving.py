"""Somebody leaves the library, at once: nothing reaches them or is taken from them any more, what they did stays under
their name, and what they had begun waits for whoever comes after them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from plan.fold import key
from plan.period import Month
from plan.roles import ROLES, Role, may
from storage.base import Session
from storage.oversight import history
from storage.people import departures, people
from storage.reminders import ledger as reminders
from storage.tables import Department, Person
from usecases.month.months import month_states
from usecases.work import Work

Refusal = Literal["gone", "last_director", "not_you"]
"""gone: they (or the successor) have left already. last_director: nobody would direct the library. not_you: whoever
asks for it has lost the right to."""


@dataclass(frozen=True, slots=True)
class HalfDone:
    """A report that was begun and waits for whoever answers for the department now."""

    submission: int
    department: str
    month: Month
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class Departure:
    """Somebody has left: what they answered for, what of it nobody answers for now, and for whom they had stood in."""

    person: Person
    departments: tuple[Department, ...]
    empty: tuple[Department, ...]
    unrelieved: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Succession:
    """A departure after which somebody else has the place."""

    departure: Departure
    successor: Person
    half_done: tuple[HalfDone, ...]


def begin(work: Work, person_id: int) -> Person | Refusal:
    """The colleague to change, after everybody else who changes people has finished; or why it cannot be."""
    people.lock_staff(work.session, work.library.id)
    work.refresh()
    if not work.person.active or not work.directs:
        return "not_you"
    person = people.person(work.session, work.library.id, person_id)
    return person if person is not None and person.active else "gone"


def directs_alone(session: Session, person: Person) -> bool:
    """Whether nobody else directs the library."""
    return [one.id for one in people.directors(session, person.library_id)] == [person.id]


def half_done(work: Work, departments: Iterable[Department]) -> tuple[HalfDone, ...]:
    """Reports of these departments that were begun, or sent back, and not sent since."""
    return tuple(
        HalfDone(state.submission_id, department.name, state.month, state.answered, state.asked)
        for department in departments
        for state in month_states(work, department)
        if state.submission_id is not None
        and state.access == "open"
        and (state.status == "returned" or (state.status == "draft" and state.answered))
    )


def empty(session: Session, library_id: int, departments: Iterable[Department]) -> tuple[Department, ...]:
    """Which of them nobody answers for."""
    members = people.members(session, library_id)
    return tuple(one for one in departments if not members.get(one.id))


def withdraw(work: Work, person_id: int) -> Departure | Refusal:
    """The person has left: from this moment on they are a stranger. The last director cannot."""
    person = begin(work, person_id)
    if not isinstance(person, Person):
        return person
    if directs_alone(work.session, person):
        return "last_director"
    departure = let_go(work.session, person, work.now, by=work.person.id)
    work.refresh()
    return departure


def hand_over(work: Work, person_id: int, successor_id: int) -> Succession | Refusal:
    """The person leaves, and a colleague takes what they answered for, and their role when it is the wider one."""
    person = begin(work, person_id)
    if not isinstance(person, Person):
        return person
    successor = people.person(work.session, work.library.id, successor_id)
    if successor is None or not successor.active or successor.id == person.id:
        return "gone"
    taken = [one.id for one in people.departments_of(work.session, person.id)]
    role = person.role
    take_place(work.session, successor, role, taken, work.now)
    departure = let_go(work.session, person, work.now, by=work.person.id, successor=successor.id)
    work.note_down("take_over", "person", successor.id, after=_post(work.session, successor) | {"from": person.id})
    work.refresh()
    return Succession(departure, successor, half_done(work, departure.departments))


def take_place(session: Session, person: Person, role: Role, departments: Sequence[int], now: datetime) -> None:
    """Give somebody a place: the wider of the two roles, and its departments besides their own."""
    person.role = wider(person.role, role)
    if departments and not may(person.role, "report"):
        person.role = "member"
    session.flush()
    for department in departments:
        people.join_department(session, person, department, now)
    reminders.look_no_later(session, person.library_id, now)


def wider(one: Role, other: Role) -> Role:
    """The role of the two that may do more."""
    return min(one, other, key=ROLES.index)


def let_go(
    session: Session, person: Person, now: datetime, *, by: int | None, successor: int | None = None
) -> Departure:
    """Take everything from a person that opens a door or brings a message. Their rows stay."""
    before = _post(session, person)
    departments = tuple(people.departments_of(session, person.id))
    for department in departments:
        people.leave_department(session, person, department.id)
    person.active, person.left_at = False, now
    departures.stop_messages(session, person.id, now)
    departures.close_conversation(session, person.id, now)
    _take_back_links(session, person, now, taken=successor is not None)
    unrelieved = _end_leaves(session, person, now)
    session.flush()
    reminders.look_no_later(session, person.library_id, now)
    history.note_down(
        session,
        library_id=person.library_id,
        at=now,
        person_id=by,
        action="withdraw",
        subject="person",
        subject_id=person.id,
        before=before,
        after={"active": False, "successor": successor},
    )
    return Departure(person, departments, empty(session, person.library_id, departments), unrelieved)


def _post(session: Session, person: Person) -> dict[str, object]:
    """A person's place as the history keeps it."""
    departments = [one.id for one in people.departments_of(session, person.id)]
    return {"name": person.name, "role": person.role, "departments": departments}


def _take_back_links(session: Session, person: Person, now: datetime, *, taken: bool) -> None:
    """A link written for the person, or by them, would let them in again; and into a place that is taken leads none."""
    for invitation in people.open_invitations(session, person.library_id, now):
        theirs = key(invitation.name) == key(person.name) and invitation.replaces != person.id
        into_taken = taken and invitation.replaces == person.id
        if theirs or into_taken or invitation.created_by == person.id:
            invitation.withdrawn_at = now
            history.note_down(
                session,
                library_id=person.library_id,
                at=now,
                person_id=None,
                action="withdraw",
                subject="invitation",
                subject_id=invitation.id,
                after={"because": person.id},
            )


def _end_leaves(session: Session, person: Person, now: datetime) -> tuple[Person, ...]:
    unrelieved = []
    for one in departures.leaves_of(session, person.id):
        if one.person_id == person.id:
            one.ended_at = now
        else:
            one.deputy_id = None
            away = people.person(session, person.library_id, one.person_id)
            unrelieved += [away] if away is not None and away.active else []
        history.note_down(
            session,
            library_id=person.library_id,
            at=now,
            person_id=None,
            action="leave_changed",
            subject="person",
            subject_id=one.person_id,
            before={"leave": one.id, "deputy": person.id if one.ended_at is None else None},
            after={"leave": one.id, "ended": one.ended_at is not None, "deputy": one.deputy_id},
        )
    return tuple(unrelieved)
