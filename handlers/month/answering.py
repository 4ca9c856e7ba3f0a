"""The month's questions by their buttons: a number in one tap, and the way around the questions.

What is asked next is decided by the rows in the database alone, so any step may be the last before a power cut.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from handlers.month import typed_words
from handlers.month.asking import marking
from handlers.month.asking.asides import show_files, show_note
from handlers.month.asking.beside_list import answer_beside_list, show_list_below
from handlers.month.corrections import keep_as_sent, make_correction
from handlers.month.figures import changeable_figure, number_on_button
from handlers.month.screens import ASK, FILE, LIST, NOTE, WHY, say_why_refused, show_next, show_question, show_review
from handlers.month.typed_numbers import keep_answer
from handlers.month.waiting import drop_number, waiting_at
from handlers.page import Page, on
from handlers.visit import BadPress, Present, Visit
from plan.indicator import Indicator
from texts import menus as menu_words
from texts.month import presses, questions, receipts
from texts.screen import Row
from texts.sentence import NOTHING
from usecases.month import answering, beside, reporting, zeros
from usecases.month.reporting import Report


def _open_question(visit: Visit, submission: int, figure: int) -> tuple[Report, Indicator]:
    """As `changeable_figure`, but only for the question that is open: an old card's 0 must never answer a newer
    question."""
    report, indicator = changeable_figure(visit, submission, figure)
    facts = visit.dialog.facts
    is_open = visit.dialog.screen == ASK and facts.get("submission") == report.submission.id
    if not is_open or facts.get("figure") != indicator.key:
        raise BadPress
    return report, indicator


def answer_zero(visit: Visit, submission: int, figure: int) -> None:
    """[0]"""
    report, indicator = _open_question(visit, submission, figure)
    if indicator.of_two:
        raise BadPress  # of how many?
    keep_answer(visit, report, indicator, Decimal(0), "0")


def answer_as_last_month(visit: Visit, submission: int, figure: int) -> None:
    """The same as last month (of a level: no change since it was last known), if there is such a number still."""
    report, indicator = _open_question(visit, submission, figure)
    value = beside.figure_background(visit.work, report, indicator).as_before
    if value is None or indicator.of_two:
        raise BadPress
    keep_answer(visit, report, indicator, value, receipts.AS_LAST_MONTH.plain())


def answer_offered(visit: Visit, submission: int, figure: int, value: str) -> None:
    """A number that was typed unclearly, or twice, and is confirmed with one tap."""
    if visit.dialog.screen == LIST:
        answer_beside_list(visit, submission, figure, figure, value)
        return
    report, indicator = _open_question(visit, submission, figure)
    number = number_on_button(indicator, value)
    drop_number(visit, report, indicator, number)
    keep_answer(visit, report, indicator, number, value)


def answer_row(visit: Visit, submission: int, asked: int, figure: int, value: str) -> None:
    """A number for the row that was meant, while another question is open; that one stays open."""
    if visit.dialog.screen == LIST:
        answer_beside_list(visit, submission, asked, figure, value)
        return
    report, _ = _open_question(visit, submission, asked)
    indicator = report.find(figure)
    if indicator is None:
        raise BadPress
    number = number_on_button(indicator, value)
    drop_number(visit, report, indicator, number)
    keep_answer(visit, report, indicator, number, value)


def answer_unknown(visit: Visit, submission: int, figure: int) -> None:
    """🕓: not known yet."""
    report, indicator = _open_question(visit, submission, figure)
    keep_answer(visit, report, indicator, None, "")


def go_back(visit: Visit, submission: int, figure: int) -> None:
    """To the question before this one, past rows that were filled with zeros; from the first of those left to the
    choice of them. When they came from the review, to the review."""
    report, indicator = changeable_figure(visit, submission, figure)
    filled = {row.key for row in zeros.filled_zeros(report, receipts.THE_REST.plain())}
    before = [row for row in report.asked[: max(0, report.place_of(indicator) - 1)] if row.key not in filled]
    if visit.dialog.facts.get("reviewing") or not (before or filled):
        show_review(visit, report)
    elif before:
        show_question(visit, report, before[-1])
    else:
        marking.show_marks(visit, report)


def return_to_question(visit: Visit, submission: int, figure: int) -> None:
    """Back to the question from its note, its files or its story."""
    report, indicator = changeable_figure(visit, submission, figure)
    waiting = replace(waiting_at(visit, report), unseen=()) if visit.dialog.screen == ASK else None
    show_question(visit, report, indicator, reviewing=bool(visit.dialog.facts.get("reviewing")), waiting=waiting)


def change_row(visit: Visit, submission: int, figure: int) -> None:
    """A row tapped in the review, or an odd value to be typed anew."""
    report, indicator = changeable_figure(visit, submission, figure)
    doubt = answering.doubt_about_answer(visit.work, report, indicator)
    above, ahead = NOTHING, tuple[Row, ...]()
    if doubt is not None:
        above, buttons = questions.doubt_at_its_question(report.submission.id, indicator, doubt)
        ahead = (buttons,)
    reviewing = report.next_question is None or report.access != "open"
    show_question(visit, report, indicator, above=above, ahead=ahead, reviewing=reviewing)


def number_is_right(visit: Visit, submission: int, figure: int) -> None:
    """The odd value is right; the question that was open stays open."""
    report, indicator = changeable_figure(visit, submission, figure)
    answering.confirm_answer(visit.work, report, indicator)
    visit.toast(receipts.CONFIRMED.plain())
    if visit.dialog.screen == LIST and visit.dialog.facts.get("submission") == report.submission.id:
        show_list_below(visit, report, NOTHING)
        return
    if visit.dialog.screen == ASK and visit.dialog.facts.get("submission") == report.submission.id:
        current = report.find(visit.dialog.facts.get("figure", 0))
        if current is not None and current.key != indicator.key:
            show_question(visit, report, current, reviewing=bool(visit.dialog.facts.get("reviewing")))
            return
    show_next(visit, report, reviewing=bool(visit.dialog.facts.get("reviewing")))


def take_likely_number(visit: Visit, submission: int, figure: int, value: str) -> None:
    """The number that was probably meant stands instead of the odd one; the question that was open is asked on."""
    report, indicator = changeable_figure(visit, submission, figure)
    doubt = answering.doubt_about_answer(visit.work, report, indicator)
    if doubt is None or doubt.meant is None or str(doubt.meant) != value:
        raise BadPress  # it was settled meanwhile
    if visit.dialog.screen == LIST and visit.dialog.facts.get("submission") == report.submission.id:
        answer_beside_list(visit, submission, visit.dialog.facts.get("figure", 0), figure, value)
        return
    keep_answer(visit, report, indicator, doubt.meant, value)


def show_more(visit: Visit, submission: int, figure: int) -> None:
    """⋯: what can be done at the question beside answering it; a number that is typed there is still its answer."""
    report, indicator = changeable_figure(visit, submission, figure)
    show_question(visit, report, indicator, reviewing=bool(visit.dialog.facts.get("reviewing")), more=True)


def write_note(visit: Visit, submission: int, figure: int) -> None:
    """💬: the next message is a note beside this figure."""
    report, indicator = changeable_figure(visit, submission, figure)
    _step_aside(visit, NOTE, report, indicator)
    show_note(visit, report, indicator)


def attach_file(visit: Visit, submission: int, figure: int) -> None:
    """📎: the next photos, documents and links stand beside this figure."""
    report, indicator = changeable_figure(visit, submission, figure)
    _step_aside(visit, FILE, report, indicator)
    show_files(visit, report, indicator)


def _step_aside(visit: Visit, screen: str, report: Report, indicator: Indicator) -> None:
    """Open something that belongs to a question, such as its note, and remember the way back."""
    reviewing = bool(visit.dialog.facts.get("reviewing"))
    visit.go(screen, submission=report.submission.id, figure=indicator.key, reviewing=reviewing)


def fill_rest(visit: Visit, submission: int, figure: int) -> None:
    """ "The rest are zero": only from the question that is open, and shown plainly in the review. What is not added up
    is asked on."""
    report, _ = _open_question(visit, submission, figure)
    if report.access != "open":
        say_why_refused(visit, report, "answer")
        raise BadPress
    filled = answering.fill_rest_with_zero(visit.work, report, receipts.THE_REST.plain())
    left_open = receipts.rest_filled(len(filled), report.unanswered, report.counted_rows)
    show_next(visit, report, above=left_open, filled=len(filled))


def give_reason(visit: Visit, submission: int, figure: int, reason: str) -> None:
    """The reason of the correction that waits, by a button."""
    report, indicator = changeable_figure(visit, submission, figure)
    if visit.dialog.screen != WHY or reason not in questions.REASONS:
        raise BadPress
    make_correction(visit, report, indicator, questions.REASONS[reason].plain())


def keep_sent(visit: Visit, submission: int, figure: int) -> None:
    """⬅️ at the reason of a correction."""
    report, indicator = changeable_figure(visit, submission, figure)
    keep_as_sent(visit, report, indicator)


def _present_question(visit: Visit, report: Report, indicator: Indicator) -> None:
    show_question(visit, report, indicator, reviewing=bool(visit.dialog.facts.get("reviewing")))


def _presents(show: Callable[[Visit, Report, Indicator], None]) -> Present:
    """Show a screen about one figure again by `show`; the review when the report cannot be answered any more, the next
    question when the figure is no longer in the plan."""

    def present(visit: Visit) -> bool:
        facts = visit.dialog.facts
        report = reporting.load_report(visit.work, facts.get("submission", 0))
        if report is None:
            return False
        indicator = report.find(facts.get("figure", 0))
        if not report.takes_answers:
            show_review(visit, report)
        elif indicator is None:
            show_next(visit, report)
        else:
            show(visit, report, indicator)
        return True

    return present


PAGE = Page(
    presses=(
        on(presses.zero, answer_zero),
        on(presses.same_as_last_month, answer_as_last_month),
        on(presses.offered_number, answer_offered),
        on(presses.number_of_row, answer_row),
        on(presses.unknown, answer_unknown),
        on(presses.previous_question, go_back),
        on(presses.question, return_to_question),
        on(presses.change_row, change_row),
        on(presses.number_is_right, number_is_right),
        on(presses.likely_number, take_likely_number),
        on(presses.more, show_more),
        on(presses.write_note, write_note),
        on(presses.remove_note, typed_words.remove_note),
        on(presses.keep_words, typed_words.keep_words),
        on(presses.take_number_in_words, typed_words.take_number_in_words),
        on(presses.attach_file, attach_file),
        on(presses.rest_are_zero, fill_rest),
        on(presses.reason, give_reason),
        on(presses.keep_sent, keep_sent),
    ),
    texts={NOTE: typed_words.receive_note, WHY: typed_words.receive_correction_reason},
    present={
        ASK: _presents(_present_question),
        NOTE: _presents(typed_words.show_words),
        FILE: _presents(show_files),
        WHY: _presents(typed_words.show_words),
    },
    stopped={
        ASK: menu_words.STOPPED,
        NOTE: menu_words.STOPPED,
        FILE: menu_words.STOPPED,
        WHY: menu_words.STOPPED_CHANGE,
    },
    resumed=False,
)
