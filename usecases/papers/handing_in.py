"""The quarter's paper: that it has been handed in to the province, by whom and when; nobody is reminded of it then."""

from dataclasses import dataclass
from datetime import date, datetime

from plan.period import Span
from plan.reminders.ladder import Subject
from storage.papers import handed_in
from storage.people import leave, people
from storage.planning import plans
from storage.reminders import ledger as reminders
from storage.tables import Person
from usecases.work import Work


@dataclass(frozen=True, slots=True)
class Paper:
    """One quarter's paper: when it is due in the province, and who handed it in when, if somebody has."""

    quarter: Span
    due: date
    at: datetime | None = None
    by: str = ""
    mine: bool = False
    """Whether whoever looks may say that it was handed in, or take that back."""


def paper(work: Work, quarter: Span) -> Paper | None:
    """A quarter's paper, to whoever sees the whole library or stands in for a director, who is reminded of it; None
    before its last month, and without a plan."""
    absent = _in_whose_place(work)
    mine = work.directs or absent is not None
    if not (work.observes or mine) or quarter.kind != "quarter" or quarter.last.first_day > work.today:
        return None
    if plans.plan_of_year(work.session, work.library.id, quarter.year) is None:
        return None
    due = work.calendar().quarter_due_on(quarter.year, quarter.ordinal)
    found = handed_in.of_years(work.session, work.library.id, [quarter.year]).get(quarter)
    if found is None:
        return Paper(quarter, due, mine=mine)
    by = people.person(work.session, work.library.id, found.by)
    return Paper(quarter, due, found.at.astimezone(work.now.tzinfo), by.name if by else "", mine)


def concerns(work: Work) -> bool:
    """Whether this person hears of the quarters' papers: who sees the whole library, or stands in for a director."""
    return work.observes or _in_whose_place(work) is not None


def _in_whose_place(work: Work) -> Person | None:
    """The director who is away and whose deputy this person is; None for a director."""
    if work.directs:
        return None
    return next(iter(leave.directors_stood_in_for(work.session, work.person.id, work.today)), None)


def hand_in(work: Work, quarter: Span) -> bool:
    """Keep that the paper was handed in, once; False when it cannot be, or somebody has said so already."""
    known = paper(work, quarter)
    if known is None or not known.mine or known.at is not None:
        return False
    if not handed_in.add(work.session, work.library.id, quarter, work.now, work.person.id):
        return False
    _note_down(work, "hand_in", after={"quarter": str(quarter)})
    reminders.recall(work.session, work.library.id, str(Subject("quarter", quarter.last)), work.now)
    return True


def take_back(work: Work, quarter: Span) -> bool:
    """It was not handed in after all; False when nobody had said so."""
    known = paper(work, quarter)
    if known is None or not known.mine or known.at is None:
        return False
    if not handed_in.remove(work.session, work.library.id, quarter):
        return False
    before = {"quarter": str(quarter), "at": known.at.isoformat(), "by": known.by}
    _note_down(work, "take_back", before=before)
    reminders.look_no_later(work.session, work.library.id, work.now)
    return True


def _note_down(work: Work, action: str, **what: object) -> None:
    absent = _in_whose_place(work)
    work.note_down(action, "quarter", None, **what, on_behalf_of=absent.id if absent else None)  # type: ignore[arg-type]
