"""Creating a library, its departments, and the director's office, which is one of them."""

from datetime import datetime

from plan.fold import fold_key
from storage.base import Session
from storage.oversight import history
from storage.people import people
from storage.tables import Department, Library, Person

DIRECTORS_OFFICE = "Direktor"


def is_unnamed(role: str, name: str) -> bool:
    """Whether a director is called by their office alone, as the link of the terminal calls them."""
    return role == "director" and name == DIRECTORS_OFFICE


def open_library(session: Session, name: str, now: datetime, timezone: str = "Asia/Tashkent") -> Library:
    """Create a library: the first thing that a new installation does."""
    library = Library(name=name, timezone=timezone, created_at=now)
    session.add(library)
    session.flush()
    history.note_down(
        session, library.id, now, None, history.Line("found", "library", library.id, after={"name": name})
    )
    return library


def ensure_department(session: Session, library_id: int, name: str) -> Department:
    """The department of that name, whatever its apostrophes and script; created when there is none."""
    by_folded = {fold_key(department.name): department for department in people.load_departments(session, library_id)}
    folded = fold_key(name)
    if folded not in by_folded:
        department = Department(library_id=library_id, name=name, folded=folded, position=len(by_folded))
        session.add(department)
        session.flush()
        return department
    return by_folded[folded]


def join_directors_office(session: Session, director: Person, now: datetime, *, by: int | None) -> None:
    """The director's office reports too, and the director is the one who answers for it."""
    office = fold_key(DIRECTORS_OFFICE)
    for department in people.load_departments(session, director.library_id):
        if fold_key(department.name) == office and people.join_department(session, director, department.id, now):
            history.note_down(
                session,
                director.library_id,
                now,
                by,
                history.Line(
                    "place", "person", director.id, after={"role": director.role, "department": department.id}
                ),
            )


def open_directors_office(session: Session, library_id: int, now: datetime, *, by: int | None) -> None:
    """Let the directors answer for the director's office (which a plan may just have created) while nobody does."""
    answered_for = people.members_by_department(session, library_id)
    if not any(
        fold_key(department.name) == fold_key(DIRECTORS_OFFICE) and department.id in answered_for
        for department in people.load_departments(session, library_id)
    ):
        for director in people.load_directors(session, library_id):
            join_directors_office(session, director, now, by=by)
