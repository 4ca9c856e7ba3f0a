"""The ledger of reminders: writing a step down once, taking what is due, and noting what became of it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, bindparam, cast, delete, func, literal, or_, select, update

from plan.rate import rate_or_number
from storage.base import Session
from storage.database import insert_into, rows_changed
from storage.prepared import Prepared
from storage.tables import Answer, Library, OutgoingMessage, Reminder, ReminderClock, Submission

KEY = "remind:"
"""How the key of a message that carries reminders begins in the outbox; the number of their batch follows."""


_SET_BACK = timedelta(days=2)
"""A library is looked at every day; one to be looked at later than this was put there by a clock since set back."""


_clocks, _reminders, _outbox = ReminderClock.__table__, Reminder.__table__, OutgoingMessage.__table__
# Both are asked by every look at the clock, several times a minute.
_TO_LOOK_AT = Prepared(
    select(Library.__table__.c.id)
    .outerjoin(_clocks, _clocks.c.library_id == Library.__table__.c.id)
    .where(
        Library.__table__.c.closed_at.is_(None),
        or_(
            _clocks.c.next_at.is_(None),
            _clocks.c.next_at <= bindparam("now"),
            _clocks.c.next_at > bindparam("too_far"),
        ),
    )
)
_STUCK = Prepared(
    select(_reminders.c.library_id, _reminders.c.batch)
    .join(_outbox, _outbox.c.key == literal(KEY).concat(cast(_reminders.c.batch, String)))
    .where(
        _reminders.c.state == "queued",
        or_(_outbox.c.state == "dropped", (_outbox.c.state == "new") & (_outbox.c.created_at < bindparam("before"))),
    )
    .distinct()
)


def _come(now: datetime) -> Any:
    return or_(ReminderClock.next_at <= now, ReminderClock.next_at > now + _SET_BACK)


def key_of(batch: int) -> str:
    """The outbox key of the message that carries a batch."""
    return f"{KEY}{batch}"


def libraries_to_look_at(session: Session, now: datetime) -> list[int]:
    """The libraries whose clock has come round, and those that were never looked at."""
    rows = _TO_LOOK_AT.rows(session, {"now": now, "too_far": now + _SET_BACK})
    return [library_id for (library_id,) in rows]


def take_turn(session: Session, library_id: int, now: datetime) -> bool:
    """Lock a library's turn until the transaction ends; False when another process has it, or has had it."""
    insertion = insert_into(session, ReminderClock).values(library_id=library_id, next_at=now)
    session.execute(insertion.on_conflict_do_nothing())
    query = select(ReminderClock.library_id).where(ReminderClock.library_id == library_id, _come(now))
    return session.scalar(query.with_for_update(skip_locked=True)) is not None


def look_again(session: Session, library_id: int, at: datetime) -> None:
    """Have a library looked at from this moment on, and not before."""
    insertion = insert_into(session, ReminderClock).values(library_id=library_id, next_at=at)
    session.execute(insertion.on_conflict_do_update(index_elements=["library_id"], set_={"next_at": at}))


def look_no_later(session: Session, library_id: int, at: datetime) -> None:
    """Have a library looked at by this moment: something of it is due then, or has changed."""
    later = update(ReminderClock).where(ReminderClock.library_id == library_id, ReminderClock.next_at > at)
    rows_changed(session, later.values(next_at=at))


def write_down(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Write reminders into the ledger; one whose key stands there already changes nothing."""
    if rows:
        whole = [{"why": "", "settled_at": None, "doubts": 0, **row} for row in rows]
        session.execute(insert_into(session, Reminder).on_conflict_do_nothing(), whole)


def written_steps(session: Session, library_id: int, subjects: Collection[str]) -> set[tuple[int, str, str]]:
    """(person, subject, step) of everything the ledger knows about these subjects."""
    query = select(Reminder.person_id, Reminder.subject, Reminder.step)
    query = query.where(Reminder.library_id == library_id, Reminder.subject.in_(subjects))
    return {(person, subject, step) for person, subject, step in session.execute(query)}


def due_now(session: Session, library_id: int, now: datetime) -> Sequence[Reminder]:
    """What is to be sent by now, oldest first."""
    query = select(Reminder).where(Reminder.library_id == library_id, Reminder.state == "due", Reminder.due_at <= now)
    return session.scalars(query.order_by(Reminder.due_at, Reminder.id)).all()


def next_due(session: Session, library_id: int) -> datetime | None:
    """The earliest moment at which something that was written down waits to be sent."""
    query = select(func.min(Reminder.due_at)).where(Reminder.library_id == library_id, Reminder.state == "due")
    return session.scalar(query)


def claim_reminders(session: Session, ids: Sequence[int], batch: int) -> bool:
    """Take due reminders into one message; False when any of them is not due any more."""
    taken = update(Reminder).where(Reminder.id.in_(ids), Reminder.state == "due")
    return rows_changed(session, taken.values(state="queued", batch=batch)) == len(ids)


def settle_reminders(session: Session, ids: Iterable[int], state: str, why: str, now: datetime) -> None:
    """Note what became of reminders that did not go out."""
    settled = update(Reminder).where(Reminder.id.in_(list(ids)))
    rows_changed(session, settled.values(state=state, why=why[:200], settled_at=now))


def settle_message(session: Session, key: str, state: str, why: str, now: datetime) -> None:
    """Note what became of the message under this key of the outbox, for every reminder in it."""
    batch = key.removeprefix(KEY)
    if not key.startswith(KEY) or not batch.isdigit():
        return
    settled = update(Reminder).where(Reminder.batch == int(batch), Reminder.state == "queued")
    rows_changed(session, settled.values(state=state, why=why[:200], settled_at=now))


def doubt_message(session: Session, key: str, now: datetime, lost: timedelta, looks: int) -> None:
    """Retry the reminders of a message that may have been lost: `lost` later, with doubling delay, at most `looks`
    times. The message itself is forgotten.

    Its buttons stay valid, because it may have arrived.
    """
    batch = key.removeprefix(KEY)
    if not key.startswith(KEY) or not batch.isdigit():
        return
    doubted = select(Reminder).where(Reminder.batch == int(batch), Reminder.state == "queued", Reminder.doubts < looks)
    rows = session.scalars(doubted).all()
    for row in rows:
        row.state, row.due_at = "due", max(row.due_at, now + lost * 2**row.doubts) if lost else row.due_at
        row.doubts += 1
        look_no_later(session, row.library_id, max(row.due_at, now))
    if rows:
        session.flush()
        rows_changed(session, delete(OutgoingMessage).where(OutgoingMessage.key == key))


def reminded_since(session: Session, row: Reminder) -> bool:
    """Whether the same person was reminded of the same subject later, for example by the director by hand."""
    later = select(Reminder.id).where(Reminder.person_id == row.person_id, Reminder.subject == row.subject)
    later = later.where(Reminder.id > row.id, Reminder.state.in_(("queued", "sent")))
    return session.scalar(later.limit(1)) is not None


def reminders_of_batch(session: Session, batch: int) -> Sequence[Reminder]:
    """The reminders that went in one message."""
    return session.scalars(select(Reminder).where(Reminder.batch == batch).order_by(Reminder.id)).all()


def load_reminder(session: Session, person_id: int, subject: str, step: str) -> Reminder | None:
    query = select(Reminder).where(Reminder.person_id == person_id, Reminder.subject == subject)
    return session.scalars(query.where(Reminder.step == step)).first()


def stuck_batches(session: Session, before: datetime) -> list[tuple[int, int]]:
    """(library, batch) of messages that were due before a moment and certainly have not gone out: still waiting, or too
    late."""
    rows = _STUCK.rows(session, {"before": before})
    return [(library, batch) for library, batch in rows if batch is not None]


def take_back(session: Session, batch: int) -> bool:
    """Make a message's reminders due again and forget the message; False when it is on its way after all."""
    waiting = delete(OutgoingMessage).where(
        OutgoingMessage.key == key_of(batch), OutgoingMessage.state.in_(("new", "dropped"))
    )
    if not rows_changed(session, waiting):
        return False
    again = update(Reminder).where(Reminder.batch == batch, Reminder.state == "queued")
    rows_changed(session, again.values(state="due", batch=None))
    return True


def recall_messages(session: Session, library_id: int, subject: str, now: datetime) -> None:
    """Take back every unsent message about a subject, so that it is composed again without it."""
    query = select(Reminder.batch).where(
        Reminder.state == "queued", Reminder.library_id == library_id, Reminder.subject == subject
    )
    for batch in session.scalars(query.distinct()).all():
        if batch is not None and take_back(session, batch):
            look_no_later(session, library_id, now)


def numbers_of_year(session: Session, library_id: int, year: int) -> Iterable[tuple[int, int, int, Any]]:
    """Every number of a year, sent or still being typed: (figure, department, month, value)."""
    query = (
        select(
            Answer.figure_id,
            Submission.department_id,
            Submission.month,
            Answer.value,
            Answer.numerator,
            Answer.denominator,
        )
        .join(Submission, Submission.id == Answer.submission_id)
        .where(Submission.library_id == library_id, Submission.year == year, Answer.value.is_not(None))
    )
    return [
        (figure, department, month, rate_or_number(value, part, whole))
        for figure, department, month, value, part, whole in session.execute(query)
        if value is not None
    ]


def figures_in(session: Session, submission_ids: Sequence[int], states: Sequence[str]) -> dict[int, set[int]]:
    """Submission → the figures whose answer in it is in one of these states."""
    query = select(Answer.submission_id, Answer.figure_id)
    query = query.where(Answer.submission_id.in_(submission_ids), Answer.state.in_(states))
    figures: dict[int, set[int]] = {}
    for submission_id, figure_id in session.execute(query):
        figures.setdefault(submission_id, set()).add(figure_id)
    return figures


def every_library(session: Session) -> Sequence[Library]:
    """All institutions of this installation that are not closed."""
    return session.scalars(select(Library).where(Library.closed_at.is_(None)).order_by(Library.id)).all()
