"""A reminder by hand: who would get what about a month's missing reports, sending it, and what became of it.

It is a step of the ledger like any other, so it keeps to working hours, lists only what is missing, and is not sent
to who has reported meanwhile.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from plan.period import Month
from plan.reminders.due import Why, verdicts
from plan.reminders.ladder import Subject
from plan.reminders.reminder import MonthMissing
from storage import settings as kept
from storage.month import submissions
from storage.people import people
from storage.reminders import ledger as reminders
from storage.reminders import nudges
from storage.tables import Person, Reminder
from usecases.reminders.facts import Picture, picture_of
from usecases.reminders.parts import part_of
from usecases.reminders.reminding import Say, look
from usecases.work import Work

State = Literal["waiting", "sending", "delivered", "failed", "unknown", "opened", "submitted", "skipped"]
_STATES: dict[str, State] = {"due": "waiting", "queued": "sending", "sent": "delivered"}
_GONE_STALE = range(-60, 86_400)
"""Seconds for which a page that offers to send is good; clocks of two processes may differ a little."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One person's message: what it asks for, and why they would not get it, if they would not."""

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
        return [one for one in self.copies if not one.why]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one person's message; `why` in the ledger's words when it did not arrive."""

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
    of_year = submissions.of_year(work.session, work.library.id, month.year)
    return any(one.month == month.number and one.open_until and work.now < one.open_until for one in of_year)


def offer(work: Work, month: Month, only: Collection[int] | None = None) -> Offer | None:
    """Who would be reminded now of a month (of some people only, for "again to the rest"); None when it cannot be."""
    if not can_be_nudged(work, month):
        return None
    picture = _picture(work)
    found: dict[int, list[tuple[Subject, Why]]] = {}
    for (person_id, subject), why in verdicts(picture.facts, work.today).items():
        theirs = subject.about == "month" and subject.month == month and why not in ("submitted", "closed", "left")
        if theirs and person_id != work.person.id and (only is None or person_id in only):
            found.setdefault(person_id, []).append((subject, why))
    copies = [one for key, subjects in found.items() if (one := _copy(work, picture, key, subjects)) is not None]
    return Offer(month, tuple(sorted(copies, key=lambda one: one.person.name)), _nobody(picture, month), _moment(work))


def _picture(work: Work) -> Picture:
    ladder = kept.ladder(work.session, work.library.id)
    return picture_of(work.session, work.library, work.today, work.calendar(), ladder)


def _copy(work: Work, picture: Picture, key: int, subjects: list[tuple[Subject, Why]]) -> Copy | None:
    person = people.person(work.session, work.library.id, key)
    going = [subject for subject, why in subjects if not why] or [subject for subject, _ in subjects]
    parts = [part for subject in going if isinstance(part := part_of(picture, subject, key), MonthMissing)]
    reasons = [why for _, why in subjects]
    return Copy(person, tuple(parts), "" if "" in reasons else reasons[0]) if person is not None else None


def _nobody(picture: Picture, month: Month) -> tuple[str, ...]:
    closed = picture.facts.calendar.closes_on(month) < picture.today
    waiting = [
        one.department
        for one in picture.facts.months
        if one.month == month and not one.sent and (one.reopened is not None or not closed)
    ]
    return tuple(picture.departments[key].name for key in waiting if not picture.members.get(key))


def _moment(work: Work) -> datetime:
    calendar, ladder = work.calendar(), kept.ladder(work.session, work.library.id)
    begins = datetime.combine(work.today, time(ladder.hour), work.now.tzinfo)
    if calendar.is_working(work.today) and work.now < begins:
        return begins
    if calendar.is_working(work.today) and not ladder.quiet(work.now.time()):
        return work.now
    return datetime.combine(calendar.working_day(work.today, 1), time(ladder.hour), work.now.tzinfo)


def send(work: Work, month: Month, stamp: int, only: Collection[int] | None, say: Say) -> int | None:
    """Send what was offered at `stamp` (seconds): returns to how many; pressed again nobody gets it twice.

    None when nobody can be reminded of this month any more, or the page is too old to be meant.
    """
    if int(work.now.timestamp()) - stamp not in _GONE_STALE:
        return None
    already = {one.person_id for one in nudges.sent_together(work.session, work.library.id, stamp)}
    if already:
        return len(already)
    offered = offer(work, month, only)
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
        for (person_id, subject), why in verdicts(_picture(work).facts, work.today).items()
        if not why and subject.about == "month" and subject.month == month
        if any(one.person.id == person_id for one in offered.going)
    ]
    reminders.write_down(work.session, rows)
    told = sorted(one.person.id for one in offered.going)
    work.note_down("nudge", "reminder", None, after={"month": str(month), "people": told})
    reminders.look_no_later(work.session, work.library.id, work.now)
    look(work.session, work.library.id, work.now, say)
    return len(told)


def fates(work: Work, month: Month, stamp: int) -> list[Fate]:
    """What became of everybody's message so far."""
    rows = nudges.sent_together(work.session, work.library.id, stamp)
    reasons = verdicts(_picture(work).facts, work.today) if rows else {}
    by_person: dict[int, list[Reminder]] = {}
    for row in rows:
        subject = Subject.parse(row.subject)
        if subject is not None and subject.month == month:
            by_person.setdefault(row.person_id, []).append(row)
    found = []
    for key, theirs in by_person.items():
        person = people.person(work.session, work.library.id, key)
        parsed = [subject for row in theirs if (subject := Subject.parse(row.subject)) is not None]
        sent = all(reasons.get((key, subject), "left") == "submitted" for subject in parsed)
        if person is not None:
            found.append(_fate(work, person, theirs, sent))
    return sorted(found, key=lambda one: one.person.name)


def _fate(work: Work, person: Person, rows: list[Reminder], sent: bool) -> Fate:
    opened = [row.opened_at for row in rows if row.opened_at is not None]
    first = min(rows, key=lambda row: row.state == "skipped")
    state: State = _STATES.get(first.state, first.state)  # type: ignore[arg-type]
    if sent:
        return Fate(person, "submitted", "", None)
    if opened:
        return Fate(person, "opened", "", min(opened).astimezone(work.now.tzinfo))
    return Fate(person, state, first.why, first.due_at.astimezone(work.now.tzinfo))


def the_rest(work: Work, month: Month, stamp: int) -> list[int]:
    """Who of them has neither opened it nor reported: whom it can be sent to again."""
    return [one.person.id for one in fates(work, month, stamp) if one.state in ("delivered", "failed", "unknown")]


def last_nudge(work: Work, month: Month) -> int | None:
    """The stamp of the newest reminder by hand about a month."""
    return nudges.newest(work.session, work.library.id, str(month))
