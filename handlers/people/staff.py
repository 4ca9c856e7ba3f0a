"""/xodimlar: who works here, and inviting somebody by a one-time link and its picture."""

from collections.abc import Iterable

from markupsafe import Markup

from handlers.page import Page, on
from handlers.people.invitation_link import give_link
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.document.cell.responsible import DIRECTOR, is_director
from texts.home import director_only
from texts.people import presses
from texts.people import staff as words
from texts.people.roles import NAME_REFUSED, ROLES
from texts.people.staff import Group, Member, Waiting
from texts.screen import Screen
from texts.sentence import NOTHING
from usecases.people import invitations, posts
from usecases.people import staff as use

INVITED_NAME = "invite_name"
"""Screen: the name of somebody invited is typed; `target` is what for (`presses.invite_to`)."""


def show_staff(visit: Visit) -> None:
    """/xodimlar"""
    press_staff(visit)
    visit.resume()


def press_staff(visit: Visit) -> None:
    _stop_asking_name(visit)
    if visit.work.directs:
        visit.page(_staff_screen(visit, 0))
    else:
        visit.page(director_only())


def _stop_asking_name(visit: Visit) -> None:
    """The way back from typing a name: what is typed next is no name any more."""
    if visit.dialog.screen == INVITED_NAME:
        visit.go(HOME_SCREEN)


def press_staff_page(visit: Visit, page: int) -> None:
    visit.require_director()
    visit.page(_staff_screen(visit, page))


def _staff_screen(visit: Visit, page: int) -> Screen:
    staff = use.load_staff(visit.work)
    office = {person.id: person for person in staff.directors}
    groups = []
    for department, members in staff.departments:
        if is_director(department.name):
            office |= {person.id: person for person in members}
        else:
            groups.append(Group(department.name, _members(staff, members), _invited_to(staff, department.id)))
    groups.insert(0, Group(DIRECTOR, _members(staff, office.values()), _invited_to_office(staff)))
    groups += [group for group in _groups_without_department(staff) if group.members or group.waiting]
    return words.staff_by_department_page(groups, len(staff.invited), page, has_departments=bool(staff.departments))


def _groups_without_department(staff: use.Staff) -> list[Group]:
    return [
        Group(words.DEPUTIES.plain(), _members(staff, staff.deputies), _invited_as(staff, "deputy")),
        Group(words.UNPLACED.plain(), _members(staff, staff.unplaced)),
        Group(words.OBSERVERS.plain(), _members(staff, staff.observers), _invited_as(staff, "observer")),
    ]


def _members(staff: use.Staff, people: Iterable[use.Person]) -> tuple[Member, ...]:
    return tuple(
        Member(
            person.name,
            person.unreachable_since is not None,
            staff.away.get(person.id),
            staff.leaving.get(person.id),
            staff.practised.get(person.id),
        )
        for person in people
    )


def _invited_to(staff: use.Staff, department_id: int) -> tuple[Waiting, ...]:
    return _waiting(
        invited for invited in staff.invited if invited.department and invited.department.id == department_id
    )


def _invited_to_office(staff: use.Staff) -> tuple[Waiting, ...]:
    return _waiting(
        invited
        for invited in staff.invited
        if invited.role == "director" or (invited.department is not None and is_director(invited.department.name))
    )


def _invited_as(staff: use.Staff, role: str) -> tuple[Waiting, ...]:
    return _waiting(invited for invited in staff.invited if invited.role == role)


def _waiting(invitations: Iterable[use.Invited]) -> tuple[Waiting, ...]:
    return tuple(
        Waiting(invitation.id, invitation.name, _purpose(invitation), invitation.until) for invitation in invitations
    )


def _purpose(invitation: use.Invited) -> str:
    """What an invitation is for: a department, a role, somebody's place, or their own with a new phone."""
    if invitation.moves:
        return words.new_phone()
    if invitation.replaces is not None:
        return words.place_of_person(invitation.replaces.name)
    return _target_name(invitation.role, invitation.department)


def _target_name(role: str, department: use.Department | None) -> str:
    return department.name if department is not None else ROLES[role].title.plain()


def press_open_invitations(visit: Visit, page: int) -> None:
    """Invitations still on their way."""
    visit.require_director()
    visit.page(words.open_invitations(_waiting(use.load_staff(visit.work).invited), page))


def press_withdraw_invitation(visit: Visit, invitation: int) -> None:
    visit.require_director()
    withdrawn = invitations.withdraw_invitation(visit.work, invitation)
    outcome = words.WITHDRAWN if withdrawn else words.NOTHING_TO_WITHDRAW
    visit.toast(outcome.plain(), alert=withdrawn)
    press_open_invitations(visit, 0)


def press_invite(visit: Visit) -> None:
    """Whom for: the departments of the plan, an observer, a deputy, a second director."""
    visit.require_director()
    _stop_asking_name(visit)
    departments = [(department.id, department.name) for department in use.all_departments(visit.work)]
    visit.page(words.choose_department_to_invite(departments))


def press_invite_to(visit: Visit, target: str) -> None:
    visit.require_director()
    if _target(visit, target) is None:
        raise BadPress
    _ask_name(visit, target)


def _target(visit: Visit, target: str) -> tuple[str, use.Department | None] | None:
    """The role and department that a button or the dialog names; None where there is no such department."""
    if target in words.INVITED_ROLES:
        return target, None
    written = target.isascii() and target.isdigit() and len(target) < 19
    department = use.find_department(visit.work, int(target)) if written else None
    return None if department is None else ("member", department)


def _ask_name(visit: Visit, target: str, above: Markup = NOTHING) -> bool:
    """Ask for the name of whoever is invited; False when there is nothing any more that they could be invited to."""
    invited_to = _target(visit, target)
    if invited_to is None:
        return False
    role, department = invited_to
    visit.go(INVITED_NAME, target=target)
    visit.show(words.ask_invited_name(_target_name(role, department), role, above))
    return True


def receive_invited_name(visit: Visit) -> None:
    """The name typed: the link and its picture are made, to be forwarded."""
    visit.require_director()
    target = str(visit.dialog.facts["target"])
    invited_to = _target(visit, target)
    if invited_to is None:
        raise BadPress
    name = posts.readable_name(visit.text)
    if name is None:
        _ask_name(visit, target, NAME_REFUSED())
        return
    role, department = invited_to
    secret = invitations.invite_person(visit.work, name, department.id if department else None, role)
    give_link(visit, secret, name, _target_name(role, department))


def present_invited_name(visit: Visit) -> bool:
    return visit.work.directs and _ask_name(visit, str(visit.dialog.facts["target"]))


PAGE = Page(
    commands={"xodimlar": show_staff},
    presses=(
        on(presses.staff, press_staff),
        on(presses.staff_page, press_staff_page),
        on(presses.open_invitations, press_open_invitations),
        on(presses.withdraw_invitation, press_withdraw_invitation),
        on(presses.invite, press_invite),
        on(presses.invite_to, press_invite_to),
    ),
    texts={INVITED_NAME: receive_invited_name},
    present={INVITED_NAME: present_invited_name},
)
