"""What people type in the middle of a report: numbers, several of them, notes, and reasons.

Every line of a message ends in one of two ways: it is in the database and shown as understood, or it is named as
not taken, with the reason. No line is ever dropped in silence.
"""

from decimal import Decimal

from handlers.month.corrections import Waiting, correct, correct_each
from handlers.month.not_taken import offers, told
from handlers.month.screens import (
    as_seen,
    ask_note,
    heading,
    refuse,
    show_months,
    show_next,
    show_question,
    show_review,
    show_why,
)
from handlers.visit import BadPress, Visit
from notices import month as month_news
from plan.indicator import Indicator
from plan.month.question import LONGEST_NOTE, LONGEST_REASON
from plan.typed import assignment
from plan.typed.answers import holds_only_numbers, read_answers, without_the_rest
from plan.typed.number_words import says_unknown
from plan.typed.numbers import Number, read_number
from texts import menus as menu_words
from texts.month import forms, questions, unclear
from texts.month import months as month_words
from texts.screen import Screen
from usecases import conversation
from usecases.month import answering, evidence, reporting
from usecases.month.reporting import Report


def receive_actuals(visit: Visit, loaded: Report | None = None) -> None:
    """One or more numbers for the question that is open and those after it, or for rows named in the lines. `loaded` is
    the report that they are for, when it was looked at already."""
    report = loaded if loaded is not None and loaded.takes_answers else _open_report(visit)
    if report is None:
        return
    current = _open_question(visit, report)
    if not answering.take_message(visit.work, visit.chat_id, visit.message_id):
        return
    typed, rest = visit.text, False
    if current is not None and report.access == "open":
        typed, rest = without_the_rest(visit.text)
    lines = read_answers(typed, whole=False)
    if current is not None and len(lines) == 1 and _sent_twice(visit, report, current, lines[0].read):
        return
    if current is not None and says_unknown(visit.text) and report.access == "open":
        keep(visit, report, current, None, visit.text)
        return
    if current is not None and _answered_meanwhile(visit, report, current, visit.text):
        return
    # At the review no question is on the screen, so a plain number there has no row that the person can see.
    # Whoever went back to a question that has its answer changes that one alone: what follows it is answered too.
    queue = [] if current is None else [current]
    if current is not None and current.key not in report.answered and report.access == "open":
        queue += [one for one in report.unanswered if one is not current]
    outcomes = assignment.assign(lines, queue, report.reported_by)
    if report.access == "open":
        _keep_all(visit, report, current, outcomes, rest=rest)
    else:
        _correct_all(visit, report, current, outcomes)


def _open_question(visit: Visit, report: Report) -> Indicator | None:
    """The figure that a plain number is for, if the screen asks for one; beside its files, if it has none yet."""
    screen, figure = visit.dialog.screen, visit.dialog.facts.get("figure", 0)
    asked = screen == "ask" or (screen == "file" and figure not in report.answered)
    return report.find(figure) if asked else None


def _answered_meanwhile(visit: Visit, report: Report, current: Indicator, typed: str) -> bool:
    """Whether a colleague has answered the open question since it was asked; then it is shown, not overwritten."""
    answer = report.answers.get(current.key)
    if answer is None or answer.entered_by == visit.work.person.id or visit.dialog.screen != "ask":
        return False
    if visit.dialog.facts.get("seen") == as_seen(answer):
        return False
    above = questions.answered_meanwhile(typed, answering.author(visit.work, answer), answer.value)
    show_question(visit, report, current, above=above, reviewing=True)
    return True


def _open_report(visit: Visit) -> Report | None:
    """The report the person's text is for; None after they were shown why it cannot be."""
    report = reporting.report(visit.work, visit.dialog.facts.get("submission", 0), to_change=True)
    if report is None:
        visit.go("menu")
        visit.show(Screen(menu_words.NOT_UNDERSTOOD(), (month_words.HOME,)))
        return None
    if not report.takes_answers:
        closes_on = visit.work.calendar().closes_on(report.month)
        show_months(visit, report.department, month_words.closed(report.month, closes_on))
        return None
    return report


def _sent_twice(visit: Visit, report: Report, current: Indicator, read: object) -> bool:
    """Whether this is the last number once more, written before its next question could be seen; then it is asked."""
    last = visit.dialog.facts.get("last")
    if last is None or not isinstance(read, Number) or not conversation.unseen(visit.dialog, visit.message_id):
        return False
    previous = report.find(last[0])
    if previous is None or format(read.value, "f") != last[1]:
        return False
    visit.show(questions.same_again(heading(report), current, format(read.value, "f"), previous))
    return True


def _keep_all(
    visit: Visit, report: Report, current: Indicator | None, outcomes: list[assignment.Outcome], *, rest: bool
) -> None:
    """Keep what was understood, and name what was not; `rest` says that all that is left is zero."""
    sayings = [
        answering.Saying(outcome.indicator, outcome.value, outcome.line)
        for outcome in outcomes
        if isinstance(outcome, assignment.Assigned)
    ]
    recorded = answering.record_all(visit.work, report, sayings)
    troubles = [one for one in outcomes if not isinstance(one, assignment.Assigned)]
    reviewing = bool(visit.dialog.facts.get("reviewing")) or visit.dialog.screen == "review"
    receipt = questions.received(recorded)
    if rest and not troubles:
        filled = answering.rest_are_zero(visit.work, report, questions.THE_REST)
        above = "\n".join(filter(None, (receipt, questions.filled(len(filled)))))
        show_review(visit, report, above=above, leaves=above)
        return
    if not troubles:
        show_next(visit, report, above=receipt, leaves=receipt, recorded=recorded, reviewing=reviewing)
        return
    above = "\n\n".join(filter(None, (receipt, told(report, troubles), questions.REST_WAITS if rest else "")))
    # Also a row that was said to be not known yet, and is gone back to, stays until something is understood for it.
    taken = {one.indicator.key for one in recorded}
    pending = current if current is not None and current.key not in taken else report.next_question
    if pending is None:
        show_review(visit, report, above=above, leaves=receipt)
        return
    ahead = offers(report, pending, troubles)
    show_question(visit, report, pending, above=above, leaves=receipt, ahead=ahead, reviewing=reviewing)


def offered(indicator: Indicator, text: str) -> Decimal:
    """The number on a button of ours; whatever else stands there was forged."""
    read = assignment.fitting(read_number(text, whole=False), indicator)
    if not isinstance(read, Number):
        raise BadPress
    return read.value


def keep(visit: Visit, report: Report, indicator: Indicator, value: Decimal | None, typed: str) -> None:
    """Keep one answer given by a button, and go on; after sending, a change of a number needs its reason first."""
    if report.access == "correct" and value is None:
        refuse(visit, report, "answer")
        raise BadPress
    if report.access == "correct" and value is not None:
        correct_each(visit, report, [Waiting(indicator, value, typed)])
        return
    if _answered_meanwhile(visit, report, indicator, typed or questions.NOT_KNOWN):
        return
    recorded = [answering.record(visit.work, report, indicator, value, typed)]
    receipt = questions.received(recorded)
    reviewing = bool(visit.dialog.facts.get("reviewing"))
    show_next(visit, report, above=receipt, leaves=receipt, recorded=recorded, reviewing=reviewing)


def _correct_all(visit: Visit, report: Report, current: Indicator | None, outcomes: list[assignment.Outcome]) -> None:
    """After sending, each number is changed with a reason of its own, one after another; none goes back to "not known
    yet"."""
    assigned = [one for one in outcomes if isinstance(one, assignment.Assigned)]
    why = told(report, [one for one in outcomes if not isinstance(one, assignment.Assigned)])
    undone = [one for one in assigned if one.value is None]
    above = "\n".join(filter(None, (forms.UNKNOWN_SENT if len(assigned) == 1 else "", why)))
    if undone and len(assigned) == 1:
        show_question(visit, report, undone[0].indicator, above=above, reviewing=True)
        return
    above = "\n".join(filter(None, (*(unclear.not_unknown(one.line) for one in undone), why)))
    if assigned:
        waiting = [Waiting(one.indicator, one.value, one.line) for one in assigned if one.value is not None]
        correct_each(visit, report, waiting, above)
    elif current is not None:
        ahead = offers(report, current, outcomes)
        show_question(visit, report, current, above=above, ahead=ahead, reviewing=True)
    else:
        show_review(visit, report, above=above)


def receive_reason(visit: Visit) -> None:
    """The reason of a correction, typed."""
    report = _open_report(visit)
    if report is None:
        return
    indicator = report.find(visit.dialog.facts["figure"])
    if holds_only_numbers(visit.text) or indicator is None:
        # Numbers typed here are new numbers, not a reason.
        visit.dialog.screen = "ask"
        receive_actuals(visit, report)
        return
    if len(visit.text) > LONGEST_REASON:
        show_why(visit, report, indicator, above=unclear.reason_too_long(len(visit.text), LONGEST_REASON))
        return
    correct(visit, report, indicator, visit.text)


def receive_note(visit: Visit) -> None:
    """A note beside a figure; a lone number is more likely the answer, and is never hidden in a note unasked."""
    report = _open_report(visit)
    if report is None:
        return
    indicator = report.find(visit.dialog.facts["figure"])
    if indicator is None:
        show_next(visit, report)
        return
    reviewing = bool(visit.dialog.facts.get("reviewing"))
    if holds_only_numbers(visit.text):
        visit.go("ask", submission=report.submission.id, figure=indicator.key, reviewing=reviewing)
        receive_actuals(visit, report)
        return
    note = visit.text
    if len(note) > LONGEST_NOTE:
        ask_note(visit, report, indicator, above=unclear.note_too_long(len(note), LONGEST_NOTE))
        return
    answering.add_note(visit.work, report, indicator, note)
    if report.access == "correct":
        month_news.report_corrected(visit.work, report, (), noted=[(indicator, note)])
    evidence.attach_links(visit.work, report, indicator, evidence.links_in(visit.text))
    above = questions.noted(indicator)
    if reviewing or indicator.key in report.answered:
        show_next(visit, report, above=above, leaves=above, reviewing=reviewing)
    else:
        show_question(visit, report, indicator, above=above, leaves=above)
