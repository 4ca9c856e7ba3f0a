"""What has to stop when a person leaves the library: messages on their way to them, and conversations that wait for
them."""

from datetime import datetime

from sqlalchemy import String, cast, literal, select, update

from storage.base import Session
from storage.database import rows_changed
from storage.reminders import ledger as reminders
from storage.tables import Dialog, Leave, OutgoingMessage, Reminder
from storage.transport.dialogs import write_dialogs
from storage.transport.outbox import write_outgoing


def stop_messages(session: Session, person_id: int, now: datetime) -> int:
    """Nothing that has not left yet goes to this person any more; returns how many messages that were."""
    write_outgoing(session)
    waiting = (OutgoingMessage.person_id == person_id, OutgoingMessage.state == "new")
    carried = select(OutgoingMessage.key).where(*waiting)
    in_a_message = literal(reminders.KEY).concat(cast(Reminder.batch, String)).in_(carried)
    owed = Reminder.person_id == person_id
    gone = {"state": "skipped", "why": "left", "settled_at": now}
    rows_changed(session, update(Reminder).where(owed, Reminder.state == "due").values(**gone))
    rows_changed(session, update(Reminder).where(owed, Reminder.state == "queued", in_a_message).values(**gone))
    return rows_changed(session, update(OutgoingMessage).where(*waiting).values(state="dropped", settled_at=now))


def leaves_of(session: Session, person_id: int) -> list[Leave]:
    """Leaves in force or to come that name the person, as who is away or as who stands in."""
    query = select(Leave).where(Leave.ended_at.is_(None))
    return list(session.scalars(query.where((Leave.person_id == person_id) | (Leave.deputy_id == person_id))))


def close_conversation(session: Session, person_id: int, now: datetime) -> None:
    """Whatever the person was in the middle of is not waited for any more."""
    write_dialogs(session)
    dialog = session.get(Dialog, person_id)
    if dialog is not None:
        dialog.screen, dialog.facts, dialog.updated_at = "menu", {}, now
