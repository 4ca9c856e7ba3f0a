"""Somebody leaves the library. From that moment the bot neither writes to them nor takes anything from them; what they
reported stays under their name, and reports they had begun wait for their successor."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from plan.fold import fold_key
from plan.period import Month
from plan.roles import ROLES, Role, has_right
from storage.base import Session
from storage.oversight import history
from storage.people import departures, people
from storage.practice import forget_practice
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
    """Somebody has left. `departments` they answered for; `empty` are those of them that nobody answers for now;
    `unrelieved` are the people on leave who have lost them as their deputy."""

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


def lock_colleague(work: Work, person_id: int) -> Person | Refusal:
    """Lock the library's staff and return the colleague who is to be changed; or why they cannot be."""
    people.lock_staff(work.session, work.library.id)
    work.refresh()
    if not work.person.active or not work.directs:
        return "not_you"
    person = people.load_person(work.session, work.library.id, person_id)
    return person if person is not None and person.active else "gone"


def directs_alone(session: Session, person: Person) -> bool:
    """Whether nobody else directs the library."""
    return [director.id for director in people.load_directors(session, person.library_id)] == [person.id]


def half_done_reports(work: Work, departments: Iterable[Department]) -> tuple[HalfDone, ...]:
    """Reports of these departments that were begun, or sent back, and not sent since."""
    return tuple(
        HalfDone(state.submission_id, department.name, state.month, state.answered, state.asked)
        for department in departments
        for state in month_states(work, department)
        if state.submission_id is not None
        and state.access == "open"
        and (state.status == "returned" or (state.status == "draft" and state.answered))
    )


def departments_without_people(
    session: Session, library_id: int, departments: Iterable[Department]
) -> tuple[Department, ...]:
    """The departments among these that nobody answers for."""
    members = people.members_by_department(session, library_id)
    return tuple(department for department in departments if not members.get(department.id))


def withdraw_person(work: Work, person_id: int) -> Departure | Refusal:
    """Take a person out of the library: from now on the bot treats them as a stranger. Refused for the last
    director."""
    person = lock_colleague(work, person_id)
    if not isinstance(person, Person):
        return person
    if directs_alone(work.session, person):
        return "last_director"
    departure = revoke_access(work.session, person, work.now, by=work.person.id)
    work.refresh()
    return departure


def hand_over_place(work: Work, person_id: int, successor_id: int) -> Succession | Refusal:
    """Take a person out and give a colleague what they answered for, and their role when it may do more."""
    person = lock_colleague(work, person_id)
    if not isinstance(person, Person):
        return person
    successor = people.load_person(work.session, work.library.id, successor_id)
    if successor is None or not successor.active or successor.id == person.id:
        return "gone"
    taken = [department.id for department in people.departments_of(work.session, person.id)]
    role = person.role
    give_place(work.session, successor, role, taken, work.now)
    departure = revoke_access(work.session, person, work.now, by=work.person.id, successor=successor.id)
    work.note_down(
        "take_over", "person", successor.id, after=_place_as_json(work.session, successor) | {"from": person.id}
    )
    work.refresh()
    return Succession(departure, successor, half_done_reports(work, departure.departments))


def give_place(session: Session, person: Person, role: Role, departments: Sequence[int], now: datetime) -> None:
    """Give somebody another's place: its departments besides their own, and its role when it may do more."""
    person.role = wider_role(person.role, role)
    if departments and not has_right(person.role, "report"):
        person.role = "member"
    session.flush()
    for department in departments:
        people.join_department(session, person, department, now)
    reminders.look_no_later(session, person.library_id, now)


def wider_role(first: Role, second: Role) -> Role:
    """The role of the two that may do more."""
    return min(first, second, key=ROLES.index)


def revoke_access(
    session: Session, person: Person, now: datetime, *, by: int | None, successor: int | None = None
) -> Departure:
    """Make a person inactive: end their memberships, leaves, links, conversation and pending messages. Their rows in
    the database stay, because what they reported is shown under their name."""
    before = _place_as_json(session, person)
    departments = tuple(people.departments_of(session, person.id))
    for department in departments:
        people.leave_department(session, person, department.id)
    person.active, person.left_at = False, now
    departures.stop_messages(session, person.id, now)
    departures.close_conversation(session, person.id, now)
    forget_practice(session, person.id)
    _take_back_links(session, person, now, taken=successor is not None)
    unrelieved = _end_leaves(session, person, now)
    session.flush()
    reminders.look_no_later(session, person.library_id, now)
    history.note_down(
        session,
        person.library_id,
        now,
        by,
        history.Line("withdraw", "person", person.id, before=before, after={"active": False, "successor": successor}),
    )
    return Departure(
        person, departments, departments_without_people(session, person.library_id, departments), unrelieved
    )


def _place_as_json(session: Session, person: Person) -> dict[str, object]:
    """A person's place as the history keeps it."""
    departments = [department.id for department in people.departments_of(session, person.id)]
    return {"name": person.name, "role": person.role, "departments": departments}


def _take_back_links(session: Session, person: Person, now: datetime, *, taken: bool) -> None:
    """Withdraw the open invitations that would let the person in again (written for them, or by them), and those into
    their place when it is `taken`."""
    for invitation in people.open_invitations(session, person.library_id, now):
        theirs = fold_key(invitation.name) == fold_key(person.name) and invitation.replaces != person.id
        into_taken = (taken or invitation.moves) and invitation.replaces == person.id
        if theirs or into_taken or invitation.created_by == person.id:
            invitation.withdrawn_at = now
            history.note_down(
                session,
                person.library_id,
                now,
                None,
                history.Line("withdraw", "invitation", invitation.id, after={"because": person.id}),
            )


def _end_leaves(session: Session, person: Person, now: datetime) -> tuple[Person, ...]:
    unrelieved = []
    for absence in departures.leaves_of(session, person.id):
        if absence.person_id == person.id:
            absence.ended_at = now
        else:
            absence.deputy_id = None
            away = people.load_person(session, person.library_id, absence.person_id)
            unrelieved += [away] if away is not None and away.active else []
        history.note_down(
            session,
            person.library_id,
            now,
            None,
            history.Line(
                "leave_changed",
                "person",
                absence.person_id,
                before={"leave": absence.id, "deputy": person.id if absence.ended_at is None else None},
                after={"leave": absence.id, "ended": absence.ended_at is not None, "deputy": absence.deputy_id},
            ),
        )
    return tuple(unrelieved)
