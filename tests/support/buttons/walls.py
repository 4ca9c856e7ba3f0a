"""What one library calls its own: whoever hears any of it in another one has looked through the wall between them."""

import json
from collections.abc import Iterable
from html import unescape

from sqlalchemy import select

from storage.base import Session
from storage.database import Database
from storage.tables import Department, Library, Person, PlanRow
from tests.support.buttons.pressing import Outcome
from tests.support.buttons.steps import SIGNS

LONG_ENOUGH = 8
"""Shorter names may be words of ours."""
SHOWN = 18
"""So much of a long name stands on the smallest button."""


def names_of_its_own(database: Database, library: int) -> set[str]:
    """The beginnings of names that this library alone has: of itself, its departments, people and rows. One whose first
    word is in a name of the others may be a short name of theirs."""
    with database.read() as session:
        libraries = list(session.scalars(select(Library.id)))
        elsewhere = "\n".join(name for other in libraries if other != library for name in _names(session, other))
        own = {name[:SHOWN].strip() for name in _names(session, library)}
    return {name for name in own if len(name) >= LONG_ENOUGH and name.split()[0].strip(":;,") not in elsewhere}


def _names(session: Session, library: int) -> list[str]:
    columns = (
        select(Library.name).where(Library.id == library),
        *(select(table.name).where(table.library_id == library) for table in (Department, Person, PlanRow)),
    )
    return [plain(name) for names in columns for name in session.scalars(names)]


def said(outcome: Outcome) -> str:
    """All that whoever pressed can read of it: answers, texts, words below files, and labels of buttons."""
    sent = [json.loads(params) for params in outcome.messages]
    rows = [row for params in sent for row in params.get("reply_markup", {}).get("inline_keyboard", [])]
    texts = [params.get("text", params.get("caption", "")) for params in sent]
    return plain("\n".join([*outcome.answers, *texts, *(button["text"] for row in rows for button in row)]))


def heard(names: Iterable[str], outcome: Outcome) -> list[str]:
    """Those of the names that stand in it."""
    text = said(outcome)
    return [name for name in names if name in text]


def plain(text: str) -> str:
    """What is read of a text: without the marks of the chat, and without the signs that every name of the day has."""
    return unescape(text).replace(SIGNS, "").strip()
