"""Corrections of a report that was sent: its numbers are changed one after another, each with a reason of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from handlers.month.asking.asides import show_why
from handlers.month.figures import where_it_stood
from handlers.month.not_taken import asked_at, refusal_lines, show_list
from handlers.month.screens import WHY, show_next, show_question, show_review, stub_of_card
from handlers.month.waiting import as_seen
from handlers.visit import BadPress, Visit
from notices import month as month_news
from plan.indicator import Indicator
from plan.month.question import Recorded
from plan.rate import number_as_text, number_from_text
from plan.typed import assignment
from plan.typed.listed.entries import Entry
from texts.month import receipts, unclear
from texts.month.files import forms
from texts.sentence import NOTHING, lines
from usecases.month import answering
from usecases.month.past import load_past, rows_in_question
from usecases.month.reporting import Report


@dataclass(frozen=True, slots=True)
class Waiting:
    """A correction of a number that was sent: it waits for its reason."""

    indicator: Indicator
    value: Decimal
    typed: str


def correct_all(
    visit: Visit,
    report: Report,
    current: Indicator | None,
    outcomes: Sequence[assignment.Outcome],
    entries: Sequence[Entry] = (),
) -> None:
    """After sending, each number is changed with a reason of its own, one after another; none goes back to "not known
    yet"."""
    assigned = [outcome for outcome in outcomes if isinstance(outcome, assignment.Assigned)]
    refused = refusal_lines(report, [outcome for outcome in outcomes if not isinstance(outcome, assignment.Assigned)])
    undone = [answer for answer in assigned if answer.value is None]
    if undone and len(assigned) == 1:
        above = lines(forms.UNKNOWN_SENT(), refused)
        show_question(visit, report, undone[0].indicator, above=above, reviewing=True)
        return
    above = lines([unclear.not_unknown(answer.line) for answer in undone], refused)
    if assigned:
        waiting = [
            Waiting(answer.indicator, answer.value, answer.line) for answer in assigned if answer.value is not None
        ]
        left = [unclear.which_row(entry.line) for entry in entries]
        correct_each(visit, report, waiting, lines(above, left))
    elif entries:
        show_list(visit, report, current, [entries], above)
    elif current is not None:
        refused, ahead, doubts = asked_at(visit, report, current, outcomes, where_it_stood(visit, report, current))
        above = lines([unclear.not_unknown(answer.line) for answer in undone], refused)
        show_question(visit, report, current, above=above, ahead=ahead, reviewing=True, waiting=doubts)
    else:
        show_review(visit, report, above=above)


def correct_each(
    visit: Visit,
    report: Report,
    waiting: Sequence[Waiting],
    above: Markup = NOTHING,
    corrected: Sequence[Recorded] = (),
) -> None:
    """Ask for the reason of the first correction that needs one; the others wait behind it. `corrected` are those that
    were just made."""
    lines_above, left = [above], []
    new: dict[int, answering.NewAnswer] = {}
    for correction in waiting:
        key = correction.indicator.key
        before = new[key].value if key in new else report.value(correction.indicator)
        if before == correction.value:
            lines_above.append(receipts.number_unchanged(correction.indicator, correction.value))
        elif before is None or report.access == "open":
            # Nothing is being corrected: a number that was not known at sending has come, or the report was returned.
            new[key] = answering.NewAnswer(correction.indicator, correction.value, correction.typed)
        else:
            left.append(correction)
    came = answering.record_answers(visit.work, report, list(new.values()))
    if came and report.access == "correct":
        month_news.report_corrected(visit.work, report, came, receipts.CAME_LATER.plain())
    recorded = [*corrected, *came]
    receipt = receipts.answer_receipts(recorded)
    above = lines(lines_above)
    if left:
        stub = stub_of_card(visit, report)
        _wait_for_reason(visit, report, left)
        show_why(visit, report, left[0].indicator, above=above, receipt=receipt, stub=stub)
    else:
        show_next(visit, report, above=above, receipt=receipt, recorded=recorded, reviewing=True)


def _wait_for_reason(visit: Visit, report: Report, corrections: Sequence[Waiting]) -> None:
    """Keep the first correction and those behind it in the dialog. Whoever turns to something else is told that none of
    these numbers was changed."""
    first, *then = corrections
    visit.go(
        WHY,
        submission=report.submission.id,
        figure=first.indicator.key,
        value=number_as_text(first.value),
        typed=first.typed[:300],
        seen=as_seen(report.answers.get(first.indicator.key)),
        then=[
            [correction.indicator.key, number_as_text(correction.value), correction.typed[:300]] for correction in then
        ],
        reviewing=True,
        if_left=[
            receipts.left_unchanged(correction.indicator, report.value(correction.indicator), report.month)
            for correction in corrections
        ],
    )


def keep_as_sent(visit: Visit, report: Report, indicator: Indicator) -> None:
    """The number that was sent stays; the corrections behind it wait on, the next one for its reason."""
    facts = visit.dialog.facts
    if visit.dialog.screen != WHY or facts.get("figure") != indicator.key:
        raise BadPress
    waiting = [
        Waiting(figure, number_from_text(value), typed)
        for key, value, typed in facts.get("then", ())
        if (figure := report.find(key)) is not None
    ]
    if not waiting:
        show_review(visit, report)  # which says what was left
        return
    above = receipts.number_unchanged(indicator, report.value(indicator))
    visit.settle()
    load_past(visit.work, report, [*(correction.indicator for correction in waiting), *rows_in_question(report)])
    correct_each(visit, report, waiting, above)


def make_correction(visit: Visit, report: Report, indicator: Indicator, why: str) -> None:
    """Make the correction that waited for its reason, and go on with the next. If the report was returned meanwhile it
    is an answer like any other: whoever returned it sees what changed when it comes again."""
    facts = visit.dialog.facts
    if facts.get("figure") != indicator.key or "value" not in facts or not report.takes_answers:
        raise BadPress
    answer = report.answers.get(indicator.key)
    if answer is not None and facts.get("seen", as_seen(answer)) != as_seen(answer):
        # A colleague has corrected it while this correction waited: theirs is shown, not overwritten.
        visit.dialog.facts = {**facts, "if_left": facts["if_left"][1:]}
        above = receipts.answered_meanwhile(facts["typed"], answering.author_of(visit.work, answer), answer.value)
        show_question(visit, report, indicator, above=above, reviewing=True)
        return
    then = [(report.find(key), number_from_text(value), typed) for key, value, typed in facts.get("then", ())]
    asked_next = [figure for figure, _, _ in then if figure is not None]
    load_past(visit.work, report, [indicator, *asked_next, *rows_in_question(report)])  # of all at once
    number = number_from_text(facts["value"])
    recorded = answering.record_answer(visit.work, report, indicator, number, facts["typed"], why=why)
    if report.access == "correct":
        month_news.report_corrected(visit.work, report, [recorded], why)
    lost = [assignment.LeftOver(typed) for figure, _, typed in then if figure is None]
    visit.settle()
    waiting = [Waiting(figure, value, typed) for figure, value, typed in then if figure is not None]
    correct_each(visit, report, waiting, refusal_lines(report, lost), [recorded])
