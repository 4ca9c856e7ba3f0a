"""Who has reported: departments × months, with who sent what when, and who still owes."""

from datetime import date

from plan.month.submission import asked_in, reported_by
from plan.period import Month
from plan.progress.completeness import Board, BoardRow, Cell, Contact, state_of
from storage.month.answers import answers_of
from storage.month.submissions import COUNTED
from storage.people import leave, people
from storage.tables import Leave, Person, Submission
from usecases.month import owing
from usecases.progress.year_record import YearRecord, record_now
from usecases.work import Work


def board_of_year(work: Work, year: int) -> Board | None:
    """The year's board as it is now; None when the year has no plan."""
    record = record_now(work, year)
    return board_of_record(record) if record is not None else None


def board_of_record(record: YearRecord) -> Board:
    """The board of every department that reports rows of the year's plan, or did so in a month that has closed.

    Members see their own departments. A report counts by its content, as in the progress report: sent without
    any number, it is missing.
    """
    work, viewer = record.work, record.viewer
    departments = people.load_departments(work.session, work.library.id) if viewer.observes else viewer.departments()
    months = [Month(record.plan.year, number) for number in range(1, 13)]
    calendar = work.calendar()
    due_on = {month.number: calendar.due_on(month) for month in months}
    closes_on = {month.number: calendar.closes_on(month) for month in months}
    with_numbers = {(number.department, number.month) for number in record.counted}
    submissions = {(submission.department_id, submission.month): submission for submission in record.submissions}
    members = people.members_by_department(work.session, work.library.id)
    absences = {
        absence.person_id: absence for absence in leave.leaves_on_day(work.session, work.library.id, work.today)
    }
    figures = owing.figures_by_month_now(work, record.plan)
    reporting_before = {department for department, _ in with_numbers} | {
        department for department, _ in owing.reports_owed(work, record.plan, range(1, 13))
    }
    rows = []
    for department in departments:
        if not reported_by(record.plan.indicators, department.id) and department.id not in reporting_before:
            continue
        cells = tuple(
            _cell(
                work,
                submissions.get((department.id, month.number)),
                asked=calendar.was_here(month, department.id)
                and bool(asked_in(figures[month.number], department.id, month.number, calendar.as_asked(month).since)),
                has_numbers=(department.id, month.number) in with_numbers,
                due_on=calendar.due_on(month, department.id),
                closes_on=closes_on[month.number],
            )
            for month in months
        )
        contacts = tuple(_contact(work, person, absences.get(person.id)) for person in members.get(department.id, []))
        before = tuple(
            month.number
            for month in months
            if calendar.is_before_beginning(month) or not calendar.was_here(month, department.id)
        )
        rows.append(BoardRow(department.id, department.name, cells, contacts, before))
    return Board(record.plan.year, tuple(rows), due_on, closes_on, calendar.beginning(record.plan.year).month)


def _cell(
    work: Work, submission: Submission | None, *, asked: bool, has_numbers: bool, due_on: date, closes_on: date
) -> Cell:
    sent = submission is not None and submission.status in (*COUNTED, "returned")
    at = None
    if submission is not None and sent:
        at = (submission.submitted_at or submission.opened_at).astimezone(work.now.tzinfo)
    received_on = at.date() if at is not None and has_numbers else None
    state = state_of(asked=asked, received_on=received_on, due_on=due_on, today=work.today)
    reopened = submission.open_until if submission is not None else None
    is_open = reopened is not None and work.now < reopened
    approved = submission is not None and submission.status == "approved"
    locked = work.today > closes_on and not is_open
    kept = 0
    if submission is not None and locked and not sent:
        kept = sum(answer.state == "given" for answer in answers_of(work.session, submission.id).values())
    sender = None
    if submission is not None and sent and submission.submitted_by is not None:
        sender = people.load_person(work.session, work.library.id, submission.submitted_by)
    return Cell(
        state=state,
        at=at,
        by=sender.name if sender else "",
        days_late=(received_on - due_on).days if state == "late" and received_on else 0,
        approved=approved,
        closed=locked and not approved and (sent or state == "missing"),
        open_until=reopened.astimezone(work.now.tzinfo) if reopened and is_open else None,
        submission=submission.id if submission is not None and sent else None,
        returned=submission is not None and submission.status == "returned",
        since=submission.since if submission is not None and sent else 0,
        kept=kept,
    )


def _contact(work: Work, person: Person, away: Leave | None) -> Contact:
    since = person.unreachable_since
    deputy = people.load_person(work.session, work.library.id, away.deputy_id) if away and away.deputy_id else None
    return Contact(
        person.name,
        since.astimezone(work.now.tzinfo).date() if since else None,
        away.until if away else None,
        deputy.name if deputy else "",
    )


def people_to_tell(work: Work, department_id: int) -> list[Person]:
    """The people who answer for a department of this library, but for the one whose work this is."""
    members = people.members_by_department(work.session, work.library.id).get(department_id, [])
    return [person for person in members if person.id != work.person.id]
