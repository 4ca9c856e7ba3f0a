"""What becomes of an order of a paper: the file in the chat, or why it does not come."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from markupsafe import Markup

from notices.telling import Moment, event_of, notify_person
from plan.period import Month
from texts.papers import orders as words
from texts.papers import outdated as outdated_words
from texts.papers.outdated import Change
from texts.screen import Screen
from usecases import outgoing
from usecases.database import Session
from usecases.papers import ordering, outdated
from usecases.papers.ordering import KEY, PaperOrder
from usecases.work import Work

Failure = Literal["not_made", "letter_refused", "perhaps_lost"]


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A finished paper; `caption` is HTML in its person's language, and a `photo` is shown in the chat."""

    name: str
    mime: str
    photo: bool
    caption: str
    content: bytes


def send_paper(work: Work, order: PaperOrder, file: PaperFile) -> None:
    """Put the file into the chat of the person whose work this is, who may have it."""
    field: Literal["photo", "document"] = "photo" if file.photo else "document"
    handle = outgoing.store_file_to_send(
        work.session, now=work.now, name=file.name, mime=file.mime, content=file.content, field=field
    )
    outgoing.enqueue(
        work.session,
        now=work.now,
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
    work = ordering.work_of_order(session, order, now)
    if work is not None:
        notify_person(
            Moment(session, now), work.person, lambda: _failed(failure, order.kind), key or f"{KEY}{order.id}"
        )


def paper_delivery_ended(session: Session, key: str, state: str, now: datetime) -> None:
    """The message of this key has `failed`, or nobody knows (`unknown`): a paper is not sent by itself again, and its
    person hears of it."""
    order_id = key.removeprefix(KEY)
    if order_id == key or state not in ("failed", "unknown"):
        return
    failure: Failure = "perhaps_lost" if state == "unknown" else "not_made"
    paper_failed(session, ordering.find_order(session, int(order_id)), failure, now, f"{key}:{state}")


def papers_outdated(
    work: Work,
    month: Month,
    why: Callable[[], Markup],
    changes: Callable[[], Sequence[Change]],
    sent_at: datetime | None = None,
) -> None:
    """Directors hear, once for each paper, that it says something else than the figures by now. `why` and `changes` are
    only asked for if there is such a paper."""
    found = outdated.newly_outdated(work, month, sent_at)
    if not found:
        return
    papers = [(paper.span, paper.kind, paper.at) for paper in found if paper.kind != outdated.HANDED_IN]
    handed = [(paper.span, paper.at) for paper in found if paper.kind == outdated.HANDED_IN]

    def compose() -> Screen:
        return outdated_words.outdated_notice(papers, handed, why(), changes())

    for director in work.facts().who_may("direct"):
        notify_person(work, director, compose, f"outdated:{event_of(work)}:{found[0].paper}:{director.id}")


def _failed(failure: Failure, kind: str) -> Screen:
    if failure == "letter_refused":
        return words.letter_refused()
    return words.perhaps_lost(kind) if failure == "perhaps_lost" else words.paper_not_made(kind)
