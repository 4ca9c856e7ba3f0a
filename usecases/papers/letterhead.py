"""What the director sets for papers: the letterhead, and the library's own template of the letter."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from hashlib import sha256

from plan.period import Month, Span
from plan.progress.letterhead import Letterhead
from plan.progress.paper import PaperFacts
from storage import settings
from storage.papers import library_files
from storage.people import people
from storage.tables import LibraryFile
from usecases.papers.gathering import paper_facts
from usecases.progress.measuring import opening_month
from usecases.work import Work

LONGEST = 200
NAMES = tuple(field.name for field in fields(Letterhead) if field.name != "language")
"""The lines of the letterhead."""
_LETTER = "letter"


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """The library's own template, with who uploaded it and when (in the library's time)."""

    name: str
    content: bytes
    at: datetime
    by: str


def library_letterhead(work: Work) -> Letterhead:
    return settings.letterhead_of_library(work.session, work.library.id)


def set_letterhead(work: Work, name: str, text: str) -> bool:
    """Set one line of the letterhead; an empty text clears it. False when it is too long, or no such line."""
    line = " ".join(text.split())
    if name not in NAMES or len(line) > LONGEST:
        return False
    before = getattr(now := library_letterhead(work), name)
    if before != line:
        settings.save_settings(work.session, work.library.id, replace(now, **{name: line}), work.now)
        work.note_down("set", "setting", None, before={name: before}, after={name: line})
    return True


def own_letter(work: Work) -> OwnLetter | None:
    """The library's template for letters; None when it uses the standard one."""
    file = library_files.load_library_file(work.session, work.library.id, _LETTER)
    if file is None:
        return None
    by = people.load_person(work.session, work.library.id, file.uploaded_by)
    at = file.uploaded_at.astimezone(work.now.tzinfo)
    return OwnLetter(file.name, file.content, at, by.name if by else "")


def keep_letter(work: Work, name: str, content: bytes) -> None:
    """Use this template from now on. The caller has tried it already."""
    before = own_letter(work)
    library_files.save_library_file(
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
    after = {_LETTER: name, "sha256": sha256(content).hexdigest()}
    work.note_down("set", "setting", None, before={_LETTER: before.name if before else None}, after=after)


def drop_letter(work: Work) -> bool:
    """Use the standard letter again; False when it is in use already."""
    file = library_files.load_library_file(work.session, work.library.id, _LETTER)
    if file is None:
        return False
    name = file.name
    library_files.delete_library_file(work.session, file)
    work.note_down("set", "setting", None, before={_LETTER: name}, after={_LETTER: None})
    return True


def letter_to_try(work: Work) -> PaperFacts | None:
    """The facts of the newest quarter, with which a template is tried; None without a plan."""
    month = opening_month(work)
    return paper_facts(work, Span.containing(month or Month.of(work.today), "quarter"))
