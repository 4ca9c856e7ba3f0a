"""Ordering a paper: who may have which, and the states of an order between the press and the file in the chat.

No file is made here. An order is a row; its maker checks again whether the person may still have it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from plan.period import Span
from storage.base import Session
from storage.papers import orders as papers
from storage.papers.orders import ATTEMPTS, KEY, Claimed
from storage.people import people
from storage.planning import plans
from storage.tables import PaperOrder
from usecases.papers import own_forms
from usecases.papers.language import paper_language
from usecases.progress.measuring import visible_indicators
from usecases.work import Work, work_of

__all__ = ["KEY", "Claimed", "PaperOrder"]

Answer = Literal["ordered", "waiting", "enough", "refused"]
OF_THE_PLAN = ("plan_excel", "plan_word")
"""The plan itself, as it is in force, with what was changed in it."""
LARGE = ("excel_a3", "form_a3")
"""The form on larger paper, with the plan's column of ways and means."""
KINDS = ("excel", "csv", "word", "word_pdf", "form_pdf", *LARGE, "overview", "year", "who", *OF_THE_PLAN)
FORM, SAMPLE = "own_form", "form_sample"
"""A form of the province's, and an example of one: not of every library, and on pages of their own."""
PICTURES = ("overview", "year", "who")
OFFICIAL = ("word", "word_pdf", "form_pdf", *LARGE, *OF_THE_PLAN)
"""Papers that speak for the whole library; the others show everybody what they may see."""
LEASE = timedelta(seconds=60)
AT_ONCE = 10
"""So many papers may be under way for one person: every one that the menu of a span offers."""


@dataclass(frozen=True, slots=True)
class Making:
    """A claimed order, with what its maker needs to know."""

    claimed: Claimed
    chat_id: int | None
    kind: str
    library_id: int


def may_have_paper(work: Work, kind: str, span: Span, about: str = "") -> bool:
    """Whether this person may have such a paper, and there is something to print: people without rows in the plan get
    none, because /hisobot and /holat tell them so better than an empty file."""
    if kind not in (*KINDS, FORM, SAMPLE) or not work.person.active:
        return False
    if kind in (*OFFICIAL, FORM, SAMPLE) and not work.observes:
        return False
    plan = plans.plan_of_year(work.session, work.library.id, span.year)
    seen = (
        {str(indicator.key) for indicator in visible_indicators(work, plan.indicators)} if plan is not None else set()
    )
    if kind == FORM:
        return bool(seen) and about.isdecimal() and own_forms.form_of_library(work, int(about)) is not None
    return bool(seen) and (about in seen if kind == "year" else not about)


def order_paper(
    work: Work, kind: str, span: Span, about: str = "", as_of: datetime | None = None, language: str = "", *, key: str
) -> Answer:
    """Order a paper, once per `key`; `waiting` when this person waits for the same one already, `enough` when they wait
    for too many.

    `about` is the figure's key for a picture of its year; `as_of` is a past moment whose state is printed; without a
    `language` it is written in that of the library's papers.
    """
    if not may_have_paper(work, kind, span, about):
        return "refused"
    wanted = PaperOrder(
        library_id=work.library.id,
        person_id=work.person.id,
        key=key,
        kind=kind,
        span=str(span),
        about=about,
        as_of=as_of,
        language=language or paper_language(work),
        state="ordered",
        ordered_at=work.now,
    )
    if papers.order_by_key(work.session, key) is not None or papers.unfinished_like(work.session, wanted):
        return "waiting"
    if papers.unfinished_of(work.session, work.person.id) >= AT_ONCE:
        return "enough"
    work.session.add(wanted)
    work.session.info["order"] = True  # whoever makes papers hears of it at the commit
    return "ordered"


def claim_order(session: Session, now: datetime) -> Making | PaperOrder | None:
    """Lease the next order to make. An order with too many attempts is given up and returned itself, so that its person
    can be told; None when nothing waits."""
    claimed = papers.claim_order(session, now, now + LEASE)
    if claimed is None:
        return None
    if claimed.attempts > ATTEMPTS:
        claimed.state, claimed.settled_at, claimed.error = "failed", now, "abandoned"
        return claimed
    person = people.load_person(session, claimed.library_id, claimed.person_id)
    chat = person.telegram_id if person is not None else None
    return Making(Claimed(claimed.id, claimed.attempts), chat, claimed.kind, claimed.library_id)


def work_of_order(session: Session, wanted: PaperOrder, now: datetime) -> Work | None:
    """The work of the person who ordered it; None when they may not have it any more."""
    person = people.load_person(session, wanted.library_id, wanted.person_id)
    if person is None or not person.active or person.telegram_id is None:
        return None
    work = work_of(session, person, now)
    if work.library.closed_at is not None:
        return None
    return work if may_have_paper(work, wanted.kind, Span.parse(wanted.span), wanted.about) else None


def any_waiting(session: Session, now: datetime) -> bool:
    """Whether there is an order that nobody has leased."""
    return papers.any_waiting(session, now)


def find_order(session: Session, order_id: int) -> PaperOrder:
    """The order of that number."""
    return papers.load_order(session, order_id)


def settle_made(session: Session, claimed: Claimed, now: datetime) -> bool:
    """Mark an order as made; False when the lease was lost to another process."""
    return papers.settle_order(session, claimed, "made", now)


def settle_refused(session: Session, claimed: Claimed, now: datetime) -> None:
    """Mark an order as refused: its person may not have it any more."""
    papers.settle_order(session, claimed, "failed", now, "no right")


def return_order(session: Session, claimed: Claimed) -> None:
    """Give a lease back as if the order had not been claimed."""
    papers.put_back(session, claimed)


def free_all_orders(session: Session) -> None:
    """Give back all leases, when the only process of this database starts again."""
    papers.free_all(session)


def renew_lease(session: Session, claimed: Claimed, now: datetime) -> bool:
    return papers.renew_lease(session, claimed, now + LEASE)


def settle_failed(
    session: Session, claimed: Claimed, now: datetime, why: str, *, again: bool = True
) -> PaperOrder | None:
    """Record a failed attempt. It is retried unless `again` is False or it was the last; then the order is returned, so
    that its person can be told."""
    last = claimed.attempt >= ATTEMPTS or not again
    settled = papers.settle_order(session, claimed, "failed" if last else "ordered", now if last else None, why)
    return papers.load_order(session, claimed.id) if settled and last else None
