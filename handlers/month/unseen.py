"""Numbers that were typed before the question they would answer could be seen, as after an outage or on a slow network.

Which row such a number is for, nobody can know: nothing of it is kept unasked. All of them are named in one message,
above the question that is open, with one button to look them over.
"""

from dataclasses import replace

from handlers.month.asking.told import TOLD
from handlers.month.not_taken import refusal_lines, show_list
from handlers.month.screens import ASK, card_heading, show_question, stub_of_card, unsent_report
from handlers.month.waiting import NO_WAITING, UNSEEN, parted, waiting_at
from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from plan.indicator import Indicator
from plan.typed import assignment
from plan.typed.answers import read_answers
from plan.typed.listed.entries import Entry
from texts.month import presses, questions
from texts.month import unseen as words
from texts.sentence import Markup
from usecases import conversation
from usecases.month.reporting import Report

_MOST = 30
"""Texts that wait at once; of more the oldest are forgotten, as they were said not to be kept."""


def is_unseen(visit: Visit) -> bool:
    """Whether the person wrote this before they could see what it would answer. A row that they chose themselves need
    not be seen, whether its card has arrived meanwhile or not."""
    facts = visit.dialog.facts
    if "since" in facts and facts["since"] is None:
        return False
    first = conversation.FirstShown.of(facts)
    return conversation.is_written_before(visit.work, visit.dialog, visit.message_id, visit.written_at, first)


def waiting_texts(visit: Visit) -> list[str]:
    """What was typed unseen and named so far, while the same question has been open."""
    return list(visit.dialog.facts.get(UNSEEN, ()))


def tell_unseen(visit: Visit, report: Report, current: Indicator) -> None:
    """Name what was typed unseen, together with what came before it, where the question stands."""
    facts = visit.dialog.facts
    texts = [*waiting_texts(visit), visit.text][-_MOST:]
    typed, repeated = parted(visit, texts)
    last, receipt = facts.get("last"), Markup(facts.get("receipt", ""))
    previous = report.find(last[0]) if last is not None else None
    visit.renews = True
    if last is not None and previous is not None and TOLD not in facts and not typed and len(repeated) == 1:
        screen = questions.same_again(card_heading(report), current, last[1], previous)
        visit.show(screen, stub=stub_of_card(visit, report))
    else:
        show_question(
            visit,
            report,
            current,
            receipt=receipt,
            reviewing=bool(facts.get("reviewing")),
            waiting=replace(waiting_at(visit, report), unseen=tuple(texts)),
        )
    since = visit.message_id if facts.get("since") else 0  # what a button led to still is
    kept = {"last": last, "receipt": str(receipt), UNSEEN: texts, "since": since}
    visit.dialog.facts = {**visit.dialog.facts, **kept}


def press_check(visit: Visit, submission: int, figure: int) -> None:
    """📋: the texts as a list for the open questions in their order, kept by ✅ only."""
    report = unsent_report(visit, submission)
    facts, current = visit.dialog.facts, report.find(figure)
    is_open = visit.dialog.screen == ASK and (facts.get("submission"), facts.get("figure")) == (submission, figure)
    typed, _ = parted(visit, waiting_texts(visit))
    if current is None or not is_open or not typed:
        visit.toast(words.GONE.plain())
        raise BadPress
    queue = [current, *(row for row in report.unanswered if row is not current)]
    answers = read_answers("\n".join(typed), whole=False, month=report.month.spoken)
    outcomes = assignment.assign_lines(answers, queue, report.reported_by)
    entries = [
        Entry(outcome.indicator, outcome.value, outcome.line, False)
        for outcome in outcomes
        if isinstance(outcome, assignment.Assigned)
    ]
    refused = [outcome for outcome in outcomes if not isinstance(outcome, assignment.Assigned)]
    if not entries:
        show_question(visit, report, current, above=refusal_lines(report, refused), waiting=NO_WAITING)
        return
    show_list(visit, report, current, [entries], refusal_lines(report, refused))


PAGE = Page(presses=(on(presses.check_unseen, press_check),))
