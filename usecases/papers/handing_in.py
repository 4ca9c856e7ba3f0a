"""The quarter's paper for the province: whether it was handed in, by whom and when; then nobody is reminded of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plan.period import Month, Span
from plan.reminders.ladder import Subject
from storage.papers import handed_in
from storage.people import leave, people
from storage.planning import plans
from storage.reminders import ledger as reminders
from storage.tables import Person
from usecases.work import Work


@dataclass(frozen=True, slots=True)
class QuarterPaper:
    """One quarter's paper: when it is due, and who handed it in when (None and "" while nobody has)."""

    quarter: Span
    due: date
    at: datetime | None = None
    by: str = ""
    may_hand_in: bool = False
    """Whether this person may record that it was handed in, or undo that."""


def quarter_paper(work: Work, quarter: Span) -> QuarterPaper | None:
    """A quarter's paper. None for people who are not reminded of it, before the quarter's last month, in a year
    without a plan, and where the quarter was over before the library began here."""
    absent = _in_whose_place(work)
    may_hand_in = work.directs or absent is not None
    if not (work.observes or may_hand_in) or quarter.kind != "quarter" or quarter.last.first_day > work.today:
        return None
    if plans.plan_of_year(work.session, work.library.id, quarter.year) is None:
        return None
    due = work.calendar().quarter_due_on(quarter.year, quarter.ordinal)
    handed = handed_in.papers_handed_in(work.session, work.library.id, [quarter.year]).get(quarter)
    if handed is None and work.calendar().is_before_beginning(quarter.last):
        return None
    if handed is None:
        return QuarterPaper(quarter, due, may_hand_in=may_hand_in)
    by = people.load_person(work.session, work.library.id, handed.by)
    return QuarterPaper(quarter, due, handed.at.astimezone(work.now.tzinfo), by.name if by else "", may_hand_in)


SOON = timedelta(days=10)
"""So long before it is due a quarter's paper is something to think of."""


def paper_owed(work: Work) -> tuple[Span, date] | None:
    """The quarter whose paper this person has to hand in to the province, and when it is or was due: the newest one
    that is over, or due soon, and was not handed in. None for others, and where nothing is owed."""
    if not (work.directs or _in_whose_place(work) is not None):
        return None
    this = Span.containing(Month.of(work.today), "quarter")
    for quarter in (this, Span.containing(this.first.previous, "quarter")):
        paper = quarter_paper(work, quarter)
        if paper is None or paper.due - work.today > SOON:
            continue
        before = work.calendar().is_before_beginning(quarter.last)
        return None if paper.at is not None or before else (quarter, paper.due)
    return None


def hears_of_papers(work: Work) -> bool:
    """Whether this person is told of the quarters' papers: they see the whole library, or stand in for a director."""
    return work.observes or _in_whose_place(work) is not None


def _in_whose_place(work: Work) -> Person | None:
    """The director who is away and whose deputy this person is; None for a director."""
    if work.directs:
        return None
    return next(iter(leave.directors_stood_in_for(work.session, work.person.id, work.today)), None)


def record_handed_in(work: Work, quarter: Span) -> bool:
    """Record that the paper was handed in; False when this person may not, or it is recorded already."""
    paper = quarter_paper(work, quarter)
    if paper is None or not paper.may_hand_in or paper.at is not None:
        return False
    if not handed_in.mark_handed_in(work.session, work.library.id, quarter, work.now, work.person.id):
        return False
    _note_down(work, "hand_in", after={"quarter": str(quarter)})
    reminders.recall_messages(work.session, work.library.id, str(Subject("quarter", quarter.last)), work.now)
    return True


def undo_handed_in(work: Work, quarter: Span) -> bool:
    """Undo that the paper was handed in; False when that was not recorded."""
    paper = quarter_paper(work, quarter)
    if paper is None or not paper.may_hand_in or paper.at is None:
        return False
    if not handed_in.unmark_handed_in(work.session, work.library.id, quarter):
        return False
    before = {"quarter": str(quarter), "at": paper.at.isoformat(), "by": paper.by}
    _note_down(work, "take_back", before=before)
    reminders.look_no_later(work.session, work.library.id, work.now)
    return True


def _note_down(work: Work, action: str, **what: object) -> None:
    absent = _in_whose_place(work)
    work.note_down(action, "quarter", None, **what, on_behalf_of=absent.id if absent else None)  # type: ignore[arg-type]
