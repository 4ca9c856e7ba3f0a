"""Where each person's conversation stands. It is changed as a plain value and written once, before the commit: only
what changed of it, because the sender notes meanwhile by which message a card has become visible."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, bindparam, insert, select, update

from storage.base import Session
from storage.prepared import Prepared
from storage.tables import Dialog as Row
from storage.tables import Person

HOME = "menu"
"""The screen at which every conversation begins."""


@dataclass(slots=True)
class Dialog:
    """One person's conversation (`storage.tables.Dialog` says what its columns mean)."""

    person_id: int
    library_id: int
    screen: str
    facts: dict[str, Any]
    turn: int
    card_message_id: int | None
    shown_at: datetime | None
    updated_at: datetime
    _written: dict[str, Any] = field(default_factory=dict, repr=False)
    """What stands in the table; nothing where there is no row yet."""

    def values(self) -> dict[str, Any]:
        """Column → value."""
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS = tuple(column.name for column in fields(Dialog) if column.name != "_written")
_OF_SCREEN = ("card_message_id", "shown_at")
"""What the sender notes of the newest screen."""
_table = Row.metadata.tables["dialogs"]
_OF_PERSON = Prepared(select(*(_table.c[name] for name in COLUMNS)).where(_table.c.person_id == bindparam("person")))
_SCREEN = select(_table.c.screen).join(Person, Person.id == _table.c.person_id)
_ADD = Prepared(insert(_table).inline(), given=COLUMNS)


def as_dialog(session: Session, row: Sequence[Any]) -> Dialog:
    """A dialog out of its columns; what becomes of it in this transaction is written before it commits."""
    dialog = Dialog(*row)
    dialog._written = dialog.values()
    return _remembered(session, dialog)


def dialog_of(session: Session, person_id: int, library_id: int, now: datetime) -> Dialog:
    """The person's one conversation, begun when it is first needed."""
    row = _OF_PERSON.first(session, {"person": person_id})
    if row is not None:
        return as_dialog(session, row)
    return _remembered(session, Dialog(person_id, library_id, HOME, {}, 0, None, None, now))


def _remembered(session: Session, dialog: Dialog) -> Dialog:
    session.info.setdefault("dialogs", []).append(dialog)
    session.info.setdefault("before commit", {})["dialogs"] = write_dialogs
    return dialog


def write_dialogs(session: Session) -> None:
    """Write what has changed of the conversations of this transaction so far."""
    for dialog in session.info.get("dialogs", ()):
        values = dialog.values()
        if not dialog._written:
            _ADD.changed(session, values)
        elif changed := [name for name in COLUMNS if values[name] != dialog._written[name]]:
            if "turn" in changed:  # the sender may have noted the screen before meanwhile
                changed = [name for name in COLUMNS if name in (*changed, *_OF_SCREEN)]
            given = {name: values[name] for name in changed}
            _change(tuple(changed)).changed(session, {**given, "person": dialog.person_id})
        dialog._written = values


@lru_cache(maxsize=64)
def _change(names: tuple[str, ...]) -> Prepared:
    """The statement that changes these columns."""
    changed: dict[str, BindParameter[Any]] = {name: bindparam(name) for name in names}
    return Prepared(update(_table).where(_table.c.person_id == bindparam("person")).values(changed))


def screen_of(session: Session, telegram_id: int) -> str:
    """Where the conversation with a Telegram account stands; "" where none has begun."""
    return session.scalar(_SCREEN.where(Person.telegram_id == telegram_id)) or ""


def card_was_shown(session: Session, person_id: int, turn: int, message_id: int, now: datetime) -> bool:
    """Remember the newest screen's message; False when a newer screen has been decided since."""
    shown = {"person": person_id, "of_turn": turn, "message": message_id, "now": now}
    return bool(_CARD.changed(session, shown))


def card_of(session: Session, person_id: int) -> int | None:
    """The message of a person's newest screen; None while it is not known to be sent."""
    return session.scalar(select(_table.c.card_message_id).where(_table.c.person_id == person_id))


_CARD = Prepared(
    update(_table)
    .where(_table.c.person_id == bindparam("person"), _table.c.turn == bindparam("of_turn"))
    .values(card_message_id=bindparam("message"), shown_at=bindparam("now"))
)
