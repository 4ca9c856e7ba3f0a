"""Takes a person's name and account out of every table, on their request. Numbers, history and who answered for what
stay; they are under a name that tells nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, text, update

from plan.fold import fold
from storage.base import Session
from storage.database import rows_changed
from storage.tables import (
    ChatHold,
    HistoryEntry,
    InboxUpdate,
    Invitation,
    Lane,
    LinkAttempt,
    OutgoingMessage,
    Person,
    TypedMessage,
)

NOTHING = "{}"


def take_out(session: Session, person: Person, nameless: str) -> int:
    """Put `nameless` wherever the person was named, and nothing where their account stood; returns how many lines of
    the history named them. What they have typed as notes and reasons is not looked through."""
    account, names = person.telegram_id, {fold(person.name)}
    invitations = list(session.scalars(select(Invitation).where(Invitation.library_id == person.library_id)))
    theirs = {row.id for row in invitations if row.used_by == person.id}
    lines = _lines_about(session, person, theirs)
    names |= {fold(name) for line in lines for name in _names_in(line)}
    theirs |= {row.id for row in invitations if row.used_by is None and fold(row.name) in names}
    for row in invitations:
        if row.id in theirs:
            row.name = nameless
    person.name, person.telegram_id = nameless, -person.id  # nobody's account, and no two people have the same
    session.flush()
    with _history_open(session):
        for line in (lines := _lines_about(session, person, theirs)):
            before, after = (_without(names, nameless, value) for value in (line.before, line.after))
            rows_changed(
                session, update(HistoryEntry).where(HistoryEntry.id == line.id).values(before=before, after=after)
            )
    _empty_messages(session, person.id, account)
    return len(lines)


def _lines_about(session: Session, person: Person, invitations: set[int]) -> list[Any]:
    """The lines of the history that tell of the person or of their invitations."""
    told = select(HistoryEntry.id, HistoryEntry.before, HistoryEntry.after).where(
        HistoryEntry.library_id == person.library_id,
        or_(
            (HistoryEntry.subject == "person") & (HistoryEntry.subject_id == person.id),
            (HistoryEntry.subject == "invitation") & HistoryEntry.subject_id.in_(invitations),
        ),
    )
    return list(session.execute(told))


def _names_in(line: Any) -> Iterator[str]:
    """The names that a line of the history has: a renaming is one of bare names."""
    for value in (line.before, line.after):
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict) and isinstance(value.get("name"), str):
            yield value["name"]


def _without(names: set[str], nameless: str, value: Any) -> Any:
    if isinstance(value, str):
        return nameless if fold(value) in names else value
    if isinstance(value, dict):
        return {key: _without(names, nameless, inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without(names, nameless, inner) for inner in value]
    return value


def _empty_messages(session: Session, person_id: int, account: int) -> None:
    """What went to and fro keeps its place, so that nothing is taken in or sent twice, but says nothing any more."""
    empty_chat(session, account, or_(OutgoingMessage.person_id == person_id, OutgoingMessage.chat_id == account))
    for column in (LinkAttempt.telegram_id, ChatHold.chat_id, TypedMessage.chat_id, Lane.person):
        rows_changed(session, delete(column.class_).where(column == account))


def empty_chat(session: Session, account: int, sent: ColumnElement[bool] | None = None) -> None:
    """Take out what was received from an account and sent to it (or what is `sent`) and is settled."""
    received = update(InboxUpdate).where(InboxUpdate.lane == account, InboxUpdate.state != "new")
    rows_changed(session, received.values(body=NOTHING, error=None, lane=0))
    settled = OutgoingMessage.state.not_in(("new", "sending"))
    emptied = update(OutgoingMessage).where(OutgoingMessage.chat_id == account if sent is None else sent, settled)
    rows_changed(session, emptied.values(params=NOTHING, error=None, chat_id=None, about=None))


@contextmanager
def _history_open(session: Session) -> Iterator[None]:
    """Nothing but this changes a line of the history, and both databases refuse it to everybody: their triggers sleep
    for the rest of the transaction, which nobody else sees."""
    if session.get_bind().dialect.name != "sqlite":
        session.execute(text("ALTER TABLE history DISABLE TRIGGER USER"))
        yield
        session.execute(text("ALTER TABLE history ENABLE TRIGGER USER"))
        return
    kept = session.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'history'"))
    triggers = list(kept)
    for name, _ in triggers:
        session.execute(text(f'DROP TRIGGER "{name}"'))
    yield
    for _, statement in triggers:
        session.connection().exec_driver_sql(statement)
