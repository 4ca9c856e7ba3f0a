"""Finding libraries, departments, people and invitations; every question names the library it is about."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, bindparam, delete, func, literal_column, select, update

from plan.roles import has_right
from storage.base import Session
from storage.database import lock_by_name, rows_changed
from storage.facts import doubt_facts, facts_of, note_version
from storage.prepared import Prepared
from storage.tables import (
    DayOff,
    Department,
    Dialog,
    Invitation,
    Library,
    LinkAttempt,
    Membership,
    OutgoingMessage,
    Person,
    TypedMessage,
)
from storage.transport import dialogs
from storage.transport.about import About, AboutDays, AboutWord, Referred

# Written once: every update needs these, and putting a statement together anew costs more than carrying it out.
_people = Person.metadata.tables["people"]
_libraries = Library.metadata.tables["libraries"]
_dialogs = Dialog.metadata.tables["dialogs"]
_typed = TypedMessage.metadata.tables["typed_messages"].c
_outbox = OutgoingMessage.metadata.tables["outbox"].c
_ACCOUNT, _MESSAGE = bindparam("telegram_id", type_=BigInteger()), bindparam("message", type_=BigInteger())
_OF_ACCOUNT = (
    select(
        _people.c.id,
        _people.c.library_id,
        _people.c.unreachable_since,
        _libraries.c.version,
        *(_dialogs.c[name] for name in dialogs.COLUMNS),
    )
    .select_from(_people.join(_libraries).outerjoin(_dialogs, _dialogs.c.person_id == _people.c.id))
    .where(_people.c.telegram_id == _ACCOUNT)
)
_VISITOR = Prepared(_OF_ACCOUNT)
_taken = (_typed.chat_id == _ACCOUNT, _typed.message_id == _MESSAGE)
_about_sent = (
    select(_outbox.about)
    .where(_outbox.chat_id == _ACCOUNT, _outbox.message_id == _MESSAGE)
    .where(_outbox.about.is_not(None), _outbox.state == literal_column("'sent'"))
    .order_by(_outbox.id.desc())
    .limit(literal_column("1"))
)
# A private chat has the number of the account.
_VISITOR_AND_MESSAGE = Prepared(
    _OF_ACCOUNT.add_columns(
        select(_typed.about).where(*_taken).scalar_subquery().label("typed_about"),
        select(_typed.at).where(*_taken).scalar_subquery().label("typed_at"),
        _about_sent.scalar_subquery().label("about_sent"),
    )
)
_OF_MESSAGE = 3
"""The columns about the message."""
_DEPARTMENTS = (
    select(Department).where(Department.library_id == bindparam("library")).order_by(Department.position, Department.id)
)
_DEPARTMENTS_OF = (
    select(Department)
    .join(Membership, Membership.department_id == Department.id)
    .where(Membership.person_id == bindparam("person"))
    .order_by(Department.position, Department.id)
)


def load_library(session: Session, library_id: int) -> Library:
    return session.get_one(Library, library_id)


def only_library(session: Session) -> Library | None:
    """The first library, for what is known to have no other, such as the sandbox's own database."""
    return session.scalars(select(Library).order_by(Library.id).limit(1)).first()


def every_library(session: Session) -> Sequence[Library]:
    """All libraries of this database, closed ones too, as they were founded."""
    return session.scalars(select(Library).order_by(Library.id)).all()


def days_off(session: Session, library_id: int) -> frozenset[date]:
    """The days on which this library does not work although the state's calendar says it would."""
    return facts_of(session, library_id).calendar.days_off


def working_days(session: Session, library_id: int) -> frozenset[date]:
    """The days on which this library works although the state's calendar says it would not."""
    return facts_of(session, library_id).calendar.extra_working


def add_day_off(session: Session, library_id: int, day: date, *, working: bool = False) -> None:
    """Make a day free in this library or, with `working`, a working day, whatever the state's calendar says."""
    session.merge(DayOff(library_id=library_id, day=day, working=working))
    session.flush()


def remove_day_off(session: Session, library_id: int, day: date) -> None:
    """Let the state's calendar decide about a day again."""
    session.execute(delete(DayOff).where(DayOff.library_id == library_id, DayOff.day == day))


def load_departments(session: Session, library_id: int) -> Sequence[Department]:
    return session.scalars(_DEPARTMENTS, {"library": library_id}).all()


def load_department(session: Session, library_id: int, department_id: int) -> Department | None:
    kept = session.get(Department, department_id)
    return kept if kept is not None and kept.library_id == library_id else None


def by_telegram_id(session: Session, telegram_id: int) -> Person | None:
    return session.scalars(select(Person).where(Person.telegram_id == telegram_id)).first()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whom an update comes from, as far as no fact of the library tells it."""

    person_id: int
    library_id: int
    unreachable_since: datetime | None
    dialog: dialogs.Dialog | None
    referred: Referred | None = None


def load_visitor(session: Session, telegram_id: int, message_id: int = 0) -> Visitor | None:
    """The person behind an account with their conversation, and what is known of the message of their chat that they
    replied to or edited. The version of their library's facts, which comes with the same statement, is noted."""
    account = {"telegram_id": telegram_id}
    if message_id:
        row = _VISITOR_AND_MESSAGE.first(session, {**account, "message": message_id})
    else:
        row = _VISITOR.first(session, account)
    if row is None:
        return None
    referred = None
    if message_id:
        typed, at, sent = row[-_OF_MESSAGE:]
        row = row[:-_OF_MESSAGE]
        about = typed or sent
        referred = Referred(About.read(about), at, AboutDays.read(about), AboutWord.read(about))
    person_id, library_id, unreachable_since, version, *dialog = row
    note_version(session, library_id, version)
    its_dialog = dialogs.as_dialog(session, dialog) if dialog[0] is not None else None
    return Visitor(person_id, library_id, unreachable_since, its_dialog, referred)


def set_reachable(session: Session, person_id: int) -> None:
    """The person can be written to again."""
    rows_changed(session, update(Person).where(Person.id == person_id).values(unreachable_since=None))


def load_person(session: Session, library_id: int, person_id: int) -> Person | None:
    member = session.get(Person, person_id)
    return member if member is not None and member.library_id == library_id else None


def libraries_of(session: Session, person_ids: Collection[int]) -> dict[int, int | None]:
    """Person → library, None for whoever is not there."""
    found = session.execute(select(Person.id, Person.library_id).where(Person.id.in_(person_ids)))
    return {**dict.fromkeys(person_ids), **{row.id: row.library_id for row in found}}


def load_people(session: Session, library_id: int) -> Sequence[Person]:
    query = select(Person).where(Person.library_id == library_id, Person.active)
    return session.scalars(query.order_by(Person.role, Person.name)).all()


def everybody_ever(session: Session, library_id: int) -> Sequence[Person]:
    """Everybody who works here or has ever done."""
    return session.scalars(select(Person).where(Person.library_id == library_id).order_by(Person.id)).all()


def load_directors(session: Session, library_id: int) -> Sequence[Person]:
    return [member for member in load_people(session, library_id) if member.role == "director"]


def load_overseers(session: Session, library_id: int) -> Sequence[Person]:
    """Directors and their deputies: whoever may approve, and is told what waits for it."""
    return [member for member in load_people(session, library_id) if has_right(member.role, "oversee")]


def departments_of(session: Session, person_id: int) -> Sequence[Department]:
    """The departments a person answers for, in the plan's order."""
    return session.scalars(_DEPARTMENTS_OF, {"person": person_id}).all()


def members_by_department(session: Session, library_id: int) -> dict[int, list[Person]]:
    """Department id → its active people."""
    query = select(Membership.department_id, Person).join(Person, Person.id == Membership.person_id)
    by_department: dict[int, list[Person]] = {}
    for department_id, member in session.execute(
        query.where(Membership.library_id == library_id, Person.active).order_by(Person.name)
    ):
        by_department.setdefault(department_id, []).append(member)
    return by_department


def join_department(session: Session, member: Person, department_id: int, now: datetime) -> bool:
    """The person answers for it from now on; False when they did already. The first one ever brings the department in:
    nothing is owed of the time before."""
    if session.get(Membership, (member.id, department_id)) is not None:
        return False
    department = session.get_one(Department, department_id)
    if not department.met:
        zone = ZoneInfo(load_library(session, member.library_id).timezone)
        department.met, department.since = True, now.astimezone(zone).date()
    session.add(Membership(person_id=member.id, department_id=department_id, library_id=member.library_id, since=now))
    session.flush()
    return True


def leave_department(session: Session, member: Person, department_id: int) -> bool:
    """The person does not answer for it any more; False when they did not."""
    membership = session.get(Membership, (member.id, department_id))
    if membership is None:
        return False
    session.delete(membership)
    session.flush()
    return True


def lock_staff(session: Session, library_id: int) -> None:
    """Lock the library's people until the transaction ends; what others changed meanwhile is visible afterwards."""
    lock_by_name(session, "staff", library_id)
    doubt_facts(session, library_id)
    everyone = select(Person).where(Person.library_id == library_id)
    session.scalars(everyone.execution_options(populate_existing=True)).all()


def invitation_by_hash(session: Session, secret_hash: str) -> Invitation | None:
    return session.scalars(select(Invitation).where(Invitation.secret_hash == secret_hash)).first()


def open_invitations(session: Session, library_id: int, now: datetime) -> Sequence[Invitation]:
    query = select(Invitation).where(
        Invitation.library_id == library_id,
        Invitation.used_at.is_(None),
        Invitation.withdrawn_at.is_(None),
        Invitation.expires_at > now,
    )
    return session.scalars(query.order_by(Invitation.id)).all()


def links_of_terminal(session: Session, library_id: int, now: datetime) -> Sequence[Invitation]:
    """The open invitations of a director that nobody in the chat has written."""
    of_all = open_invitations(session, library_id, now)
    return [link for link in of_all if link.role == "director" and link.created_by is None]


def withdrawn_at(session: Session, library_id: int, moment: datetime) -> Sequence[Invitation]:
    """The invitations that were withdrawn at that very moment."""
    query = select(Invitation).where(Invitation.library_id == library_id, Invitation.withdrawn_at == moment)
    return session.scalars(query).all()


def use_invitation(session: Session, invitation: Invitation, now: datetime) -> bool:
    """Mark an invitation as used; False when somebody else used it a moment earlier."""
    spent = rows_changed(
        session,
        update(Invitation)
        .where(Invitation.id == invitation.id, Invitation.used_at.is_(None), Invitation.withdrawn_at.is_(None))
        .values(used_at=now),
    )
    session.refresh(invitation)
    return spent == 1


def count_attempts(session: Session, telegram_id: int, since: datetime) -> int:
    query = select(func.count()).select_from(LinkAttempt)
    return session.scalar(query.where(LinkAttempt.telegram_id == telegram_id, LinkAttempt.at > since)) or 0


def waiting_for(session: Session, screens: Collection[str]) -> Sequence[Person]:
    """Active people of open libraries whose conversation stands at one of the screens."""
    query = select(Person).join(Dialog, Dialog.person_id == Person.id).join(Library, Library.id == Person.library_id)
    at_work = Person.active & Library.closed_at.is_(None)
    return session.scalars(query.where(Dialog.screen.in_(sorted(screens)), at_work)).all()
