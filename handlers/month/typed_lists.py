"""A typed list that was shown: it is kept by one button, or not at all."""

from decimal import Decimal

from handlers.month.asking.beside_list import NUMBER_ASKED, ask_row, show_list_again, show_list_below
from handlers.month.corrections import Waiting, correct_each
from handlers.month.files.evidence import receive_file_at_question, receive_file_elsewhere, receive_text_at_question
from handlers.month.not_taken import ask_rest, show_waiting_list, waiting_entries, with_rest
from handlers.month.screens import (
    ASK,
    LIST,
    OPEN_ROWS,
    REVIEW,
    card_heading,
    say_why_refused,
    show_next,
    show_question,
    show_review,
    unsent_report,
    visible_report,
)
from handlers.month.typed_numbers import claim_message, receive_numbers
from handlers.month.unseen import is_unseen, waiting_texts
from handlers.month.waiting import UNSEEN, as_seen
from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from plan.indicator import Indicator
from plan.typed import assignment
from plan.typed.listed.entries import Entry
from plan.typed.yes_or_no import yes_or_no
from texts import menus as menu_words
from texts.month import lists as words
from texts.month import presses, receipts
from texts.month import unseen as unseen_words
from texts.month.asking import yes_or_no as said_words
from texts.sentence import NOTHING, lines
from usecases.month import answering, beside, reporting
from usecases.month.past import load_past
from usecases.month.reporting import Report

_EXAMPLES = 2


def open_rows(visit: Visit, submission: int) -> None:
    """📋"""
    _show_open_rows(visit, unsent_report(visit, submission))


def _show_open_rows(visit: Visit, report: Report) -> None:
    rows = report.unanswered
    if not rows:
        show_review(visit, report)
        return
    load_past(visit.work, report, rows)
    shown = [words.OpenRow(row, beside.figure_background(visit.work, report, row).as_before) for row in rows]
    addresses = [assignment.address_of(row, report.reported_by) for row in rows]
    visit.go(OPEN_ROWS, submission=report.submission.id)
    visit.show(words.open_rows_screen(card_heading(report), shown, [*filter(None, addresses)][-_EXAMPLES:]))


def present_open_rows(visit: Visit) -> bool:
    """The questions that are open now; the report when it cannot be answered any more."""
    report = reporting.load_report(visit.work, visit.dialog.facts.get("submission", 0))
    if report is None:
        return False
    if report.access == "open":
        _show_open_rows(visit, report)
    else:
        show_review(visit, report)
    return True


def _waiting_report(visit: Visit, submission: int, nonce: int) -> Report:
    """The report of the list that a button speaks of, if it is the one that waits."""
    report = visible_report(visit, submission)
    facts = visit.dialog.facts
    is_waiting = visit.dialog.screen == LIST and facts.get("submission") == submission and facts.get("nonce") == nonce
    if is_waiting and not report.takes_answers:
        say_why_refused(visit, report, "answer")
    if not is_waiting or not report.takes_answers:
        raise BadPress
    return report


def take_list(visit: Visit, submission: int, nonce: int, reading: int) -> None:
    """✅: every number of the list goes to its row, but for those that a colleague has answered meanwhile."""
    report = _waiting_report(visit, submission, nonce)
    readings = waiting_entries(visit, report)
    if not 0 <= reading < len(readings):
        raise BadPress
    seen = {key: stood for key, _, _, _, stood in visit.dialog.facts["readings"][reading]}
    reviewing = bool(visit.dialog.facts.get("reviewing"))
    entries, refused = [], []
    for entry in readings[reading]:
        answer = report.answers.get(entry.indicator.key)
        if (
            answer is not None
            and as_seen(answer) != seen[entry.indicator.key]
            and not _is_own(visit, answer.entered_by)
        ):
            refused.append(
                receipts.answered_meanwhile(entry.line, answering.author_of(visit.work, answer), answer.value)
            )
        else:
            entries.append(entry)
    rest = with_rest(visit, report) and not refused
    visit.settle()
    under_rows = bool(visit.dialog.facts.get("under_rows"))
    if report.access == "open":
        new = [answering.NewAnswer(entry.indicator, entry.value, entry.line) for entry in entries]
        filled: list[Indicator] = []
        if rest:
            recorded, filled = answering.record_with_zeros(visit.work, report, new, receipts.THE_REST.plain())
        else:
            recorded = answering.record_answers(visit.work, report, new)
        left_open = receipts.rest_filled(len(filled), report.unanswered, report.counted_rows) if rest else NOTHING
        receipt = lines(receipts.answer_receipts(recorded), left_open)
        above = lines(refused, ask_rest(report, recorded) if under_rows and not rest else NOTHING)
        show_next(
            visit, report, above=above, receipt=receipt, recorded=recorded, filled=len(filled), reviewing=reviewing
        )
    else:
        correct_each(visit, report, _corrections(entries), lines(refused))


def _is_own(visit: Visit, entered_by: int | None) -> bool:
    return entered_by == visit.work.person.id


def _corrections(entries: list[Entry]) -> list[Waiting]:
    """After sending no number goes back to "not known yet"."""
    return [Waiting(entry.indicator, entry.value, entry.line) for entry in entries if isinstance(entry.value, Decimal)]


def drop_list(visit: Visit, submission: int, nonce: int) -> None:
    """❌: nothing of it is kept, and the question behind it is asked on."""
    report = _waiting_report(visit, submission, nonce)
    _back(visit)
    indicator = report.find(visit.dialog.facts.get("figure", 0))
    if indicator is None:
        show_review(visit, report, above=words.NOT_KEPT())
    else:
        reviewing = bool(visit.dialog.facts.get("reviewing"))
        show_question(visit, report, indicator, above=words.NOT_KEPT(), reviewing=reviewing)


def _back(visit: Visit) -> None:
    """The screen behind the list is the present one again."""
    facts = visit.dialog.facts
    at = {"submission": facts.get("submission", 0), "reviewing": bool(facts.get("reviewing"))}
    if facts.get("figure"):
        visit.go(ASK, figure=facts["figure"], seen=facts.get("seen"), **at)
    else:
        visit.go(REVIEW, **at)


def receive_text(visit: Visit) -> None:
    """What is typed instead of pressing ✅ is for the rows that it names; of a number without a row it is asked. Typed
    before the list could be seen it is for nothing, and the list goes on waiting."""
    report = reporting.load_report(visit.work, visit.dialog.facts.get("submission", 0), to_change=True)
    if report is not None and report.takes_answers and any(waiting_entries(visit, report)) and is_unseen(visit):
        if claim_message(visit, report, ()):
            visit.renews = True
            texts = [*waiting_texts(visit), visit.text]
            show_waiting_list(visit, report, unseen_words.unseen_at_list(texts))
            visit.dialog.facts = {**visit.dialog.facts, UNSEEN: texts, "since": visit.message_id}
        return
    waits = report is not None and report.takes_answers and any(waiting_entries(visit, report))
    if report is not None and waits and (_take_yes_or_no(visit, report) or ask_row(visit, report)):
        return
    _back(visit)
    if visit.dialog.screen == ASK:
        receive_text_at_question(visit)
    else:
        receive_numbers(visit)


def _take_yes_or_no(visit: Visit, report: Report) -> bool:
    """A typed yes or no is for the list that waits, and no number of the question behind it; False of anything else."""
    said, readings = yes_or_no(visit.text), waiting_entries(visit, report)
    if said is None:
        return False
    if not claim_message(visit, report, ()):
        return True
    nonce = visit.dialog.facts["nonce"]
    number_asked = NUMBER_ASKED in visit.dialog.facts
    if said == "no" and number_asked:
        show_list_below(visit, report, said_words.refused_at_list(visit.text))
    elif said == "no":
        drop_list(visit, report.submission.id, nonce)
    elif len(readings) == 1 and not number_asked:
        take_list(visit, report.submission.id, nonce, 0)
    else:
        show_list_again(visit, report, said_words.which_one(visit.text))
    return True


def receive_file(visit: Visit) -> None:
    """A photo or document at a list is for the question behind it."""
    if visit.file is not None and visit.file.kind == "other":
        receive_file_elsewhere(visit)
        return
    _back(visit)
    if visit.dialog.screen == ASK:
        receive_file_at_question(visit)
    else:
        receive_file_elsewhere(visit)


def present_list(visit: Visit) -> bool:
    """The list as it waits; the report when nothing of it can be kept any more."""
    report = reporting.load_report(visit.work, visit.dialog.facts.get("submission", 0))
    if report is None:
        return False
    if not report.takes_answers:
        show_review(visit, report)
    elif not any(waiting_entries(visit, report)):
        show_next(visit, report)
    else:
        show_list_again(visit, report)
    return True


PAGE = Page(
    presses=(
        on(presses.take_list, take_list),
        on(presses.drop_list, drop_list),
        on(presses.open_rows, open_rows),
    ),
    texts={LIST: receive_text, OPEN_ROWS: receive_numbers},
    files={LIST: receive_file},
    present={LIST: present_list, OPEN_ROWS: present_open_rows},
    stopped={LIST: words.NOT_KEPT, OPEN_ROWS: menu_words.STOPPED},
    resumed=False,
)
