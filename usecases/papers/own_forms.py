"""What the director keeps of the province's forms: the files, and the columns that were marked in the chat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from storage.papers import own_forms
from storage.people import people
from storage.tables import OwnForm
from usecases.work import Work

MOST = 5
"""Forms of one library: so many stand on a page of the chat with what else can be done."""


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form as its page shows it, with who sent it and when (in the library's time)."""

    id: int
    name: str
    marks: int
    offered: tuple[tuple[str, str, str], ...]
    """(sheet, letter, heading) of each column that may be marked in the chat."""
    chosen: Mapping[str, str]
    at: datetime
    by: str

    @property
    def is_ready(self) -> bool:
        """Whether anything comes into it."""
        return bool(self.marks or self.chosen)


def library_forms(work: Work) -> list[KeptForm]:
    return [_kept(work, form) for form in own_forms.load_forms(work.session, work.library.id)]


def ready_forms(work: Work) -> list[KeptForm]:
    """Those that can be ordered."""
    return [form for form in library_forms(work) if form.is_ready]


def form_of_library(work: Work, form_id: int) -> KeptForm | None:
    form = own_forms.load_form(work.session, work.library.id, form_id)
    return None if form is None else _kept(work, form)


def content_of_form(work: Work, form_id: int) -> bytes:
    """The file itself, of a form that there is."""
    form = own_forms.load_form(work.session, work.library.id, form_id)
    return form.content if form is not None else b""


def keep_form(
    work: Work, form_id: int | None, name: str, content: bytes, *, marks: int, offered: Sequence[tuple[str, str, str]]
) -> KeptForm | None:
    """Keep a file that was tried, in place of the form of that number or as another; None when there are too many. The
    columns that were marked in the chat stay marked where the new file has them too."""
    form = own_forms.load_form(work.session, work.library.id, form_id) if form_id is not None else None
    if form is None:
        if len(own_forms.load_forms(work.session, work.library.id)) >= MOST:
            return None
        form = OwnForm(library_id=work.library.id, chosen={}, uploaded_by=work.person.id)
    keys = {f"{sheet}!{letter}": heading for sheet, letter, heading in offered}
    earlier = {f"{sheet}!{letter}": heading for sheet, letter, heading in form.offered or ()}
    before, form.name, form.content, form.marks = form.name, name[:300], content, marks
    form.chosen = {key: what for key, what in form.chosen.items() if key in keys and keys[key] == earlier.get(key)}
    form.offered, form.uploaded_at, form.uploaded_by = [list(column) for column in offered], work.now, work.person.id
    own_forms.save_own_form(work.session, form)
    after = {"own_form": form.name, "sha256": sha256(content).hexdigest()}
    work.note_down("set", "setting", None, before={"own_form": before}, after=after)
    return _kept(work, form)


def mark_column(work: Work, form_id: int, at: int, what: str) -> KeptForm | None:
    """What comes into the `at`-th offered column, in the words of a mark, or nothing; None without such a column."""
    form = own_forms.load_form(work.session, work.library.id, form_id)
    if form is None or not 0 <= at < len(form.offered):
        return None
    sheet, letter, _ = form.offered[at]
    key = f"{sheet}!{letter}"
    before = form.chosen.get(key)
    chosen = {other: words for other, words in form.chosen.items() if other != key}
    form.chosen = {**chosen, key: what} if what else chosen
    own_forms.save_own_form(work.session, form)
    after = what or None
    if before != after:
        work.note_down("set", "setting", None, before={"own_form_column": before}, after={"own_form_column": after})
    return _kept(work, form)


def drop_form(work: Work, form_id: int) -> bool:
    """Forget a form; False when it is gone already."""
    form = own_forms.load_form(work.session, work.library.id, form_id)
    if form is None:
        return False
    name = form.name
    own_forms.delete_own_form(work.session, form)
    work.note_down("set", "setting", None, before={"own_form": name}, after={"own_form": None})
    return True


def _kept(work: Work, form: OwnForm) -> KeptForm:
    by = people.load_person(work.session, work.library.id, form.uploaded_by)
    offered = tuple((str(sheet), str(letter), str(heading)) for sheet, letter, heading in form.offered)
    at = form.uploaded_at.astimezone(work.now.tzinfo)
    return KeptForm(form.id, form.name, form.marks, offered, dict(form.chosen), at, by.name if by else "")
