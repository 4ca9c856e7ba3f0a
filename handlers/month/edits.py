"""A message that is edited after it was sent: the number that it gave becomes another, as long as that is safe.

It is where the message was for one figure of a report that was not sent, and nothing else was said of that figure
since. Everybody else hears how a number is corrected.
"""

from handlers import menus
from handlers.month.asking.over_hundred import doubted_first
from handlers.month.asking.told import ASKED, TOLD
from handlers.month.not_taken import refusal_lines, show_list
from handlers.month.replies import ask_at, go_on, is_at_report
from handlers.month.screens import show_question
from handlers.month.typed_numbers import read_message
from handlers.visit import Visit
from plan.indicator import Indicator
from plan.month.question import Recorded
from plan.rate import number_as_text
from plan.typed import assignment
from plan.typed.listed.entries import Entry
from plan.typed.rows.conflicts import one_number_each
from texts.month import presses, unclear
from texts.month import replies as words
from texts.screen import Button, Row
from texts.sentence import NOTHING, lines
from usecases.month import answering, reporting
from usecases.month.reporting import Report

_OF_EDIT = "of_edit"
"""The dialog's fact: the edited message of which alone something is said above the card."""


def receive_edited_message(visit: Visit) -> None:
    """Take what the message says now, or say how its number is corrected. What was said of it as it stood before is no
    longer so."""
    facts = visit.dialog.facts
    if facts.get(_OF_EDIT) == visit.message_id:
        facts = visit.dialog.facts = {name: fact for name, fact in facts.items() if name not in (TOLD, ASKED, _OF_EDIT)}
    told_before = TOLD in facts
    _take_edited(visit)
    if TOLD in visit.dialog.facts and not told_before:
        visit.dialog.facts = {**visit.dialog.facts, _OF_EDIT: visit.message_id}


def _take_edited(visit: Visit) -> None:
    answered = _answered_by(visit)
    if answered is not None and not _is_of_message(visit, *answered):
        go_on(visit, answered[0], words.edit_changed_nothing(answered[1], answered[0].value(answered[1])), [])
    elif not (_take(visit, *answered) if answered is not None else _take_list(visit)):
        menus.receive_edited_message(visit)


def _answered_by(visit: Visit) -> tuple[Report, Indicator] | None:
    """The report and the one figure of it that the message was for; None when there is none."""
    about = visit.work.referred.about if visit.work.referred is not None else None
    if about is None or about.figure is None:
        return None
    report = reporting.load_report(visit.work, about.submission, to_change=True)
    indicator = report.find(about.figure) if report is not None else None
    if report is None or indicator is None or report.access != "open":
        return None
    return report, indicator


def _take_list(visit: Visit) -> bool:
    """A message that was for several rows: what it says otherwise now is shown as a list, and kept by its button. False
    when it was for none, or says nothing new."""
    about = visit.work.referred.about if visit.work.referred is not None else None
    if about is None or len(about.figures) < 2:
        return False
    report = reporting.load_report(visit.work, about.submission, to_change=True)
    if report is None or report.access != "open":
        return False
    before = [row for key in about.figures if (row := report.find(key)) is not None]
    answers, rest = read_message(visit.text, report, None)
    outcomes = one_number_each(assignment.assign_lines(answers, before, report.reported_by))
    assigned = [outcome for outcome in outcomes if isinstance(outcome, assignment.Assigned)]
    changed = [outcome for outcome in assigned if report.value(outcome.indicator) != outcome.value]
    if rest or not changed:
        return False
    said = {outcome.indicator.key for outcome in assigned}
    left = [
        words.edit_changed_nothing(row, report.value(row))
        for row in before
        if row.key not in said and row.key in report.answered
    ]
    troubles = [outcome for outcome in outcomes if not isinstance(outcome, assignment.Assigned)]
    entries = [Entry(outcome.indicator, outcome.value, outcome.line, False) for outcome in changed]
    asked = report.find(visit.dialog.facts.get("figure", 0)) if is_at_report(visit, report) else report.next_question
    show_list(visit, report, asked, [entries], lines(words.EDITED_LIST(), left, refusal_lines(report, troubles)))
    return True


def _is_of_message(visit: Visit, report: Report, indicator: Indicator) -> bool:
    """Whether nothing else was said of the figure since the message."""
    answer = report.answers.get(indicator.key)
    return answer is None or answer.state == "noted" or answering.is_of_message(visit.work, answer)


def _take(visit: Visit, report: Report, indicator: Indicator) -> bool:
    """False when the message says now something for several other rows."""
    answers, rest = read_message(visit.text, report, indicator)
    outcomes = assignment.assign_lines(answers, [indicator], report.reported_by)
    outcomes = [doubted_first(visit, report, outcome) for outcome in outcomes]
    assigned = [outcome for outcome in outcomes if isinstance(outcome, assignment.Assigned)]
    if not rest and len(outcomes) == 1 and assigned and assigned[0].indicator is not indicator:
        _move(visit, report, indicator, assigned[0])
        return True
    if rest or not outcomes or any(outcome.indicator is not indicator for outcome in assigned):
        return False
    standing = report.value(indicator)
    if len(outcomes) > 1 or not assigned:
        stays = indicator.key in report.answered
        above = words.edit_changed_nothing(indicator, standing) if stays else NOTHING
        ask_at(visit, report, indicator, outcomes, above)
        return True
    [outcome] = assigned
    if indicator.key in report.answered and outcome.value == standing:
        go_on(visit, report, words.edit_changed_nothing(indicator, standing), [])
        return True
    go_on(visit, report, words.edited(recorded := _record(visit, report, outcome)), [recorded])
    return True


def _record(visit: Visit, report: Report, outcome: assignment.Assigned) -> Recorded:
    new_answer = answering.NewAnswer(outcome.indicator, outcome.value, outcome.line)
    return answering.record_edited(visit.work, report, new_answer, visit.chat_id, visit.message_id)


def _move(visit: Visit, report: Report, left: Indicator, outcome: assignment.Assigned) -> None:
    """The message is for another row now: its number goes there, and the row that it was for is a question again. Over
    a number that stands there already it does not go unasked, and then neither row changes."""
    row = outcome.indicator
    if row.key in report.answered and report.value(row) != outcome.value:
        above = words.edit_for_other_row(row, report.value(row), left if left.key in report.answered else None)
        ahead: tuple[Row, ...] = ()
        if outcome.value is not None:
            press = presses.offered_number(report.submission.id, row.key, number_as_text(outcome.value))
            ahead = ((Button(unclear.candidate_label(outcome.value), press),),)
        show_question(visit, report, row, above=above, ahead=ahead, reviewing=True)
        return
    opened = answering.open_left(visit.work, report, left)
    recorded = _record(visit, report, outcome)
    go_on(visit, report, lines(words.edited(recorded), words.open_again(left) if opened else NOTHING), [recorded])
