"""Which account at Telegram somebody writes from. One account is one person's; what was said in its chat was theirs."""

from datetime import datetime
from typing import Any

from sqlalchemy import update

from storage.base import Session
from storage.database import rows_changed
from storage.tables import Dialog, OutgoingMessage, Person, TypedMessage
from storage.transport.dialogs import write_dialogs
from storage.transport.outbox import write_outgoing

_OF_A_CHAT = ("since", "shown", "turn")
"""What a conversation remembers by the numbers of its chat's messages."""
_SUSPENDED = "suspended"


def free_account(session: Session, person: Person) -> None:
    """Take a person's account from them, for whoever it belongs to now."""
    account, person.telegram_id = person.telegram_id, -person.id  # nobody's, and no two people have the same
    session.flush()
    forget_chat(session, account)


def forget_chat(session: Session, account: int) -> None:
    """What the messages of an account's chat were about is not known any more: a reply to one of them is for nothing.
    That they were taken stays known, so that none of them is taken again."""
    write_outgoing(session)
    for table in (TypedMessage, OutgoingMessage):
        told = update(table).where(table.chat_id == account, table.about.is_not(None))
        rows_changed(session, told.values(about=None))


def redirect_messages(session: Session, person_id: int, old: int, new: int, now: datetime) -> None:
    """What waits for a person goes to their new account. Answers and changes of messages that only the old one has are
    dropped: the screen is shown anew."""
    waiting = (
        OutgoingMessage.person_id == person_id,
        OutgoingMessage.chat_id == old,
        OutgoingMessage.state == "new",
    )
    of_the_old = OutgoingMessage.kind.in_(("reply", "tidy")) | OutgoingMessage.method.like("edit%")
    rows_changed(session, update(OutgoingMessage).where(*waiting, of_the_old).values(state="dropped", settled_at=now))
    rows_changed(session, update(OutgoingMessage).where(*waiting).values(chat_id=new))


def move_conversation(session: Session, person_id: int) -> None:
    """A conversation goes on in another chat: at the same screen, and at none of the messages there were."""
    write_dialogs(session)
    dialog = session.get(Dialog, person_id, populate_existing=True)
    if dialog is None:
        return
    dialog.facts = _without_messages(dialog.facts)
    dialog.card_message_id, dialog.shown_at = None, None
    session.flush()


def _without_messages(facts: dict[str, Any]) -> dict[str, Any]:
    left = {name: fact for name, fact in facts.items() if name not in _OF_A_CHAT or not isinstance(fact, int)}
    if _SUSPENDED in left:
        screen, suspended = left[_SUSPENDED]
        left[_SUSPENDED] = [screen, _without_messages(suspended)]
    return left
