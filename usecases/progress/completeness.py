"""Who has reported: departments × months, with who sent what when, and who still owes."""

from datetime import date

from plan.month.submission import asked_in, reported_by
from plan.period import Month
from plan.progress.completeness import Board, BoardRow, Cell, Contact, state_of
from storage.month import submissions
from storage.people import leave, people
from storage.planning import plans
from storage.tables import Leave, Person, Submission
from usecases.month import owing
from usecases.progress.as_it_was import Past
from usecases.work import Work


def board(work: Work, year: int, before: Past | None = None) -> Board | None:
    """The year's board of every department that reports rows of the plan; None when the year has no plan.

    Members see their own departments. A report counts by its content, as in the progress report: sent without
    any number, it is missing. With `before` it is the board of that past moment.
    """
    plan = before.plan if before else plans.plan_of_year(work.session, work.library.id, year)
    if plan is None:
        return None
    departments = people.departments(work.session, work.library.id) if work.observes else work.departments()
    work = before.work if before else work
    months = [Month(year, number) for number in range(1, 13)]
    calendar = work.calendar()
    due_on = {month.number: calendar.due_on(month) for month in months}
    closes_on = {month.number: calendar.closes_on(month) for month in months}
    counted = before.counted() if before else submissions.counted_values(work.session, work.library.id, year)
    with_numbers = {(said.department, said.month) for said in counted}
    of_year = before.submissions() if before else submissions.of_year(work.session, work.library.id, year)
    begun = {(one.department_id, one.month): one for one in of_year}
    members = people.members(work.session, work.library.id)
    away = {one.person_id: one for one in leave.on_day(work.session, work.library.id, work.today)}
    figures = owing.figures_now(work, plan)
    rows = []
    for department in departments:
        if not reported_by(plan.indicators, department.id):
            continue
        cells = tuple(
            _cell(
                work,
                begun.get((department.id, month.number)),
                asked=bool(asked_in(figures[month.number], department.id, month.number)),
                has_numbers=(department.id, month.number) in with_numbers,
                due_on=due_on[month.number],
                closes_on=closes_on[month.number],
            )
            for month in months
        )
        contacts = tuple(_contact(work, one, away.get(one.id)) for one in members.get(department.id, []))
        rows.append(BoardRow(department.id, department.name, cells, contacts))
    return Board(year, tuple(rows), due_on, closes_on)


def _cell(
    work: Work, found: Submission | None, *, asked: bool, has_numbers: bool, due_on: date, closes_on: date
) -> Cell:
    sent = found is not None and found.status in submissions.COUNTED
    at = None
    if found is not None and sent:
        at = (found.submitted_at or found.opened_at).astimezone(work.now.tzinfo)
    received_on = at.date() if at is not None and has_numbers else None
    state = state_of(asked=asked, received_on=received_on, due_on=due_on, today=work.today)
    reopened = found.open_until if found is not None else None
    is_open = reopened is not None and work.now < reopened
    approved = found is not None and found.status == "approved"
    locked = work.today > closes_on and not is_open
    sender = None
    if found is not None and sent and found.submitted_by is not None:
        sender = people.person(work.session, work.library.id, found.submitted_by)
    return Cell(
        state=state,
        at=at,
        by=sender.name if sender else "",
        days_late=(received_on - due_on).days if state == "late" and received_on else 0,
        approved=approved,
        closed=locked and not approved and (sent or state == "missing"),
        open_until=reopened.astimezone(work.now.tzinfo) if reopened and is_open else None,
        submission=found.id if found is not None and (sent or found.status == "returned") else None,
        returned=found is not None and found.status == "returned",
    )


def _contact(work: Work, person: Person, away: Leave | None) -> Contact:
    since = person.unreachable_since
    deputy = people.person(work.session, work.library.id, away.deputy_id) if away and away.deputy_id else None
    return Contact(
        person.name,
        since.astimezone(work.now.tzinfo).date() if since else None,
        away.until if away else None,
        deputy.name if deputy else "",
    )


def to_tell(work: Work, department_id: int) -> list[Person]:
    """The people who answer for a department of this library, but for the one whose work this is."""
    members = people.members(work.session, work.library.id).get(department_id, [])
    return [one for one in members if one.id != work.person.id]
