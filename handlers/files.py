"""Which files are fetched from Telegram before the door opens, and what is made of them outside any transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from plan.document.table.tables import Table
from plan.month.file_names import may_be_form
from plan.typed.filled_form import FilledForm
from reports.own_form.told import Column, Trouble
from reports.read.filled_form import filled_form
from reports.read.refused import MAX_FILE, PlanFileRefused
from texts.planning.file.refusals import plan_refusal
from usecases import conversation
from usecases.month.filling import LARGEST, may_fill
from usecases.outgoing import FileTrouble
from usecases.planning.loading import may_send_plan

ATTACHING, TEMPLATE, OWN_FORM = "file", "letter_tpl", "own_form"
"""Screens at which a document is no plan: it goes below a figure, is the library's own form for letters, or a form of
the province's."""


@dataclass(frozen=True, slots=True)
class LetterTrial:
    """A form for the library's letters that was tried: the letter that came of it, or why it was `refused` and at which
    place in it; neither where there is no plan to try it with. Something in it that `reaches_out` is left out."""

    filled: bytes | None = None
    refused: str = ""
    place: str = ""
    reaches_out: bool = False


@dataclass(frozen=True, slots=True)
class SentTemplate:
    """A file that was sent where a form for the library's letters is awaited."""

    name: str
    content: bytes
    trial: LetterTrial


@dataclass(frozen=True, slots=True)
class FormTrial:
    """A form of the province's that was tried: what came of it, or why it was `refused`, with the facts of that."""

    filled: bytes = b""
    refused: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()
    columns: tuple[Column, ...] = ()
    marks: int = 0
    reaches_out: bool = False


@dataclass(frozen=True, slots=True)
class SentForm:
    """A file that was sent where a form of the province's is awaited."""

    name: str
    content: bytes
    trial: FormTrial


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read; whether its tables are a plan is not decided yet."""

    name: str
    tables: tuple[Table, ...]
    content: bytes


@dataclass(frozen=True, slots=True)
class ReadForm:
    """A file that is a filled form, whoever sent it."""

    name: str
    form: FilledForm


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that could not be fetched, or read as a plan; `content` where it came. Why is a reason's name with its
    facts, for it is read before anybody has said in which language to answer."""

    name: str
    reason: str
    facts: Mapping[str, object] = field(default_factory=dict)
    content: bytes | None = None

    @property
    def sentence(self) -> str:
        return plan_refusal(self.reason, self.facts)


def file_to_fetch(session: Any, update: dict[str, Any]) -> str | None:
    """The id of the file to fetch: a director's document, a plan or a letter's form; and whatever may be a filled form
    of somebody who reports. Other files stay at Telegram."""
    document = _document(update)
    sender = (_message(update).get("from") or {}).get("id")
    file_id = document.get("file_id")
    if sender is None or not isinstance(file_id, str):
        return None
    attaching = conversation.screen_of(session, sender) == ATTACHING
    if may_send_plan(session, sender) and not attaching:
        return file_id
    return file_id if _may_be_form(document) and may_fill(session, sender) else None


def _may_be_form(document: dict[str, Any]) -> bool:
    return may_be_form(document.get("file_name") or "") and (document.get("file_size") or 0) <= LARGEST


def sends_template(session: Any, update: dict[str, Any]) -> bool:
    """Whether the file of an update is a form for letters."""
    return conversation.screen_of(session, sender_of(update)) == TEMPLATE


def sends_form(session: Any, update: dict[str, Any]) -> bool:
    """Whether the file of an update is a form of the province's."""
    return conversation.screen_of(session, sender_of(update)) == OWN_FORM


def sender_of(update: dict[str, Any]) -> int:
    """The account that an update comes from; 0 for none."""
    return int((_message(update).get("from") or {}).get("id") or 0)


def name_of(update: dict[str, Any]) -> str:
    """What the file that came with an update is called."""
    return str(_document(update).get("file_name") or "hujjat")


def prepare_file(
    content: bytes | FileTrouble, update: dict[str, Any], read: Callable[[bytes, str], list[Table]]
) -> ReadFile | ReadForm | RefusedFile:
    """The fetched file as a filled form or as tables of text, or why not; `read` gives the tables of a file or raises
    `PlanFileRefused`."""
    name = name_of(update)
    if isinstance(content, FileTrouble):
        return _not_fetched(name, content)
    try:
        tables = tuple(read(content, name))
    except PlanFileRefused as refused:
        return RefusedFile(name, refused.code, refused.facts, content)
    form = filled_form(tables)
    return ReadFile(name, tables, content) if form is None else ReadForm(name, form)


def _not_fetched(name: str, trouble: FileTrouble) -> RefusedFile:
    if trouble.code == "too_big":
        return RefusedFile(name, "too_large", {"megabytes": MAX_FILE // 2**20})
    return RefusedFile(name, trouble.code)


def _message(update: dict[str, Any]) -> dict[str, Any]:
    return update.get("message") or update.get("edited_message") or {}


def _document(update: dict[str, Any]) -> dict[str, Any]:
    return _message(update).get("document") or {}
