"""Every message the bot means to send, written in the transaction that caused it and sent after its commit.

A row is claimed (`sending`, with a lease) before the call and gets its outcome after it, so a process
that dies in between leaves a trace. Nobody can know whether that message arrived: its kind says what to do.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    String,
    bindparam,
    cast,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)

from storage.base import Session
from storage.database import insert_into, rows_changed
from storage.prepared import Prepared
from storage.tables import OutgoingFile, OutgoingMessage
from storage.tables.inbox import NEW

PRIORITIES = {"reply": 0, "setup": 1, "file": 2, "notice": 3, "reminder": 4, "stranger": 5, "tidy": 9}
FILE_MARK = "outgoing-file:"
_LOW_BITS = 1 << 48  # a priority and a row number share one 64-bit number, so that min() finds who is next
MOST_HEADS = 500
"""Of so many chats the next messages are looked at together."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The next message of one chat, as much of it as is needed to decide whether it may go now."""

    id: int
    chat_id: int | None
    method: str
    kind: str
    created_at: datetime
    not_after: datetime | None


@dataclass(frozen=True, slots=True)
class Sending:
    """A message that was claimed and is on its way."""

    id: int
    key: str
    chat_id: int | None
    person_id: int | None
    method: str
    params: dict[str, Any]
    kind: str
    remember: str | None
    attempts: int
    doubts: int


_outbox = OutgoingMessage.metadata.tables["outbox"]
_columns = _outbox.c
# Written once: putting such a statement together anew costs more than carrying it out.
_NEW_ROW = tuple(
    column.name for column in _columns if column.name not in ("id", "lease_until", "error", "message_id", "settled_at")
)
_ADD = Prepared(lambda insert: insert(_outbox).on_conflict_do_nothing(index_elements=["key"]).inline(), given=_NEW_ROW)
_ADD_ONCE = Prepared(
    lambda insert: insert(_outbox).on_conflict_do_nothing(index_elements=["key"]).returning(_columns.id),
    given=_NEW_ROW,
)
_WAITING = tuple(field.name for field in fields(Waiting))
_may_go = (_columns.state == NEW, or_(_columns.not_before.is_(None), _columns.not_before <= bindparam("now")))
_places = func.row_number().over(partition_by=_columns.chat_id, order_by=(_columns.priority, _columns.id))
_in_chat = (
    select(*(_columns[name] for name in _WAITING), _columns.priority, _places.label("place"))
    .where(*_may_go)
    .subquery("waiting")
    .c
)
_urgency = func.min(_columns.priority * literal_column(str(_LOW_BITS)) + _columns.id)
_MOST: ColumnElement[int] = literal_column(str(MOST_HEADS))
# Beside one min() SQLite gives the columns of the row that has it, as its manual says. PostgreSQL refuses that, and
# what PostgreSQL takes would cost SQLite twice as much.
_HEADS = Prepared(
    select(*(_columns[name] for name in _WAITING), _urgency.label("urgency"))
    .where(*_may_go)
    .group_by(_columns.chat_id)
    .order_by("urgency")
    .limit(_MOST),
    select(*(_in_chat[name] for name in _WAITING), _in_chat.priority)
    .where(_in_chat.place == literal_column("1"))
    .order_by(_in_chat.priority, _in_chat.id)
    .limit(_MOST),
)
_SENDING = tuple(field.name for field in fields(Sending))


def _claim(engine: str) -> Any:
    """The rows are one value, a JSON list, however many they are: a statement of another length is another one."""
    rows = bindparam("ids", type_=String())
    if engine == "sqlite":
        ids = select(func.json_each(rows).table_valued("value").c.value)
    else:
        ids = select(cast(func.json_array_elements_text(cast(rows, JSON)).table_valued("value").c.value, BigInteger))
    return (
        update(_outbox)
        .where(_columns.id.in_(ids), _columns.state == NEW)
        .values(state="sending", attempts=_columns.attempts + 1, lease_until=bindparam("lease_until"))
        .returning(*(_columns[name] for name in _SENDING))
    )


_CLAIM = Prepared(_claim("sqlite"), _claim("postgresql"))
_SENT = Prepared(
    update(_outbox)
    .where(_columns.id == bindparam("row"))
    .values(state="sent", params="{}", message_id=bindparam("of_telegram"), error=None, settled_at=bindparam("now"))
)
# What was said is forgotten once it has arrived: an invitation's secret must not lie in a copy of the database.


def add_outgoing(session: Session, values: dict[str, Any]) -> bool:
    """Write one message to send; False when its key was used before, and the first stands."""
    write_outgoing(session)
    return _ADD_ONCE.first(session, _new(values)) is not None


def add_outgoing_later(session: Session, values: dict[str, Any]) -> None:
    """Have a message written together with whatever else this transaction says, before it commits at the latest. One
    whose key was used before changes nothing."""
    session.info.setdefault("outgoing rows", []).append(_new(values))
    session.info.setdefault("before commit", {})["outgoing"] = write_outgoing


def write_outgoing(session: Session) -> None:
    """Write the messages that wait to be written together, in the order in which they were said."""
    rows = session.info.pop("outgoing rows", [])
    if rows:
        _ADD.change_all(session, rows)


def _new(values: dict[str, Any]) -> dict[str, Any]:
    optional = {"not_before": None, "not_after": None, "remember": None, "about": None}
    return {**optional, "attempts": 0, "doubts": 0, "state": "new", "priority": PRIORITIES[values["kind"]], **values}


def add_file(session: Session, *, field: str, name: str, mime: str, content: bytes, now: datetime) -> int:
    """Keep a file to send and return its row's id; the same content under the same name is kept once."""
    sha256 = hashlib.sha256(content).hexdigest()
    same = select(OutgoingFile.id).where(
        OutgoingFile.sha256 == sha256, OutgoingFile.name == name, OutgoingFile.field == field
    )
    file_id = session.execute(same).scalar()
    if file_id is not None:  # still of use, so it must not be forgotten with the old ones
        rows_changed(session, update(OutgoingFile).where(OutgoingFile.id == file_id).values(created_at=now))
        return file_id
    insertion = insert_into(session, OutgoingFile).values(
        sha256=sha256, name=name, field=field, mime=mime, content=content, created_at=now
    )
    session.execute(insertion.on_conflict_do_nothing())
    return session.execute(same).scalar_one()


def waiting_heads(session: Session, now: datetime) -> list[Waiting]:
    """The first message of each chat that may go by now, the most urgent first."""
    return [Waiting(*row[: len(_WAITING)]) for row in _HEADS.rows(session, {"now": now})]


def claim_messages(session: Session, ids: Iterable[int], lease_until: datetime) -> list[Sending]:
    """Take messages to send, until the lease ends; those that somebody else took meanwhile are left out."""
    wanted = list(ids)
    if not wanted:
        return []
    taken = _CLAIM.rows(session, {"ids": json.dumps(wanted), "lease_until": lease_until})
    return sorted((_sending(row) for row in taken), key=lambda row: wanted.index(row.id))


def abandoned_messages(session: Session, now: datetime, *, whatever_lease: bool) -> list[Sending]:
    """Messages left in the middle of sending by a process that is gone."""
    query = select(*(_columns[name] for name in _SENDING)).where(_columns.state == "sending").order_by(_columns.id)
    if not whatever_lease:
        query = query.where(_columns.lease_until < now)
    return [_sending(row) for row in session.execute(query)]


def set_message(session: Session, row_id: int, **values: Any) -> None:
    """Change the named columns of one message on its way."""
    rows_changed(session, update(OutgoingMessage).where(OutgoingMessage.id == row_id).values(**values))


def settle_message(session: Session, sending: Sending, **values: Any) -> bool:
    """Change the named columns of a message that this claim of it took; False when another has taken it up since."""
    mine = update(OutgoingMessage).where(
        OutgoingMessage.id == sending.id,
        OutgoingMessage.state == "sending",
        OutgoingMessage.attempts == sending.attempts,
    )
    return rows_changed(session, mine.values(**values)) == 1


def set_sent(session: Session, sent: Iterable[tuple[int, int | None]], now: datetime) -> None:
    """Mark messages sent, given (row, message id at Telegram)."""
    rows = [{"row": row_id, "of_telegram": message_id, "now": now} for row_id, message_id in sent]
    if rows:
        _SENT.change_all(session, rows)


def rewrite_waiting(session: Session, remember: str, params: str) -> bool:
    """Change what a message will say that was never tried to send; False when there is none of that mark."""
    write_outgoing(session)
    waiting = (OutgoingMessage.remember == remember, OutgoingMessage.state == NEW, OutgoingMessage.doubts == 0)
    return rows_changed(session, update(OutgoingMessage).where(*waiting).values(params=params)) == 1


def waits_already(session: Session, chat_id: int, params: str) -> bool:
    """Whether the same words wait for a chat."""
    same = select(OutgoingMessage.id).where(
        OutgoingMessage.chat_id == chat_id, OutgoingMessage.state == NEW, OutgoingMessage.params == params
    )
    return session.scalar(same.limit(1)) is not None


def count_of_kind(session: Session, chat_id: int, kind: str, since: datetime) -> int:
    """How many messages of a kind a chat was given since a moment."""
    ours = (OutgoingMessage.chat_id == chat_id, OutgoingMessage.kind == kind, OutgoingMessage.created_at >= since)
    return session.scalar(select(func.count()).where(*ours)) or 0


def move_chat(session: Session, old: int, new: int) -> None:
    """Send what waits for a chat to the chat it became."""
    rows_changed(
        session,
        update(OutgoingMessage)
        .where(OutgoingMessage.chat_id == old, OutgoingMessage.state.in_(("new", "sending")))
        .values(chat_id=new),
    )


def load_file(session: Session, file_id: int) -> OutgoingFile:
    """A kept file with its content; KeyError when there is none of that number."""
    file = session.get(OutgoingFile, file_id)
    if file is None:
        raise KeyError(f"outgoing file {file_id}")
    return file


def telegram_file(session: Session, file_id: int) -> str | None:
    """A file's id at Telegram; None when it has not been sent yet."""
    return session.scalar(select(OutgoingFile.telegram_id).where(OutgoingFile.id == file_id))


def name_file(session: Session, file_id: int, telegram_id: str | None) -> None:
    """Remember by which id Telegram knows a file, or forget it."""
    rows_changed(session, update(OutgoingFile).where(OutgoingFile.id == file_id).values(telegram_id=telegram_id))


def prune_outbox(session: Session, before: datetime) -> int:
    """Forget messages settled before a moment, and the files of that time unless one of its messages still waits."""
    gone = rows_changed(
        session,
        delete(OutgoingMessage).where(
            OutgoingMessage.state.not_in(("new", "sending")), OutgoingMessage.created_at < before
        ),
    )
    still = exists().where(OutgoingMessage.created_at < before)
    rows_changed(session, delete(OutgoingFile).where(OutgoingFile.created_at < before, ~still))
    return gone


def _sending(row: Sequence[Any]) -> Sending:
    values = dict(zip(_SENDING, row, strict=True))
    params = values["params"] = json.loads(values["params"])
    if values["chat_id"] is not None:
        params["chat_id"] = values["chat_id"]  # the column is the truth: a group may have got another number meanwhile
    return Sending(**values)
