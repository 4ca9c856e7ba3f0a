"""/xodimlar: who works here, and inviting somebody by a one-time link and its picture."""

from collections.abc import Callable, Iterable

from handlers import menus
from handlers.people.staff_changes import give_link
from handlers.visit import BadPress, Visit, whole
from plan.document.responsible import DIRECTOR, is_director
from texts.people import staff as words
from texts.people.staff import Group, Member, Waiting
from texts.people.staff_changes import place_of
from texts.screen import Screen
from usecases.people import invitations as people
from usecases.people import posts
from usecases.people import staff as use


def show_staff(visit: Visit) -> None:
    """/xodimlar"""
    press_staff(visit)
    visit.resume()


def press_staff(visit: Visit) -> None:
    _leave_the_name(visit)
    if visit.work.directs:
        visit.page(_staff(visit, 0))
    else:
        menus.not_for_you(visit)


def _leave_the_name(visit: Visit) -> None:
    """The way back from typing a name: what is typed next is no name any more."""
    if visit.dialog.screen in TEXTS:
        visit.go("menu")


def press_page(visit: Visit, page: str) -> None:
    _only_director(visit)
    visit.page(_staff(visit, whole(page)))


def _only_director(visit: Visit) -> None:
    if not visit.work.directs:
        raise BadPress


def _staff(visit: Visit, page: int) -> Screen:
    staff = use.staff(visit.work)
    office = {one.id: one for one in staff.directors}
    groups = []
    for department, members in staff.departments:
        if is_director(department.name):
            office |= {one.id: one for one in members}
        else:
            groups.append(Group(department.name, _members(staff, members), _waiting(staff, department.id)))
    groups.insert(0, Group(DIRECTOR, _members(staff, office.values()), _waiting_for_office(staff)))
    for title, members in ((words.DEPUTIES, staff.deputies), (words.UNPLACED, staff.unplaced)):
        invited = _told(one for one in staff.invited if one.role == "deputy" and title == words.DEPUTIES)
        if members or invited:
            groups.append(Group(title, _members(staff, members), invited))
    observers = Group(
        words.OBSERVERS, _members(staff, staff.observers), _told(one for one in staff.invited if one.role == "observer")
    )
    if observers.members or observers.waiting:
        groups.append(observers)
    return words.staff(groups, len(staff.invited), page, has_departments=bool(staff.departments))


def _members(staff: use.Staff, people: Iterable[use.Person]) -> tuple[Member, ...]:
    return tuple(
        Member(one.name, one.unreachable_since is not None, staff.away.get(one.id), staff.leaving.get(one.id))
        for one in people
    )


def _waiting(staff: use.Staff, department_id: int) -> tuple[Waiting, ...]:
    return _told(one for one in staff.invited if one.department and one.department.id == department_id)


def _waiting_for_office(staff: use.Staff) -> tuple[Waiting, ...]:
    return _told(
        one
        for one in staff.invited
        if one.role == "director" or (one.department is not None and is_director(one.department.name))
    )


def _told(invited: Iterable[use.Invited]) -> tuple[Waiting, ...]:
    return tuple(Waiting(one.id, one.name, _into(one), one.until) for one in invited)


def _to(role: str, department: use.Department | None) -> str:
    return department.name if department is not None else words.ROLES[role]


def _into(invited: use.Invited) -> str:
    """What an invitation is for: a department, a role, or somebody's place."""
    if invited.replaces is not None:
        return place_of(invited.replaces.name)
    return _to(invited.role, invited.department)


def press_invited(visit: Visit, page: str) -> None:
    """Invitations still on their way."""
    _only_director(visit)
    visit.page(words.open_invitations(_told(use.staff(visit.work).invited), whole(page)))


def press_withdraw(visit: Visit, invitation: str) -> None:
    _only_director(visit)
    taken_back = people.withdraw_invitation(visit.work, whole(invitation))
    visit.toast(words.WITHDRAWN if taken_back else words.NOTHING_TO_WITHDRAW, alert=taken_back)
    press_invited(visit, "0")


def press_invite(visit: Visit) -> None:
    """Whom for: the departments of the plan, an observer, a deputy, a second director."""
    _only_director(visit)
    _leave_the_name(visit)
    visit.page(words.choose_department([(one.id, one.name) for one in use.departments(visit.work)]))


def press_invite_to(visit: Visit, target: str) -> None:
    _only_director(visit)
    _target(visit, target)
    _ask_name(visit, target)


def _target(visit: Visit, target: str) -> tuple[str, use.Department | None]:
    """The role and department that a button or the dialog names."""
    if target in words.MAY:
        return target, None
    department = use.department(visit.work, whole(target))
    if department is None:
        raise BadPress
    return "member", department


def _ask_name(visit: Visit, target: str, above: str = "") -> None:
    role, department = _target(visit, target)
    visit.go("invite_name", target=target)
    visit.show(words.ask_name(_to(role, department), role, above))


def receive_name(visit: Visit) -> None:
    """The name typed: the link and its picture are made, to be forwarded."""
    target = visit.dialog.facts["target"]
    name = posts.readable_name(visit.text)
    if name is None:
        _ask_name(visit, target, words.NAME_REFUSED)
        return
    role, department = _target(visit, target)
    secret = people.invite(visit.work, name, department.id if department else None, role)
    give_link(visit, secret, name, _to(role, department))


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {"xodimlar": show_staff}
PRESSES: dict[str, Callable[..., None]] = {
    "staff": press_staff,
    "staff_page": press_page,
    "invited": press_invited,
    "withdraw": press_withdraw,
    "invite": press_invite,
    "invite_to": press_invite_to,
}
TEXTS: Page = {"invite_name": receive_name}
FILES: Page = {}
