"""A report as a whole: looked over, sent, and looked at again."""

from handlers.month import typed_words
from handlers.month.screens import (
    RETURNING,
    REVIEW,
    card_heading,
    say_why_refused,
    show_next,
    show_review,
    unsent_report,
    visible_report,
)
from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices import month as month_news
from texts import menus as menu_words
from texts.month import months as month_words
from texts.month import presses, receipts, review
from texts.month import zeros as zero_words
from usecases.month import reporting, submitting, zeros
from usecases.month.reporting import Report


def open_review(visit: Visit, submission: int, page: int) -> None:
    """A report, also of somebody else's department for whoever may look at it."""
    facts = visit.dialog.facts
    if visit.dialog.screen in RETURNING and facts.get("submission") == submission:
        visit.go(HOME_SCREEN)  # whoever looks at the report again returns it no more
    show_review(visit, visible_report(visit, submission), page=page)


def open_other_rows(visit: Visit, submission: int, page: int) -> None:
    """Rows that this month does not ask for."""
    _show_other_rows(visit, visible_report(visit, submission), page)


def _show_other_rows(visit: Visit, report: Report, page: int) -> None:
    visit.go(REVIEW, submission=report.submission.id, others=page)
    visit.show(review.other_rows(card_heading(report), report.unasked, page))


def present_review(visit: Visit) -> bool:
    """The page of the review, or of the rows beside it, that the person was at."""
    facts = visit.dialog.facts
    report = reporting.load_report(visit.work, facts.get("submission", 0))
    if report is None:
        return False
    if "others" in facts and report.takes_answers:
        _show_other_rows(visit, report, facts["others"])
    else:
        show_review(visit, report, page=facts.get("page", 0))
    return True


def press_submit(visit: Visit, submission: int) -> None:
    """📨: sends the month; before it is over only after one more question."""
    report = visible_report(visit, submission)
    left = (report.month.last_day - visit.work.today).days + 1
    if left > 0 and reporting.refusal_of(visit.work, "submit", report) is None and not report.unanswered:
        visit.show(month_words.ask_unfinished(report.submission.id, report.month, report.department.name, left))
    else:
        _submit(visit, report)


def press_submit_early(visit: Visit, submission: int) -> None:
    """✅: the person means it, although the month is not over."""
    _submit(visit, visible_report(visit, submission))


def _submit(visit: Visit, report: Report) -> None:
    """Pressed twice it is sent once, and the second time shows that it is."""
    if not submitting.submit_report(visit.work, report):
        say_why_refused(visit, report, "submit")
        show_next(visit, report)
        return
    visit.go(HOME_SCREEN)
    visit.show(
        month_words.month_submitted(
            report.submission.id,
            report.department.name,
            report.month,
            on_time=submitting.is_on_time(visit.work, report),
            correctable_until=submitting.open_until(visit.work, report),
            today=visit.work.today,
            unknown=sum(answer.state == "unknown" for answer in report.answers.values()),
        )
    )
    month_news.report_sent(visit.work, report)


def open_zeros(visit: Visit, submission: int) -> None:
    """↩️: what "the rest are zero" filled is asked again."""
    report = unsent_report(visit, submission)
    opened = zeros.open_filled_again(visit.work, report, receipts.THE_REST.plain())
    if not opened:
        raise BadPress  # pressed twice, or each was answered meanwhile
    show_next(visit, report, above=zero_words.opened_again(len(opened)))


def confirm_zeros(visit: Visit, submission: int) -> None:
    """✅: the rows that had a number in every month before are zero now."""
    report = unsent_report(visit, submission)
    zeros.confirm_zeros(visit.work, report)
    visit.toast(receipts.CONFIRMED.plain())
    show_review(visit, report)


PAGE = Page(
    presses=(
        on(presses.review, open_review),
        on(presses.other_rows, open_other_rows),
        on(presses.submit, press_submit),
        on(presses.submit_early, press_submit_early),
        on(presses.open_zeros, open_zeros),
        on(presses.zeros_are_right, confirm_zeros),
    ),
    texts={REVIEW: typed_words.receive_at_review},
    present={REVIEW: present_review},
    stopped={REVIEW: menu_words.STOPPED},
    resumed=False,
)
