"""What a change among the people brings to those it concerns: goodbye, a new task, and who is left to be told."""

from handlers.visit import Visit
from texts import menus as menu_words
from texts.people import staff_news as words
from usecases import notices
from usecases.conversation import Person
from usecases.people.leaving import Departure, HalfDone


def say_goodbye(visit: Visit, person: Person) -> None:
    """The last message to somebody who has left; their menu of commands goes with it."""
    visit.tell(person, words.goodbye(visit.work.library.name), f"goodbye:{person.id}:{_moment(visit)}")
    visit.setup("deleteMyCommands", {"scope": {"type": "chat", "chat_id": person.telegram_id}})


def new_task(visit: Visit, person: Person, departments: list[str], half_done: tuple[HalfDone, ...]) -> None:
    """Somebody answers for departments they did not answer for; what was begun there is theirs to go on with."""
    if person.id != visit.work.person.id:
        visit.tell(person, words.new_task(departments, half_done), f"task:{person.id}:{_moment(visit)}")


def task_gone(visit: Visit, person: Person, department: str) -> None:
    if person.id != visit.work.person.id:
        visit.tell(person, words.task_gone(department), f"task:{person.id}:{_moment(visit)}")


def new_role(visit: Visit, person: Person) -> None:
    """Another role has another menu behind Telegram's button."""
    commands = [{"command": name, "description": told} for name, told in menu_words.COMMANDS[person.role]]
    visit.setup("setMyCommands", {"commands": commands, "scope": {"type": "chat", "chat_id": person.telegram_id}})
    if person.id != visit.work.person.id:
        visit.tell(person, words.new_role(person.role), f"role:{person.id}:{_moment(visit)}")


def left(visit: Visit, departure: Departure, successor: str = "") -> None:
    """The other directors hear who has left, and which departments have nobody now."""
    screen = words.left(
        departure.person.name,
        successor,
        [one.name for one in departure.empty],
        [one.name for one in departure.unrelieved],
        by=visit.work.person.name,
    )
    for director in notices.directors(visit.work):
        visit.tell(director, screen, f"left:{departure.person.id}:{_moment(visit)}:{director.id}")


def _moment(visit: Visit) -> str:
    return f"{visit.bot_id}:{visit.update_id}"
