"""A month that has closed before it was sent, and the request to the directors to open it again.

A request is two lines of the report's history: that it was made, and how it ended (opened, returned to be corrected,
or refused). While it waits, nobody of the department can make another.
"""

from dataclasses import replace

from plan.month.question import ClosedMonth, MonthState
from plan.period import Month
from plan.progress.replay import Event
from plan.roles import has_right
from storage.month import submissions
from storage.oversight import history
from storage.people import people
from storage.tables import Person
from usecases.month import months
from usecases.month.reporting import Department, create_draft
from usecases.work import Work

ASKED, REFUSED = "ask_reopen", "refuse_reopen"
_OF_REQUESTS = (ASKED, REFUSED, "reopen", "return", "submit")
"""Lines of a report's history that begin or end a request."""


def closed_month(work: Work, department: Department, month: Month) -> ClosedMonth | None:
    """A month of this plan's year, if it has closed without having been sent; None otherwise."""
    state = months.closed_unsent(work, department, month)
    return None if state is None else describe_closed(work, department, state)


def describe_closed(work: Work, department: Department, state: MonthState) -> ClosedMonth:
    """The same of a month that is known to have closed without having been sent."""
    directs = work.directs
    last = last_request(work, state.submission_id)
    by = people.load_person(work.session, work.library.id, last.person) if last is not None and last.person else None
    return ClosedMonth(
        state,
        department.id,
        department.name,
        () if directs else tuple(months.names_of_directors(work)),
        directs=directs,
        asked=last.at.astimezone(work.now.tzinfo) if last is not None and last.action == ASKED else None,
        refused=last.at.astimezone(work.now.tzinfo) if last is not None and last.action == REFUSED else None,
        by=by.name if by is not None else "",
    )


def last_request(work: Work, submission_id: int | None) -> Event | None:
    """The line of the newest request: that it waits (`ASKED`) or was `REFUSED`; None where there was none, or the month
    was opened since."""
    if submission_id is None:
        return None
    last = history.last_of_report(work.session, submission_id, _OF_REQUESTS)
    return last if last is not None and last.action in (ASKED, REFUSED) else None


def ask_to_reopen(work: Work, department: Department, month: Month) -> tuple[ClosedMonth, bool] | None:
    """Ask the directors to open a closed month again. Returns the month with its request, and whether it was made just
    now rather than before; None when there is nothing to ask for, or nobody to ask."""
    if not has_right(work.person.role, "report") or work.directs:
        return None
    asked = closed_month(work, department, month)
    if asked is None or not asked.directors:
        return None
    draft = create_draft(work, department, month)
    submissions.lock_submission(work.session, draft)
    last = last_request(work, draft.id)
    if last is not None and last.action == ASKED:
        return describe_closed(work, department, asked.state), False
    absent = work.stands_in_for(department.id)
    work.note_down(ASKED, "submission", draft.id, on_behalf_of=absent.id if absent else None)
    state = replace(asked.state, submission_id=draft.id)
    return replace(asked, state=state, asked=work.now, refused=None, by=work.person.name), True


def waiting_requests(work: Work) -> list[ClosedMonth]:
    """The requests that wait for this director, the oldest first; nothing for anybody else."""
    if not work.directs:
        return []
    waiting: list[ClosedMonth] = []
    for event in history.last_of_drafts(work.session, work.library.id, work.today.year, _OF_REQUESTS):
        draft = submissions.load_submission(work.session, work.library.id, event.subject_id or 0)
        department = work.facts().department(draft.department_id) if draft is not None else None
        if event.action != ASKED or draft is None or department is None:
            continue
        closed = closed_month(work, department, Month(draft.year, draft.month))
        if closed is not None and closed.asked is not None:
            waiting.append(closed)
    return waiting


def is_asked(work: Work, department_id: int, month: Month) -> bool:
    """Whether a request to open this month waits."""
    draft = submissions.submissions_of_department(work.session, department_id, month.year, month.number)
    last = last_request(work, draft.id) if draft is not None else None
    return last is not None and last.action == ASKED


def refuse_to_reopen(work: Work, department_id: int, month: Month, why: str = "") -> tuple[str, list[Person]] | None:
    """A director refuses the request that waits, and may say why. Returns the department's name and the people to be
    told of it; None when no request waits any more."""
    department = people.load_department(work.session, work.library.id, department_id)
    draft = submissions.submissions_of_department(work.session, department_id, month.year, month.number)
    if department is None or draft is None or not work.directs:
        return None
    submissions.lock_submission(work.session, draft)
    last = last_request(work, draft.id)
    if last is None or last.action != ASKED:
        return None
    work.note_down(REFUSED, "submission", draft.id, why=why)
    members = people.members_by_department(work.session, work.library.id).get(department.id, [])
    to_tell = {person.id: person for person in members}
    asker = people.load_person(work.session, work.library.id, last.person) if last.person is not None else None
    if asker is not None and asker.active:
        to_tell.setdefault(asker.id, asker)
    return department.name, [person for person in to_tell.values() if person.id != work.person.id]
