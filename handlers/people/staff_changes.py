"""/xodimlar → one person: their name, departments and role, a successor for them, and that they have left."""

from collections.abc import Callable

from handlers.visit import BadPress, Visit, whole
from notices import people as people_news
from reports.pictures.qr import qr_picture
from texts.people import staff as staff_words
from texts.people import staff_changes as words
from texts.people import staff_news as news
from texts.screen import Screen
from usecases.people import invitations as people
from usecases.people import leaving, posts
from usecases.people import staff as use
from usecases.people.leaving import Departure, Succession
from usecases.people.posts import Change, Profile


def _only_director(visit: Visit) -> None:
    if not visit.work.directs:
        raise BadPress


def _leave_the_name(visit: Visit) -> None:
    """The way back from typing a name: what is typed next is no name any more."""
    if visit.dialog.screen in TEXTS:
        visit.go("menu")


def press_choose(visit: Visit, page: str) -> None:
    """Everybody, to choose from."""
    _only_director(visit)
    _leave_the_name(visit)
    visit.page(words.choose([(one.id, one.name, one.role) for one in posts.colleagues(visit.work)], whole(page)))


def _found(visit: Visit, person: str) -> Profile:
    """The person a button speaks of; for one who has left meanwhile the press cannot be followed."""
    _only_director(visit)
    _leave_the_name(visit)
    found = posts.profile(visit.work, whole(person))
    if found is None:
        raise BadPress
    return found


def _card(one: Profile) -> words.Card:
    return words.Card(
        one.person.id,
        one.person.name,
        one.person.role,
        tuple(department.name for department in one.departments),
        one.person.unreachable_since is not None,
        one.half_done,
        tuple(department.name for department in one.only_here),
        one.person.role != "observer",
    )


def press_person(visit: Visit, person: str) -> None:
    visit.page(words.card(_card(_found(visit, person))))


def _refused(visit: Visit, person: str, refusal: str) -> None:
    """Why a change cannot be made, and where the person stands now."""
    if refusal == "not_you":
        raise BadPress
    visit.toast(words.LAST_DIRECTOR if refusal == "last_director" else words.GONE, alert=True)
    found = posts.profile(visit.work, whole(person))
    if found is None:
        press_choose(visit, "0")
    else:
        visit.page(words.card(_card(found)))


def press_name(visit: Visit, person: str) -> None:
    _ask_name(visit, _found(visit, person))


def _ask_name(visit: Visit, found: Profile, above: str = "") -> None:
    visit.go("staff_name", person=found.person.id)
    visit.show(words.ask_name(_card(found), above))


def receive_name(visit: Visit) -> None:
    """The corrected name, typed."""
    person = str(visit.dialog.facts["person"])
    name = posts.readable_name(visit.text)
    found = _found(visit, person)
    if name is None:
        _ask_name(visit, found, words.NAME_REFUSED)
        return
    change = posts.rename(visit.work, found.person.id, name)
    if isinstance(change, Change):
        visit.show(words.card(_card(_found(visit, person)), words.renamed(name)))
    else:
        _refused(visit, person, change)


def press_posts(visit: Visit, person: str, page: str) -> None:
    """All departments, those of the person marked."""
    _show_posts(visit, person, page)


def _show_posts(visit: Visit, person: str, page: str, above: str = "") -> None:
    found = _found(visit, person)
    own = {one.id for one in found.departments}
    listed = [(one.id, one.name, one.id in own) for one in use.departments(visit.work)]
    visit.page(words.posts(_card(found), listed, whole(page), above))


def _wanted(written: str) -> bool:
    if written not in ("0", "1"):
        raise BadPress
    return written == "1"


def press_post(visit: Visit, person: str, department: str, answers: str) -> None:
    """What adding or taking away a department means, before it is done."""
    found, wanted = _found(visit, person), _wanted(answers)
    service = use.department(visit.work, whole(department))
    if service is None:
        raise BadPress
    alone = any(one.id == service.id for one in found.only_here)
    waiting = leaving.half_done(visit.work, [service])
    visit.page(words.ask_post(_card(found), service.id, service.name, wanted, waiting, alone))


def press_post_set(visit: Visit, person: str, department: str, answers: str) -> None:
    found, wanted = _found(visit, person), _wanted(answers)
    change = posts.place(visit.work, found.person.id, whole(department), wanted)
    if not isinstance(change, Change) or change.department is None:
        raise BadPress
    name, service = change.person.name, change.department.name
    if not change.changed:
        visit.toast(words.SO_ALREADY)
    elif wanted:
        people_news.tasks_given(visit.work, change.person, [service], change.half_done)
    else:
        people_news.task_taken(visit.work, change.person, service)
    _show_posts(visit, person, "0", words.post_set(name, service, wanted, bool(change.empty)))


def press_role(visit: Visit, person: str) -> None:
    visit.page(words.choose_role(_card(_found(visit, person))))


def press_role_ask(visit: Visit, person: str, role: str) -> None:
    found = _found(visit, person)
    if role not in words.ROLES:
        raise BadPress
    if found.last_director:
        _refused(visit, person, "last_director")
    else:
        visit.page(words.ask_role(_card(found), role))


def press_role_set(visit: Visit, person: str, role: str) -> None:
    found = _found(visit, person)
    change = posts.set_role(visit.work, found.person.id, role)
    if change == "unknown":
        raise BadPress
    if not isinstance(change, Change):
        _refused(visit, person, change)
        return
    if change.changed:
        people_news.role_given(visit.work, change.person)
    above = words.role_set(change.person.name, role, [one.name for one in change.empty])
    if not visit.work.directs:  # they took it from themselves
        visit.show(Screen(above, ((words.HOME,),)))
        return
    visit.page(words.card(_card(_found(visit, person)), above))


def press_swap(visit: Visit, person: str, page: str) -> None:
    """Who takes over."""
    found = _found(visit, person)
    others = [(one.id, one.name) for one in posts.colleagues(visit.work) if one.id != found.person.id]
    visit.page(words.choose_successor(_card(found), others, whole(page)))


def press_swap_ask(visit: Visit, person: str, successor: str) -> None:
    found, other = _found(visit, person), _found(visit, successor)
    if found.person.id == other.person.id:
        raise BadPress
    visit.page(words.ask_swap(_card(found), other.person.id, other.person.name))


def press_swap_do(visit: Visit, person: str, successor: str) -> None:
    """The last press: one leaves, the other takes over, and each hears of it."""
    found = _found(visit, person)
    role = _found(visit, successor).person.role
    done = leaving.hand_over(visit.work, found.person.id, whole(successor))
    if not isinstance(done, Succession):
        _refused(visit, person, done)
        return
    if done.successor.role != role:
        people_news.role_given(visit.work, done.successor)
    named = [one.name for one in done.departure.departments]
    if named:
        people_news.tasks_given(visit.work, done.successor, named, done.half_done)
    _left(visit, done.departure, done.successor.name)


def press_swap_new(visit: Visit, person: str) -> None:
    """Somebody new takes over: their name, for the link."""
    _ask_new(visit, _found(visit, person))


def _ask_new(visit: Visit, found: Profile, above: str = "") -> None:
    visit.go("swap_name", person=found.person.id)
    visit.show(words.ask_new_name(_card(found), above))


def receive_new(visit: Visit) -> None:
    """The newcomer's name typed: the link into the other's place is made, to be forwarded."""
    person = str(visit.dialog.facts["person"])
    name = posts.readable_name(visit.text)
    found = _found(visit, person)
    if name is None:
        _ask_new(visit, found, words.NAME_REFUSED)
        return
    secret = people.invite_successor(visit.work, name, found.person.id)
    if secret in ("gone", "not_you", "last_director"):
        _refused(visit, person, secret)
        return
    give_link(visit, secret, name, words.place_of(found.person.name))


def give_link(visit: Visit, secret: str, name: str, to: str) -> None:
    """The message and the picture to be forwarded to whoever is invited."""
    invited = use.newest_invitation(visit.work)
    address = f"https://t.me/{visit.bot_username}?start={secret}"
    visit.say(staff_words.link(address, name, visit.work.library.name, to, invited.until))
    visit.photo(qr_picture(address), f"taklif-{invited.id}.png", staff_words.picture(name, to, invited.until))
    visit.go("menu")
    visit.show(staff_words.invited(name, to))


def press_out(visit: Visit, person: str) -> None:
    found = _found(visit, person)
    if found.last_director:
        _refused(visit, person, "last_director")
    else:
        visit.page(words.ask_out(_card(found)))


def press_out_do(visit: Visit, person: str) -> None:
    """The last press: from now on they are a stranger."""
    found = _found(visit, person)
    departure = leaving.withdraw(visit.work, found.person.id)
    if isinstance(departure, Departure):
        _left(visit, departure)
    else:
        _refused(visit, person, departure)


def _left(visit: Visit, departure: Departure, successor: str = "") -> None:
    people_news.person_left(visit.work, departure, successor)
    if departure.person.id == visit.work.person.id:
        visit.show(news.goodbye(visit.work.library.name))
        people_news.withdraw_commands(visit.work, departure.person)
        return
    people_news.say_goodbye(visit.work, departure.person)
    empty = [one.name for one in departure.empty]
    visit.page(news.left(departure.person.name, successor, empty, [one.name for one in departure.unrelieved]))


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {
    "staff_who": press_choose,
    "staff_one": press_person,
    "staff_name": press_name,
    "staff_posts": press_posts,
    "staff_post": press_post,
    "post_set": press_post_set,
    "staff_role": press_role,
    "role_ask": press_role_ask,
    "role_set": press_role_set,
    "staff_swap": press_swap,
    "swap_ask": press_swap_ask,
    "swap_do": press_swap_do,
    "swap_new": press_swap_new,
    "staff_out": press_out,
    "out_do": press_out_do,
}
TEXTS: Page = {"staff_name": receive_name, "swap_name": receive_new}
FILES: Page = {}
