"""Orders of papers: who waits for which file, who is making it, and until when.

An order is claimed with a lease that is renewed while the file is being made. When a process dies, its lease runs out
and another process makes the file. `attempt` tells one claim from the next, so that a late maker settles nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, String, Update, and_, cast, func, literal, or_, select, update
from sqlalchemy.orm import aliased

from storage.base import Session
from storage.database import rows_changed
from storage.tables import OutgoingMessage, PaperOrder

ATTEMPTS = 2
KEY = "paper:"
"""What the outbox's keys of papers begin with; the order's number follows."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """An order that somebody makes now, in its `attempt`-th attempt."""

    id: int
    attempt: int


def load_order(session: Session, order_id: int) -> PaperOrder:
    return session.get_one(PaperOrder, order_id)


def order_by_key(session: Session, key: str) -> PaperOrder | None:
    return session.scalar(select(PaperOrder).where(PaperOrder.key == key))


def unfinished_like(session: Session, wanted: PaperOrder) -> bool:
    """Whether this person already waits for the same file: to be made, or made and not sent yet, as in an outage."""
    file = select(OutgoingMessage.id).where(
        OutgoingMessage.key == literal(KEY).concat(cast(PaperOrder.id, String)),
        OutgoingMessage.state.in_(("new", "sending")),
    )
    same = select(PaperOrder.id).where(
        PaperOrder.library_id == wanted.library_id,
        PaperOrder.person_id == wanted.person_id,
        PaperOrder.kind == wanted.kind,
        PaperOrder.span == wanted.span,
        PaperOrder.about == wanted.about,
        PaperOrder.language == wanted.language,
        PaperOrder.as_of.is_(None) if wanted.as_of is None else PaperOrder.as_of == wanted.as_of,
        or_(PaperOrder.state.in_(("ordered", "making")), and_(PaperOrder.state == "made", file.exists())),
    )
    return session.scalar(same.limit(1)) is not None


def unfinished_of(session: Session, person_id: int) -> int:
    """How many papers are to be made, or being made, for somebody."""
    query = select(func.count()).where(PaperOrder.person_id == person_id, PaperOrder.state.in_(("ordered", "making")))
    return session.scalar(query) or 0


def any_waiting(session: Session, now: datetime) -> bool:
    return session.scalar(select(PaperOrder.id).where(_free(now)).limit(1)) is not None


def claim_order(session: Session, now: datetime, lease_until: datetime) -> PaperOrder | None:
    """Take an order that nobody makes, or whose maker has gone silent; None when there is none. One person's ten do not
    hold up another's first: first comes who has the fewest made at the moment, of those who got one longest ago (or
    none yet), and of theirs the oldest."""
    theirs = aliased(PaperOrder)
    of_theirs = theirs.person_id == PaperOrder.person_id
    held = (theirs.state == "making") & (theirs.lease_until >= now)
    making = select(func.count()).where(of_theirs, held).correlate(PaperOrder).scalar_subquery()
    served = select(func.max(theirs.settled_at)).where(of_theirs).correlate(PaperOrder).scalar_subquery()
    query = select(PaperOrder).where(_free(now)).order_by(making, served.asc().nulls_first(), PaperOrder.id).limit(1)
    order = session.scalar(query.with_for_update(skip_locked=True))
    if order is not None:
        order.state, order.lease_until, order.attempts = "making", lease_until, order.attempts + 1
    return order


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(PaperOrder.state == "ordered", and_(PaperOrder.state == "making", PaperOrder.lease_until < now))


def renew_lease(session: Session, claimed: Claimed, lease_until: datetime) -> bool:
    """Renew the lease of an order; False when the claim is no longer ours."""
    return rows_changed(session, _ours(claimed).values(lease_until=lease_until)) == 1


def settle_order(session: Session, claimed: Claimed, state: str, now: datetime | None, error: str = "") -> bool:
    """Note what became of an attempt: made, failed, or ordered again. False when the claim is no longer ours."""
    change = _ours(claimed).values(state=state, settled_at=now, lease_until=None, error=error[-300:])
    return rows_changed(session, change) == 1


def put_back(session: Session, claimed: Claimed) -> bool:
    """Release a claimed order to whoever comes next, as if it had not been claimed; False when the claim is no longer
    ours."""
    change = _ours(claimed).values(state="ordered", lease_until=None, attempts=PaperOrder.attempts - 1)
    return rows_changed(session, change) == 1


def _ours(claimed: Claimed) -> Update:
    return update(PaperOrder).where(
        PaperOrder.id == claimed.id, PaperOrder.state == "making", PaperOrder.attempts == claimed.attempt
    )


def free_all(session: Session) -> int:
    """Release every claim: the only process of this database has ended, so nobody makes these papers any more."""
    return rows_changed(session, update(PaperOrder).where(PaperOrder.state == "making").values(state="ordered"))
