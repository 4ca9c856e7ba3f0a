"""Ordering a paper: what may be asked for by whom, and what happens between the press and the file in the chat.

Nothing is made here. An order is a row; whoever makes the file asks again whether it may still be had.
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
from usecases.progress.measuring import visible
from usecases.work import Work, work_of

__all__ = ["KEY", "Claimed", "PaperOrder"]

Answer = Literal["ordered", "waiting", "refused"]
KINDS = ("excel", "csv", "word", "word_pdf", "form_pdf", "overview", "year", "who")
PICTURES = ("overview", "year", "who")
OFFICIAL = ("word", "word_pdf", "form_pdf")
"""Papers that speak for the whole library; the others show everybody what they may see."""
LEASE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Making:
    """A claimed order, with all that its maker has to know."""

    claimed: Claimed
    chat_id: int | None
    kind: str


def may_have(work: Work, kind: str, span: Span, about: str = "") -> bool:
    """Whether this person may have such a paper, and it is of something that exists: whoever has no row of the plan
    is told so by /hisobot and /holat, and an empty file would only say it worse."""
    if kind not in KINDS or not work.person.active or (kind in OFFICIAL and not work.observes):
        return False
    plan = plans.plan_of_year(work.session, work.library.id, span.year)
    seen = {str(one.key) for one in visible(work, plan.indicators)} if plan is not None else set()
    return bool(seen) and (about in seen if kind == "year" else not about)


def order(work: Work, kind: str, span: Span, about: str = "", as_of: datetime | None = None, *, key: str) -> Answer:
    """Order a paper, once per `key`: `waiting` when the same one is already on its way to this person.

    `about` is the key of the figure a picture of a year is of; `as_of` a past moment to show it at.
    """
    if not may_have(work, kind, span, about):
        return "refused"
    wanted = PaperOrder(
        library_id=work.library.id,
        person_id=work.person.id,
        key=key,
        kind=kind,
        span=str(span),
        about=about,
        as_of=as_of,
        state="ordered",
        ordered_at=work.now,
    )
    if papers.by_key(work.session, key) is not None or papers.unfinished_like(work.session, wanted):
        return "waiting"
    work.session.add(wanted)
    work.session.info["order"] = True  # whoever makes papers hears of it at the commit
    return "ordered"


def take(session: Session, now: datetime) -> Making | PaperOrder | None:
    """The next order to make; an order given up, of which its person has to hear; None when nothing waits."""
    found = papers.claim(session, now, now + LEASE)
    if found is None:
        return None
    if found.attempts > ATTEMPTS:
        found.state, found.settled_at, found.error = "failed", now, "abandoned"
        return found
    person = people.person(session, found.library_id, found.person_id)
    return Making(Claimed(found.id, found.attempts), person.telegram_id if person else None, found.kind)


def work_for(session: Session, wanted: PaperOrder, now: datetime) -> Work | None:
    """The work of whoever ordered it, if they may have it still."""
    person = people.person(session, wanted.library_id, wanted.person_id)
    if person is None or not person.active or person.telegram_id is None:
        return None
    work = work_of(session, person, now)
    return work if may_have(work, wanted.kind, Span.parse(wanted.span), wanted.about) else None


def any_waiting(session: Session, now: datetime) -> bool:
    """Whether there is an order that nobody makes."""
    return papers.any_waiting(session, now)


def find(session: Session, order_id: int) -> PaperOrder:
    """The order of that number."""
    return papers.find(session, order_id)


def made(session: Session, claimed: Claimed, now: datetime) -> bool:
    """Its file is finished; False when the order is no longer ours."""
    return papers.settle(session, claimed, "made", now)


def refused(session: Session, claimed: Claimed, now: datetime) -> None:
    """Its person may not have it any more."""
    papers.settle(session, claimed, "failed", now, "no right")


def put_back(session: Session, claimed: Claimed) -> None:
    """Leave it to whoever comes next, as if it had not been taken."""
    papers.put_back(session, claimed)


def free_all(session: Session) -> None:
    """Whatever was being made when the only process of this database ended is to be made again."""
    papers.free_all(session)


def renew(session: Session, claimed: Claimed, now: datetime) -> bool:
    return papers.renew(session, claimed, now + LEASE)


def failed(session: Session, claimed: Claimed, now: datetime, why: str, *, again: bool = True) -> PaperOrder | None:
    """An attempt came to nothing: it is tried once more, if that is of use `again`; after the last the order is
    returned, to tell its person."""
    last = claimed.attempt >= ATTEMPTS or not again
    settled = papers.settle(session, claimed, "failed" if last else "ordered", now if last else None, why)
    return papers.find(session, claimed.id) if settled and last else None
