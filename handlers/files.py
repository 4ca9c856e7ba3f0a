"""Which files are fetched from Telegram before the door opens, and what is made of them outside any transaction."""

from dataclasses import dataclass
from typing import Any

from plan.tables import Table
from reports.plan_file import PlanFileRefused, read_tables
from texts import doubts, plan_loading
from usecases.outgoing import FileTrouble
from usecases.plan_loading import may_send_plan


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read; whether its tables are a plan is not decided yet."""

    name: str
    tables: tuple[Table, ...]
    content: bytes


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that could not be fetched, or read as a plan, and the sentence that says why; `content` where it came."""

    name: str
    sentence: str
    content: bytes | None = None


def wanted(session: Any, update: dict[str, Any]) -> str | None:
    """The id of the file to fetch: a director's document, a plan or a letter's form. Others' stay at Telegram."""
    document = _document(update)
    sender = (_message(update).get("from") or {}).get("id")
    if not document or sender is None or not may_send_plan(session, sender):
        return None
    file_id = document.get("file_id")
    return file_id if isinstance(file_id, str) else None


def prepare(content: bytes | FileTrouble, update: dict[str, Any]) -> ReadFile | RefusedFile:
    """The fetched file as tables of text, or why not."""
    name = _document(update).get("file_name") or "hujjat"
    if isinstance(content, FileTrouble):
        return RefusedFile(name, plan_loading.trouble(content.code))
    try:
        return ReadFile(name, tuple(read_tables(content, name)), content)
    except PlanFileRefused as refused:
        return RefusedFile(name, doubts.refusal(refused.code, refused.facts), content)


def _message(update: dict[str, Any]) -> dict[str, Any]:
    return update.get("message") or update.get("edited_message") or {}


def _document(update: dict[str, Any]) -> dict[str, Any]:
    return _message(update).get("document") or {}
