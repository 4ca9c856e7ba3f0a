"""A person with another account at Telegram: a new phone, or a number that was lost. The place stays theirs, with its
reports, drafts, leaves and history; only the account is another one, and the one before is a stranger's at once."""

from datetime import datetime

from storage.base import Session
from storage.oversight import history
from storage.people import accounts, forgetting, people
from storage.tables import Person
from usecases.people.leaving import revoke_access


def move_place(session: Session, person: Person, account: int, now: datetime) -> int:
    """Let a person write from `account` from now on; returns the one they had. Whoever had the new one before has left
    here or elsewhere."""
    before = people.by_telegram_id(session, account)
    if before is not None:
        leave_the_other_library(session, before, now)
    old, person.telegram_id = person.telegram_id, account
    person.unreachable_since = None
    session.flush()
    accounts.forget_chat(session, old)
    accounts.redirect_messages(session, person.id, old, account, now)
    forgetting.empty_chat(session, old)  # nobody could find it any more when its person asks to be forgotten
    accounts.move_conversation(session, person.id)
    # No line of the history has an account in it: it could not be taken out again when its person asks for that.
    history.note_down(session, person.library_id, now, person.id, history.Line("new_account", "person", person.id))
    return old


def leave_the_other_library(session: Session, person: Person, now: datetime) -> None:
    """An account has one place. Whoever comes in with it has left, or worked in a library that is closed: what they
    reported there stays under their name."""
    if person.active:
        revoke_access(session, person, now, by=None)
    accounts.free_account(session, person)
