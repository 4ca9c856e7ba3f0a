"""Which account at Telegram somebody writes from. One account is one person's; what was said in its chat was theirs."""

from sqlalchemy import delete, update

from storage.base import Session
from storage.database import rows_changed
from storage.tables import OutgoingMessage, Person, TypedMessage


def free_account(session: Session, person: Person) -> None:
    """Take a person's account from them, for whoever it belongs to now. What was said in its chat leads to none of
    their figures any more, whoever replies to it."""
    account, person.telegram_id = person.telegram_id, -person.id  # nobody's, and no two people have the same
    session.flush()
    forget_chat(session, account)


def forget_chat(session: Session, account: int) -> None:
    """What the messages of an account's chat were about is not known any more."""
    rows_changed(session, delete(TypedMessage).where(TypedMessage.chat_id == account))
    told = update(OutgoingMessage).where(OutgoingMessage.chat_id == account, OutgoingMessage.about.is_not(None))
    rows_changed(session, told.values(about=None))
