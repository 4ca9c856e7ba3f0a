"""Who does what in the library, as the director changes it: names, departments and roles. What was reported stays
under the name of whoever reported it."""

from dataclasses import dataclass
from typing import Literal

from plan.fold import fold
from plan.roles import RIGHTS, has_right
from storage.people import people
from storage.reminders import ledger as reminders
from storage.tables import Department, Person
from usecases.people.founding import join_directors_office
from usecases.people.leaving import (
    HalfDone,
    Refusal,
    departments_without_people,
    directs_alone,
    half_done_reports,
    lock_colleague,
)
from usecases.work import Work

NAME_LENGTH = range(2, 61)


@dataclass(frozen=True, slots=True)
class Profile:
    """One person as the director sees them before changing anything."""

    person: Person
    departments: tuple[Department, ...]
    half_done: tuple[HalfDone, ...]
    only_here: tuple[Department, ...]
    """Departments that nobody else answers for."""
    last_director: bool


@dataclass(frozen=True, slots=True)
class Change:
    """The outcome of a change; `changed` is False when everything was like that already. `empty` are the departments
    that nobody answers for now, `half_done` the reports that wait for the person."""

    person: Person
    changed: bool
    department: Department | None = None
    empty: tuple[Department, ...] = ()
    half_done: tuple[HalfDone, ...] = ()


def profile_of(work: Work, person_id: int) -> Profile | None:
    """Somebody who works here; None for whoever has left, and for another library's."""
    person = people.load_person(work.session, work.library.id, person_id)
    if person is None or not person.active:
        return None
    departments = tuple(people.departments_of(work.session, person.id))
    members = people.members_by_department(work.session, work.library.id)
    alone = tuple(
        department for department in departments if [member.id for member in members[department.id]] == [person.id]
    )
    last = directs_alone(work.session, person)
    return Profile(person, departments, half_done_reports(work, departments), alone, last)


def everybody_by_name(work: Work) -> list[Person]:
    """Everybody who works here, by name."""
    return sorted(people.load_people(work.session, work.library.id), key=lambda person: (person.name, person.id))


def colleague_named(work: Work, name: str, but: int) -> int | None:
    """Who of the others works here under a typed name; None for nobody, and for two."""
    same = [person.id for person in everybody_by_name(work) if person.id != but and fold(person.name) == fold(name)]
    return same[0] if len(same) == 1 else None


def readable_name(text: str) -> str | None:
    """A typed name without superfluous spaces; None when it cannot be a name."""
    name = " ".join(text.split())
    return name if len(name) in NAME_LENGTH and any(letter.isalpha() for letter in name) else None


def rename_person(work: Work, person_id: int, name: str) -> Change | Refusal:
    """Correct a name: what the person did is shown under the corrected one, because it is the same person."""
    person = lock_colleague(work, person_id)
    if not isinstance(person, Person):
        return person
    before, person.name = person.name, name
    if before != name:
        work.note_down("rename", "person", person.id, before=before, after=name)
    work.refresh()
    return Change(person, before != name)


def set_answering(work: Work, person_id: int, department_id: int, answers: bool) -> Change | Refusal:
    """Let somebody answer for a department, or no longer. An observer who is given one becomes a member."""
    person = lock_colleague(work, person_id)
    department = people.load_department(work.session, work.library.id, department_id)
    if not isinstance(person, Person):
        return person
    if department is None:
        return "gone"
    holds = any(place.id == department.id for place in people.departments_of(work.session, person.id))
    if holds == answers:
        return Change(person, False, department)
    before = person.role
    if answers:
        if not has_right(person.role, "report"):
            person.role = "member"
        people.join_department(work.session, person, department.id, work.now)
        waiting = half_done_reports(work, [department])
    else:
        people.leave_department(work.session, person, department.id)
        waiting = ()
    work.session.flush()
    work.note_down(
        "place" if answers else "displace",
        "person",
        person.id,
        before={"role": before, "department": None if answers else department.id},
        after={"role": person.role, "department": department.id if answers else None},
    )
    reminders.look_no_later(work.session, work.library.id, work.now)
    work.refresh()
    return Change(
        person, True, department, departments_without_people(work.session, work.library.id, [department]), waiting
    )


def set_role(work: Work, person_id: int, role: str) -> Change | Literal["unknown"] | Refusal:
    """Make somebody a director, a deputy, a member or an observer. An observer answers for no department."""
    if role not in RIGHTS:
        return "unknown"
    person = lock_colleague(work, person_id)
    if not isinstance(person, Person):
        return person
    if person.role == role:
        return Change(person, False)
    if directs_alone(work.session, person):
        return "last_director"
    before, person.role = person.role, role
    departments = list(people.departments_of(work.session, person.id))
    if not has_right(role, "report"):
        for department in departments:
            people.leave_department(work.session, person, department.id)
    else:
        departments = []
    work.session.flush()
    if role == "director":
        join_directors_office(work.session, person, work.now, by=work.person.id)
    work.note_down(
        "set_role",
        "person",
        person.id,
        before={"role": before, "departments": [department.id for department in departments]},
        after={"role": role},
    )
    reminders.look_no_later(work.session, work.library.id, work.now)
    work.refresh()
    return Change(person, True, empty=departments_without_people(work.session, work.library.id, departments))
