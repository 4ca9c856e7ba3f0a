"""At which screen a person's conversation is, and from whom an update comes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from storage.base import LIBRARY, Session
from storage.facts import KnownPerson, facts_of
from storage.people import people
from storage.tables import Person
from storage.transport import dialogs, inbox
from storage.transport.about import About, AboutDays, AboutWord
from storage.transport.dialogs import Dialog
from storage.transport.ways import StillOnItsWay, way_of_message
from usecases.work import Work, work_in

__all__ = [
    "About",
    "AboutDays",
    "AboutWord",
    "Dialog",
    "FirstShown",
    "KnownPerson",
    "Person",
    "begin_anew",
    "closed_library",
    "dialog_of",
    "go_to_screen",
    "has_left",
    "is_written_before",
    "people_at_screens",
    "person_of_account",
    "remember_card",
    "screen_of",
    "work_of_account",
    "write_dialogs",
]
QUICK = timedelta(seconds=1)
"""Nobody reads a question and writes their answer in less."""
LONGEST_DOUBT = timedelta(minutes=1)
HEARD = timedelta(seconds=0.25)
"""What came to us so long before we heard of a change was written before it."""


def work_of_account(session: Session, telegram_id: int, now: datetime, message_id: int = 0) -> Work | None:
    """The person behind a Telegram account, ready to work; None for strangers, people who have left and those
    of a library that is closed. `message_id` is
    the message of their chat that they have replied to or edited, if they have."""
    visitor = people.load_visitor(session, telegram_id, message_id)
    if visitor is None:
        return None
    session.info[LIBRARY] = visitor.library_id
    facts = facts_of(session, visitor.library_id)
    person = facts.colleagues[visitor.person_id]
    if not person.active or facts.library.closed_at is not None:
        return None
    work = work_in(session, facts.library, person, now, visitor.dialog)
    work.referred = visitor.referred
    if visitor.unreachable_since is not None:
        people.set_reachable(session, person.id)
        before = {"unreachable_since": visitor.unreachable_since.isoformat()}
        work.note_down("reached", "person", person.id, before=before)
    return work


def has_left(session: Session, telegram_id: int) -> bool:
    """Whether this account belonged to somebody who does not work here any more."""
    person = people.by_telegram_id(session, telegram_id)
    return person is not None and not person.active


def closed_library(session: Session, telegram_id: int) -> str | None:
    """The name of the closed library in which this account had its place; None for all others."""
    person = people.by_telegram_id(session, telegram_id)
    if person is None or not person.active:
        return None
    library = people.load_library(session, person.library_id)
    return library.name if library.closed_at is not None else None


def person_of_account(session: Session, telegram_id: int) -> Person | None:
    """Whoever has, or had, this Telegram account here; None for strangers."""
    return people.by_telegram_id(session, telegram_id)


def screen_of(session: Session, telegram_id: int) -> str:
    """The screen of the conversation with a Telegram account; "" where none has begun."""
    return dialogs.screen_of(session, telegram_id)


def people_at_screens(session: Session, screens: Collection[str]) -> Sequence[Person]:
    """Everybody whose conversation is at one of the screens."""
    return people.waiting_for(session, screens)


def dialog_of(work: Work) -> Dialog:
    if work.dialog is None:
        work.dialog = dialogs.dialog_of(work.session, work.person.id, work.library.id, work.now)
    return work.dialog


@dataclass(frozen=True, slots=True)
class FirstShown:
    """How that which is asked now came before the person, as the dialog remembers it."""

    since: int | None
    """The message of theirs that led to it, 0 for a button and None where that is not known."""
    message: int | None = None
    """The message in which it was asked first, if that is not the present card."""
    turn: int | None = None
    """The turn in which it was asked first, if that is not the present one."""

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "FirstShown":
        return cls(facts.get("since"), facts.get("shown"), facts.get("turn"))


def is_written_before(work: Work, dialog: Dialog, message_id: int, written_at: int, first: FirstShown) -> bool:
    """Whether the person wrote a message before they could see what is asked now; `written_at` is when they did, in
    seconds since 1970. Raises StillOnItsWay.

    Telegram numbers a private chat's messages in order, so that nothing of ours stands between two messages with
    neighbouring numbers. A press changes a message that is there already, whose number says nothing: then it is asked
    when that change arrived.
    """
    card = first.message if first.message is not None else dialog.card_message_id
    if card is not None and message_id < card:
        return True
    if first.since is None or (first.since and card is not None):
        return False
    if first.since and message_id <= first.since + 1:
        return True
    turn = dialog.turn if first.turn is None else min(first.turn, dialog.turn)
    if not first.since and first.message is None and turn == dialog.turn and dialog.shown_at is not None:
        return _is_before(work, written_at, dialog.updated_at, dialog.shown_at)
    mark = f"card:{dialog.person_id}:{turn}"
    way = way_of_message(work.session, mark, work.person.telegram_id, message_id=card, after=first.since)
    if way is not None and way.state in ("unknown", "failed"):
        # They may be looking at the question before it; what was shown since, they have seen.
        return turn == dialog.turn
    if way is None:
        return first.message is None and written_at < int(dialog.updated_at.timestamp())
    if way.state == "sending":
        raise StillOnItsWay
    if way.state == "sent" and (first.since or way.is_new_below or message_id < (way.message_id or 0)):
        return message_id < (way.message_id or 0)
    if way.state == "new" or way.settled_at is None:
        return True
    return _is_before(work, written_at, way.created_at, way.settled_at)


def _is_before(work: Work, written_at: int, made: datetime, heard: datetime) -> bool:
    """Whether the message that is handled was written before a change that was `made` at one moment and of which we
    `heard` at another that it can be seen. Of the same second, which is all that Telegram tells, it is asked when the
    message came.

    Where there is long between the two, as with a change that was in doubt, nobody knows when it was seen: then
    whatever came before we heard counts as written before, which costs a question at most.
    """
    if heard - made > QUICK:
        # After longer than anything is tried for, the clock was set or the bot was away: no message crosses that.
        crossing = QUICK if heard - made < LONGEST_DOUBT else timedelta()
        return written_at < int(heard.timestamp()) or _came_before(work, heard + crossing)
    if written_at != int(made.timestamp()):
        return written_at < int(made.timestamp())
    if heard.timestamp() - written_at <= HEARD.total_seconds():
        return False  # it came no sooner than it was written
    return _came_before(work, heard - HEARD)


def _came_before(work: Work, moment: datetime) -> bool:
    bot, update, _ = work.cause.split(":")
    received = inbox.received_at(work.session, int(bot), int(update))
    return received is not None and received < moment


def go_to_screen(work: Work, dialog: Dialog, screen: str, facts: dict[str, Any]) -> None:
    dialog.screen = screen
    dialog.facts = facts
    dialog.updated_at = work.now


def begin_anew(session: Session, person: Person, now: datetime) -> None:
    """Have a conversation stand at home again, whatever it was about: what no program can go on with, such as a screen
    that an upgrade has taken away, must not keep its person."""
    dialog = dialogs.dialog_of(session, person.id, person.library_id, now)
    dialog.screen, dialog.facts, dialog.updated_at = dialogs.HOME, {}, now


def write_dialogs(session: Session) -> None:
    """Write the changed conversations into the database now, before the transaction ends."""
    dialogs.write_dialogs(session)


def remember_card(session: Session, remember: str, message_id: int, now: datetime) -> bool:
    """Note the message of a card (`card:<person>:<turn>`) that is known to be sent by `now`. False when the person was
    shown a newer card meanwhile in another message, so that this one is no card of theirs any more."""
    _, person_id, turn = remember.split(":")
    if dialogs.card_was_shown(session, int(person_id), int(turn), message_id, now):
        return True
    return dialogs.card_of(session, int(person_id)) == message_id
