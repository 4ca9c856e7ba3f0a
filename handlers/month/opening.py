"""Whose month is reported, and which: from home to the first question."""

from collections.abc import Sequence
from datetime import date

from handlers.month.asking import marking
from handlers.month.closed import closed_words
from handlers.month.screens import DEPARTMENTS, MONTHS, show_months, show_next, show_question, visible_report
from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.period import Month
from texts.month import months as words
from texts.month import presses
from usecases.month import months, reporting
from usecases.month.reporting import Department, Report


def kiritish_command(visit: Visit) -> None:
    """/kiritish: the month that waits of the one department, or the choice between several."""
    departments = visit.work.departments()
    if len(departments) == 1:
        _open_waiting_month(visit, departments[0])
    elif departments:
        _show_departments(visit, departments)
    elif visit.work.directs and not months.has_plan_to_report(visit.work):
        visit.show(words.no_plan_to_report(months.reporting_year(visit.work), director=True))
    else:
        observer = visit.work.person.role == "observer"
        # It is below whatever was open, which must not take what is typed next for its answer.
        visit.suspend()
        visit.go(HOME_SCREEN)
        visit.show(words.nothing_to_report(observer=observer, director=visit.work.directs))


def _show_departments(visit: Visit, departments: Sequence[Department]) -> None:
    visit.go(DEPARTMENTS)
    choices = [
        (department.id, department.name, months.month_to_report(visit.work, department)) for department in departments
    ]
    visit.show(words.choose_department_to_report(choices))


def present_departments(visit: Visit) -> bool:
    """The choice again; False when there is none any more."""
    departments = visit.work.departments()
    if len(departments) < 2:
        return False
    _show_departments(visit, departments)
    return True


def present_months(visit: Visit) -> bool:
    """The department's months again; False when they are somebody else's now."""
    key = visit.dialog.facts.get("department")
    for department in visit.work.departments():
        if department.id == key and months.has_plan_to_report(visit.work):
            show_months(visit, department)
            return True
    return False


def open_department(visit: Visit, department: int) -> None:
    """The month of a department that waits for its report, or the list of its months when none does."""
    _open_waiting_month(visit, _own_department(visit, department))


def _open_waiting_month(visit: Visit, department: Department) -> None:
    if not months.has_plan_to_report(visit.work):
        visit.show(words.no_plan_to_report(months.reporting_year(visit.work), director=visit.work.directs))
        return
    waiting = months.month_to_report(visit.work, department)
    report = reporting.open_report(visit.work, department, waiting.month) if waiting else None
    if report is None:
        show_months(visit, department)
    else:
        _show_report(visit, report)


def open_month(visit: Visit, department: int, year: int, month: int) -> None:
    """One month chosen from the list."""
    own = _own_department(visit, department)
    if not (date.min.year < year < date.max.year and 1 <= month <= 12):
        raise BadPress
    chosen = Month(year, month)
    report = reporting.open_report(visit.work, own, chosen)
    if report is not None:
        _show_report(visit, report)
    elif visit.work.today < chosen.first_day:
        show_months(visit, own, words.not_begun(chosen))
    else:
        show_months(visit, own, closed_words(visit, own, chosen))


def open_row(visit: Visit, department: int, figure: int, until: Month) -> None:
    """One row's question, in the month in which it can be answered; the department's months when there is none."""
    own = _own_department(visit, department)
    month = months.month_of_row(visit.work, own, figure, until)
    report = reporting.open_report(visit.work, own, month) if month else None
    indicator = report.find(figure) if report else None
    if report is None or indicator is None:
        _open_waiting_month(visit, own)
    else:
        show_question(visit, report, indicator)


def go_on(visit: Visit, submission: int) -> None:
    """▶️: the next question of a report that was begun."""
    _show_report(visit, visible_report(visit, submission))


def _show_report(visit: Visit, report: Report) -> None:
    """The next question, or the page where its rows were being marked when something else began."""
    if not marking.take_up_marks(visit, report):
        show_next(visit, report)


def _own_department(visit: Visit, key: int) -> Department:
    for department in visit.work.departments():
        if department.id == key:
            return department
    raise BadPress


PAGE = Page(
    commands={"kiritish": kiritish_command},
    presses=(
        on(presses.enter, kiritish_command),
        on(presses.open_department, open_department),
        on(presses.open_month, open_month),
        on(presses.go_on, go_on),
    ),
    present={DEPARTMENTS: present_departments, MONTHS: present_months},
    resumed=False,
)
