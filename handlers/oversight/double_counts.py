"""The directors' answer to the question whether two departments counted the same thing."""

from handlers.oversight import returning
from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from notices.oversight import double_count_question
from texts.oversight import double_counts as words
from texts.oversight import presses
from usecases.month import reporting
from usecases.oversight import double_counts
from usecases.oversight.double_counts import Question


def _open_question(visit: Visit, question: int) -> Question:
    """The open question; of one that is closed the director is told so."""
    if not visit.work.oversees:
        raise BadPress
    asked = double_counts.open_question(visit.work, question)
    if asked is None:
        visit.toast(words.GONE.plain(), alert=True)
        raise BadPress
    return asked


def press_question(visit: Visit, question: int) -> None:
    asked = _open_question(visit, question)
    visit.page(double_count_question(asked, double_counts.departments_of_question(visit.work, asked)))


def press_apart(visit: Visit, question: int) -> None:
    """Each counted its own."""
    asked = _open_question(visit, question)
    double_counts.settle_as_separate(visit.work, asked)
    names = double_counts.departments_of_question(visit.work, asked)
    visit.page(words.kept_apart(asked.indicator, asked.month, asked.value, names))


def press_same(visit: Visit, question: int) -> None:
    """The same thing: whose number goes back?"""
    asked = _open_question(visit, question)
    names = double_counts.departments_of_question(visit.work, asked)
    visit.page(words.choose_whose_to_return(asked.id, asked.indicator, asked.month, asked.value, names))


def press_return_double(visit: Visit, question: int, department: int) -> None:
    """The number of this department goes back to it, with a reason that says which other one has it."""
    asked = _open_question(visit, question)
    names = dict(double_counts.departments_of_question(visit.work, asked))
    submission = double_counts.submission_of(visit.work, asked, department)
    if department not in names or submission is None:
        raise BadPress
    report = reporting.load_report(visit.work, submission, to_change=True)
    if report is None:
        raise BadPress
    other = next(name for key, name in names.items() if key != department)
    reason = words.double_count_reason(asked.indicator, asked.month, other)
    members = returning.give_back(visit, report, [asked.indicator], reason, doubled=True)
    if members is None:
        # The director's own report, or one that is returned already, is corrected and not sent back.
        visit.page(words.to_correct(submission, asked.indicator, asked.month, reason))
        return
    double_counts.settle_as_double(visit.work, asked, reason)
    visit.page(words.sent_back(asked.indicator, asked.month, names[department], members))


PAGE = Page(
    presses=(
        on(presses.double_count, press_question),
        on(presses.counted_apart, press_apart),
        on(presses.counted_twice, press_same),
        on(presses.return_double, press_return_double),
    )
)
