"""A message that is edited after it was sent: the number that it gave becomes another, as long as that is safe.

It is where the message was for one figure of a report that was not sent, and nothing else was said of that figure
since. Everybody else hears how a number is corrected.
"""

from handlers import menus
from handlers.month.replies import ask_at, go_on
from handlers.month.typed_numbers import read_message
from handlers.visit import Visit
from plan.indicator import Indicator
from plan.typed import assignment
from texts.month import replies as words
from texts.sentence import NOTHING
from usecases.month import answering, reporting
from usecases.month.reporting import Report


def receive_edited_message(visit: Visit) -> None:
    """Take what the message says now, or say how its number is corrected."""
    answered = _answered_by(visit)
    if answered is not None and not _is_of_message(visit, *answered):
        go_on(visit, answered[0], words.edit_changed_nothing(answered[1], answered[0].value(answered[1])), [])
    elif answered is None or not _take(visit, *answered):
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


def _is_of_message(visit: Visit, report: Report, indicator: Indicator) -> bool:
    """Whether nothing else was said of the figure since the message."""
    answer = report.answers.get(indicator.key)
    return answer is None or answer.state == "noted" or answering.is_of_message(visit.work, answer)


def _take(visit: Visit, report: Report, indicator: Indicator) -> bool:
    """False when the message says now something for another row."""
    answers, rest = read_message(visit.text, report, indicator)
    outcomes = assignment.assign_lines(answers, [indicator], report.reported_by)
    assigned = [outcome for outcome in outcomes if isinstance(outcome, assignment.Assigned)]
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
    new_answer = answering.NewAnswer(indicator, outcome.value, outcome.line)
    recorded = answering.record_edited(visit.work, report, new_answer, visit.chat_id, visit.message_id)
    go_on(visit, report, words.edited(recorded), [recorded])
    return True
