"""Returning a report: its rows are marked, a reason is pressed or typed, and both are seen before they are sent."""

from collections.abc import Callable, Sequence

from handlers.month.screens import opened
from handlers.oversight.overseeing import refuse
from handlers.visit import BadPress, Visit, whole
from notices.oversight import report_returned
from plan.indicator import Indicator
from plan.month.question import LONGEST_REASON
from plan.typed.answers import holds_only_numbers
from texts.month import unclear
from texts.oversight import overseeing as judging_words
from texts.oversight import returning as words
from usecases.month import answering, reporting, submitting
from usecases.month.reporting import Report
from usecases.oversight import overseeing
from usecases.progress import completeness


def press_return(visit: Visit, submission: str) -> None:
    """Begin to return a report: rows that look odd are offered as marked."""
    found = opened(visit, whole(submission))
    refusal = reporting.why_not(visit.work, "return", found)
    if refusal is not None:
        refuse(visit, found, refusal)
        return
    odd = [one.key for one in found.rows if answering.doubt_about(visit.work, found, one) is not None]
    visit.go("return", submission=found.submission.id, figures=odd, page=0)
    _show_pick(visit, found)


def _in_hand(visit: Visit, submission: str) -> Report:
    """The report that this person is about to return."""
    found = opened(visit, whole(submission))
    refusal = reporting.why_not(visit.work, "return", found)
    if refusal is not None:
        visit.toast(judging_words.REFUSALS[refusal], alert=True)
        raise BadPress
    if (
        visit.dialog.screen not in ("return", "return_why")
        or visit.dialog.facts.get("submission") != found.submission.id
    ):
        raise BadPress
    return found


def present(visit: Visit) -> bool:
    """Show again the step of returning a report that this person is at; False when they are at none."""
    facts = visit.dialog.facts
    found = reporting.report(visit.work, facts.get("submission", 0)) if visit.dialog.screen in TEXTS else None
    if found is None or reporting.why_not(visit.work, "return", found) is not None:
        return False
    if visit.dialog.screen == "return":
        _show_pick(visit, found)
    elif "reason" in facts:
        _preview(visit, found, facts["reason"])
    else:
        _ask_reason(visit, found)
    return True


def _show_pick(visit: Visit, found: Report, above: str = "") -> None:
    picked, page = set(visit.dialog.facts["figures"]), visit.dialog.facts.get("page", 0)
    odd = {one.key for one in found.rows if answering.doubt_about(visit.work, found, one) is not None}
    said = {key: words.said(one.value) for key, one in found.answers.items()}
    rows = sorted(found.rows, key=lambda one: one.key not in odd)
    name, month = found.department.name, found.month
    visit.show(words.pick(found.submission.id, name, month, rows, said, picked, odd, page, above))


def press_row(visit: Visit, submission: str, figure: str, page: str) -> None:
    """Mark a row, or take its mark away."""
    found = _in_hand(visit, submission)
    key = whole(figure)
    if all(one.key != key for one in found.rows):
        raise BadPress
    picked = set(visit.dialog.facts["figures"]) ^ {key}
    visit.go("return", submission=found.submission.id, figures=sorted(picked), page=whole(page))
    _show_pick(visit, found)


def press_at(visit: Visit, submission: str, page: str) -> None:
    """Another page of the rows, or back to them from the reason."""
    found = _in_hand(visit, submission)
    visit.go("return", submission=found.submission.id, figures=visit.dialog.facts["figures"], page=whole(page))
    _show_pick(visit, found)


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
    """The reason, typed, also while rows are still being marked; it is shown once more before anything is sent."""
    found = _in_hand(visit, str(visit.dialog.facts["submission"]))
    if visit.dialog.screen == "return" and (holds_only_numbers(visit.text) or not _picked(visit, found)):
        _show_pick(visit, found, words.MARK_FIRST)
        return
    reason = " ".join(visit.text.split())
    if len(reason) < 3:
        _ask_reason(visit, found, words.REASON_TOO_SHORT)
        return
    if len(reason) > LONGEST_REASON:
        _ask_reason(visit, found, unclear.reason_too_long(len(reason), LONGEST_REASON))
        return
    _preview(visit, found, reason)


def _preview(visit: Visit, found: Report, reason: str) -> None:
    rows = _picked(visit, found)
    if not rows:
        raise BadPress
    visit.go("return_why", submission=found.submission.id, figures=[one.key for one in rows], reason=reason)
    visit.show(words.preview(found.submission.id, found.department.name, found.month, rows, reason))


def press_send(visit: Visit, submission: str) -> None:
    """Return it, and tell its people. Pressed again it shows that this is done."""
    if _shown_as_done(visit, submission):
        return
    found = _in_hand(visit, submission)
    reason, rows = visit.dialog.facts.get("reason"), _picked(visit, found)
    if not reason or not rows:
        raise BadPress
    told = give_back(visit, found, rows, str(reason))
    if told is None:
        raise BadPress
    visit.go("menu")
    visit.toast(words.RETURNED)
    _show_done(visit, found, rows, told)


def _shown_as_done(visit: Visit, submission: str) -> bool:
    """Whether this person has just returned the report, which is said once more; another one's return is not theirs."""
    found = opened(visit, whole(submission))
    last = overseeing.open_return(visit.work, found)
    if last is None or last.returned_by != visit.work.person.id or visit.dialog.screen != "menu":
        return False
    visit.toast(words.RETURNED)
    rows = [one for one in found.rows if one.key in last.figures]
    _show_done(visit, found, rows, len(completeness.to_tell(visit.work, found.department.id)))
    return True


def _show_done(visit: Visit, found: Report, rows: Sequence[Indicator], told: int) -> None:
    until = submitting.open_until(visit.work, found)
    visit.show(words.returned_page(found.department.name, found.month, rows, until, told))


def give_back(visit: Visit, found: Report, rows: Sequence[Indicator], reason: str) -> int | None:
    """Return a report for some rows and tell its people; how many these are, None when it cannot be returned."""
    done = overseeing.send_back(visit.work, found, [one.key for one in rows], reason)
    if isinstance(done, str):
        return None
    return report_returned(visit.work, found, done, rows)


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {
    "ret": press_return,
    "ret_row": press_row,
    "ret_at": press_at,
    "ret_why": press_why,
    "ret_say": press_say,
    "ret_send": press_send,
}
TEXTS: Page = {"return": receive_reason, "return_why": receive_reason}
FILES: Page = {}
