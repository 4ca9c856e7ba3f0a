"""The reminders of the day: they are written into the ledger, and what is due is put into the outbox.

Each library is processed once a day at its hour, and whenever a postponed reminder comes due. After a pause only the
newest step of each subject is sent; older ones are marked as superseded. Nothing here knows a scheduler.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from plan.calendar import WorkCalendar
from plan.reminders.due import Wanted, Why, reminder_verdicts, wanted_reminders
from plan.reminders.ladder import Subject
from plan.reminders.ladder_settings import LadderSettings
from plan.reminders.reminder import Part, Reminding
from storage import settings as stored_settings
from storage.base import Session
from storage.database import Database, is_transient
from storage.facts import facts_of
from storage.people import people
from storage.reminders import ledger as reminders
from storage.tables import Library, Person, Reminder
from usecases.outgoing import enqueue
from usecases.reminders.facts import Picture, picture_of
from usecases.reminders.parts import part_of
from usecases.reminders.week import week_of
from usecases.work import work_of

logger = logging.getLogger(__name__)

Say = Callable[[Person, Reminding], dict[str, Any]]
"""Makes a message's words and buttons for a person, in their language, as Telegram takes them."""
STUCK = timedelta(minutes=10)
"""A message that has waited in the outbox for so long is taken back and made anew: its content may be out of date."""
_AHEAD = 200
"""Days to search for the next reminder."""


def remind_all_libraries(say: Say, database: Database, now: datetime) -> None:
    """Send what is due by now in every library; cheap when nothing is."""
    with database.read() as session:
        libraries = reminders.libraries_to_look_at(session, now)
        stuck = reminders.stuck_batches(session, now - STUCK)
    for library_id, batch in stuck:
        with database.write() as session:
            if reminders.take_back(session, batch):
                reminders.look_no_later(session, library_id, now)
    for library_id in sorted({*libraries, *(library_id for library_id, _ in stuck)}):
        try:
            with database.write() as session:
                remind_library(session, library_id, now, say)
        except Exception as error:
            if is_transient(error):
                raise  # the others would fare no better now
            logger.exception("library %s (%s) could not be reminded", library_id, _name_of(database, library_id))


def _name_of(database: Database, library_id: int) -> str:
    with database.read() as session:
        return people.load_library(session, library_id).name


def remind_library(session: Session, library_id: int, now: datetime, say: Say) -> int:
    """Write and send one library's reminders as of this moment; returns how many messages were put into the outbox."""
    library = people.load_library(session, library_id)
    if library.closed_at is not None or not reminders.take_turn(session, library_id, now):
        return 0
    zone = ZoneInfo(library.timezone)
    local = now.astimezone(zone)
    settings, calendar = stored_settings.ladder_of_library(session, library_id), calendar_of(session, library_id)
    sent = 0
    if calendar.is_working(local.date()) and not settings.quiet(local.time()):
        picture = picture_of(session, library, local.date(), calendar, settings)
        _write_steps(session, picture, now, zone)
        sent = _send(session, picture, local, say)
    reminders.look_again(session, library_id, _next_look(session, library_id, local, settings))
    return sent


def calendar_of(session: Session, library_id: int) -> WorkCalendar:
    """A library's working days, and the deadlines counted in them."""
    return facts_of(session, library_id).calendar


def _next_look(session: Session, library_id: int, local: datetime, settings: LadderSettings) -> datetime:
    """When the library is to be processed next: at its hour, or when something comes due before that."""
    days = (local.date(), local.date() + timedelta(days=1))
    times = {settings.time_of("month"), *([settings.time_of("week")] if settings.digest else [])}
    moments = [min(at for day in days for time in times if (at := _at(day, time, local.tzinfo)) > local)]
    due = reminders.next_due(session, library_id)
    if due is not None and due > local:
        moments.append(due)
    return min(moments)


def _at(day: date, at: time, zone: Any) -> datetime:
    return datetime.combine(day, at, zone)


def _write_steps(session: Session, picture: Picture, now: datetime, zone: ZoneInfo) -> None:
    """Write every step that has come since the ledger was last written, with the reason when it is not to be sent."""
    settings, local = picture.facts.settings, now.astimezone(zone)
    wanted = wanted_reminders(picture.facts, picture.today)
    hours = _hours(wanted, picture.today, settings)
    today = [reminder for reminder in wanted if local.time() >= hours(reminder)]
    steps_there = reminders.written_steps(session, picture.library.id, {str(reminder.subject) for reminder in today})
    rows = []
    for reminder in today:
        steps: list[tuple[str, date, str]] = [(step, on, "superseded") for step, on in reminder.older]
        steps.append((reminder.step, reminder.on, reminder.why))
        rows += [
            {
                "library_id": picture.library.id,
                "person_id": reminder.person,
                "subject": str(reminder.subject),
                "step": step,
                "due_at": _at(on, hours(reminder), zone),
                "state": "skipped" if why else "due",
                "why": why,
                "created_at": now,
                "settled_at": now if why else None,
            }
            for step, on, why in steps
            if (reminder.person, str(reminder.subject), step) not in steps_there
        ]
    reminders.write_down(session, rows)


def _hours(wanted: Sequence[Wanted], today: date, settings: LadderSettings) -> Callable[[Wanted], time]:
    """At what time of the day each reminder goes: whoever gets the digest of the week gets all else with it, in
    one message."""
    with_digest = {
        reminder.person
        for reminder in wanted
        if reminder.subject.about == "week" and reminder.on == today and not reminder.why
    }
    return lambda reminder: settings.time_of("week" if reminder.person in with_digest else reminder.subject.about)


def _send(session: Session, picture: Picture, local: datetime, say: Say) -> int:
    """Put one message into the outbox for each person for whom something is due and still missing."""
    by_person: dict[int, list[Reminder]] = {}
    begins = _at(local.date(), time(picture.facts.settings.hour), local.tzinfo)
    due = reminders.due_now(session, picture.library.id, local)
    with_digest = {row.person_id for row in due if row.subject.startswith("week")}
    for row in due:
        # Before the hour goes what is meant for just then; what is left of other days waits for this day's steps.
        earlier = row.due_at.astimezone(local.tzinfo).date() < local.date()
        if local < begins and earlier and row.person_id not in with_digest:
            continue
        by_person.setdefault(row.person_id, []).append(row)
    reasons = reminder_verdicts(picture.facts, picture.today) if by_person else {}
    sent = 0
    for person_id, rows in by_person.items():
        going = _still_true(session, rows, reasons, local)
        person = people.load_person(session, picture.library.id, person_id)
        if going and person is not None:
            sent += _send_one(session, picture, person, going, local, say)
    return sent


def _still_true(
    session: Session, rows: Sequence[Reminder], reasons: dict[tuple[int, Subject], Why], local: datetime
) -> list[Reminder]:
    """The rows to send, one for each subject; the others are settled with the reason why they are not sent."""
    newest: dict[str, Reminder] = {}
    for row in rows:
        subject = Subject.parse(row.subject)
        why: str = "left" if subject is None else reasons.get((row.person_id, subject), "left")
        if not why and row.doubts and reminders.reminded_since(session, row):
            why = "superseded"
        if why:
            reminders.settle_reminders(session, [row.id], "skipped", _reason_or_quiet(row, why, local), local)
            continue
        older = newest.pop(row.subject, None)
        if older is not None:
            reminders.settle_reminders(
                session, [older.id], "skipped", _reason_or_quiet(older, "superseded", local), local
            )
        newest[row.subject] = row
    return list(newest.values())


def _reason_or_quiet(row: Reminder, why: str, local: datetime) -> str:
    """The reason "quiet" for a row that was due on an earlier day and is out of date only because of the quiet night
    between; otherwise the reason as it is."""
    overnight = row.due_at.astimezone(local.tzinfo).date() < local.date()
    return "quiet" if overnight and why in ("superseded", "closed") else why


def _send_one(
    session: Session, picture: Picture, person: Person, rows: Sequence[Reminder], local: datetime, say: Say
) -> int:
    batch = min(row.id for row in rows)
    parts = [
        part
        for row in rows
        if (subject := Subject.parse(row.subject)) is not None
        if (part := _part(session, picture, subject, person, local)) is not None
    ]
    if not reminders.claim_reminders(session, [row.id for row in rows], batch):
        return 0
    hour = _at(local.date(), time(picture.facts.settings.hour), local.tzinfo)
    names = facts_of(session, picture.library.id).russian
    return enqueue(
        session,
        now=local,
        chat_id=person.telegram_id,
        method="sendMessage",
        params=say(person, Reminding(batch, picture.today, tuple(parts), names)),
        key=reminders.key_of(batch),
        kind="reminder",
        person_id=person.id,
        # Should the clock be set back, it keeps to its hour; what went before that, to its own moment.
        not_before=hour if local >= hour else max(row.due_at for row in rows),
        not_after=_at(local.date(), time(picture.facts.settings.quiet_from % 24), local.tzinfo)
        + timedelta(days=picture.facts.settings.quiet_from // 24),
    )


def _part(session: Session, picture: Picture, subject: Subject, person: Person, local: datetime) -> Part | None:
    if subject.about == "week":
        return week_of(work_of(session, person, local), picture)
    return part_of(picture, subject, person.id)


def settle_message(
    session: Session,
    key: str,
    state: str,
    error: str | None,
    now: datetime,
    lost: timedelta | None = None,
    looks: int = 1,
) -> None:
    """Record the outcome of a message with reminders: `sent`, `failed`, or `unknown` when it may have arrived.

    With `lost` (it has probably not arrived) it is retried after that time if it is still true (decision 0009), with
    doubling delay and at most `looks` times.
    """
    if lost is not None:
        reminders.doubt_message(session, key, now, lost, looks)
    reminders.settle_message(session, key, state, error or "", now)


def next_reminder(database: Database, now: datetime) -> datetime | None:
    """The next moment at which somebody is reminded if nothing is reported until then; None when there is none within
    200 days."""
    with database.read() as session:
        moments = [_next_of_library(session, library, now) for library in reminders.every_library(session)]
    return min((moment for moment in moments if moment is not None), default=None)


def _next_of_library(session: Session, library: Library, now: datetime) -> datetime | None:
    local = now.astimezone(ZoneInfo(library.timezone))
    settings, calendar = stored_settings.ladder_of_library(session, library.id), calendar_of(session, library.id)
    due = reminders.next_due(session, library.id)
    put_off = due if due is not None and due > now else None
    for ahead in range(_AHEAD):
        day = local.date() + timedelta(days=ahead)
        times = [settings.time_of("month"), *([settings.time_of("week")] if settings.digest else [])]
        if put_off is not None and put_off < _at(day, min(times), local.tzinfo):
            return put_off
        if _at(day, max(times), local.tzinfo) <= local or not calendar.is_working(day):
            continue
        wanted = wanted_reminders(picture_of(session, library, day, calendar, settings).facts, day)
        coming, hours = [reminder for reminder in wanted if not reminder.why], _hours(wanted, day, settings)
        steps_there = reminders.written_steps(session, library.id, {str(reminder.subject) for reminder in coming})
        moments = [
            at
            for reminder in coming
            if (reminder.person, str(reminder.subject), reminder.step) not in steps_there
            if (at := _at(day, hours(reminder), local.tzinfo)) > local
        ]
        if moments:
            return min([*moments, *([put_off] if put_off is not None else [])])
    return put_off
