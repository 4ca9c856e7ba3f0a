"""Every update Telegram handed over, kept before it is acknowledged, so that killing the process loses none.

An update is known by its id *and* its content: ids start anew at random after a week without updates, so
an id met before proves nothing.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple, TypeGuard

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    String,
    bindparam,
    case,
    cast,
    column,
    delete,
    exists,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.types import TypeEngine

from storage.base import Instant, Session
from storage.database import rows_changed
from storage.prepared import Prepared
from storage.tables import InboxUpdate, Lane, PollOffset
from storage.tables.inbox import NEW

_inbox = InboxUpdate.metadata.tables["inbox"]
_lanes = Lane.metadata.tables["lanes"]
_older = _inbox.alias()
# Written once: putting such a statement together anew costs more than carrying it out.
_DONE = (
    update(_inbox)
    .where(_inbox.c.id == bindparam("row"), _inbox.c.state == NEW)
    .values(state="done", settled_at=bindparam("now"))
)
# The lane is locked by the same statement: whoever finds it locked changes nothing.
_lane = select(Lane.person).where(Lane.person == bindparam("of")).with_for_update(skip_locked=True).cte("turn")
_DONE_IN_TURN = _DONE.where(
    _inbox.c.lane == _lane.c.person,
    ~exists().where(_older.c.state == NEW, _older.c.lane == bindparam("of"), _older.c.id < bindparam("row")),
)
_MARK_DONE = Prepared(_DONE, _DONE_IN_TURN)
_UNDONE = (
    select(_inbox.c.id, _inbox.c.update_id, _inbox.c.lane, _inbox.c.body, _inbox.c.attempts)
    .where(_inbox.c.state == NEW)
    .order_by(_inbox.c.id)
)
_WAITING = Prepared(
    select(_inbox.c.id, _inbox.c.lane, _inbox.c.received_at)
    .where(_inbox.c.state == NEW, _inbox.c.bot_id == bindparam("bot"))
    .order_by(_inbox.c.id)
    .limit(bindparam("most"))
)

_GIVEN: dict[str, TypeEngine[Any]] = {
    "place": Integer(),
    "update_id": BigInteger(),
    "digest": String(),
    "lane": BigInteger(),
    "body": String(),
    "state": String(),
}
"""What is known of each of the updates that are stored together."""


def _columns(engine: str) -> dict[str, ColumnElement[Any]]:
    """The same as columns of a table, of which each row is an element of the JSON that is handed over as `rows`: one
    value however many updates there are, because a statement of another length is another statement."""
    rows = bindparam("rows", type_=String())
    if engine == "sqlite":
        element = func.json_each(rows).table_valued("value").c.value
        return {name: func.json_extract(element, f"$.{name}", type_=kind) for name, kind in _GIVEN.items()}
    table = func.json_to_recordset(cast(rows, JSON)).table_valued(
        *(column(name, kind) for name, kind in _GIVEN.items())
    )
    return dict(table.render_derived(with_types=True).c)


def _keep(engine: str, insert: Callable[[Any], Any]) -> Any:
    """Two receivers of one webhook delivery both get here: the constraint lets one of them through."""
    given = _columns(engine)
    place = given.pop("place")
    bot, now = bindparam("bot", type_=BigInteger()), bindparam("now", type_=Instant())
    source = select(*given.values(), bot, literal(0), now).where(place >= 0).order_by(place)
    insertion = insert(_inbox).from_select([*given, "bot_id", "attempts", "received_at"], source)
    return insertion.on_conflict_do_nothing().returning(_inbox.c.id, _inbox.c.update_id, _inbox.c.digest)


def _keep_lanes(insert: Callable[[Any], Any]) -> Any:
    """In the order of their numbers, or two receivers might wait for one another."""
    lane = _columns("postgresql")["lane"]
    return insert(_lanes).from_select(["person"], select(lane).distinct().order_by(lane)).on_conflict_do_nothing()


def _store_offset(insert: Callable[[Any], Any], names: Sequence[str]) -> Any:
    insertion = insert(_offsets)
    news = {name: insertion.excluded[name] for name in names}
    return insertion.on_conflict_do_update(index_elements=["bot_id"], set_=news)


_offsets = PollOffset.metadata.tables["poll_offsets"]
_OFFSET = ("bot_id", "next_offset", "polled_at")
_HEARD = Prepared(partial(_store_offset, names=("polled_at",)), given=_OFFSET)
_ASK_NEXT = Prepared(partial(_store_offset, names=("polled_at", "next_offset")), given=_OFFSET)
_KEEP = Prepared(partial(_keep, "sqlite"), partial(_keep, "postgresql"))
_KEEP_LANES = Prepared(None, _keep_lanes)


@dataclass(slots=True)
class Undone:
    """An update that waits to be handled: its row, its person's lane, and itself."""

    id: int
    update_id: int
    lane: int
    body: dict[str, Any]
    attempts: int = 0
    library: int | None = field(default=None, compare=False)
    """Whose matter it is, as soon as its handling has found that out: for the log."""

    @property
    def has_file(self) -> bool:
        """Whether there is something to fetch from Telegram before it can be handled."""
        message = self.body.get("message")
        return isinstance(message, dict) and ("document" in message or "photo" in message)


class Waiting(NamedTuple):
    """As much of an update that waits as tells whose it is."""

    id: int
    lane: int
    received_at: datetime


def store_updates(session: Session, bot_id: int, updates: Iterable[dict[str, Any]], now: datetime) -> list[Undone]:
    """Keep the updates not met before, in the order given; returns those of them that are to be handled.

    An update without a whole `update_id` cannot be kept and is passed over; one whose person cannot be
    read is kept as broken.
    """
    rows = [_row(body) for body in updates if whole_number(body.get("update_id"))]
    if not rows:
        return []
    given = {"rows": json.dumps([row | {"place": place} for place, row in enumerate(rows)])}
    if session.get_bind().dialect.name == "postgresql":
        _KEEP_LANES.changed(session, given)
    stored = _KEEP.rows(session, {**given, "bot": bot_id, "now": now})
    ids = {(update_id, digest): row_id for row_id, update_id, digest in stored}
    kept = []
    for row in rows:
        row_id = ids.pop((row["update_id"], row["digest"]), None)
        if row_id is not None and row["state"] == "new":
            kept.append(Undone(row_id, row["update_id"], row["lane"], json.loads(row["body"])))
    return sorted(kept, key=lambda undone: undone.id)


def received_at(session: Session, bot_id: int, update_id: int) -> datetime | None:
    """When the newest update of a number was taken in; None when there is none."""
    ours = (InboxUpdate.bot_id == bot_id, InboxUpdate.update_id == update_id)
    return session.scalar(select(InboxUpdate.received_at).where(*ours).order_by(InboxUpdate.id.desc()).limit(1))


def _row(body: dict[str, Any]) -> dict[str, Any]:
    lane = lane_of(body)
    # Plain ASCII, because half characters and NUL are fine in JSON but not in every database's text.
    written = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return {
        "update_id": body["update_id"],
        "digest": hashlib.sha256(written.encode()).hexdigest(),
        "lane": 0 if lane is None else lane,
        "body": written,
        "state": "broken" if lane is None else "new",
    }


def whole_number(value: object) -> TypeGuard[int]:
    """Whether it is a number that a row can hold."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63


def lane_of(body: dict[str, Any]) -> int | None:
    """Whose update this is: the person's id, else the chat's, 0 for neither, None if unreadable."""
    for kind, content in body.items():
        if kind == "update_id":
            continue
        if not isinstance(content, dict):
            return None
        for holder in (content.get("from"), content.get("user"), content.get("chat")):
            if holder is not None:
                whose = holder.get("id") if isinstance(holder, dict) else None
                return whose if whole_number(whose) else None
    return 0


def waiting_updates(session: Session, bot_id: int, *, limit: int = 100_000) -> list[Waiting]:
    """What waits to be handled, oldest first."""
    return [Waiting(*row) for row in _WAITING.rows(session, {"bot": bot_id, "most": limit})]


def undone_of(session: Session, ids: Collection[int]) -> list[Undone]:
    """Of these rows those that still wait, oldest first."""
    return _undone(session, _UNDONE.where(_inbox.c.id.in_(ids)))


def undone_updates(session: Session, bot_id: int, *, lane: int | None = None, limit: int = 10_000) -> list[Undone]:
    """What waits to be handled, oldest first, of everybody or of one person."""
    query = _UNDONE.where(_inbox.c.bot_id == bot_id)
    if lane is not None:
        query = query.where(_inbox.c.lane == lane)
    return _undone(session, query.limit(limit))


def _undone(session: Session, query: Select[Any]) -> list[Undone]:
    return [
        Undone(row.id, row.update_id, row.lane, json.loads(row.body), row.attempts) for row in session.execute(query)
    ]


def mark_done(session: Session, undone: Undone, now: datetime) -> bool:
    """Lock the person's lane until the transaction ends and mark an update of theirs handled. False when another
    process has the lane, the update was handled already, or the person has an older one that was not."""
    return _MARK_DONE.changed(session, {"row": undone.id, "of": undone.lane, "now": now}) == 1


def mark_failed(session: Session, undone: Undone, error: str, now: datetime, *, limit: int) -> int | None:
    """Count a failed attempt; at the limit the update is set aside, so that the person's next is not held up.

    Returns the number of attempts so far, or None when the update is settled already.
    """
    attempts = InboxUpdate.attempts + 1
    change = (
        update(InboxUpdate)
        .where(InboxUpdate.id == undone.id, InboxUpdate.state == NEW)
        .values(
            attempts=attempts,
            error=error[:2000],
            state=case((attempts >= limit, "dead"), else_="new"),
            settled_at=case((attempts >= limit, now), else_=None),
        )
        .returning(InboxUpdate.attempts)
        .execution_options(synchronize_session=False)
    )
    return session.execute(change).scalar()


def stored_offset(session: Session, bot_id: int) -> PollOffset | None:
    """How far this bot's updates were taken in; None before the first."""
    return session.get(PollOffset, bot_id)


def store_offset(session: Session, bot_id: int, next_offset: int | None, now: datetime) -> None:
    """Remember where to ask next and that Telegram answered now; an offset of None leaves the stored one."""
    place = {"bot_id": bot_id, "next_offset": next_offset, "polled_at": now}
    (_HEARD if next_offset is None else _ASK_NEXT).changed(session, place)


def last_polled(session: Session) -> datetime | None:
    """When any bot on this database last heard from Telegram; None for a new one."""
    return session.execute(select(func.max(PollOffset.polled_at))).scalar()


def prune_inbox(session: Session, before: datetime) -> int:
    """Forget updates settled and received before a moment (Telegram itself repeats none after 48 hours)."""
    return rows_changed(
        session, delete(InboxUpdate).where(InboxUpdate.state != "new", InboxUpdate.received_at < before)
    )
