"""The buttons below a question: few enough that a phone with its keyboard open still shows the question, and the page
of all others behind ⋯."""

from dataclasses import dataclass

from plan.indicator import Indicator
from plan.month.question import Background
from plan.period import Month
from texts import home
from texts.month import presses
from texts.month.background import as_before_label, offers_zero
from texts.paging import packed_buttons, paired_buttons
from texts.progress import presses as progress
from texts.progress.story import WHY_SHORT
from texts.screen import Button, Row
from texts.sentence import Sentence, plain

MOST_ROWS = 3
"""Rows of buttons where something is typed; with more of them the keyboard covers the question."""
FEW = 6
"""Up to so many questions are soon answered one by one; of more it is asked first in which rows there was work."""
MARK = Sentence("📌 Bu oyda ish bo'lgan bandlar")


@dataclass(frozen=True, slots=True)
class Asked:
    """The report that a question belongs to: whether anything is answered in it (`begun`), whether it is with the
    director, how many questions "the rest are zero" would answer, and how many it has answered already."""

    submission: int
    month: Month
    begun: bool
    sent: bool
    zeros_left: int
    filled: int = 0


def question_buttons(
    report: Asked, indicator: Indicator, place: int, facts: Background, ahead: tuple[Row, ...] = ()
) -> tuple[Row, ...]:
    """The answers in one tap, the way on and back, and one way to fill many rows where there is room for it. `ahead`
    are buttons about what was just typed; `place` is 0 of a row that the month does not ask for."""
    submission, figure = report.submission, indicator.key
    more = Button(plain("⋯ Yana"), presses.more(submission, figure))
    if len(ahead) >= MOST_ROWS:
        ahead = _packed(ahead)
    if len(ahead) >= MOST_ROWS:
        return _with_more(ahead[:MOST_ROWS], more)
    room = MOST_ROWS - len(ahead)
    quick = [Button("0", presses.zero(submission, figure))] if offers_zero(indicator, facts) else []
    if facts.as_before and not indicator.of_two:
        label = as_before_label(indicator, report.month, facts)
        quick.append(Button(label, presses.same_as_last_month(submission, figure)))
    answers: tuple[Row, ...] = (tuple(quick),) if quick and room > 1 else ()
    begins = place == 1 and not report.begun
    back = home.home_button() if begins else home.back_button(presses.previous_question(submission, figure))
    unknown = Button(plain("Noma'lum"), presses.unknown(submission, figure))
    offered = any(button.press == unknown.press for row in ahead for button in row)
    onward: Row = (back, more) if report.sent or offered else (unknown, back, more)
    if not place or report.sent or room <= len(answers) + 1:
        return (*ahead, *answers, onward)
    if not report.begun and report.zeros_left > FEW:
        return (*ahead, _mark(submission), *answers, onward)
    return (*ahead, *answers, onward, *_rest(report, indicator))


def _packed(ahead: tuple[Row, ...]) -> tuple[Row, ...]:
    """Single buttons side by side where they are short enough; rows of several stay as they are."""
    lone = [row[0] for row in ahead if len(row) == 1]
    return (*(row for row in ahead if len(row) > 1), *packed_buttons(lone))


def _with_more(rows: tuple[Row, ...], more: Button) -> tuple[Row, ...]:
    """Where what was typed leaves room for nothing else, ⋯ still leads to everything: beside the last of it, or in its
    place. What is left out can be typed."""
    *others, last = rows
    fits = len(last) == 1 and len(paired_buttons([*last, more])) == 1
    return (*others, (*last, more)) if fits else (*others, (more,))


def more_buttons(report: Asked, indicator: Indicator, place: int, *, explained: bool) -> tuple[Row, ...]:
    """Everything else that can be done at a question. `explained`: there are numbers of this figure on the card, and
    somebody may ask where they come from."""
    submission, figure = report.submission, indicator.key
    beside = (
        Button(plain("💬 Izoh"), presses.write_note(submission, figure)),
        Button(plain("📎 Fayl"), presses.attach_file(submission, figure)),
    )
    pages = []
    if explained:
        pages.append(Button(WHY_SHORT.plain(), progress.story(figure, 0, "ask", str(submission), 0)))
    open_to_choice = report.zeros_left + report.filled if place and not report.sent else 0
    if open_to_choice > 1 and report.zeros_left:
        pages.append(Button(plain("📋 Ro'yxat bilan"), presses.open_rows(submission)))
    rows: list[Row] = [beside, tuple(pages)] if pages else [beside]
    if open_to_choice > 1:
        rows += (_mark(submission), *_rest(report, indicator))
    return (*rows, (home.back_button(presses.question(submission, figure)),))


def _mark(submission: int) -> Row:
    """To the page on which the rows with work are marked."""
    return (Button(MARK.plain(), presses.mark_rows(submission, 0)),)


def _rest(report: Asked, indicator: Indicator) -> tuple[Row, ...]:
    if report.zeros_left < 2:
        return ()
    label = plain("Qolgani 0 ({n} ta)", n=report.zeros_left)
    return ((Button(label, presses.rest_are_zero(report.submission, indicator.key)),),)
