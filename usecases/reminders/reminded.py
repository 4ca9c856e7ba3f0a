"""What a person does with a reminder that has come: opens what it is about, or puts it off."""

from datetime import date, datetime, timedelta
from typing import Literal

from plan.reminders.due import verdicts
from plan.reminders.ladder import ABOUT, Subject
from storage import settings as kept
from storage.reminders import ledger as reminders
from storage.tables import Reminder
from usecases.reminders.facts import Picture, picture_of
from usecases.work import Work

LATER: dict[str, timedelta | None] = {"2h": timedelta(hours=2), "1d": None}
"""What the buttons say → how much later; None is the next working day's hour."""


def opened(work: Work, batch: int) -> Subject | Literal["nothing"] | None:
    """The first thing in a message that still waits for this person, which they now open; `nothing` when all of it is
    done, None when the message is not theirs."""
    rows = _own(work, batch)
    if not rows:
        return None
    waiting = _still_waiting(work, rows)
    return sorted(waiting, key=_urgency)[0] if waiting else "nothing"


def _urgency(subject: Subject) -> tuple[int, tuple[int, int]]:
    order = ABOUT.index(subject.about)
    return order, (subject.month.year, subject.month.number)


def put_off(work: Work, batch: int, how: str) -> datetime | Literal["nothing", "too_late"] | None:
    """Have a message come again later; returns when. `nothing` when all of it is done, `too_late` when nothing of it
    could be done any more by then, None when it is not theirs."""
    rows = _own(work, batch)
    if not rows or how not in LATER:
        return None
    waiting = _still_waiting(work, rows)
    if not waiting:
        return "nothing"
    step, at = f"later:{batch}:{how}", _moment(work, LATER[how])
    known = reminders.find(work.session, work.person.id, str(waiting[0]), step)
    if known is not None:  # pressed twice
        return known.due_at.astimezone(work.now.tzinfo)
    if all(_over(work, subject, at.date()) for subject in waiting):
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


def _over(work: Work, subject: Subject, day: date) -> bool:
    """Whether nobody is reminded of it on that day any more, because it has closed or its time is over."""
    return verdicts(_picture(work, day).facts, day).get((work.person.id, subject), "closed") == "closed"


def _moment(work: Work, later: timedelta | None) -> datetime:
    """That much later if it is still working time then; otherwise the next working day's hour."""
    calendar, settings = work.calendar(), kept.ladder(work.session, work.library.id)
    if later is not None:
        at = work.now + later
        if calendar.is_working(at.date()) and at.hour >= settings.hour and not settings.quiet(at.time()):
            return at.replace(microsecond=0)
    hour = work.now.replace(hour=settings.hour, minute=0, second=0, microsecond=0)
    if later is not None and work.now < hour and calendar.is_working(work.today):
        return hour
    next_day = calendar.working_day(work.today, 1)
    return hour.replace(year=next_day.year, month=next_day.month, day=next_day.day)


def _own(work: Work, batch: int) -> list[Reminder]:
    """The message's reminders, if it is theirs. A press on one, be it "later", shows that it was seen; and that it has
    arrived, if that was in doubt."""
    rows = [row for row in reminders.of_batch(work.session, batch) if row.person_id == work.person.id]
    for row in rows:
        row.opened_at = row.opened_at or work.now
        if row.state == "unknown" or (row.state == "due" and row.doubts):
            row.state, row.why, row.settled_at = "sent", "", work.now
    return rows


def _still_waiting(work: Work, rows: list[Reminder]) -> list[Subject]:
    reasons = verdicts(_picture(work, work.today).facts, work.today)
    subjects = [Subject.parse(row.subject) for row in rows]
    return [one for one in subjects if one is not None and reasons.get((work.person.id, one)) == ""]


def _picture(work: Work, day: date) -> Picture:
    settings = kept.ladder(work.session, work.library.id)
    return picture_of(work.session, work.library, day, work.calendar(), settings)
