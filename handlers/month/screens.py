"""Which screen of a month's report comes now: the question, the review, or the list of months."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.month.asking.reviewed import reviewed_rows
from handlers.month.asking.told import asked_facts, is_card_unseen, told_on_review, told_unseen
from handlers.month.closed import closed_unsent
from handlers.month.waiting import Waiting, as_seen, facts_of, is_asked, waiting_at
from handlers.month.waiting import asked_above as waiting_words
from handlers.visit import BadPress, Visit
from plan.indicator import Indicator
from plan.month.question import Recorded
from plan.month.submission import Action
from plan.rate import number_as_text
from texts.month import months as month_words
from texts.month import questions, receipts, review
from texts.month import zeros as zero_words
from texts.month.days import offers as day_words
from texts.oversight import overseeing as overseeing_words
from texts.oversight.returning import returned_above
from texts.screen import Row, Screen
from texts.sentence import NOTHING, lines, paragraphs
from usecases.month import answering, beside, months, reporting, zeros
from usecases.month.reporting import Department, Report
from usecases.oversight import overseeing

DEPARTMENTS, MONTHS = "departments", "months"
ASK, NOTE, FILE, WHY, REVIEW = "ask", "note", "file", "why", "review"
MARK = "mark"
"""The screen on which the rows with work are marked."""
OPEN_ROWS = "open_rows"
"""The screen of all open questions, which are answered by lines."""
LIST = "list"
"""The screen of a list that was read, and is kept by one button."""
ROWS_TO_RETURN, REASON_TO_RETURN = "return", "return_why"
RETURNING = (ROWS_TO_RETURN, REASON_TO_RETURN)
"""The screens of returning a report (`handlers/oversight/returning.py`); looking at the report again ends it."""


def card_heading(report: Report) -> questions.Heading:
    """Whose month a card is about, and how far it is."""
    return questions.Heading(
        report.submission.id,
        report.department.name,
        report.month,
        len(report.asked),
        report.questions_answered,
    )


def visible_report(visit: Visit, submission: int) -> Report:
    """A report this person may see, locked; raises BadPress for any other."""
    report = reporting.load_report(visit.work, submission, to_change=True)
    if report is None:
        raise BadPress
    return report


def unsent_report(visit: Visit, submission: int) -> Report:
    """A report that this person may see and that can still be sent, locked; raises BadPress for any other."""
    report = visible_report(visit, submission)
    if report.access != "open":
        say_why_refused(visit, report, "answer")
        raise BadPress
    return report


def say_why_refused(visit: Visit, report: Report, action: Action) -> None:
    """Say over the screen why the rules do not allow something; nothing when they do."""
    why = reporting.refusal_of(visit.work, action, report)
    if why is not None:
        visit.toast(overseeing_words.REFUSALS[why].plain(), alert=True)


def stub_of_card(visit: Visit, report: Report) -> Markup:
    """The line that is left of the present card of this report when it is asked again below what was typed."""
    screen, facts = visit.dialog.screen, visit.dialog.facts
    if facts.get("submission") != report.submission.id:
        return NOTHING
    indicator = report.find(facts.get("figure", 0))
    if screen in (ASK, NOTE, FILE, WHY) and indicator is not None:
        return receipts.asked_before(indicator)
    if screen in (REVIEW, LIST, MARK, OPEN_ROWS):
        return receipts.looked_over_before(report.month, report.department.name)
    return NOTHING


def show_question(
    visit: Visit,
    report: Report,
    indicator: Indicator,
    *,
    above: Markup = NOTHING,
    receipt: Markup = NOTHING,
    ahead: tuple[Row, ...] = (),
    reviewing: bool = False,
    last: Recorded | None = None,
    doubted: Screen | None = None,
    more: bool = False,
    waiting: Waiting | None = None,
) -> None:
    """Ask for one figure. What the next typed number belongs to is written down before it is asked for; `ahead` are
    buttons about something else that stand before the question's own, and with `more` those behind ⋯ are shown. What is
    `waiting` above it for an answer of its own waits on while the same question is asked (None). What is said `above`
    comes again above the next card when this one is not seen, but for what is `doubted`."""
    if waiting is None:
        waiting = waiting_at(visit, report, None if is_card_unseen(visit, report) else indicator)
    told = told_unseen(visit, report).with_news(above, ahead)
    facts = facts_of(visit, waiting) | told.facts() | _asked(visit, report, indicator, last, receipt)
    if reviewing:
        facts["reviewing"] = True
    asked_above, buttons = waiting_words(visit, report, indicator, waiting)
    once = doubted or Screen(NOTHING)
    facts |= asked_facts(lines(told.above, once.text), (*told.ahead, *once.buttons), buttons, asks=waiting.asks)
    asking = lines(told.above if told.ahead else NOTHING, once.text, asked_above)
    above_all = NOTHING if told.ahead else told.above
    screen = _card(visit, report, indicator, above_all, asking, (*told.ahead, *once.buttons, *buttons), more=more)
    stub = stub_of_card(visit, report)
    visit.go(ASK, **facts)
    visit.show(screen, receipt=receipt, stub=stub)


def _asked(
    visit: Visit, report: Report, indicator: Indicator, last: Recorded | None, receipt: Markup
) -> dict[str, object]:
    """The facts of what is asked now, since when, and of the answer that led to it."""
    seen = as_seen(report.answers.get(indicator.key))
    facts: dict[str, object] = {"submission": report.submission.id, "figure": indicator.key, "seen": seen}
    if last is not None and last.value is not None:
        facts["last"] = [last.indicator.key, number_as_text(last.value)]
        facts["receipt"] = str(receipt)
    return facts | _first_shown(visit, again=is_asked(visit, report, indicator))


def _card(
    visit: Visit,
    report: Report,
    indicator: Indicator,
    above: Markup,
    asking: Markup,
    ahead: tuple[Row, ...],
    *,
    more: bool,
) -> Screen:
    """The card of a figure, with what is said `above` it, asked right over its question, and the buttons of that."""
    answer = report.answers.get(indicator.key)
    files = report.files.get(indicator.key, 0)
    days = report.days.get(indicator.key, {})
    if answer is None or answer.value != report.counted_by_days(indicator):
        ahead = (*ahead, *day_words.sum_button(report.submission.id, indicator, report.month, days))
    return questions.question_card(
        card_heading(report),
        indicator,
        report.place_of(indicator),
        beside.figure_background(visit.work, report, indicator),
        standing=answer.value if answer else None,
        note=answer.note if answer else "",
        files=files,
        above=above,
        asking=asking,
        ahead=ahead,
        days=day_words.days_beside(indicator, report.month, days),
        sent=report.access == "correct",
        zeros_left=len(report.zeros_left),
        filled=len(zeros.filled_zeros(report, receipts.THE_REST.plain())),
        more=more,
    )


def _first_shown(visit: Visit, *, again: bool) -> dict[str, object]:
    """Since when a question has been open: the message that led to it, and the card that asked it first if it only
    comes `again`. Tells whether a number was typed before its question could be seen."""
    facts = visit.dialog.facts
    if not again or "since" not in facts:
        return {"since": visit.message_id, "turn": visit.dialog.turn + 1}
    shown = facts.get("shown") or visit.dialog.card_message_id
    since = facts["since"]
    if shown is None and since is not None and visit.message_id == since + 1:
        since = visit.message_id  # nothing of ours stands between the two: the question has not been seen yet
    return {"since": since, "shown": shown, "turn": facts.get("turn")}


def show_review(
    visit: Visit,
    report: Report,
    *,
    page: int = 0,
    above: Markup = NOTHING,
    receipt: Markup = NOTHING,
    ahead: tuple[Row, ...] = (),
) -> None:
    """Everything that was typed, to look over, change and send; `ahead` are buttons about what was just typed."""
    told = told_on_review(visit, report).with_news(above, ahead)
    above, ahead = told.above, told.ahead
    unusual = zeros.unusual_zeros(visit.work, report) if report.access == "open" else []
    names = zero_words.names_of(unusual, report.rows)
    filled = zeros.filled_zeros(report, receipts.THE_REST.plain())
    about_zeros = (
        *zero_words.unusual_buttons(report.submission.id, unusual, names),
        *zero_words.undo_buttons(report.submission.id, len(filled)),
    )
    closed = closed_unsent(visit, report)
    above_all = paragraphs(closed.text, zero_words.unusual_line(unusual, names), _judged(visit, report))
    screen = review.review_page(
        card_heading(report),
        reviewed_rows(visit, report),
        page=page,
        access=report.access,
        status=report.submission.status,
        above=above if page else paragraphs(above, above_all),
        unasked=len(report.unasked),
        judge=(*ahead, *about_zeros, *_judge_buttons(visit, report), *closed.buttons),
        only_zeros=answering.says_only_zeros(report),
    )
    if not report.takes_answers:
        # Only to be read: whatever the person was asked before stays asked.
        visit.page(screen)
        return
    stub = stub_of_card(visit, report)
    visit.go(REVIEW, submission=report.submission.id, page=page, **told.facts())
    visit.show(screen, receipt=receipt, stub=stub)


def _judged(visit: Visit, report: Report) -> Markup:
    """What stands above the review of a report that was returned, or of one that changed since it was judged."""
    returned = overseeing.open_return(report)
    if returned is not None:
        rows = [indicator for indicator in report.rows if indicator.key in returned.figures]
        by = overseeing.person_name(visit.work, returned.returned_by)
        return returned_above(returned.reason, rows, by)
    if visit.work.oversees and report.submission.status == "submitted":
        return overseeing_words.changed_number_lines(overseeing.changed_since_seen(visit.work, report))
    return NOTHING


def _judge_buttons(visit: Visit, report: Report) -> tuple[Row, ...]:
    """For whoever may approve or return this report now."""
    submission = report.submission.id
    if reporting.refusal_of(visit.work, "approve", report) is None:
        revision = overseeing.revision_of(report)
        return overseeing_words.judge_buttons(submission, revision), overseeing_words.word_button(submission)
    if reporting.refusal_of(visit.work, "return", report) is None:
        return overseeing_words.return_button(submission), overseeing_words.word_button(submission)
    return ()


def show_next(
    visit: Visit,
    report: Report,
    *,
    above: Markup = NOTHING,
    receipt: Markup = NOTHING,
    recorded: Sequence[Recorded] = (),
    reviewing: bool = False,
    filled: int = 0,
) -> None:
    """The first question without an answer, or the review when there is none (or they came from there). `filled` zeros
    came just now, and can be taken back at once."""
    # What was said of a row last stands there; whatever the same message said of it before is asked about no more.
    standing = {answer.indicator.key: answer for answer in recorded}.values()
    doubts = [(answer.indicator, answer.odd) for answer in standing if answer.odd is not None]
    doubted, ahead = questions.ask_about_odd(report.submission.id, doubts)
    indicator = None if reviewing or report.access != "open" else report.next_question
    if indicator is None:
        # The review says itself what looks odd.
        show_review(visit, report, above=above, receipt=receipt, ahead=ahead if report.access == "correct" else ())
        return
    last = recorded[-1] if recorded else None
    ahead = (*ahead, *zero_words.undo_buttons(report.submission.id, filled))
    show_question(visit, report, indicator, above=above, receipt=receipt, doubted=Screen(doubted, ahead), last=last)


def show_months(visit: Visit, department: Department, above: Markup | Screen = NOTHING) -> None:
    """A department's months of this year, to be chosen from; above them what is said, perhaps with buttons of its
    own."""
    told = above if isinstance(above, Screen) else Screen(above)
    states = months.months_to_choose(visit.work, department)
    visit.go(MONTHS, department=department.id)
    visit.show(month_words.months_page(department.id, department.name, states, told.text, told.buttons))
