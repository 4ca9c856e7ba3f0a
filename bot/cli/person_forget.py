"""`hisobot person forget`: takes somebody's name and account out of the database, when they ask for it."""

import sys
from argparse import Namespace

from bot import process
from bot.cli.given import is_yes
from bot.cli.libraries.which import library_meant
from bot.cli.out_files import print_lines
from bot.opening import present_database
from bot.process import Clock
from bot.settings import Settings
from plan.fold import fold
from storage.base import Session
from storage.people import people
from storage.tables import Library, Person
from texts.language import SOURCE, speaking
from texts.operator import libraries as words
from texts.people.roles import ROLES
from texts.people.staff import nameless
from texts.wording import short_date
from usecases.people.forgetting import Forgotten, forget_person


class _Refused(Exception):
    """Nothing was done; the text is the line that says why. `code` is how the process ends."""

    def __init__(self, line: str, code: int = 1) -> None:
        self.line, self.code = line, code
        super().__init__(line)


def forget(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Forget the person of that name or number. As `fill` it wants a SQLite database for itself. Raises
    AlreadyRunning, Unusable."""
    database = present_database(settings)
    try:
        with process.sole_process(settings):
            with database.read() as session:
                person_id, line = _whom(session, library_meant(session, settings, given.library), given.who)
            _agree(line, given)
            with database.write() as session:
                forgotten = _forget(session, library_meant(session, settings, given.library), person_id, clock)
    except _Refused as refused:
        print(refused.line, file=sys.stderr)
        return refused.code
    finally:
        database.close()
    done = words.FORGOTTEN_AND_LEFT if forgotten.left_now else words.FORGOTTEN
    print_lines([done.plain(nameless=forgotten.nameless, n=forgotten.lines), words.KEPT.plain()])
    return 0


def _whom(session: Session, library: Library, wanted: str) -> tuple[int, str]:
    """The number of the one who is meant, by their name or that number, and a line that says who it is."""
    everybody = people.everybody_ever(session, library.id)
    named = [person for person in everybody if fold(person.name) == fold(wanted) or str(person.id) == wanted]
    if len(named) == 1:
        return named[0].id, _line(session, named[0])
    if named:
        several = "; ".join(_line(session, person) for person in named)
        raise _Refused(words.PERSON_SEVERAL.plain(wanted=repr(wanted), names=several), 2)
    there = "; ".join(_line(session, person) for person in everybody) or words.NOBODY.plain()
    raise _Refused(words.PERSON_NONE.plain(wanted=repr(wanted), names=there), 2)


def _line(session: Session, person: Person) -> str:
    departments = ", ".join(department.name for department in people.departments_of(session, person.id))
    place = (
        words.LEFT_ON.plain(day=short_date(person.left_at.date()))
        if person.left_at
        else ROLES[person.role].name.plain()
    )
    told = {"id": str(person.id), "name": person.name, "place": place}
    return words.PERSON_OF.plain(**told, departments=departments) if departments else words.PERSON.plain(**told)


def _agree(line: str, given: Namespace) -> None:
    if given.yes:
        return
    if not sys.stdin.isatty():
        raise _Refused(words.WOULD_FORGET.plain(who=line), 1)
    print(line)
    try:
        agreed = is_yes(input(words.ASK_FORGET.plain()))
    except EOFError:
        agreed = False
    if not agreed:
        raise _Refused(words.NOBODY_FORGOTTEN.plain())


def _forget(session: Session, library: Library, person_id: int, clock: Clock) -> Forgotten:
    people.lock_staff(session, library.id)
    person = people.load_person(session, library.id, person_id)
    if person is None:
        raise _Refused(words.NOT_HERE.plain())
    with speaking(SOURCE):  # what stands in the history is the library's
        name = nameless(person.id)
    forgotten = forget_person(session, person, name, clock())
    if not isinstance(forgotten, Forgotten):
        raise _Refused(words.DIRECTS_ALONE.plain(name=person.name))
    return forgotten
