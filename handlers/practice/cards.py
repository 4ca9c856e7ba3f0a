"""What the practice month shows: a question with its task, and the review; each marked as practice."""

from markupsafe import Markup

from handlers.month.screens import card_heading
from handlers.visit import Visit
from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.practice import doubt_of
from texts.month import questions, receipts, review
from texts.practice import cards as words
from texts.screen import Row
from texts.sentence import NOTHING, lines
from usecases.conversation import About
from usecases.practice import Practice

PRACTISE, LOOK_OVER = "practice", "practice_review"
"""The screens: one question of the practice, and all that was typed in it."""
SCREENS = (PRACTISE, LOOK_OVER)


def show_next(visit: Visit, practice: Practice, above: Markup = NOTHING, *, receipt: Markup = NOTHING) -> None:
    """The next question, or what was typed when there is none."""
    indicator = practice.report.next_question
    if indicator is None:
        show_review(visit, practice, above, receipt=receipt)
    else:
        show_question(visit, practice, indicator, above, receipt=receipt)


def show_question(
    visit: Visit,
    practice: Practice,
    indicator: Indicator,
    above: Markup = NOTHING,
    *,
    receipt: Markup = NOTHING,
    offered: tuple[Row, ...] = (),
) -> None:
    """Ask for one row; a number before it that looks odd is asked about in the same card, as in a true month, but right
    above the question: nobody is to miss it here."""
    report = practice.report
    answer = report.answers.get(indicator.key)
    doubts = [(row, doubt) for row in report.asked if row is not indicator and (doubt := _doubt(practice, row))]
    doubted, ahead = questions.ask_about_odd(About.PRACTICE, doubts)
    task = NOTHING
    if doubts and not offered:
        task = lines(doubted, words.REPAIR())
    elif answer is None and not offered:
        task = words.task_sentence(practice.tasks[indicator.key])
    screen = questions.question_card(
        card_heading(report),
        indicator,
        report.place_of(indicator),
        practice.background(indicator),
        standing=answer.value if answer is not None else None,
        above=words.above_card(above),
        ahead=offered or ahead,
    )
    stub = _stub_of_card(visit, practice)
    visit.go(PRACTISE, submission=About.PRACTICE, figure=indicator.key)
    visit.show(words.practised(words.with_task(screen, task)), receipt=words.marked(receipt), stub=stub)


def _stub_of_card(visit: Visit, practice: Practice) -> Markup:
    """The line that is left of the present card of the practice when it is asked again below what was typed."""
    report = practice.report
    indicator = report.find(visit.dialog.facts.get("figure", 0))
    if visit.dialog.screen == PRACTISE and indicator is not None:
        return words.marked(receipts.asked_before(indicator))
    if visit.dialog.screen == LOOK_OVER:
        return words.marked(receipts.looked_over_before(report.month, report.department.name))
    return NOTHING


def _doubt(practice: Practice, indicator: Indicator) -> Oddness | None:
    value = practice.report.value(indicator)
    if value is None or not practice.odd(indicator):
        return None
    return doubt_of(indicator, practice.report.month, value)


def show_review(visit: Visit, practice: Practice, above: Markup = NOTHING, *, receipt: Markup = NOTHING) -> None:
    """All that was typed, with the end below it."""
    report = practice.report
    rows = [
        review.ReviewRow(row, row.key in report.answered, report.value(row), "", 0, _doubt(practice, row))
        for row in report.asked
    ]
    task = NOTHING if report.unanswered else words.LOOK_OVER()
    screen = review.review_page(card_heading(report), rows, page=0, access="open", above=words.above_card(above))
    stub = _stub_of_card(visit, practice)
    visit.go(LOOK_OVER, submission=About.PRACTICE)
    visit.show(
        words.practised(words.with_last_task(screen, task), whole=True), receipt=words.marked(receipt), stub=stub
    )


def show_again(visit: Visit, practice: Practice, above: Markup = NOTHING) -> None:
    """The screen that is open, once more."""
    indicator = practice.report.find(visit.dialog.facts.get("figure", 0))
    if visit.dialog.screen == PRACTISE and indicator is not None:
        show_question(visit, practice, indicator, above)
    elif visit.dialog.screen == PRACTISE:
        show_next(visit, practice, above)
    else:
        show_review(visit, practice, above)
