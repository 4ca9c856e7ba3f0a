"""Approving: from the notice, from the review, or everything that waits at once."""

import zlib
from collections.abc import Callable, Sequence

from handlers.month.screens import opened, show_review
from handlers.visit import BadPress, Visit, whole
from notices.oversight import report_approved
from plan.month.oversight import Waiting
from texts.oversight import overseeing as words
from texts.screen import Screen
from usecases.month import reporting
from usecases.month.reporting import Report
from usecases.oversight import overseeing
from usecases.settings.library import approval_wanted


def press_approve(visit: Visit, submission: str, seen: str) -> None:
    """One tap from the notice or the review; what was not seen is not approved."""
    found = opened(visit, whole(submission))
    refusal = overseeing.approve(visit.work, found, seen)
    if refusal == "changed":
        visit.toast(words.CHANGED, alert=True)
        show_review(visit, opened(visit, found.submission.id))
    elif refusal is not None:
        refuse(visit, found, refusal)
    else:
        report_approved(visit.work, found)
        visit.toast(words.APPROVED)
        left = overseeing.count_waiting(visit.work)
        visit.page(words.approved_page(found.department.name, found.month, left))


def refuse(visit: Visit, found: Report, refusal: str) -> None:
    """Say why a report cannot be judged so, and show it as it is."""
    visit.toast(words.REFUSALS[refusal], alert=True)  # type: ignore[index]
    show_review(visit, opened(visit, found.submission.id))


def press_waiting(visit: Visit, page: str) -> None:
    """Every report that waits."""
    if not visit.work.oversees:
        raise BadPress
    visit.page(_waiting_page(visit, whole(page)))


def _waiting_page(visit: Visit, page: int, above: str = "") -> Screen:
    found = overseeing.waiting(visit.work)
    return words.waiting_page(found, page, _token(found), above)


def _token(found: Sequence[Waiting], *, asked: bool = False) -> str:
    """Names all that waits, so that one tap approves what was listed and nothing that came since; another name once
    the overseer was asked, so that a double tap answers no question."""
    said = ["asked"] if asked else []
    return f"{zlib.crc32('|'.join([*said, *(one.revision for one in found)]).encode()):08x}"


def press_all(visit: Visit, token: str) -> None:
    """Approve all that was listed; once more asked when something of it looks odd."""
    if not visit.work.oversees:
        raise BadPress
    found = overseeing.waiting(visit.work)
    sure = _token(found, asked=True)
    if found and token == _token(found) and any(one.odd or one.zeros for one in found):
        visit.page(words.ask_all(found, sure))
        return
    if not found or token not in (_token(found), sure):
        visit.toast(words.CHANGED if found else words.REFUSALS["approved"], alert=True)
        visit.page(_waiting_page(visit, 0, words.LIST_CHANGED))
        return
    count = 0
    for one in found:
        report = reporting.report(visit.work, one.submission)
        if report is not None and overseeing.approve(visit.work, report, one.revision) is None:
            report_approved(visit.work, report)
            count += 1
    # Of what was listed nothing was left when another overseer has pressed at the same moment.
    visit.toast(words.all_approved(count) if count else words.REFUSALS["approved"], alert=not count)
    visit.page(_waiting_page(visit, 0))


def press_approval(visit: Visit) -> None:
    """The setting: are reports approved at all?"""
    if not visit.work.directs:
        raise BadPress
    visit.page(words.approval_page(approval_wanted(visit.work), overseeing.count_waiting(visit.work)))


def press_set_approval(visit: Visit, wanted: str) -> None:
    if not visit.work.directs or wanted not in ("0", "1"):
        raise BadPress
    on = wanted == "1"
    if on == approval_wanted(visit.work):
        press_approval(visit)
        return
    approved = overseeing.set_approval(visit.work, on, words.APPROVAL_OFF)
    visit.page(words.approval_page(on, 0, words.approval_changed(on, approved)))


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {
    "approve": press_approve,
    "waiting": press_waiting,
    "all": press_all,
    "approval": press_approval,
    "appr_set": press_set_approval,
}
TEXTS: Page = {}
FILES: Page = {}
