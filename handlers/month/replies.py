"""Messages typed in reply to another one of the chat: what is said there belongs to what that message is about.

A number in reply to a message about one figure is that figure's, and the question that is open stays open. One in
reply to anything else is never taken for the open question in silence.
"""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from handlers.month.asking.asides import show_files, show_note, show_why
from handlers.month.asking.beside_list import show_list_below
from handlers.month.asking.over_hundred import doubted_first
from handlers.month.closed import closed_words
from handlers.month.corrections import correct_all
from handlers.month.days.offers import take_days
from handlers.month.figures import where_it_stood
from handlers.month.not_taken import asked_at
from handlers.month.screens import ASK, FILE, LIST, NOTE, REVIEW, WHY, show_question, show_review
from handlers.month.typed_numbers import claim_message, read_message
from handlers.visit import Visit
from plan.indicator import Indicator
from plan.month.question import Recorded
from plan.rate import number_as_text
from plan.typed import assignment
from plan.typed.answers import holds_only_numbers, read_answers, without_the_rest
from plan.typed.families import says_no_first
from plan.typed.numbers import Number, Unclear
from plan.typed.rows.conflicts import one_number_each
from plan.typed.rows.fitting import value_for
from texts.month import presses, questions, receipts, unclear
from texts.month import replies as words
from texts.oversight.overseeing import REFUSALS
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, lines, paragraphs
from texts.wording import row_button
from usecases.conversation import About
from usecases.month import answering, evidence, reporting
from usecases.month.reporting import Report

_REPORTING = frozenset({ASK, FILE, NOTE, WHY, REVIEW})
_WORDS = frozenset({NOTE, WHY})
"""The screens at which words are waited for; a number in them is no answer."""
_OFFERED = 3
"""Other rows that are offered for one number, beside the one that is asked."""


def take_reply(visit: Visit) -> bool:
    """Take a reply for the figure that its message is about, or ask; False when it is to be taken like anything typed:
    it holds no answer, or is a reply to the card that is open."""
    if not visit.reply_to or visit.reply_to == visit.dialog.card_message_id:
        return False
    about = visit.work.referred.about if visit.work.referred is not None else None
    report = _report_on_screen(visit)
    if report is None:  # another page is open, which waits for no number of a report
        return about is not None and about.figure is not None and _is_answer(visit) and _take_for(visit, None, about)
    same = about is not None and about.submission == report.submission.id
    if not _is_answer(visit):
        return same and about is not None and _is_note_of_other_row(visit, report, about)
    if about is not None and not same:
        return _say_other_report(visit, report, about)
    if _names_its_rows(visit, report):
        return False
    if about is None or about.figure is None:
        return _ask_which(visit, report, about)
    if about.figure == visit.dialog.facts.get("figure"):
        # A list's card is about the question behind it as well, which is out of sight.
        return visit.dialog.screen == LIST and _ask_which(visit, report, about)
    return _take_for(visit, report, about)


def _report_on_screen(visit: Visit) -> Report | None:
    if visit.dialog.screen not in {*_REPORTING, LIST}:
        return None
    report = reporting.load_report(visit.work, visit.dialog.facts.get("submission", 0), to_change=True)
    return report if report is not None and report.takes_answers else None


def _is_answer(visit: Visit) -> bool:
    """Whether the text says a number, or that it is not known; words with a number in them are a note where one is
    waited for."""
    if visit.dialog.screen in _WORDS:
        return holds_only_numbers(visit.text)
    text = evidence.links_in(visit.text).rest
    reads = [answer.read for answer in read_answers(text, whole=False)]
    readable = any(not isinstance(read, Unclear) or read.candidates for read in reads)
    return readable or any(map(str.isdigit, text))


def _names_its_rows(visit: Visit, report: Report) -> bool:
    """Whether each line says itself which row it is for, or that it is for all that are left."""
    answers, _ = read_message(visit.text, report, None)
    return without_the_rest(visit.text)[1] or all(answer.target is not None for answer in answers)


def _is_note_of_other_row(visit: Visit, report: Report, about: About) -> bool:
    """Words where a note or a reason is waited for, in reply to a message about another row: they are refused."""
    other = report.find(about.figure) if about.figure is not None else None
    if visit.dialog.screen not in _WORDS or other is None or other.key == visit.dialog.facts.get("figure"):
        return False
    return show_again(visit, report, words.words_for_other_row(other))


def _say_other_report(visit: Visit, report: Report, about: About) -> bool:
    """A number in reply to a message about another report: said, with the way there if it takes answers."""
    other = reporting.load_report(visit.work, about.submission)
    if other is None:
        return _ask_which(visit, report, None)
    claim_message(visit, report, ())
    indicator = other.find(about.figure) if about.figure is not None else None
    above = words.other_report(visit.text, other.department.name, other.month, closed=not other.takes_answers)
    ahead: tuple[Row, ...] = ()
    if indicator is not None and other.takes_answers:
        label = words.other_row_label(row_button(indicator), other.month)
        ahead = ((Button(label, presses.change_row(other.submission.id, indicator.key)),),)
    return show_again(visit, report, above, ahead=ahead)


def _ask_which(visit: Visit, report: Report, about: About | None) -> bool:
    """A number in reply to a message about no row, or about several. Where no question is open it is refused like any
    other number without a row."""
    asked = report.find(visit.dialog.facts.get("figure", 0))
    if asked is None:
        return False
    claim_message(visit, report, ())
    ahead = tuple(_choices(visit, report, asked, about.figures if about is not None else ()))
    typed, rows = " ".join(visit.text.split()), report.reported_by
    row = assignment.address_of(asked, rows) or "14"
    return show_again(
        visit, report, words.which_row_pressed(typed) if ahead else words.which_row(typed, row), ahead=ahead
    )


def _choices(visit: Visit, report: Report, asked: Indicator, keys: tuple[int, ...]) -> list[Row]:
    """A button for each row that a single number may be for; the one that is asked comes last."""
    answers, _ = read_message(visit.text, report, asked)
    if len(answers) != 1 or visit.dialog.screen not in (ASK, NOTE, FILE, LIST):
        return []
    number = answers[0].read
    if not isinstance(number, Number):
        return []
    others = [indicator for key in keys if key != asked.key and (indicator := report.find(key)) is not None]
    fitting = [
        (indicator, value)
        for indicator in (*others[:_OFFERED], asked)
        if (value := value_for(number, indicator)) is not None
    ]
    names = questions.names_on_buttons([indicator for indicator, _ in fitting])
    return [
        (Button(unclear.row_label(name, value), _press_for(report, asked, indicator, value)),)
        for (indicator, value), name in zip(fitting, names, strict=True)
    ]


def _press_for(report: Report, asked: Indicator, indicator: Indicator, value: Decimal) -> str:
    if indicator is asked:
        return presses.offered_number(report.submission.id, asked.key, number_as_text(value))
    return presses.number_of_row(report.submission.id, asked.key, indicator.key, number_as_text(value))


def _take_for(visit: Visit, on_screen: Report | None, about: About) -> bool:
    """Take the text for the one figure that the message is about."""
    report = on_screen or reporting.load_report(visit.work, about.submission, to_change=True)
    indicator = report.find(about.figure or 0) if report is not None else None
    if report is None or indicator is None:
        return False
    if not report.takes_answers:
        own = reporting.refusal_of(visit.work, "answer", report) != "not_yours"
        closed = (
            closed_words(visit, report.department, report.month, visit.text) if own else Screen(REFUSALS["not_yours"]())
        )
        visit.say(closed)
        visit.resume()
        return True
    if take_days(visit, report, indicator):
        return True
    answers, _ = read_message(visit.text, report, indicator)
    outcomes = one_number_each(assignment.assign_lines(answers, [indicator], report.reported_by))
    outcomes = [_of_replied(indicator, outcome) for outcome in outcomes]
    outcomes = [_unless_denied(report, doubted_first(visit, report, outcome)) for outcome in outcomes]
    if not claim_message(visit, report, outcomes):
        return True
    if report.access == "correct":
        correct_all(visit, report, indicator, outcomes)
    elif not _is_of_colleague(visit, report, indicator):
        _keep(visit, report, indicator, outcomes)
    return True


def _of_replied(indicator: Indicator, outcome: assignment.Outcome) -> assignment.Outcome:
    """`yo'q, 950` is the number of the row that is replied to; of `oldingisi 950` that row is offered first."""
    if not isinstance(outcome, assignment.Doubtful) or indicator not in outcome.choices:
        return outcome
    value = outcome.values[outcome.choices.index(indicator)]
    if says_no_first(outcome.line):
        return assignment.Assigned(indicator, value, outcome.line)
    pairs = sorted(zip(outcome.choices, outcome.values, strict=True), key=lambda pair: pair[0] is not indicator)
    return assignment.Doubtful(tuple(row for row, _ in pairs), tuple(number for _, number in pairs), outcome.line)


def _unless_denied(report: Report, outcome: assignment.Outcome) -> assignment.Outcome:
    """`yo'q` in reply to a number that stands there may say that it is wrong, and not that it is 0: it is asked."""
    if not isinstance(outcome, assignment.Assigned) or outcome.value != 0 or any(map(str.isdigit, outcome.line)):
        return outcome
    if not report.value(outcome.indicator):
        return outcome
    return assignment.NotRead(outcome.indicator, Unclear("none", outcome.line, (Decimal(0),)))


def _is_of_colleague(visit: Visit, report: Report, indicator: Indicator) -> bool:
    """Whether a colleague's number stands at the figure; then it is shown with the question, and not overwritten."""
    answer = report.answers.get(indicator.key)
    if answer is None or answer.state == "noted" or answer.entered_by == visit.work.person.id:
        return False
    above = receipts.answered_meanwhile(visit.text, answering.author_of(visit.work, answer), answer.value)
    show_question(visit, report, indicator, above=above, reviewing=_is_reviewing(visit))
    return True


def _keep(visit: Visit, report: Report, indicator: Indicator, outcomes: Sequence[assignment.Outcome]) -> None:
    """Keep what was understood; what was not is asked at the figure's own question, and the open one comes after it."""
    understood = [outcome for outcome in outcomes if isinstance(outcome, assignment.Assigned)]
    troubles = [outcome for outcome in outcomes if not isinstance(outcome, assignment.Assigned)]
    recorded = answering.record_answers(
        visit.work,
        report,
        [answering.NewAnswer(outcome.indicator, outcome.value, outcome.line) for outcome in understood],
    )
    if troubles:
        ask_at(visit, report, indicator, troubles, receipt=receipts.answer_receipts(recorded))
    else:
        go_on(visit, report, receipts.answer_receipts(recorded), recorded)


def ask_at(
    visit: Visit,
    report: Report,
    indicator: Indicator,
    troubles: Sequence[assignment.Outcome],
    above: Markup = NOTHING,
    *,
    receipt: Markup = NOTHING,
) -> None:
    """Open a figure's question with what could not be read for it."""
    refused, ahead, waiting = asked_at(visit, report, indicator, troubles, where_it_stood(visit, report, indicator))
    above, reviewing = paragraphs(above, refused), _is_reviewing(visit)
    show_question(
        visit, report, indicator, above=above, receipt=receipt, ahead=ahead, reviewing=reviewing, waiting=waiting
    )


def _is_reviewing(visit: Visit) -> bool:
    return bool(visit.dialog.facts.get("reviewing")) or visit.dialog.screen == REVIEW


def go_on(visit: Visit, report: Report, receipt: Markup, recorded: list[Recorded]) -> None:
    """Say what was kept, where the person is: the question that was open stays open."""
    doubts = [(answer.indicator, answer.odd) for answer in recorded if answer.odd is not None]
    doubted, ahead = questions.ask_about_odd(report.submission.id, doubts)
    if is_at_report(visit, report):
        show_again(visit, report, doubted, receipt=receipt, ahead=ahead)
    else:
        visit.say(Screen(lines(named_elsewhere(visit, report, receipt), doubted), ahead))
        visit.resume()


def named_elsewhere(visit: Visit, report: Report, receipt: Markup) -> Markup:
    """A receipt of this report, under the name of its month where the person is at another page: they would take it for
    the month that they see."""
    if is_at_report(visit, report):
        return receipt
    return receipts.of_month(report.month, report.department.name, receipt)


def is_at_report(visit: Visit, report: Report) -> bool:
    """Whether the person is at a screen of this report."""
    return visit.dialog.screen in _REPORTING and visit.dialog.facts.get("submission") == report.submission.id


def show_again(
    visit: Visit, report: Report, above: Markup, *, receipt: Markup = NOTHING, ahead: tuple[Row, ...] = ()
) -> bool:
    """Show the screen of this report that the person is at, with something above it. Always True: it was answered."""
    screen, facts = visit.dialog.screen, visit.dialog.facts
    indicator = report.find(facts.get("figure", 0))
    if screen == LIST:
        show_list_below(visit, report, above, ahead, receipt=receipt)
    elif screen == REVIEW or indicator is None:
        show_review(visit, report, page=facts.get("page", 0), above=above, receipt=receipt, ahead=ahead)
    elif screen == WHY:
        show_why(visit, report, indicator, above=above, receipt=receipt)
    elif ahead or screen == ASK:
        reviewing = _is_reviewing(visit)
        show_question(visit, report, indicator, above=above, receipt=receipt, ahead=ahead, reviewing=reviewing)
    elif screen == NOTE:
        show_note(visit, report, indicator, above=above)
    else:
        show_files(visit, report, indicator, above=above)
    return True
