"""What a person does with a reminder: opens what it is about, or postpones it."""

from datetime import date, datetime, timedelta
from typing import Literal

from plan.reminders.due import reminder_verdicts
from plan.reminders.ladder import ABOUT, Subject
from storage import settings as stored_settings
from storage.reminders import ledger as reminders
from storage.tables import Reminder
from usecases.reminders.facts import Picture, picture_of
from usecases.work import Work

LATER: dict[str, timedelta | None] = {"2h": timedelta(hours=2), "1d": None}
"""Button → how much later the reminder comes again; None is the next working day at the library's hour."""


def open_reminder(work: Work, batch: int) -> Subject | Literal["nothing"] | None:
    """Mark a message as opened and return the most urgent subject in it that is not done; `nothing` when all is done,
    None when the message is not this person's."""
    rows = _reminders_of_message(work, batch)
    if not rows:
        return None
    waiting = _still_waiting(work, rows)
    return sorted(waiting, key=_urgency)[0] if waiting else "nothing"


def months_of_reminder(work: Work, batch: int) -> list[Subject]:
    """The months of departments that a message was about, whether they are done or not."""
    rows = _reminders_of_message(work, batch)
    subjects = [Subject.parse(row.subject) for row in rows]
    return [subject for subject in subjects if subject is not None and subject.about in ("month", "unknown", "unsent")]


def _urgency(subject: Subject) -> tuple[int, tuple[int, int]]:
    order = ABOUT.index(subject.about)
    return order, (subject.month.year, subject.month.number)


def postpone_reminder(work: Work, batch: int, how: str) -> datetime | Literal["nothing", "too_late"] | None:
    """Let a message come again later and return when. `nothing` when all of it is done, `too_late` when by then all of
    it will have closed, None when the message is not this person's."""
    rows = _reminders_of_message(work, batch)
    if not rows or how not in LATER:
        return None
    waiting = _still_waiting(work, rows)
    if not waiting:
        return "nothing"
    step, at = f"later:{batch}:{how}", _postponed_to(work, LATER[how])
    earlier = reminders.load_reminder(work.session, work.person.id, str(waiting[0]), step)
    if earlier is not None:  # pressed twice
        return earlier.due_at.astimezone(work.now.tzinfo)
    if all(_is_over(work, subject, at.date()) for subject in waiting):
        return "too_late"
    row = {
        "library_id": work.library.id,
        "person_id": work.person.id,
        "step": step,
        "due_at": at,
        "state": "due",
        "created_at": work.now,
    }
    reminders.write_down(work.session, [{**row, "subject": str(subject)} for subject in waiting])
    reminders.look_no_later(work.session, work.library.id, at)
    return at


def _is_over(work: Work, subject: Subject, day: date) -> bool:
    """Whether on that day the subject is closed, so that nobody is reminded of it any more."""
    return reminder_verdicts(_picture(work, day).facts, day).get((work.person.id, subject), "closed") == "closed"


def _postponed_to(work: Work, later: timedelta | None) -> datetime:
    """So much later if that is in working time; otherwise the next working day at the library's hour."""
    calendar, settings = work.calendar(), stored_settings.ladder_of_library(work.session, work.library.id)
    if later is not None:
        at = work.now + later
        if calendar.is_working(at.date()) and at.hour >= settings.hour and not settings.quiet(at.time()):
            return at.replace(microsecond=0)
    hour = work.now.replace(hour=settings.hour, minute=0, second=0, microsecond=0)
    if later is not None and work.now < hour and calendar.is_working(work.today):
        return hour
    next_day = calendar.working_day(work.today, 1)
    return hour.replace(year=next_day.year, month=next_day.month, day=next_day.day)


def _reminders_of_message(work: Work, batch: int) -> list[Reminder]:
    """This person's reminders of a message, marked as opened. A press (of "later" too) also proves that the message has
    arrived, where that was in doubt."""
    rows = [row for row in reminders.reminders_of_batch(work.session, batch) if row.person_id == work.person.id]
    for row in rows:
        row.opened_at = row.opened_at or work.now
        if row.state == "unknown" or (row.state == "due" and row.doubts):
            row.state, row.why, row.settled_at = "sent", "", work.now
    return rows


def _still_waiting(work: Work, rows: list[Reminder]) -> list[Subject]:
    reasons = reminder_verdicts(_picture(work, work.today).facts, work.today)
    subjects = [Subject.parse(row.subject) for row in rows]
    return [subject for subject in subjects if subject is not None and reasons.get((work.person.id, subject)) == ""]


def _picture(work: Work, day: date) -> Picture:
    settings = stored_settings.ladder_of_library(work.session, work.library.id)
    return picture_of(work.session, work.library, day, work.calendar(), settings)
