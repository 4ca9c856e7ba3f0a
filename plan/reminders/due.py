"""Who is to be reminded of what on a day: the ladder laid over what has been reported, without any clock or row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from plan.calendar import WorkCalendar
from plan.period import Month, Span
from plan.reminders.ladder import (
    Rung,
    Subject,
    closed_rungs,
    last_day_rungs,
    late_rungs,
    month_rungs,
    plan_rungs,
    quarter_rungs,
    row_rungs,
    unsent_rungs,
    week_begins,
    week_rungs,
)
from plan.reminders.ladder_settings import LadderSettings

Why = Literal["", "submitted", "handed_in", "away", "unreachable", "closed", "left"]
"""Why a reminder is not sent; empty when it is. `submitted` stands for every report or row that is done."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """Whom a month is waited for from: a department that was asked something in it, and whether it has sent it."""

    department: int
    month: Month
    sent: bool
    reopened: date | None = None
    """The last day until which the director has opened it again."""
    unknown: bool = False
    """It was sent, and says of some figures that they are not known yet."""


@dataclass(frozen=True, slots=True)
class RowAhead:
    """A figure that is to be done by the end of a month, and one department that answers for it. It needs no reminder
    when it is `done`, or is as far as it can be before that month's own report."""

    figure: int
    department: int
    ends: Month
    done: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who is to be reminded. Away, their deputy is instead, if there is one."""

    person: int
    reachable: bool = True
    away: bool = False
    deputy: "Recipient | None" = None
    since: date = date.min
    """The day on which they came in: what had closed before was never theirs to send."""
    directs: bool = False
    """A director hears in one summary what is missing in a closed month."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A library as the reminders of a day need to know it."""

    calendar: WorkCalendar
    settings: LadderSettings
    reporters: Mapping[int, Sequence[Recipient]]
    """Department → who answers for it."""
    directors: Sequence[Recipient]
    months: Sequence[Reporting]
    rows: Sequence[RowAhead]
    years: frozenset[int] = frozenset()
    """Years with a plan: only these have quarters to hand in, and only after one of them a plan can be missing."""
    handed_in: frozenset[Span] = frozenset()
    """Quarters whose paper is in the province already."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reminder of one person as of some day: the newest step about its subject, and why not, if it does not go."""

    person: int
    subject: Subject
    step: str
    on: date
    why: Why
    older: tuple[tuple[str, date], ...] = ()
    """Earlier steps, with their days, that this one stands for if they never went."""


def wanted_reminders(facts: Facts, today: date) -> list[Wanted]:
    """Every reminder that the ladder asks for on a day: for each person and subject the newest step that has come."""
    newest: dict[tuple[int, Subject], Wanted] = {}
    for subject, rungs, recipients, done in _subjects(facts, today):
        come = [rung for rung in rungs if rung.on <= today]
        if not come or come[-1].until < today:
            continue
        for person, why in _who(recipients):
            older = tuple((rung.step, rung.on) for rung in come[:-1])
            wanted = Wanted(person, subject, come[-1].step, come[-1].on, done or why, older)
            # Somebody's deputy may answer for the same department: one good reason to be told is enough.
            if newest.get((person, subject), wanted).why:
                newest[person, subject] = wanted
            else:
                newest.setdefault((person, subject), wanted)
    return list(newest.values())


def reminder_verdicts(facts: Facts, today: date) -> dict[tuple[int, Subject], Why]:
    """(person, subject) → why they would not be reminded of it now, or empty. Who is not there answers no more."""
    reasons: dict[tuple[int, Subject], Why] = {}
    reopened = {(month.department, month.month): month.reopened for month in facts.months if month.reopened is not None}
    for subject, rungs, recipients, done in _subjects(facts, today):
        over = not rungs or rungs[-1].until < today
        if subject.about == "month":  # somebody may remind by hand where the ladder has no steps at all
            last = reopened.get((subject.department, subject.month), date.min)
            over = max(last, facts.calendar.closes_on(subject.month)) < today
        for person, who in _who(recipients):
            why: Why = done or ("closed" if over else who)
            reasons[person, subject] = reasons.get((person, subject), why) and why
    return reasons


def _subjects(facts: Facts, today: date) -> Iterator[tuple[Subject, Sequence[Rung], Sequence[Recipient], Why]]:
    """Every subject near a day: what it is, its steps in order, who answers for it, and how it was done, if it was."""
    calendar, settings = facts.calendar, facts.settings
    missing: dict[Month, bool] = {}
    incomplete: dict[Month, bool] = {}
    for report in facts.months:
        new = calendar.came_after_due(report.month, report.department)
        missing[report.month] = missing.get(report.month, False) or not (report.sent or new)
        lacking = report.reopened is None and (report.unknown or not report.sent)
        incomplete[report.month] = incomplete.get(report.month, False) or lacking
        recipients = facts.reporters.get(report.department, ())
        again = last_day_rungs(calendar, settings, report.reopened) if report.reopened is not None else ()
        closes = calendar.closes_on(report.month)
        rungs = last_day_rungs(calendar, settings, closes) if new else month_rungs(calendar, settings, report.month)
        yield Subject("month", report.month, report.department), (*rungs, *again), recipients, _done(report.sent)
        could_send = [recipient for recipient in recipients if recipient.since <= closes and not recipient.directs]
        unsent = unsent_rungs(calendar, settings, report.month)
        over = report.sent or report.reopened is not None
        yield Subject("unsent", report.month, report.department), unsent, could_send, _done(over)
        if report.sent:
            last = again or last_day_rungs(calendar, settings, closes)
            yield Subject("unknown", report.month, report.department), last, recipients, _done(not report.unknown)
    for month, anybody in missing.items():
        yield Subject("late", month), late_rungs(calendar, settings, month), facts.directors, _done(not anybody)
        closed = closed_rungs(calendar, settings, month)
        yield Subject("closed", month), closed, facts.directors, _done(not incomplete[month])
    if today.month == 1 and today.year - 1 in facts.years:  # a library that had no plan yet is at its beginning
        there = _done(today.year in facts.years)
        yield Subject("plan", Month(today.year, 1)), plan_rungs(calendar, settings, today.year), facts.directors, there
    this = Span.containing(Month.of(today), "quarter")
    for quarter in (Span.containing(this.first.previous, "quarter"), this):
        if quarter.year in facts.years:
            rungs = quarter_rungs(calendar, settings, quarter.year, quarter.ordinal)
            done: Why = "handed_in" if quarter in facts.handed_in else ""
            yield Subject("quarter", quarter.last), rungs, facts.directors, done
    first = week_begins(calendar, today)
    if Month.last_finished(today).year in facts.years:  # before a month is over there is nothing to sum up
        yield Subject("week", Month.of(first)), week_rungs(calendar, settings, first), facts.directors, ""
    for row in facts.rows:
        subject = Subject("row", row.ends, row.department, row.figure)
        yield subject, row_rungs(calendar, settings, row.ends), facts.reporters.get(row.department, ()), _done(row.done)


def _done(done: bool) -> Why:
    return "submitted" if done else ""


def _who(recipients: Sequence[Recipient]) -> Iterator[tuple[int, Why]]:
    for recipient in recipients:
        if not recipient.away:
            yield recipient.person, "" if recipient.reachable else "unreachable"
            continue
        yield recipient.person, "away"
        if recipient.deputy is not None and not recipient.deputy.away:
            yield recipient.deputy.person, "" if recipient.deputy.reachable else "unreachable"
