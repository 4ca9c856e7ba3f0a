"""A reminder that a director sends by hand (a nudge): who would get what about a month's missing reports, sending it,
and how it was received.

It is written into the ledger like any other reminder, so it keeps to working hours, lists only what is missing, and is
not sent to people who have reported meanwhile.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from plan.period import Month
from plan.reminders.due import Why, reminder_verdicts
from plan.reminders.ladder import Subject
from plan.reminders.reminder import MonthMissing
from storage import settings as stored_settings
from storage.month import submissions
from storage.people import people
from storage.reminders import ledger as reminders
from storage.reminders import nudges
from storage.tables import Person, Reminder
from usecases.reminders.facts import Picture, picture_of
from usecases.reminders.parts import part_of
from usecases.reminders.reminding import Say, remind_library
from usecases.work import Work

State = Literal["waiting", "sending", "delivered", "failed", "unknown", "opened", "submitted", "skipped"]
_STATES: dict[str, State] = {"due": "waiting", "queued": "sending", "sent": "delivered"}
_GONE_STALE = range(-60, 86_400)
"""Age in seconds at which the offer to send is still valid; the clocks of two processes may differ a little."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One person's message: what it asks for, and why they would not get it ("" when they would)."""

    person: Person
    parts: tuple[MonthMissing, ...]
    why: Why


@dataclass(frozen=True, slots=True)
class Offer:
    """Who would get what, and when: now, or at the beginning of the next working time."""

    month: Month
    copies: tuple[Copy, ...]
    nobody: tuple[str, ...]
    """Departments that have not reported and have no people."""
    at: datetime

    @property
    def going(self) -> list[Copy]:
        return [copy for copy in self.copies if not copy.why]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has happened to one person's message; `why` is the ledger's reason when it did not arrive."""

    person: Person
    state: State
    why: str
    at: datetime | None
    """When it was opened or will be sent."""


def can_be_nudged(work: Work, month: Month) -> bool:
    """Whether reports of this month are waited for: it is over and has not closed, or was opened again."""
    if not work.directs or work.today <= month.last_day:
        return False
    return work.today <= work.calendar().closes_on(month) or _is_open_again(work, month)


def _is_open_again(work: Work, month: Month) -> bool:
    of_year = submissions.submissions_of_year(work.session, work.library.id, month.year)
    return any(
        submission.month == month.number and submission.open_until and work.now < submission.open_until
        for submission in of_year
    )


def nudge_to_offer(work: Work, month: Month, only: Collection[int] | None = None) -> Offer | None:
    """Who would be reminded of a month now; `only` limits it to some people. None when nobody can be reminded of it."""
    if not can_be_nudged(work, month):
        return None
    picture = _picture(work)
    by_person: dict[int, list[tuple[Subject, Why]]] = {}
    for (person_id, subject), why in reminder_verdicts(picture.facts, work.today).items():
        theirs = subject.about == "month" and subject.month == month and why not in ("submitted", "closed", "left")
        if theirs and person_id != work.person.id and (only is None or person_id in only):
            by_person.setdefault(person_id, []).append((subject, why))
    copies = [copy for key, subjects in by_person.items() if (copy := _copy(work, picture, key, subjects)) is not None]
    return Offer(
        month,
        tuple(sorted(copies, key=lambda copy: copy.person.name)),
        _departments_without_people(picture, month),
        _next_working_moment(work),
    )


def _picture(work: Work) -> Picture:
    ladder = stored_settings.ladder_of_library(work.session, work.library.id)
    return picture_of(work.session, work.library, work.today, work.calendar(), ladder)


def _copy(work: Work, picture: Picture, key: int, subjects: list[tuple[Subject, Why]]) -> Copy | None:
    person = people.load_person(work.session, work.library.id, key)
    going = [subject for subject, why in subjects if not why] or [subject for subject, _ in subjects]
    parts = [part for subject in going if isinstance(part := part_of(picture, subject, key), MonthMissing)]
    reasons = [why for _, why in subjects]
    return Copy(person, tuple(parts), "" if "" in reasons else reasons[0]) if person is not None else None


def _departments_without_people(picture: Picture, month: Month) -> tuple[str, ...]:
    closed = picture.facts.calendar.closes_on(month) < picture.today
    waiting = [
        report.department
        for report in picture.facts.months
        if report.month == month and not report.sent and (report.reopened is not None or not closed)
    ]
    return tuple(picture.departments[key].name for key in waiting if not picture.members.get(key))


def _next_working_moment(work: Work) -> datetime:
    calendar, ladder = work.calendar(), stored_settings.ladder_of_library(work.session, work.library.id)
    if calendar.is_working(work.today) and not ladder.quiet(work.now.time()):
        return work.now
    begins = datetime.combine(work.today, time(ladder.quiet_until), work.now.tzinfo)
    if calendar.is_working(work.today) and work.now < begins:
        return begins
    return datetime.combine(calendar.working_day(work.today, 1), time(ladder.quiet_until), work.now.tzinfo)


def send_nudge(work: Work, month: Month, stamp: int, only: Collection[int] | None, say: Say) -> int | None:
    """Send what was offered at `stamp` (seconds since 1970) and return to how many people. Sent again with the same
    stamp, nobody gets it twice.

    None when nobody can be reminded of this month any more, or the offer is too old.
    """
    if int(work.now.timestamp()) - stamp not in _GONE_STALE:
        return None
    already = {reminder.person_id for reminder in nudges.sent_together(work.session, work.library.id, stamp)}
    if already:
        return len(already)
    offered = nudge_to_offer(work, month, only)
    if offered is None or not offered.going:
        return None
    row = {
        "library_id": work.library.id,
        "step": f"{nudges.STEP}{stamp}",
        "due_at": offered.at,
        "state": "due",
        "created_at": work.now,
    }
    rows = [
        {**row, "person_id": person_id, "subject": str(subject)}
        for (person_id, subject), why in reminder_verdicts(_picture(work).facts, work.today).items()
        if not why and subject.about == "month" and subject.month == month
        if any(copy.person.id == person_id for copy in offered.going)
    ]
    reminders.write_down(work.session, rows)
    reminded = sorted(copy.person.id for copy in offered.going)
    work.note_down("nudge", "reminder", None, after={"month": str(month), "people": reminded})
    reminders.look_no_later(work.session, work.library.id, work.now)
    remind_library(work.session, work.library.id, work.now, say)
    return len(reminded)


def outcomes_of_nudge(work: Work, month: Month, stamp: int) -> list[Outcome]:
    """What has happened so far to the message of each person, by name."""
    rows = nudges.sent_together(work.session, work.library.id, stamp)
    reasons = reminder_verdicts(_picture(work).facts, work.today) if rows else {}
    by_person: dict[int, list[Reminder]] = {}
    for row in rows:
        subject = Subject.parse(row.subject)
        if subject is not None and subject.month == month:
            by_person.setdefault(row.person_id, []).append(row)
    outcomes = []
    for key, theirs in by_person.items():
        person = people.load_person(work.session, work.library.id, key)
        parsed = [subject for row in theirs if (subject := Subject.parse(row.subject)) is not None]
        sent = all(reasons.get((key, subject), "left") == "submitted" for subject in parsed)
        if person is not None:
            outcomes.append(_outcome(work, person, theirs, sent))
    return sorted(outcomes, key=lambda fate: fate.person.name)


def _outcome(work: Work, person: Person, rows: list[Reminder], sent: bool) -> Outcome:
    opened = [row.opened_at for row in rows if row.opened_at is not None]
    first = min(rows, key=lambda row: row.state == "skipped")
    state: State = _STATES.get(first.state, first.state)  # type: ignore[arg-type]
    if sent:
        return Outcome(person, "submitted", "", None)
    if opened:
        return Outcome(person, "opened", "", min(opened).astimezone(work.now.tzinfo))
    return Outcome(person, state, first.why, first.due_at.astimezone(work.now.tzinfo))


def not_reacted(work: Work, month: Month, stamp: int) -> list[int]:
    """The people who got it and have neither opened it nor reported: it can be sent to them again."""
    return [
        fate.person.id
        for fate in outcomes_of_nudge(work, month, stamp)
        if fate.state in ("delivered", "failed", "unknown")
    ]


def last_nudge(work: Work, month: Month) -> int | None:
    """The stamp of the newest reminder by hand about a month."""
    return nudges.newest_nudge(work.session, work.library.id, str(month))
