"""What becomes of an order of a paper: the file in the chat, or why it does not come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from notices.telling import Moment, tell
from texts.papers import orders as words
from texts.screen import Screen
from usecases import outgoing
from usecases.conversation import Session
from usecases.papers import ordering
from usecases.papers.ordering import KEY, PaperOrder

Failure = Literal["not_made", "letter_refused", "perhaps_lost"]


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A finished paper; `caption` is HTML in its person's language, and a `photo` is shown in the chat."""

    name: str
    mime: str
    photo: bool
    caption: str
    content: bytes


def send_paper(session: Session, order: PaperOrder, file: PaperFile, now: datetime) -> None:
    """Put the file into its person's chat; nothing for somebody who may not have it any more."""
    work = ordering.work_for(session, order, now)
    if work is None:
        return
    field: Literal["photo", "document"] = "photo" if file.photo else "document"
    handle = outgoing.attach(session, now=now, name=file.name, mime=file.mime, content=file.content, field=field)
    outgoing.enqueue(
        session,
        now=now,
        chat_id=work.person.telegram_id,
        method=f"send{field.capitalize()}",
        params={field: handle, "caption": file.caption, "parse_mode": "HTML"},
        key=f"{KEY}{order.id}",
        kind="file",
        person_id=work.person.id,
    )


def paper_failed(session: Session, order: PaperOrder, failure: Failure, now: datetime, key: str = "") -> None:
    """Its person hears that the file does not come, or may be lost, as long as they are one of the library's; once per
    `key`, which is the order's own unless something else is given."""
    work = ordering.work_for(session, order, now)
    if work is not None:
        tell(Moment(session, now), work.person, lambda: _failed(failure, order.kind), key or f"{KEY}{order.id}")


def _failed(failure: Failure, kind: str) -> Screen:
    if failure == "letter_refused":
        return words.letter_refused()
    return words.perhaps_lost(kind) if failure == "perhaps_lost" else words.not_made(kind)
