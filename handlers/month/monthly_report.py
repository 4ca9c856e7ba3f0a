"""The month's conversation by its buttons: whose month, which month, and the way around its questions.

What is asked next is decided by the rows in the database alone, so any step may be the last before a power cut.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from handlers.month import corrections, typed_numbers
from handlers.month import screens as report_screens
from handlers.month.screens import heading, opened, refuse, show_months, show_next, show_question, show_review
from handlers.visit import BadPress, Visit, whole
from notices import month as month_news
from plan.indicator import Indicator
from plan.period import Month
from texts.month import evidence as evidence_words
from texts.month import months as month_words
from texts.month import questions
from texts.month import review as review_words
from usecases.month import answering, beside, reporting, submitting
from usecases.month.reporting import Department, Report


def enter(visit: Visit) -> None:
    """/kiritish: the month that waits of the one department, or the choice between several."""
    departments = visit.work.departments()
    role = visit.work.person.role
    if not departments:
        visit.show(month_words.nothing_to_report(observer=role == "observer", director=visit.work.directs))
        return
    if len(departments) == 1:
        open_department(visit, str(departments[0].id))
        return
    visit.go("departments")
    choices = [(one.id, one.name, reporting.month_to_report(visit.work, one)) for one in departments]
    visit.show(month_words.choose_department(choices))


def open_department(visit: Visit, department_id: str) -> None:
    """The month of a department that waits for its report, or the list of its months when none does."""
    department = _own_department(visit, department_id)
    if not reporting.has_plan(visit.work):
        visit.show(month_words.no_plan(visit.work.directs))
        return
    waiting = reporting.month_to_report(visit.work, department)
    report = reporting.open_report(visit.work, department, waiting.month) if waiting else None
    if report is None:
        show_months(visit, department)
    else:
        show_next(visit, report)


def open_month(visit: Visit, department_id: str, year: str, month: str) -> None:
    """One month chosen from the list."""
    department = _own_department(visit, department_id)
    if not (date.min.year < whole(year) < date.max.year and 1 <= whole(month) <= 12):
        raise BadPress
    at = Month(int(year), int(month))
    report = reporting.open_report(visit.work, department, at)
    if report is not None:
        show_next(visit, report)
    elif visit.work.today < at.first_day:
        show_months(visit, department, month_words.not_begun(at))
    else:
        show_months(visit, department, month_words.closed(at, visit.work.calendar().closes_on(at)))


def open_row(visit: Visit, department_id: int, figure: int, until: Month) -> None:
    """One row's question, in the month in which it can be answered; the department's months when there is none."""
    department = _own_department(visit, str(department_id))
    month = reporting.month_of_row(visit.work, department, figure, until)
    report = reporting.open_report(visit.work, department, month) if month else None
    indicator = report.find(figure) if report else None
    if report is None or indicator is None:
        open_department(visit, str(department_id))
    else:
        show_question(visit, report, indicator)


def _own_department(visit: Visit, department_id: str) -> Department:
    wanted = whole(department_id)
    for department in visit.work.departments():
        if department.id == wanted:
            return department
    raise BadPress


def _figure(visit: Visit, submission_id: str, figure_id: str) -> tuple[Report, Indicator]:
    """The report and the figure a button speaks of, if this person may change them now."""
    report = opened(visit, whole(submission_id))
    indicator = report.find(whole(figure_id))
    if indicator is not None and not report.takes_answers:
        refuse(visit, report, "answer")
    if indicator is None or not report.takes_answers:
        raise BadPress
    return report, indicator


def _current(visit: Visit, submission_id: str, figure_id: str) -> tuple[Report, Indicator]:
    """As `_figure`, but only for the question that is open: an old card's 0 must never answer a newer question."""
    report, indicator = _figure(visit, submission_id, figure_id)
    facts = visit.dialog.facts
    is_open = visit.dialog.screen == "ask" and facts.get("submission") == report.submission.id
    if not is_open or facts.get("figure") != indicator.key:
        raise BadPress
    return report, indicator


def say_zero(visit: Visit, submission_id: str, figure_id: str) -> None:
    report, indicator = _current(visit, submission_id, figure_id)
    typed_numbers.keep(visit, report, indicator, Decimal(0), "0")


def say_same(visit: Visit, submission_id: str, figure_id: str) -> None:
    """The same as last month, if last month's figure is still what the button said."""
    report, indicator = _current(visit, submission_id, figure_id)
    value = beside.background(visit.work, report, indicator).last_month
    if value is None:
        raise BadPress
    typed_numbers.keep(visit, report, indicator, value, questions.AS_LAST_MONTH)


def say_offered(visit: Visit, submission_id: str, figure_id: str, value: str) -> None:
    """A number that was typed unclearly, or twice, and is confirmed with one tap."""
    report, indicator = _current(visit, submission_id, figure_id)
    typed_numbers.keep(visit, report, indicator, typed_numbers.offered(indicator, value), value)


def say_unknown(visit: Visit, submission_id: str, figure_id: str) -> None:
    report, indicator = _current(visit, submission_id, figure_id)
    typed_numbers.keep(visit, report, indicator, None, "")


def go_back(visit: Visit, submission_id: str, figure_id: str) -> None:
    """To the question before this one; from the first, or when they came from the review, to the review."""
    report, indicator = _figure(visit, submission_id, figure_id)
    place = report.place_of(indicator)
    if place < 2 or visit.dialog.facts.get("reviewing"):
        show_review(visit, report)
    else:
        show_question(visit, report, report.asked[place - 2])


def ask_again(visit: Visit, submission_id: str, figure_id: str) -> None:
    """Back to the question from its note, its files or its reason."""
    report, indicator = _figure(visit, submission_id, figure_id)
    show_question(visit, report, indicator, reviewing=bool(visit.dialog.facts.get("reviewing")))


def change(visit: Visit, submission_id: str, figure_id: str) -> None:
    """A row tapped in the review, or an odd value to be typed anew."""
    report, indicator = _figure(visit, submission_id, figure_id)
    show_question(visit, report, indicator, reviewing=report.next_question is None or report.access != "open")


def is_right(visit: Visit, submission_id: str, figure_id: str) -> None:
    """The odd value is right; the question that was open stays open."""
    report, indicator = _figure(visit, submission_id, figure_id)
    answering.confirm(visit.work, report, indicator)
    visit.toast("👍 Saqlandi")
    if visit.dialog.screen == "ask":
        current = report.find(visit.dialog.facts.get("figure", 0))
        if current is not None and visit.dialog.facts.get("submission") == report.submission.id:
            show_question(visit, report, current, reviewing=bool(visit.dialog.facts.get("reviewing")))
            return
    show_next(visit, report)


def ask_note(visit: Visit, submission_id: str, figure_id: str) -> None:
    report, indicator = _figure(visit, submission_id, figure_id)
    _aside(visit, "note", report, indicator)
    report_screens.ask_note(visit, report, indicator)


def ask_file(visit: Visit, submission_id: str, figure_id: str) -> None:
    report, indicator = _figure(visit, submission_id, figure_id)
    _aside(visit, "file", report, indicator)
    count = report.files.get(indicator.key, 0)
    visit.show(evidence_words.ask(report.submission.id, indicator, count))


def _aside(visit: Visit, screen: str, report: Report, indicator: Indicator) -> None:
    """Step aside from a question to something that belongs to it, and remember the way back."""
    reviewing = bool(visit.dialog.facts.get("reviewing"))
    visit.go(screen, submission=report.submission.id, figure=indicator.key, reviewing=reviewing)


def fill_rest(visit: Visit, submission_id: str, figure_id: str) -> None:
    """ "The rest are zero": only from the question that is open, and shown plainly in the review."""
    report, _ = _current(visit, submission_id, figure_id)
    if report.access != "open":
        refuse(visit, report, "answer")
        raise BadPress
    filled = answering.rest_are_zero(visit.work, report, questions.THE_REST)
    show_review(visit, report, above=questions.filled(len(filled)))


def give_reason(visit: Visit, submission_id: str, figure_id: str, reason: str) -> None:
    report, indicator = _figure(visit, submission_id, figure_id)
    if visit.dialog.screen != "why" or reason not in questions.WHY:
        raise BadPress
    corrections.correct(visit, report, indicator, questions.WHY[reason])


def review(visit: Visit, submission_id: str, page: str) -> None:
    if visit.dialog.screen in ("return", "return_why") and str(visit.dialog.facts.get("submission")) == submission_id:
        visit.go("menu")  # whoever looks at the report again returns it no more
    show_review(visit, opened(visit, whole(submission_id)), page=whole(page))


def others(visit: Visit, submission_id: str, page: str) -> None:
    report = opened(visit, whole(submission_id))
    visit.go("review", submission=report.submission.id)
    visit.show(review_words.others(heading(report), report.unasked, whole(page)))


def go_on(visit: Visit, submission_id: str) -> None:
    show_next(visit, opened(visit, whole(submission_id)))


def submit(visit: Visit, submission_id: str) -> None:
    """One button sends the month; pressed twice it is sent once, and the second time shows that it is."""
    report = opened(visit, whole(submission_id.removesuffix(month_words.SURE)))
    left = (report.month.last_day - visit.work.today).days + 1
    sure = submission_id.endswith(month_words.SURE)
    if left > 0 and not sure and reporting.why_not(visit.work, "submit", report) is None and not report.unanswered:
        visit.show(month_words.ask_unfinished(report.submission.id, report.month, report.department.name, left))
        return
    if not submitting.submit(visit.work, report):
        refuse(visit, report, "submit")
        show_next(visit, report)
        return
    unknown = sum(answer.state == "unknown" for answer in report.answers.values())
    visit.go("menu")
    visit.show(
        month_words.submitted(
            report.submission.id,
            report.department.name,
            report.month,
            on_time=submitting.on_time(visit.work, report),
            correctable_until=submitting.open_until(visit.work, report),
            today=visit.work.today,
            unknown=unknown,
        )
    )
    month_news.report_sent(visit.work, report)


COMMANDS = {"kiritish": enter}
PRESSES = {
    "enter": enter,
    "dept": open_department,
    "month": open_month,
    "zero": say_zero,
    "same": say_same,
    "num": say_offered,
    "unknown": say_unknown,
    "back": go_back,
    "ask": ask_again,
    "change": change,
    "right": is_right,
    "note": ask_note,
    "file": ask_file,
    "rest": fill_rest,
    "reason": give_reason,
    "review": review,
    "others": others,
    "go": go_on,
    "submit": submit,
}
TEXTS = {
    "note": typed_numbers.receive_note,
    "why": typed_numbers.receive_reason,
    "review": typed_numbers.receive_actuals,
}
FILES: dict[str, Callable[[Visit], None]] = {}
