"""The question whether two departments counted the same thing: to the directors when it arises, and their answer."""

from collections.abc import Callable

from handlers.oversight import returning
from handlers.visit import BadPress, Visit, whole
from notices.oversight import double_count_question
from texts.oversight import double_counts as words
from usecases.month import reporting
from usecases.oversight import double_counts as use
from usecases.oversight.double_counts import Question


def _question(visit: Visit, question: str) -> Question:
    """The open question; of one that is closed the director is told so."""
    if not visit.work.oversees:
        raise BadPress
    found = use.question(visit.work, whole(question))
    if found is None:
        visit.toast(words.GONE, alert=True)
        raise BadPress
    return found


def press_question(visit: Visit, question: str) -> None:
    asked = _question(visit, question)
    visit.page(double_count_question(asked, use.department_names(visit.work, asked)))


def press_apart(visit: Visit, question: str) -> None:
    """Each counted its own."""
    asked = _question(visit, question)
    use.keep_apart(visit.work, asked)
    names = use.department_names(visit.work, asked)
    visit.page(words.kept_apart(asked.indicator, asked.month, asked.value, names))


def press_one(visit: Visit, question: str) -> None:
    """The same thing: whose number goes back?"""
    asked = _question(visit, question)
    names = use.department_names(visit.work, asked)
    visit.page(words.choose(asked.id, asked.indicator, asked.month, asked.value, names))


def press_back(visit: Visit, question: str, department: str) -> None:
    """The number of this department goes back to it, with a reason that says which other one has it."""
    asked = _question(visit, question)
    names = dict(use.department_names(visit.work, asked))
    key = whole(department)
    submission = use.submission_of(visit.work, asked, key)
    if key not in names or submission is None:
        raise BadPress
    found = reporting.report(visit.work, submission, to_change=True)
    if found is None:
        raise BadPress
    reason = words.reason(asked.indicator, asked.month, next(name for one, name in names.items() if one != key))
    told = returning.give_back(visit, found, [asked.indicator], reason)
    if told is None:
        # The director's own report, or one that is returned already, is corrected and not sent back.
        visit.page(words.to_correct(submission, asked.indicator, asked.month, reason))
        return
    use.count_once(visit.work, asked, reason)
    visit.page(words.sent_back(asked.indicator, asked.month, names[key], told))


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {
    "dc": press_question,
    "dc_apart": press_apart,
    "dc_one": press_one,
    "dc_back": press_back,
}
TEXTS: Page = {}
FILES: Page = {}
