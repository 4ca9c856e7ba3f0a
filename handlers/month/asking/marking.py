"""📌 In which rows there was work this month: they are marked first, by buttons or by typing their numbers, and only
those are asked. What is marked and not yet taken is kept in the dialog's row."""

from collections.abc import Collection, Sequence

from markupsafe import Markup

from handlers.month.screens import (
    ASK,
    LIST,
    MARK,
    card_heading,
    show_next,
    show_review,
    unsent_report,
)
from handlers.month.typed_numbers import open_report
from handlers.page import Page, on
from handlers.visit import SUSPENDED, BadPress, Visit
from plan.typed.all_zero import zeros_said
from plan.typed.answers import without_the_rest
from plan.typed.rows.row_numbers import read_row_numbers
from texts.month import presses, receipts
from texts.month.asking import marking as words
from texts.sentence import NOTHING, lines
from usecases.month import marking, reporting
from usecases.month.reporting import Report

_TYPED = receipts.THE_REST


def open_marks(visit: Visit, submission: int, page: int) -> None:
    """📌, and ◀️ ▶️ of the page that is open, which keep what is marked."""
    report = unsent_report(visit, submission)
    is_open = visit.dialog.screen == MARK and visit.dialog.facts.get("submission") == submission
    show_marks(visit, report, _marked(visit) if is_open else None, page=page)


def show_marks(
    visit: Visit,
    report: Report,
    marked: Collection[int] | None = None,
    *,
    page: int = 0,
    above: Markup = NOTHING,
) -> None:
    """The page with what is marked; at first what a choice before has left open."""
    rows = marking.rows_to_mark(report, _TYPED.plain())
    if not rows:
        _leave(visit)
        show_next(visit, report, above=above)
        return
    chosen = marking.marked_rows(report, _TYPED.plain()) if marked is None else set(marked)
    chosen &= {row.key for row in rows}
    screen = words.marking_page(
        card_heading(report),
        rows,
        chosen,
        page,
        every_month=marking.rows_never_zero(visit.work, report, rows),
        asked_anyway=marking.rows_asked_anyway(report),
        above=above,
    )
    visit.go(MARK, submission=report.submission.id, marked=sorted(chosen), page=page)
    visit.show(screen)


def open_typed_marks(visit: Visit, submission: int) -> None:
    """📌 below numbers that were typed at a question and may be rows: they are marked, and looked over."""
    report = unsent_report(visit, submission)
    facts = visit.dialog.facts
    if visit.dialog.screen not in (ASK, LIST) or facts.get("submission") != submission or not facts.get("named"):
        raise BadPress
    show_marks(visit, report, facts["named"], above=words.look_over())


def _marking_report(visit: Visit, submission: int) -> Report:
    """The report of the page that is open; a button of an old page marks nothing."""
    report = unsent_report(visit, submission)
    if visit.dialog.screen != MARK or visit.dialog.facts.get("submission") != submission:
        raise BadPress
    return report


def _marked(visit: Visit) -> set[int]:
    return set(visit.dialog.facts.get("marked", ()))


def mark_row(visit: Visit, submission: int, figure: int) -> None:
    """A row is marked, or is not any more."""
    report = _marking_report(visit, submission)
    if figure not in {row.key for row in marking.rows_to_mark(report, _TYPED.plain())}:
        raise BadPress  # somebody has answered it meanwhile
    show_marks(visit, report, _marked(visit) ^ {figure}, page=visit.dialog.facts.get("page", 0))


def press_marked(visit: Visit, submission: int) -> None:
    """✅: the choice is taken."""
    _take(visit, _marking_report(visit, submission), _marked(visit))


def receive_marks(visit: Visit) -> None:
    """The numbers of the rows, typed. What can only be meant so is taken at once; whatever is odd in it is asked, with
    the rest marked."""
    report = open_report(visit)
    if report is None:
        return
    if report.access != "open":
        _leave(visit)
        show_review(visit, report)
        return
    text, rest = without_the_rest(visit.text)
    if (rest and not text.strip()) or (not _marked(visit) and zeros_said(text) is not None):
        _take(visit, report, _marked(visit))
        return
    named = read_row_numbers(text, report.asked)
    marked = _marked(visit) | {row.key for row in named.rows}
    if named.sure:
        _take(visit, report, marked)
        return
    rows = marking.rows_to_mark(report, _TYPED.plain())
    unknown: Sequence[str] = named.unknown
    if any(map(str.isalpha, "".join(unknown))) or not (named.rows or unknown):
        unknown = (visit.text,)  # as it was typed, in whatever letters
    above = lines(
        words.not_rows(unknown, words.example_of(rows)) if unknown else NOTHING,
        words.named_twice(named.twice) if named.twice else NOTHING,
        words.look_over() if named.rows else NOTHING,
    )
    show_marks(visit, report, marked, page=visit.dialog.facts.get("page", 0), above=above)


def _take(visit: Visit, report: Report, marked: Collection[int]) -> None:
    """Rows that are not marked become zero, which can be taken back at once; then the first of the others is asked."""
    _leave(visit)
    done = marking.mark_rows(visit.work, report, marked, _TYPED.plain())
    receipt = lines(receipts.rest_filled(len(done.filled)), words.marked_receipt(done.asked))
    show_next(visit, report, receipt=receipt, filled=len(done.filled))


def _leave(visit: Visit) -> None:
    """The choice is made or given up: home has nothing to lead back to."""
    visit.dialog.screen = ASK
    visit.settle()


def drop_marks(visit: Visit, submission: int) -> None:
    """⬅️"""
    _marking_report(visit, submission)
    give_up(visit)


def give_up(visit: Visit) -> None:
    """Back to the questions, nothing is filled."""
    report = reporting.load_report(visit.work, visit.dialog.facts.get("submission", 0), to_change=True)
    _leave(visit)
    if report is None:
        visit.present()
    else:
        show_next(visit, report)


def take_up_marks(visit: Visit, report: Report) -> bool:
    """Go back to the page where rows of this report were being marked when something else began; False when they were
    not."""
    facts = visit.dialog.facts
    screen, left = facts.get(SUSPENDED, ("", {})) if visit.dialog.screen != MARK else (MARK, facts)
    if screen != MARK or left.get("submission") != report.submission.id or report.access != "open":
        return False
    show_marks(visit, report, left.get("marked", ()), page=left.get("page", 0))
    return True


def present_marks(visit: Visit) -> bool:
    """The page with everything that is marked; the report when nothing of it can be filled any more."""
    facts = visit.dialog.facts
    report = reporting.load_report(visit.work, facts.get("submission", 0))
    if report is None:
        return False
    if report.access == "open":
        show_marks(visit, report, facts.get("marked", ()), page=facts.get("page", 0))
    else:
        _leave(visit)
        show_review(visit, report)
    return True


PAGE = Page(
    presses=(
        on(presses.mark_rows, open_marks),
        on(presses.mark_row, mark_row),
        on(presses.mark_typed_rows, open_typed_marks),
        on(presses.rows_are_marked, press_marked),
        on(presses.drop_marks, drop_marks),
    ),
    texts={MARK: receive_marks},
    present={MARK: present_marks},
    stopped={MARK: words.STOPPED},
    offered=False,
)
