"""Approving and returning: from the notice, from the review, or everything that waits at once."""

import zlib
from collections.abc import Callable, Sequence

from handlers.report_screens import opened, show_review, signature
from handlers.visit import BadPress, Visit, whole
from plan.indicator import Indicator
from plan.oversight import Waiting
from texts import overseeing as words
from texts.screen import Screen
from usecases import answering, completeness, overseeing, reporting, submitting
from usecases.reporting import Report
from usecases.settings import approval_wanted

LONGEST_REASON = 500


def press_approve(visit: Visit, submission: str, seen: str) -> None:
    """One tap from the notice or the review; what was not seen is not approved."""
    found = opened(visit, whole(submission))
    refusal = overseeing.approve(visit.work, found, seen)
    if refusal == "changed":
        visit.toast(words.CHANGED, alert=True)
        show_review(visit, opened(visit, found.submission.id))
    elif refusal is not None:
        _refuse(visit, found, refusal)
    else:
        _tell_approved(visit, found)
        visit.toast(words.APPROVED)
        left = overseeing.count_waiting(visit.work)
        visit.page(words.approved_page(found.department.name, found.month, left))


def _refuse(visit: Visit, found: Report, refusal: str) -> None:
    visit.toast(words.REFUSALS[refusal], alert=True)  # type: ignore[index]
    show_review(visit, opened(visit, found.submission.id))


def _tell_approved(visit: Visit, found: Report) -> None:
    notice = words.approved_notice(found.department.name, found.month, visit.work.person.name)
    for person in completeness.to_tell(visit.work, found.department.id):
        visit.tell(person, notice, f"approved:{visit.bot_id}:{visit.update_id}:{found.submission.id}:{person.id}")


def press_waiting(visit: Visit, page: str) -> None:
    """Every report that waits."""
    if not visit.work.oversees:
        raise BadPress
    visit.page(_waiting_page(visit, whole(page)))


def _waiting_page(visit: Visit, page: int, above: str = "") -> Screen:
    found = overseeing.waiting(visit.work)
    return words.waiting_page(found, page, _token(found), above)


def _token(found: Sequence[Waiting]) -> str:
    """Names all that waits, so that one tap approves what was listed and nothing that came since."""
    return f"{zlib.crc32('|'.join(one.revision for one in found).encode()):08x}"


def press_all(visit: Visit, token: str) -> None:
    """Approve all that was listed."""
    if not visit.work.oversees:
        raise BadPress
    found = overseeing.waiting(visit.work)
    if not found or _token(found) != token:
        visit.toast(words.CHANGED if found else words.REFUSALS["approved"], alert=True)
        visit.page(_waiting_page(visit, 0, words.LIST_CHANGED))
        return
    count = 0
    for one in found:
        report = reporting.report(visit.work, one.submission)
        if report is not None and overseeing.approve(visit.work, report, one.revision) is None:
            _tell_approved(visit, report)
            count += 1
    # Of what was listed nothing was left when another overseer has pressed at the same moment.
    visit.toast(words.all_approved(count) if count else words.REFUSALS["approved"], alert=not count)
    visit.page(_waiting_page(visit, 0))


def press_return(visit: Visit, submission: str) -> None:
    """Begin to return a report: rows that look odd are offered as marked."""
    found = _returnable(visit, submission)
    odd = [one.key for one in found.rows if answering.doubt_about(visit.work, found, one) is not None]
    visit.go("return", submission=found.submission.id, figures=odd)
    _show_pick(visit, found, 0)


def _returnable(visit: Visit, submission: str) -> Report:
    found = opened(visit, whole(submission))
    refusal = reporting.why_not(visit.work, "return", found)
    if refusal is not None:
        visit.toast(words.REFUSALS[refusal], alert=True)
        raise BadPress
    return found


def _in_hand(visit: Visit, submission: str) -> Report:
    """The report that this person is about to return."""
    found = _returnable(visit, submission)
    if (
        visit.dialog.screen not in ("return", "return_why")
        or visit.dialog.facts.get("submission") != found.submission.id
    ):
        raise BadPress
    return found


def _show_pick(visit: Visit, found: Report, page: int) -> None:
    picked = set(visit.dialog.facts["figures"])
    odd = {one.key for one in found.rows if answering.doubt_about(visit.work, found, one) is not None}
    said = {key: words.said(one.value) for key, one in found.answers.items()}
    rows = sorted(found.rows, key=lambda one: one.key not in odd)
    name, month = found.department.name, found.month
    visit.show(words.pick(found.submission.id, name, month, rows, said, picked, odd, page))


def press_row(visit: Visit, submission: str, figure: str, page: str) -> None:
    """Mark a row, or take its mark away."""
    found = _in_hand(visit, submission)
    key = whole(figure)
    if all(one.key != key for one in found.rows):
        raise BadPress
    picked = set(visit.dialog.facts["figures"]) ^ {key}
    visit.go("return", submission=found.submission.id, figures=sorted(picked))
    _show_pick(visit, found, whole(page))


def press_at(visit: Visit, submission: str, page: str) -> None:
    """Another page of the rows, or back to them from the reason."""
    found = _in_hand(visit, submission)
    visit.go("return", submission=found.submission.id, figures=visit.dialog.facts["figures"])
    _show_pick(visit, found, whole(page))


def press_why(visit: Visit, submission: str) -> None:
    _ask_reason(visit, _in_hand(visit, submission))


def _ask_reason(visit: Visit, found: Report, above: str = "") -> None:
    rows = _picked(visit, found)
    if not rows:
        visit.toast(words.PICK_ONE, alert=True)
        raise BadPress
    visit.go("return_why", submission=found.submission.id, figures=[one.key for one in rows])
    visit.show(words.ask_reason(found.submission.id, rows, above))


def _picked(visit: Visit, found: Report) -> list[Indicator]:
    picked = set(visit.dialog.facts["figures"])
    return [one for one in found.rows if one.key in picked]


def press_say(visit: Visit, submission: str, code: str) -> None:
    """One of the ready reasons."""
    if code not in words.REASONS:
        raise BadPress
    _preview(visit, _in_hand(visit, submission), words.REASONS[code])


def receive_reason(visit: Visit) -> None:
    """The reason, typed; it is shown once more before anything is sent."""
    found = _in_hand(visit, str(visit.dialog.facts["submission"]))
    reason = " ".join(visit.text.split())[:LONGEST_REASON]
    if len(reason) < 3:
        _ask_reason(visit, found, words.REASON_TOO_SHORT)
        return
    _preview(visit, found, reason)


def _preview(visit: Visit, found: Report, reason: str) -> None:
    rows = _picked(visit, found)
    if not rows:
        raise BadPress
    visit.go("return_why", submission=found.submission.id, figures=[one.key for one in rows], reason=reason)
    visit.show(words.preview(found.submission.id, found.department.name, found.month, rows, reason))


def press_send(visit: Visit, submission: str) -> None:
    """Return it, and tell its people."""
    found = _in_hand(visit, submission)
    reason, rows = visit.dialog.facts.get("reason"), _picked(visit, found)
    if not reason or not rows:
        raise BadPress
    told = give_back(visit, found, rows, str(reason))
    if told is None:
        raise BadPress
    visit.go("menu")
    visit.toast(words.RETURNED)
    until = submitting.open_until(visit.work, found)
    visit.show(words.returned_page(found.department.name, found.month, rows, until, told))


def give_back(visit: Visit, found: Report, rows: Sequence[Indicator], reason: str) -> int | None:
    """Return a report for some rows and tell its people; how many these are, None when it cannot be returned."""
    done = overseeing.send_back(visit.work, found, [one.key for one in rows], reason)
    if isinstance(done, str):
        return None
    until = submitting.open_until(visit.work, found)
    name = visit.work.person.name
    at = found.submission.id
    notice = words.returned_notice(at, found.department.name, found.month, rows, reason, name, until)
    people = completeness.to_tell(visit.work, found.department.id)
    for person in people:
        visit.tell(person, notice, f"returned:{done.id}:{person.id}")
    return len(people)


def tell_sent_again(visit: Visit, report: Report) -> Screen | None:
    """The notice of a report that had been returned, with what changed since; None for one that never was."""
    changes = overseeing.changed_since_seen(visit.work, report)
    if overseeing.last_return(visit.work, report) is None:
        return None
    by = signature(visit, report)
    at = report.submission.id
    return words.sent_again(report.department.name, by, report.month, changes, at, overseeing.revision(report))


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
    "ret": press_return,
    "ret_row": press_row,
    "ret_at": press_at,
    "ret_why": press_why,
    "ret_say": press_say,
    "ret_send": press_send,
    "approval": press_approval,
    "appr_set": press_set_approval,
}
TEXTS: Page = {"return_why": receive_reason}
FILES: Page = {}
