"""💬: a word to a department about its report, which is neither approved nor returned by it."""

from markupsafe import Markup

from handlers.month.screens import show_review, visible_report
from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices.oversight import word_about_report
from plan.month.question import LONGEST_REASON
from texts.oversight import presses
from texts.oversight import word as words
from texts.sentence import NOTHING
from usecases.month import reporting
from usecases.month.reporting import Report
from usecases.oversight import overseeing

WORD = "word"
# What the dialog's facts hold: `submission`; `words`, once they are there to be seen before they are sent.


def _report(visit: Visit, submission: int) -> Report:
    report = visible_report(visit, submission)
    if not overseeing.may_speak(visit.work, report):
        raise BadPress
    return report


def press_write(visit: Visit, submission: int) -> None:
    """What is to be said?"""
    _ask(visit, _report(visit, submission))


def _ask(visit: Visit, report: Report, above: Markup = NOTHING) -> None:
    visit.go(WORD, submission=report.submission.id)
    visit.show(words.ask_word(report.submission.id, report.department.name, report.month, above))


def receive_word(visit: Visit) -> None:
    """What was typed; it is shown once more before it is sent."""
    report = _report(visit, visit.dialog.facts["submission"])
    typed = " ".join(visit.text.split())
    if len(typed) < 3:
        _ask(visit, report, words.TOO_SHORT())
    elif len(typed) > LONGEST_REASON:
        _ask(visit, report, words.too_long(len(typed), LONGEST_REASON))
    else:
        _preview(visit, report, typed)


def _preview(visit: Visit, report: Report, typed: str) -> None:
    visit.go(WORD, submission=report.submission.id, words=typed)
    visit.show(words.word_preview(report.submission.id, report.department.name, report.month, typed))


def press_send(visit: Visit, submission: int) -> None:
    """📨: its people read it now."""
    report, facts = _report(visit, submission), visit.dialog.facts
    if visit.dialog.screen != WORD or facts.get("submission") != submission or not facts.get("words"):
        raise BadPress
    told = word_about_report(visit.work, report, facts["words"])
    visit.go(HOME_SCREEN)
    show_review(visit, report, above=words.word_sent(told))


def press_drop(visit: Visit, submission: int) -> None:
    """Nothing is said."""
    report = _report(visit, submission)
    if visit.dialog.screen == WORD:
        visit.go(HOME_SCREEN)
    show_review(visit, report)


def present_word(visit: Visit) -> bool:
    """Show the step again; False when the report is gone, or is overseen by somebody else."""
    facts = visit.dialog.facts
    report = reporting.load_report(visit.work, facts["submission"])
    if report is None or not overseeing.may_speak(visit.work, report):
        return False
    if facts.get("words"):
        _preview(visit, report, facts["words"])
    else:
        _ask(visit, report)
    return True


PAGE = Page(
    presses=(
        on(presses.write_word, press_write),
        on(presses.send_word, press_send),
        on(presses.drop_word, press_drop),
    ),
    texts={WORD: receive_word},
    present={WORD: present_word},
)
