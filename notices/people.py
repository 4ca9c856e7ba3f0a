"""What a change among the people brings to those it concerns: a goodbye, a new task or role, a newcomer, a leave."""

from collections.abc import Sequence

from notices.telling import Compose, event_of, notify_account, notify_person, set_up_chat
from texts import help as help_words
from texts.language import speaking
from texts.people import doors as door_words
from texts.people import leave as leave_words
from texts.people import staff_news as words
from texts.people.leave import Card
from texts.screen import Screen
from usecases import notices
from usecases.conversation import KnownPerson, Person
from usecases.people.invitations import Arrival
from usecases.people.leave import Colleague
from usecases.people.leaving import Departure, HalfDone
from usecases.people.staff import directors_of_library
from usecases.work import Work


def offer_commands(work: Work, person: Person | KnownPerson) -> None:
    """Put the commands of the person's role behind Telegram's menu button of their chat."""
    with speaking(person.language):
        commands = [
            {"command": command, "description": description}
            for command, description in help_words.commands_of_role(person.role)
        ]
    params = {"commands": commands, "scope": {"type": "chat", "chat_id": person.telegram_id}}
    set_up_chat(work, "setMyCommands", params, f"{event_of(work)}:{person.id}")


def withdraw_commands(work: Work, person: Person, account: int | None = None) -> None:
    """Take the menu of commands from somebody who has left, or has left that account."""
    params = {"scope": {"type": "chat", "chat_id": person.telegram_id if account is None else account}}
    set_up_chat(work, "deleteMyCommands", params, f"{event_of(work)}:{person.id}:gone")


def say_goodbye(work: Work, person: Person) -> None:
    """The last message to somebody who has left; their menu of commands goes with it."""
    notify_person(
        work, person, lambda: words.goodbye_notice(work.library.name), f"goodbye:{person.id}:{event_of(work)}"
    )
    withdraw_commands(work, person)


def tasks_given(work: Work, person: Person, departments: Sequence[str], half_done: Sequence[HalfDone]) -> None:
    """Somebody answers for departments they did not answer for; what was begun there is theirs to go on with."""
    _tell_other(work, person, lambda: words.new_task(departments, half_done), f"task:{event_of(work)}")


def task_taken(work: Work, person: Person, department: str) -> None:
    """Somebody answers for a department no more."""
    _tell_other(work, person, lambda: words.task_gone(department), f"task:{event_of(work)}")


def role_given(work: Work, person: Person) -> None:
    """Another role has another menu behind Telegram's button."""
    offer_commands(work, person)
    _tell_other(work, person, lambda: words.new_role(person.role), f"role:{event_of(work)}")


def person_left(work: Work, departure: Departure, successor: str = "") -> None:
    """The other directors hear who has left, who took over, and which departments have nobody now."""

    def compose() -> Screen:
        return words.person_left_notice(
            departure.person.name,
            successor,
            [department.name for department in departure.empty],
            [absent.name for absent in departure.unrelieved],
            by=work.person.name,
        )

    for director in notices.other_directors(work):
        notify_person(work, director, compose, f"left:{departure.person.id}:{event_of(work)}:{director.id}")


def person_joined(work: Work, arrival: Arrival) -> None:
    """The directors hear who came in by an invitation; who lost their place by that is bidden goodbye."""
    door, departure = arrival.door, arrival.departure
    left = departure.person.name if departure else ""
    unrelieved = [absent.name for absent in departure.unrelieved] if departure else []
    departments = [department.name for department in door.departments]
    for director in directors_of_library(work):
        if director.id != arrival.person.id:
            notify_person(
                work,
                director,
                lambda: door_words.joined_notice(arrival.person.name, door.role, departments, left, unrelieved),
                f"joined:{door.invitation.id}:{director.id}",
            )
    if departure is not None:
        say_goodbye(work, departure.person)


def place_moved(work: Work, person: Person, left: int) -> None:
    """Somebody writes from another account now: the directors hear of it, and so does whoever has the account `left`,
    whose menu of commands goes."""
    for director in directors_of_library(work):
        if director.id != person.id:
            key = f"moved:{person.id}:{event_of(work)}:{director.id}"
            notify_person(work, director, lambda: words.moved_notice(person.name), key)
    with speaking(person.language):
        notify_account(work, left, words.moved_away(work.library.name), f"moved:{person.id}:{event_of(work)}:away")
    withdraw_commands(work, person, left)


def leave_given(work: Work, colleague: Colleague, card: Card) -> None:
    """Somebody is on leave, or will be: they hear of it, and so does their deputy."""
    about, away = colleague.leave, card.away
    assert about is not None
    assert away is not None
    _tell_other(work, colleague.person, lambda: leave_words.away_notice(away), f"leave:{about.id}")
    _tell_other(work, colleague.deputy, lambda: leave_words.deputy_notice(card, away), f"leave:{about.id}")


def leave_ended(work: Work, colleague: Colleague, card: Card) -> None:
    """A leave was ended early or called off: its person and their deputy hear of it."""
    about, away = colleague.leave, card.away
    assert about is not None
    assert away is not None
    _tell_other(work, colleague.person, lambda: leave_words.back_notice(away), f"back:{about.id}")
    _tell_other(work, colleague.deputy, lambda: leave_words.relieved_notice(card, away), f"back:{about.id}")


def _tell_other(work: Work, person: Person | None, compose: Compose, key: str) -> None:
    """Whoever did it need not be told."""
    if person is not None and person.id != work.person.id:
        notify_person(work, person, compose, f"{key}:{person.id}")
