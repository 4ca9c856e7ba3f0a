"""💬: a word to a department about its report, which is neither approved nor returned by it; and what its people
answer, by the button below it or in reply to it."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.month.screens import show_review, visible_report
from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices.oversight import word_about_report, word_answered
from plan.month.question import LONGEST_REASON
from texts.oversight import presses
from texts.oversight import word as words
from texts.screen import Screen
from texts.sentence import NOTHING
from usecases.month import reporting
from usecases.month.reporting import Report
from usecases.oversight import overseeing

WORD = "word"
# What the dialog's facts hold: `submission`; `to`, the person who is answered, 0 where something is said to the
# department; `words`, once they are there to be seen before they are sent.


def _report(visit: Visit, submission: int, to: int = 0) -> Report:
    report = visible_report(visit, submission)
    if not _may_say(visit, report, to):
        raise BadPress
    return report


def _may_say(visit: Visit, report: Report, to: int) -> bool:
    return overseeing.may_answer(visit.work, report) if to else overseeing.may_speak(visit.work, report)


def press_write(visit: Visit, submission: int) -> None:
    """What is to be said?"""
    _ask(visit, _report(visit, submission), 0)


def press_answer(visit: Visit, submission: int, person: int) -> None:
    """What is to be answered?"""
    _ask(visit, _report(visit, submission, person), person)


def _ask(visit: Visit, report: Report, to: int, above: Markup = NOTHING) -> None:
    visit.go(WORD, submission=report.submission.id, to=to)
    place = (report.submission.id, report.department.name, report.month)
    visit.show(words.ask_answer(*place, _readers(visit, to), above) if to else words.ask_word(*place, above))


def _readers(visit: Visit, to: int) -> Sequence[str]:
    return [person.name for person in overseeing.who_hears_answers(visit.work, to)]


def receive_word(visit: Visit) -> None:
    """What was typed; it is shown once more before it is sent."""
    to = visit.dialog.facts.get("to", 0)
    _take(visit, _report(visit, visit.dialog.facts["submission"], to), to)


def _take(visit: Visit, report: Report, to: int, *, at_once: bool = False) -> None:
    typed = " ".join(visit.text.split())
    if len(typed) < 2 if to else len(typed) < 3:
        _ask(visit, report, to, words.TOO_SHORT())
    elif len(typed) > LONGEST_REASON:
        _ask(visit, report, to, words.too_long(len(typed), LONGEST_REASON))
    elif at_once:
        visit.say(Screen(_say(visit, report, typed, to)))
        visit.resume()
    else:
        _preview(visit, report, typed, to)


def take_reply(visit: Visit) -> bool:
    """Take words in reply to what somebody said about a report: they are for whoever said it. A number might be meant
    for the report, so it is shown before it is sent. False when it is a reply to anything else."""
    about = visit.work.referred.word if visit.reply_to and visit.work.referred is not None else None
    report = reporting.load_report(visit.work, about.submission) if about is not None else None
    if about is None or report is None:
        return False
    to = about.by if overseeing.may_answer(visit.work, report) else 0
    if not _may_say(visit, report, to):
        return False
    _take(visit, report, to, at_once=not any(map(str.isdigit, visit.text)))
    return True


def _preview(visit: Visit, report: Report, typed: str, to: int) -> None:
    visit.go(WORD, submission=report.submission.id, to=to, words=typed)
    place = (report.submission.id, report.department.name, report.month, typed)
    visit.show(words.answer_preview(*place, _readers(visit, to)) if to else words.word_preview(*place))


def press_send(visit: Visit, submission: int) -> None:
    """📨: its people read it now."""
    facts = visit.dialog.facts
    if visit.dialog.screen != WORD or facts.get("submission") != submission or not facts.get("words"):
        raise BadPress
    to = facts.get("to", 0)
    report = _report(visit, submission, to)
    said = _say(visit, report, facts["words"], to)
    _end(visit, report, to, said)


def _say(visit: Visit, report: Report, typed: str, to: int) -> Markup:
    if to:
        return words.answer_sent(word_answered(visit.work, report, typed, to))
    return words.word_sent(word_about_report(visit.work, report, typed))


def _end(visit: Visit, report: Report, to: int, above: Markup = NOTHING) -> None:
    """Back to the report; whoever answered goes home, where what they had begun waits."""
    if visit.dialog.screen == WORD:
        visit.go(HOME_SCREEN)
    if to:
        if above:
            visit.say(Screen(above))
        visit.present()
    else:
        show_review(visit, report, above=above)


def press_drop(visit: Visit, submission: int) -> None:
    """Nothing is said."""
    to = visit.dialog.facts.get("to", 0) if visit.dialog.screen == WORD else 0
    report = visible_report(visit, submission)
    if not (overseeing.may_speak(visit.work, report) or overseeing.may_answer(visit.work, report)):
        raise BadPress
    _end(visit, report, to)


def present_word(visit: Visit) -> bool:
    """Show the step again; False when the report is gone, or is overseen by somebody else."""
    facts = visit.dialog.facts
    report = reporting.load_report(visit.work, facts["submission"])
    to = facts.get("to", 0)
    if report is None or not _may_say(visit, report, to):
        return False
    if facts.get("words"):
        _preview(visit, report, facts["words"], to)
    else:
        _ask(visit, report, to)
    return True


PAGE = Page(
    presses=(
        on(presses.write_word, press_write),
        on(presses.answer_word, press_answer),
        on(presses.send_word, press_send),
        on(presses.drop_word, press_drop),
    ),
    texts={WORD: receive_word},
    present={WORD: present_word},
)
