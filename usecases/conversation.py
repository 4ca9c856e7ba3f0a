"""Where a person's conversation stands, and whom an update comes from."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from storage.base import Session
from storage.people import people
from storage.tables import Dialog, Person
from storage.transport import dialogs
from usecases.work import Work, work_in

__all__ = [
    "Dialog",
    "Person",
    "dialog_of",
    "go",
    "has_left",
    "people_at",
    "person_at",
    "remember_card",
    "screen_of",
    "unseen",
    "who",
]


def who(session: Session, telegram_id: int, now: datetime) -> Work | None:
    """The person behind a Telegram account, ready to work; None for strangers and people who have left."""
    found = people.visitor(session, telegram_id)
    if found is None or not found[0].active:
        return None
    person, library, dialog = found
    work = work_in(session, library, person, now, dialog)
    if person.unreachable_since is not None:
        since, person.unreachable_since = person.unreachable_since, None
        work.note_down("reached", "person", person.id, before={"unreachable_since": since.isoformat()})
    return work


def has_left(session: Session, telegram_id: int) -> bool:
    """Whether this account belonged to somebody who does not work here any more."""
    known = people.by_telegram_id(session, telegram_id)
    return known is not None and not known.active


def person_at(session: Session, telegram_id: int) -> Person | None:
    """Whoever has, or had, this Telegram account here; None for strangers."""
    return people.by_telegram_id(session, telegram_id)


def screen_of(session: Session, telegram_id: int) -> str:
    """Where the conversation with a Telegram account stands; "" where none has begun."""
    visitor = people.visitor(session, telegram_id)
    dialog = visitor[2] if visitor is not None else None
    return dialog.screen if dialog is not None else ""


def people_at(session: Session, screens: Collection[str]) -> Sequence[Person]:
    """Everybody whose conversation stands at one of the screens."""
    return people.waiting_for(session, screens)


def dialog_of(work: Work) -> Dialog:
    if work.dialog is None:
        work.dialog = dialogs.dialog_of(work.session, work.person, work.now)
    return work.dialog


def unseen(dialog: Dialog, message_id: int) -> bool:
    """Whether the person wrote this before they can have seen the present card: it has not surely been sent yet, or it
    stands below their message (Telegram numbers a private chat's messages in order)."""
    return dialog.card_message_id is None or message_id < dialog.card_message_id


def go(work: Work, dialog: Dialog, screen: str, facts: dict[str, Any]) -> None:
    dialog.screen = screen
    dialog.facts = facts
    dialog.updated_at = work.now


def remember_card(session: Session, remember: str, message_id: int) -> None:
    """A card has surely been sent: `card:<person>:<turn>` now stands at this message."""
    _, person_id, turn = remember.split(":")
    dialogs.card_was_shown(session, int(person_id), int(turn), message_id)
