"""Words that people type in the middle of a report: the note beside a figure, and the reason of a correction.

A number among them is more likely an answer, and is never hidden in a note or a reason unasked. Words with a number
that is asked about wait in the dialog's row.
"""

from handlers.month.asking.asides import show_note, show_why
from handlers.month.asking.finding import find_rows
from handlers.month.corrections import keep_as_sent, make_correction
from handlers.month.figures import changeable_figure, number_on_button
from handlers.month.screens import ASK, NOTE, WHY, show_next, show_question, show_review
from handlers.month.typed_numbers import keep_answer, open_report, take_numbers
from handlers.month.unseen import is_unseen, tell_unseen
from handlers.visit import BadPress, Visit
from notices import month as month_news
from plan.commands import REFUSALS
from plan.fold import heard_key
from plan.indicator import Indicator
from plan.month.question import LONGEST_NOTE, LONGEST_REASON
from plan.rate import number_as_text, number_from_text
from plan.typed.answers import holds_only_numbers
from plan.typed.assignment import address_of, rows_at
from plan.typed.days.lines import days_in, read_days
from plan.typed.rows.notes import note_in
from plan.typed.rows.numbers_in_words import numbers_in_words
from texts.month import questions, receipts, unclear
from usecases.month import answering, evidence
from usecases.month.reporting import Report

_REFUSALS = frozenset(map(heard_key, REFUSALS))
_MOST = 3
"""Numbers that are offered at once."""


def receive_correction_reason(visit: Visit) -> None:
    """The reason of a correction, typed; numbers typed here are new numbers, and "yo'q" takes the change back."""
    report = open_report(visit)
    if report is None:
        return
    indicator = report.find(visit.dialog.facts["figure"])
    if indicator is None or _says_numbers(visit, report, indicator):
        visit.dialog.screen = ASK
        take_numbers(visit, report)
        return
    if heard_key(visit.text) in _REFUSALS:
        if visit.dialog.facts.get("then"):
            keep_as_sent(visit, report, indicator)
        else:
            show_review(visit, report, above=receipts.NOT_CHANGED())
        return
    if len(visit.text) > LONGEST_REASON:
        show_why(visit, report, indicator, above=unclear.reason_too_long(len(visit.text), LONGEST_REASON))
    elif not _ask_what_is_meant(visit, report, indicator):
        make_correction(visit, report, indicator, visit.text)


def _says_numbers(visit: Visit, report: Report, indicator: Indicator) -> bool:
    """Whether a text that was asked for as words is numbers: of the month, or of days with nothing beside them but
    their rows."""
    days = days_in(visit.text, visit.work.today, report.month.year)
    if days is None:
        return holds_only_numbers(visit.text)
    bare = all(line.day is not None and holds_only_numbers(line.rest) for line in days)
    return bare and bool(read_days(days, indicator, report.reported_by, report.month.number).numbers)


def receive_note(visit: Visit) -> None:
    """A note beside a figure."""
    report = open_report(visit)
    if report is None:
        return
    indicator = report.find(visit.dialog.facts["figure"])
    if indicator is None:
        show_next(visit, report)
        return
    if _says_numbers(visit, report, indicator):
        reviewing = bool(visit.dialog.facts.get("reviewing"))
        visit.go(ASK, submission=report.submission.id, figure=indicator.key, reviewing=reviewing)
        take_numbers(visit, report)
    elif len(visit.text) > LONGEST_NOTE:
        show_note(visit, report, indicator, above=unclear.note_too_long(len(visit.text), LONGEST_NOTE))
    elif not _ask_what_is_meant(visit, report, indicator):
        _write_note(visit, report, indicator, visit.text)


def take_note(visit: Visit, report: Report, current: Indicator | None) -> bool:
    """Take a text that says itself that it is a note: of the row that it names, or of the open question. False of any
    other text."""
    note = note_in(visit.text)
    if note is None:
        return False
    if note.target is None and current is not None and report.access == "open" and is_unseen(visit):
        tell_unseen(visit, report, current)
        return True
    rows = rows_at(note.target, report.reported_by) if note.target is not None else [current] if current else []
    if len(rows) != 1:
        addresses = filter(None, (address_of(row, report.reported_by) for row in rows or report.rows))
        above = unclear.note_of_which_row(visit.text, next(addresses, "14"))
        if current is not None:
            show_question(visit, report, current, above=above, reviewing=bool(visit.dialog.facts.get("reviewing")))
        else:
            show_review(visit, report, above=above)
        return True
    reviewing = bool(visit.dialog.facts.get("reviewing")) or current is None
    visit.go(NOTE, submission=report.submission.id, figure=rows[0].key, reviewing=reviewing)
    visit.text = note.words
    if len(note.words) > LONGEST_NOTE:
        show_note(visit, report, rows[0], above=unclear.note_too_long(len(note.words), LONGEST_NOTE))
    elif not _ask_what_is_meant(visit, report, rows[0]):
        _write_note(visit, report, rows[0], note.words, then=current)
    return True


def receive_at_review(visit: Visit) -> None:
    """Numbers that are typed at the review, a note beside one of them, or a word that a row is looked for by."""
    report = open_report(visit)
    if report is not None and not take_note(visit, report, None) and not find_rows(visit, report):
        take_numbers(visit, report)


def _write_note(visit: Visit, report: Report, indicator: Indicator, note: str, then: Indicator | None = None) -> None:
    """Keep a note, or take it away (""); the question `then` is asked on, if it is for another row."""
    answering.add_note(visit.work, report, indicator, note)
    if report.access == "correct":
        month_news.report_corrected(visit.work, report, (), noted=[(indicator, note)])
    evidence.attach_links(visit.work, report, indicator, evidence.links_in(note))
    receipt = receipts.note_written(indicator) if note else receipts.note_removed(indicator)
    reviewing = bool(visit.dialog.facts.get("reviewing"))
    if then is not None:
        show_question(visit, report, then, receipt=receipt, reviewing=reviewing)
    elif reviewing or indicator.key in report.answered:
        show_next(visit, report, receipt=receipt, reviewing=reviewing)
    else:
        show_question(visit, report, indicator, receipt=receipt)


def remove_note(visit: Visit, submission: int, figure: int) -> None:
    """🗑"""
    report, indicator = _waiting_figure(visit, submission, figure)
    answer = report.answers.get(indicator.key)
    if visit.dialog.screen != NOTE or answer is None or not answer.note:
        raise BadPress
    _write_note(visit, report, indicator, "")


# --- words that hold a number ---


def _ask_what_is_meant(visit: Visit, report: Report, indicator: Indicator) -> bool:
    """Ask whether words that hold a number for a row are what was asked for; False when they hold none. The number
    that waits for its reason may be said again in it."""
    facts = visit.dialog.facts
    waiting = number_from_text(facts["value"]) if visit.dialog.screen == WHY and "value" in facts else None
    meant = numbers_in_words(
        visit.text,
        indicator,
        report.reported_by,
        report.month.spoken,
        answered=indicator.key in report.answered,
    )
    offered = [[row.key, number_as_text(value)] for row, value in meant if (row.key, value) != (indicator.key, waiting)]
    if not offered:
        return False
    visit.dialog.facts = {**facts, "words": visit.text, "meant": offered[:_MOST]}
    show_words(visit, report, indicator)
    return True


def show_words(visit: Visit, report: Report, indicator: Indicator) -> None:
    """The note or the reason is asked for, with the words that wait to be told from a number."""
    facts = visit.dialog.facts
    reason = visit.dialog.screen == WHY
    show = show_why if reason else show_note
    meant = [(report.find(key), number_from_text(value)) for key, value in facts.get("meant", ())]
    left = [(row, value) for row, value in meant if row is not None]
    if not left:
        show(visit, report, indicator)
        return
    asked = unclear.REASON_OR_NUMBER if reason else unclear.NOTE_OR_NUMBER
    ahead = questions.words_or_numbers(report.submission.id, indicator, left, reason=reason)
    show(visit, report, indicator, above=asked(typed=unclear.shortened(facts["words"])), ahead=ahead)


def _waiting_figure(visit: Visit, submission: int, figure: int) -> tuple[Report, Indicator]:
    """The figure whose note or reason is waited for now; an old card's button says nothing about another."""
    report, indicator = changeable_figure(visit, submission, figure)
    facts = visit.dialog.facts
    if visit.dialog.screen not in (NOTE, WHY) or (facts.get("submission"), facts.get("figure")) != (submission, figure):
        raise BadPress
    return report, indicator


def keep_words(visit: Visit, submission: int, figure: int) -> None:
    """💬: the words are the note, or the reason."""
    report, indicator = _waiting_figure(visit, submission, figure)
    words = visit.dialog.facts.get("words")
    if words is None:
        raise BadPress
    if visit.dialog.screen == WHY:
        make_correction(visit, report, indicator, words)
    else:
        _write_note(visit, report, indicator, words)


def take_number_in_words(visit: Visit, submission: int, asked: int, figure: int, value: str) -> None:
    """✅: the number is a row's, and nothing is noted."""
    report, _ = _waiting_figure(visit, submission, asked)
    indicator, words = report.find(figure), visit.dialog.facts.get("words")
    if indicator is None or words is None:
        raise BadPress
    keep_answer(visit, report, indicator, number_on_button(indicator, value), words)
