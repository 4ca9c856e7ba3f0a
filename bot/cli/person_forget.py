"""`hisobot person forget`: takes somebody's name and account out of the database, when they ask for it."""

import sys
from argparse import Namespace

from bot import process
from bot.cli.libraries.which import library_meant
from bot.cli.out_files import print_lines
from bot.opening import present_database
from bot.process import Clock
from bot.settings import Settings
from plan.fold import fold
from storage.base import Session
from storage.people import people
from storage.tables import Library, Person
from texts.people.staff import nameless
from usecases.people.forgetting import Forgotten, forget_person

KEPT = (
    "Numbers, notes, reasons and the history stay; what was sent to others is forgotten after 45 days,"
    " copies of the database when they are rotated out of BACKUP_DIR."
)


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
    left = " They have left the library with it." if forgotten.left_now else ""
    print_lines([f"Forgotten: {forgotten.nameless} stands in {forgotten.lines} lines of the history.{left}", KEPT])
    return 0


def _whom(session: Session, library: Library, wanted: str) -> tuple[int, str]:
    """The number of the one who is meant, by their name or that number, and a line that says who it is."""
    everybody = people.everybody_ever(session, library.id)
    named = [person for person in everybody if fold(person.name) == fold(wanted) or str(person.id) == wanted]
    if len(named) == 1:
        return named[0].id, _line(session, named[0])
    if named:
        several = "; ".join(_line(session, person) for person in named)
        raise _Refused(f"{wanted!r} may be several; give the number instead of the name: {several}.", 2)
    there = "; ".join(_line(session, person) for person in everybody) or "nobody"
    raise _Refused(f"There is no {wanted!r}; there is: {there}.", 2)


def _line(session: Session, person: Person) -> str:
    departments = ", ".join(department.name for department in people.departments_of(session, person.id))
    place = f"left {person.left_at:%Y-%m-%d}" if person.left_at else person.role
    return f"{person.id} {person.name} ({place}{': ' if departments else ''}{departments})"


def _agree(line: str, given: Namespace) -> None:
    if given.yes:
        return
    if not sys.stdin.isatty():
        raise _Refused(f"--yes: this would forget {line} for good.", 1)
    print(line)
    try:
        agreed = input("Forget their name and account for good? [y/N] ").strip().casefold() in ("y", "yes", "ha")
    except EOFError:
        agreed = False
    if not agreed:
        raise _Refused("Nobody was forgotten.")


def _forget(session: Session, library: Library, person_id: int, clock: Clock) -> Forgotten:
    people.lock_staff(session, library.id)
    person = people.load_person(session, library.id, person_id)
    if person is None:
        raise _Refused("They are not in the library any more.")
    forgotten = forget_person(session, person, nameless(person.id), clock())
    if not isinstance(forgotten, Forgotten):
        raise _Refused(f"{person.name} directs the library alone; let somebody else in as director first.")
    return forgotten
