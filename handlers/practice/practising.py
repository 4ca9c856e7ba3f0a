"""The practice month: three questions, a doubt, the review and the end, of which nothing reaches a report.

The screen alone decides what a typed number is for: at a practice's question it is practised, anywhere else it is not.
"""

from collections.abc import Sequence
from decimal import Decimal

from handlers.month.asking.offered import offered_numbers
from handlers.month.figures import number_on_button
from handlers.month.not_taken import refusal_lines
from handlers.month.typed_numbers import claim_message, read_message
from handlers.page import Page, on
from handlers.practice.cards import LOOK_OVER, PRACTISE, SCREENS, show_again, show_next, show_question, show_review
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.indicator import Indicator
from plan.typed import assignment
from texts.month import receipts
from texts.practice import cards as words
from texts.practice import presses
from texts.screen import Screen
from usecases import practice as use
from usecases.conversation import About
from usecases.practice import Practice


def practise(visit: Visit) -> None:
    """🎓: begin, or go on where it was left."""
    practice = use.open_practice(visit.work)
    if practice is None:
        visit.toast(words.NO_ROWS.plain(), alert=True)
        raise BadPress
    if visit.dialog.screen in visit.screens.waiting:
        visit.let_go()  # the help stands above a card that waits
    show_next(visit, practice)


def _running(visit: Visit) -> Practice:
    """The practice that the person is in the middle of; BadPress when there is none on the screen."""
    practice = use.load_practice(visit.work) if visit.dialog.screen in SCREENS else None
    if practice is None:
        raise BadPress
    return practice


def _row(practice: Practice, figure: int) -> Indicator:
    indicator = practice.report.find(figure)
    if indicator is None:
        raise BadPress
    return indicator


def _open_row(visit: Visit, figure: int) -> tuple[Practice, Indicator]:
    """The practice and the row whose question is open: an old card's number must never answer a newer question."""
    practice = _running(visit)
    indicator = _row(practice, figure)
    if visit.dialog.screen != PRACTISE or visit.dialog.facts.get("figure") != figure:
        raise BadPress
    return practice, indicator


def give_number(visit: Visit, figure: int, value: str) -> None:
    """[0], or a number that was offered."""
    practice, indicator = _open_row(visit, figure)
    _keep(visit, practice, [(indicator, number_on_button(indicator, value))])


def give_as_before(visit: Visit, figure: int) -> None:
    """The same as last month."""
    practice, indicator = _open_row(visit, figure)
    _keep(visit, practice, [(indicator, practice.background(indicator).as_before)])


def give_unknown(visit: Visit, figure: int) -> None:
    """🕓"""
    practice, indicator = _open_row(visit, figure)
    _keep(visit, practice, [(indicator, None)])


def open_row(visit: Visit, figure: int) -> None:
    """A row tapped in the review."""
    practice = _running(visit)
    show_question(visit, practice, _row(practice, figure))


def number_is_right(visit: Visit, figure: int) -> None:
    """The odd number is right."""
    practice = _running(visit)
    use.confirm_practice(visit.work, practice, _row(practice, figure))
    visit.toast(receipts.CONFIRMED.plain())
    show_next(visit, practice)


def take_likely_number(visit: Visit, figure: int, value: str) -> None:
    """The number that was probably meant, of whichever row."""
    practice = _running(visit)
    indicator = _row(practice, figure)
    _keep(visit, practice, [(indicator, number_on_button(indicator, value))])


def send(visit: Visit) -> None:
    """📨: the end; nothing is sent. A second tap finds the end on the screen already."""
    if visit.dialog.facts.get("practised") and visit.pressed == visit.dialog.card_message_id:
        visit.toast(words.FINISHED.plain())
        return
    practice = _running(visit)
    if practice.report.unanswered:
        raise BadPress
    use.finish_practice(visit.work, practice)
    visit.go(HOME_SCREEN, practised=True)
    visit.show(words.finished())


def go_back(visit: Visit) -> None:
    """`orqaga`: to the question before, or to what was typed so far."""
    practice = _running(visit)
    place = next((at for at, row in enumerate(practice.report.asked) if row.key == visit.dialog.facts.get("figure")), 0)
    if visit.dialog.screen == PRACTISE and place:
        show_question(visit, practice, practice.report.asked[place - 1])
    else:
        show_review(visit, practice)


def look_over(visit: Visit) -> None:
    """`topshirish`: nothing is sent by a word, the review has the button."""
    show_review(visit, _running(visit))


def _keep(visit: Visit, practice: Practice, values: Sequence[tuple[Indicator, Decimal | None]]) -> None:
    recorded = use.record_practice(visit.work, practice, values)
    receipt = receipts.answer_receipts(recorded)
    show_next(visit, practice, receipt=receipt)


def receive_numbers(visit: Visit) -> None:
    """Numbers typed at a question of the practice, or at its review for rows that they name."""
    practice = _running(visit)
    if visit.reply_to and visit.reply_to != visit.dialog.card_message_id:
        show_again(visit, practice, words.not_for_practice(visit.text))
    else:
        asked = practice.report.find(visit.dialog.facts.get("figure", 0))
        _take(visit, practice, asked)


def _take(visit: Visit, practice: Practice, asked: Indicator | None, *, alone: bool = False) -> None:
    """Take what was typed for the row that is asked and, unless it is for that one `alone`, for those after it."""
    report = practice.report
    answers, rest = read_message(visit.text, report, asked)
    queue = [] if asked is None else [asked]
    if asked is not None and asked.key not in report.answered and not alone:
        queue += [row for row in report.unanswered if row is not asked]
    outcomes = assignment.assign_lines(answers, queue, report.asked)
    if not visit.edited and not claim_message(visit, report, outcomes):
        return
    values = [(outcome.indicator, outcome.value) for outcome in outcomes if isinstance(outcome, assignment.Assigned)]
    troubles = [outcome for outcome in outcomes if not isinstance(outcome, assignment.Assigned)]
    if len(troubles) == 1 and isinstance(troubles[0], assignment.Opened):
        show_question(visit, practice, troubles[0].indicator)
        return
    if rest and not troubles:
        taken = {indicator.key for indicator, _ in values}
        values += [(row, Decimal(0)) for row in report.zeros_left if row.key not in taken]
    if not troubles:
        _keep(visit, practice, values)
        return
    receipt = receipts.answer_receipts(use.record_practice(visit.work, practice, values))
    above = refusal_lines(report, troubles)
    pending = asked if asked is not None and asked.key not in {row.key for row, _ in values} else report.next_question
    if pending is None:
        show_review(visit, practice, above, receipt=receipt)
    else:
        offered = offered_numbers(report, pending, troubles, practice.background(pending).as_before)
        show_question(visit, practice, pending, above, receipt=receipt, offered=offered)


def take_reply(visit: Visit) -> bool:
    """Something typed in reply to a message of the practice, or such a message edited: it belongs to its row as long as
    the practice is open, and never to a report. False when it is about something else."""
    about = visit.work.referred.about if visit.work.referred is not None else None
    if about is None or about.submission != About.PRACTICE:
        return False
    practice = use.load_practice(visit.work) if visit.dialog.screen in SCREENS else None
    indicator = practice.report.find(about.figure or 0) if practice is not None else None
    if practice is not None and indicator is not None:
        _take(visit, practice, indicator, alone=True)
    elif practice is not None and not visit.edited and visit.reply_to == visit.dialog.card_message_id:
        return False  # the card that is open, about no row or several
    else:
        visit.say(Screen(words.NOTHING_CHANGED() if visit.edited else words.not_in_report(visit.text)))
        visit.resume()
    return True


def present_practice(visit: Visit) -> bool:
    """The screen of the practice again; False when there is nothing to practise on any more."""
    practice = use.load_practice(visit.work)
    if practice is not None:
        show_again(visit, practice)
    return practice is not None


PAGE = Page(
    presses=(
        on(presses.practise, practise),
        on(presses.number, give_number),
        on(presses.as_before, give_as_before),
        on(presses.unknown, give_unknown),
        on(presses.row, open_row),
        on(presses.right, number_is_right),
        on(presses.likely, take_likely_number),
        on(presses.send, send),
    ),
    texts={PRACTISE: receive_numbers, LOOK_OVER: receive_numbers},
    present={PRACTISE: present_practice, LOOK_OVER: present_practice},
    stopped={PRACTISE: words.STOPPED, LOOK_OVER: words.STOPPED},
    resumed=False,
)
