"""Numbers that people type in the middle of a report, one or several.

Every line of a message ends in one of two ways: it is in the database and shown as understood, or it is named as
not taken, with the reason. No line is ever dropped in silence.
"""

from collections.abc import Sequence
from decimal import Decimal

from handlers.month.asking.doubted_row import doubted_row_first
from handlers.month.asking.finding import find_numbered
from handlers.month.asking.over_hundred import as_pressed, doubted_first
from handlers.month.asking.typed_rows import open_question, row_opened, rows_in_order, rows_with_work
from handlers.month.closed import closed_words
from handlers.month.corrections import Waiting, correct_all, correct_each
from handlers.month.days.offers import take_days
from handlers.month.figures import where_it_stood
from handlers.month.not_taken import ask_rest, asked_at, refusal_lines, show_list
from handlers.month.screens import (
    ASK,
    OPEN_ROWS,
    REVIEW,
    say_why_refused,
    show_months,
    show_next,
    show_question,
    show_review,
)
from handlers.month.unseen import is_unseen, tell_unseen, waiting_texts
from handlers.month.waiting import as_seen
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.indicator import Indicator
from plan.month.question import Recorded
from plan.typed import assignment, lists
from plan.typed.answers import Answer, read_answers, says_rest_alone, without_the_rest
from plan.typed.by_kind import read_two_numbers, with_row_in_brackets
from plan.typed.listed.entries import Entry, Listing
from plan.typed.numbers import Unclear
from plan.typed.rows.conflicts import one_entry_each, one_number_each
from plan.typed.rows.headings import headings_apart, without_year
from plan.typed.rows.lines import in_lines
from plan.vocabulary import says_unknown
from texts import home
from texts import menus as menu_words
from texts.month import receipts
from texts.month.asking.marking import typed_rows_button
from texts.oversight.overseeing import REFUSALS
from texts.screen import Screen
from texts.sentence import NOTHING, lines, paragraphs
from usecases.conversation import About
from usecases.month import answering, reporting
from usecases.month.reporting import Report


def receive_numbers(visit: Visit) -> None:
    """One or more numbers for the question that is open and those after it, or for rows named in the lines."""
    report = open_report(visit)
    if report is not None:
        take_numbers(visit, report)


def open_report(visit: Visit) -> Report | None:
    """The report the person's text is for; None after they were shown why it cannot be."""
    report = reporting.load_report(visit.work, visit.dialog.facts.get("submission", 0), to_change=True)
    if report is None:
        visit.go(HOME_SCREEN)
        visit.show(Screen(menu_words.NOT_UNDERSTOOD(), ((home.home_button(),),)))
        return None
    if reporting.refusal_of(visit.work, "answer", report) == "not_yours":
        visit.go(HOME_SCREEN)
        visit.show(Screen(REFUSALS["not_yours"](), ((home.home_button(),),)))
        return None
    if not report.takes_answers:
        show_months(visit, report.department, closed_words(visit, report.department, report.month, visit.text))
        return None
    return report


def take_numbers(visit: Visit, report: Report) -> None:
    """The same where the report is at hand."""
    current = open_question(visit, report)
    if take_days(visit, report, current):
        return
    answers, rest = read_message(visit.text, report, current)
    queue, shown = rows_in_order(visit, report, current, answers)
    outcomes = one_number_each(assignment.assign_lines(answers, queue, report.reported_by))
    outcomes = doubted_row_first(visit, report, [doubted_first(visit, report, outcome) for outcome in outcomes])
    month, typed = report.month.spoken, "\n".join(answer.line for answer in answers)
    listing = None if rest else lists.read_list(typed, queue, report.reported_by, month)
    blind = not listing and (_needs_question(outcomes, answers) or (rest and bool(waiting_texts(visit))))
    if current is not None and blind and report.access == "open" and is_unseen(visit):
        if claim_message(visit, report, ()):
            tell_unseen(visit, report, current)
        return
    if not claim_message(visit, report, outcomes, rest=rest):
        return
    if current is not None and says_unknown(visit.text) and report.access == "open":
        keep_answer(visit, report, current, None, visit.text)
        return
    if current is not None and _answered_meanwhile(visit, report, current, visit.text):
        return
    named = rows_with_work(visit.text, report)
    if listing:
        _show_listing(visit, report, current, listing, named)
        return
    if current is None and find_numbered(visit, report):
        return
    outcomes, entries = lists.unclear_lines(outcomes, current, report.reported_by, month, shown)
    entries, asked = one_entry_each(entries)
    outcomes = [*(assignment.of_named_row(outcome, current, report.reported_by) for outcome in outcomes), *asked]
    row = row_opened(report, current, outcomes) if not entries else None
    if row is not None:
        above = refusal_lines(report, [each for each in outcomes if isinstance(each, assignment.NotRead)])
        reviewing = report.next_question is None or report.access != "open"
        show_question(visit, report, row, above=above if current is not None else NOTHING, reviewing=reviewing)
        visit.dialog.facts = {**visit.dialog.facts, "since": None}  # they chose the row themselves, and need not see it
    elif report.access == "open":
        _keep_all(visit, report, current, outcomes, entries, rest=rest, named=named)
    else:
        correct_all(visit, report, current, outcomes, entries)


def _show_listing(
    visit: Visit, report: Report, current: Indicator | None, listing: Listing, named: Sequence[int]
) -> None:
    """Show a list with one number for each row; where none is left, ask which of several is meant."""
    if len(listing.readings) > 1:
        show_list(visit, report, current, listing.readings, refusal_lines(report, listing.others), named=named)
        return
    entries, asked = one_entry_each(listing.readings[0])
    troubles = [*asked, *listing.others]
    above = refusal_lines(report, troubles)
    if entries:
        show_list(visit, report, current, [entries], above, named=named)
    elif current is not None:
        above, ahead, waiting = asked_at(visit, report, current, troubles)
        show_question(visit, report, current, above=above, ahead=ahead, waiting=waiting)
    else:
        show_review(visit, report, above=above)


def read_message(text: str, report: Report, current: Indicator | None) -> tuple[list[Answer], bool]:
    """The lines of a message that was typed where `current` is asked for, and whether it says that the rest is zero."""
    rest = False
    if report.access == "open" and (current is not None or report.zeros_left):
        text, rest = without_the_rest(text)
    text = without_year(text, report.month)
    text = with_row_in_brackets(in_lines(text, current, report.reported_by), report.rows)
    if current is not None and current.of_two and read_two_numbers(text) is not None:
        # Both stand in one message, perhaps on a line each, and neither is the number of a row.
        return [Answer(None, Unclear("several", text), " ".join(text.split("\n")))], rest
    return headings_apart(read_answers(text, whole=False, month=report.month.spoken), report.month), rest


def claim_message(visit: Visit, report: Report, outcomes: Sequence[assignment.Outcome], *, rest: bool = False) -> bool:
    """Claim the message for the figures that its lines are for, whether they could be read or not; False when it was
    claimed before."""
    keys = [indicator.key for outcome in outcomes for indicator in _figures(outcome)]
    if rest:
        keys += [indicator.key for indicator in report.zeros_left]
    about = About.of(report.submission.id, keys)
    return answering.claim_message(visit.work, visit.chat_id, visit.message_id, about)


def _figures(outcome: assignment.Outcome) -> Sequence[Indicator]:
    """What a line is for, or may be."""
    if isinstance(outcome, assignment.Several | assignment.Doubtful):
        return outcome.choices
    if isinstance(outcome, assignment.Assigned | assignment.NotRead) and outcome.indicator is not None:
        return (outcome.indicator,)
    return ()


def _answered_meanwhile(visit: Visit, report: Report, current: Indicator, typed: str) -> bool:
    """Whether a colleague has answered the open question since it was asked; then it is shown, not overwritten."""
    answer = report.answers.get(current.key)
    if answer is None or answer.entered_by == visit.work.person.id or visit.dialog.screen != ASK:
        return False
    if visit.dialog.facts.get("seen") == as_seen(answer):
        return False
    above = receipts.answered_meanwhile(typed, answering.author_of(visit.work, answer), answer.value)
    show_question(visit, report, current, above=above, reviewing=True)
    return True


def _needs_question(outcomes: Sequence[assignment.Outcome], answers: Sequence[Answer]) -> bool:
    """Whether something in a message is for the question that is open, and means nothing without it."""
    opens = len(outcomes) == 1 and isinstance(outcomes[0], assignment.Opened)
    return not opens and any(answer.target is None for answer in answers)


def _answers_among(outcomes: Sequence[assignment.Outcome]) -> list[answering.NewAnswer]:
    return [
        answering.NewAnswer(outcome.indicator, outcome.value, outcome.line)
        for outcome in outcomes
        if isinstance(outcome, assignment.Assigned)
    ]


def _keep_all(
    visit: Visit,
    report: Report,
    current: Indicator | None,
    outcomes: Sequence[assignment.Outcome],
    entries: Sequence[Entry],
    *,
    rest: bool,
    named: Sequence[int] = (),
) -> None:
    """Keep what was understood, show what may be a row and its number (`entries`), and name what was neither; `rest`
    says that all that is left is zero."""
    new_answers = _answers_among(outcomes)
    troubles = [outcome for outcome in outcomes if not isinstance(outcome, assignment.Assigned)]
    # Behind a number it may be said of what the row counts: `12 ta bajarildi, qolgani 0`.
    sure = rest and says_rest_alone(visit.text)
    if sure and not troubles and not entries:
        recorded, filled = answering.record_with_zeros(visit.work, report, new_answers, receipts.THE_REST.plain())
        left_open = receipts.rest_filled(len(filled), report.unanswered, report.counted_rows)
        receipt = lines(receipts.answer_receipts(recorded), left_open)
        show_next(visit, report, receipt=receipt, recorded=recorded, filled=len(filled))
        return
    recorded = answering.record_answers(visit.work, report, new_answers)
    reviewing = bool(visit.dialog.facts.get("reviewing")) or visit.dialog.screen == REVIEW
    receipt = receipts.answer_receipts(recorded)
    if not troubles and not entries:
        rest_asked = ask_rest(report, recorded) if rest or visit.dialog.screen == OPEN_ROWS else NOTHING
        if rest and not rest_asked and any(answer.odd is not None for answer in recorded):
            rest_asked = receipts.REST_WAITS()
        show_next(visit, report, above=rest_asked, receipt=receipt, recorded=recorded, reviewing=reviewing)
        return
    _ask_what_is_left(visit, report, current, troubles, entries, recorded, rest=rest, named=named)


def _ask_what_is_left(
    visit: Visit,
    report: Report,
    current: Indicator | None,
    troubles: Sequence[assignment.Outcome],
    entries: Sequence[Entry],
    recorded: Sequence[Recorded],
    *,
    rest: bool,
    named: Sequence[int],
) -> None:
    """Behind what was kept: name what was not understood, and ask of what may be a row and its number."""
    reviewing = bool(visit.dialog.facts.get("reviewing")) or visit.dialog.screen == REVIEW
    receipt = receipts.answer_receipts(recorded)
    waits = receipts.REST_WAITS() if rest and troubles else NOTHING
    above = paragraphs(refusal_lines(report, troubles), waits)
    # Also a row that was said to be not known yet, and is gone back to, stays until something is understood for it.
    taken = {answer.indicator.key for answer in recorded}
    pending = current if current is not None and current.key not in taken else report.next_question
    if entries:
        with_rest = rest and not troubles
        show_list(visit, report, pending, [entries], above, receipt=receipt, named=named, rest=with_rest)
        return
    if pending is None:
        show_review(visit, report, above=above, receipt=receipt)
        return
    above, ahead, waiting = asked_at(visit, report, pending, troubles, where_it_stood(visit, report, pending))
    above = paragraphs(above, receipts.REST_WAITS() if rest else NOTHING)
    marks = ((typed_rows_button(report.submission.id, len(named)),),) if named else ()
    ahead = (*ahead, *marks)
    show_question(
        visit, report, pending, above=above, receipt=receipt, ahead=ahead, reviewing=reviewing, waiting=waiting
    )
    visit.dialog.facts = {**visit.dialog.facts, "named": [*named]}


def keep_answer(visit: Visit, report: Report, indicator: Indicator, value: Decimal | None, typed: str) -> None:
    """Keep one answer given by a button, and go on; after sending, a change of a number needs its reason first."""
    if report.access == "correct" and value is None:
        say_why_refused(visit, report, "answer")
        raise BadPress
    if report.access == "correct" and value is not None:
        correct_each(visit, report, [Waiting(indicator, value, typed)])
        return
    if _answered_meanwhile(visit, report, indicator, typed or receipts.NOT_KNOWN.plain()):
        return
    recorded = [as_pressed(visit, report, answering.record_answer(visit.work, report, indicator, value, typed))]
    receipt = receipts.answer_receipts(recorded)
    reviewing = bool(visit.dialog.facts.get("reviewing"))
    show_next(visit, report, receipt=receipt, recorded=recorded, reviewing=reviewing)
