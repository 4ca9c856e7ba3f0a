"""Approving: from the notice, from the review, or everything that waits at once."""

import zlib
from collections.abc import Sequence

from handlers.month.screens import show_review, visible_report
from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from notices.oversight import report_approved
from plan.month.oversight import Waiting
from plan.month.submission import Refusal
from texts.oversight import overseeing as words
from texts.oversight import presses
from texts.screen import Screen
from texts.sentence import NOTHING, Markup
from usecases.month import reporting
from usecases.month.reporting import Report
from usecases.oversight import overseeing
from usecases.settings.library import approval_wanted


def press_approve(visit: Visit, submission: int, revision: str) -> None:
    """One tap on the notice or the review; a report that changed since it was shown is not approved."""
    report = visible_report(visit, submission)
    refusal = overseeing.approve_report(visit.work, report, revision)
    if refusal == "changed":
        visit.toast(words.CHANGED.plain(), alert=True)
        show_review(visit, visible_report(visit, submission))
    elif refusal is not None:
        show_judge_refusal(visit, report, refusal)
    else:
        report_approved(visit.work, report)
        visit.toast(words.APPROVED.plain())
        left = overseeing.count_waiting(visit.work)
        visit.page(words.approved_page(report.department.name, report.month, left))


def show_judge_refusal(visit: Visit, report: Report, refusal: Refusal) -> None:
    """Say why a report cannot be judged so, and show it as it is."""
    visit.toast(words.REFUSALS[refusal].plain(), alert=True)
    show_review(visit, visible_report(visit, report.submission.id))


def press_waiting(visit: Visit, page: int) -> None:
    """Every report that waits."""
    if not visit.work.oversees:
        raise BadPress
    visit.page(_waiting_page(visit, page))


def _waiting_page(visit: Visit, page: int, above: Markup = NOTHING) -> Screen:
    waiting = overseeing.waiting_reports(visit.work)
    return words.waiting_page(waiting, page, _token(waiting), above)


def _token(waiting: Sequence[Waiting], *, asked: bool = False) -> str:
    """Names all that waits, so that one tap approves what was listed and nothing that came since; another name once
    the overseer was asked, so that a double tap answers no question."""
    revisions = [report.revision for report in waiting]
    return f"{zlib.crc32('|'.join(['asked', *revisions] if asked else revisions).encode()):08x}"


def press_approve_all(visit: Visit, token: str) -> None:
    """Approve all that was listed; once more asked when something of it looks odd."""
    if not visit.work.oversees:
        raise BadPress
    waiting = overseeing.waiting_reports(visit.work)
    sure = _token(waiting, asked=True)
    if waiting and token == _token(waiting) and any(report.odd or report.zeros for report in waiting):
        visit.page(words.ask_all(waiting, sure))
    elif not waiting:
        visit.toast(words.NOTHING_LEFT.plain(), alert=True)
        visit.page(_waiting_page(visit, 0))
    elif token not in (_token(waiting), sure):
        visit.toast(words.CHANGED.plain(), alert=True)
        visit.page(_waiting_page(visit, 0, words.LIST_CHANGED()))
    else:
        _approve_all(visit, waiting)


def _approve_all(visit: Visit, waiting: Sequence[Waiting]) -> None:
    count = _approve_each(visit, waiting)
    # Of what was listed nothing is left when another overseer has pressed at the same moment.
    visit.toast(words.all_approved(count) if count else words.NOTHING_LEFT.plain(), alert=not count)
    visit.page(_waiting_page(visit, 0))


def _approve_each(visit: Visit, waiting: Sequence[Waiting]) -> int:
    """How many of these reports could be approved."""
    count = 0
    for listed in waiting:
        report = reporting.load_report(visit.work, listed.submission)
        if report is not None and overseeing.approve_report(visit.work, report, listed.revision) is None:
            report_approved(visit.work, report)
            count += 1
    return count


def press_approve_clear(visit: Visit, token: str) -> None:
    """Approve what holds nothing to be looked at, and show the rest."""
    if not visit.work.oversees:
        raise BadPress
    waiting = overseeing.waiting_reports(visit.work)
    if token != _token(waiting):
        visit.toast(words.CHANGED.plain() if waiting else words.NOTHING_LEFT.plain(), alert=True)
        visit.page(_waiting_page(visit, 0, words.LIST_CHANGED() if waiting else NOTHING))
        return
    count = _approve_each(visit, [report for report in waiting if report.is_clear])
    visit.page(_waiting_page(visit, 0, words.clear_approved(count) if count else NOTHING))


def press_approval(visit: Visit) -> None:
    """The setting: are reports approved at all?"""
    if not visit.work.directs:
        raise BadPress
    visit.page(words.approval_page(approval_wanted(visit.work), overseeing.count_waiting(visit.work)))


def press_set_approval(visit: Visit, wanted: bool) -> None:
    if not visit.work.directs:
        raise BadPress
    if wanted == approval_wanted(visit.work):
        press_approval(visit)
        return
    approved = overseeing.set_approval(visit.work, wanted, words.APPROVAL_OFF.plain())
    visit.page(words.approval_page(wanted, 0, words.approval_changed(wanted, approved)))


PAGE = Page(
    presses=(
        on(presses.approve, press_approve),
        on(presses.waiting, press_waiting),
        on(presses.approve_all, press_approve_all),
        on(presses.approve_clear, press_approve_clear),
        on(presses.approval, press_approval),
        on(presses.set_approval, press_set_approval),
    )
)
