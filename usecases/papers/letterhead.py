"""What the director sets for papers: whom the library writes to and who signs, and a letter of its own."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from hashlib import sha256

from plan.period import Month, Span
from plan.progress.paper import Letterhead, PaperFacts
from storage import settings
from storage.papers import library_files
from storage.people import people
from storage.tables import LibraryFile
from usecases.papers.gathering import paper_facts
from usecases.progress.measuring import opening_month
from usecases.work import Work

LONGEST = 200
NAMES = tuple(one.name for one in fields(Letterhead))
_LETTER = "letter"


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """The library's own template, with who brought it and when; in the library's time."""

    name: str
    content: bytes
    at: datetime
    by: str


def letterhead(work: Work) -> Letterhead:
    return settings.letterhead(work.session, work.library.id)


def set_letterhead(work: Work, name: str, text: str) -> bool:
    """Set one line of the letterhead; an empty text clears it. False when it is too long, or no such line."""
    told = " ".join(text.split())
    if name not in NAMES or len(told) > LONGEST:
        return False
    before = getattr(now := letterhead(work), name)
    if before != told:
        settings.keep(work.session, work.library.id, replace(now, **{name: told}), work.now)
        work.note_down("set", "setting", None, before={name: before}, after={name: told})
    return True


def own_letter(work: Work) -> OwnLetter | None:
    """The template that letters are written in; None for ours."""
    found = library_files.find(work.session, work.library.id, _LETTER)
    if found is None:
        return None
    by = people.person(work.session, work.library.id, found.uploaded_by)
    at = found.uploaded_at.astimezone(work.now.tzinfo)
    return OwnLetter(found.name, found.content, at, by.name if by else "")


def keep_letter(work: Work, name: str, content: bytes) -> None:
    """Use this template from now on. It has been tried before it comes here."""
    before = own_letter(work)
    library_files.keep(
        work.session,
        LibraryFile(
            library_id=work.library.id,
            kind=_LETTER,
            name=name[:300],
            content=content,
            uploaded_at=work.now,
            uploaded_by=work.person.id,
        ),
    )
    told = {_LETTER: name, "sha256": sha256(content).hexdigest()}
    work.note_down("set", "setting", None, before={_LETTER: before.name if before else None}, after=told)


def drop_letter(work: Work) -> bool:
    """Write letters in our own form again; False when they are already."""
    found = library_files.find(work.session, work.library.id, _LETTER)
    if found is None:
        return False
    name = found.name
    library_files.remove(work.session, found)
    work.note_down("set", "setting", None, before={_LETTER: name}, after={_LETTER: None})
    return True


def letter_to_try(work: Work) -> PaperFacts | None:
    """What a template is tried with: the newest quarter; None without a plan."""
    month = opening_month(work)
    return paper_facts(work, Span.containing(month or Month.of(work.today), "quarter"))
