"""Returning a report: its rows are marked, a reason is pressed or typed, and both are seen before they are sent."""

from collections.abc import Iterable, Sequence
from typing import Any

from handlers.month.screens import REASON_TO_RETURN, RETURNING, ROWS_TO_RETURN, visible_report
from handlers.oversight.overseeing import show_judge_refusal
from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices.oversight import report_returned
from plan.indicator import Indicator
from plan.month.question import LONGEST_REASON
from plan.typed.answers import holds_only_numbers
from texts.month import unclear
from texts.oversight import overseeing as overseeing_words
from texts.oversight import presses
from texts.oversight import returning as words
from texts.sentence import NOTHING, Markup
from usecases.month import answering, reporting, submitting
from usecases.month.reporting import Report
from usecases.oversight import overseeing
from usecases.progress import completeness

# What the dialog's facts hold. ROWS_TO_RETURN, rows are marked: `submission`; `figures`, the keys of the marked ones;
# `page` of the list; `typed`, a reason that was typed too early. REASON_TO_RETURN, the reason is pressed or typed:
# `submission`; `figures`; `reason`, once one is there to be seen before it is sent.


def press_return_report(visit: Visit, submission: int) -> None:
    """Begin to return a report: rows that look odd are offered as marked."""
    report = visible_report(visit, submission)
    refusal = reporting.refusal_of(visit.work, "return", report)
    if refusal is not None:
        show_judge_refusal(visit, report, refusal)
        return
    visit.go(ROWS_TO_RETURN, submission=submission, figures=sorted(_odd(visit, report)), page=0)
    _show_rows(visit, report)


def _odd(visit: Visit, report: Report) -> set[int]:
    """The keys of the rows that look odd."""
    return {row.key for row in report.rows if answering.doubt_about_answer(visit.work, report, row) is not None}


def _in_hand(visit: Visit, submission: int) -> Report:
    """The report that this person is about to return."""
    report = visible_report(visit, submission)
    refusal = reporting.refusal_of(visit.work, "return", report)
    if refusal is not None:
        visit.toast(overseeing_words.REFUSALS[refusal].plain(), alert=True)
        raise BadPress
    if visit.dialog.screen not in RETURNING or visit.dialog.facts.get("submission") != submission:
        raise BadPress
    return report


def present_return(visit: Visit) -> bool:
    """Show the step again; False when the report cannot be returned any more."""
    facts = visit.dialog.facts
    report = reporting.load_report(visit.work, facts["submission"])
    if report is None or reporting.refusal_of(visit.work, "return", report) is not None:
        return False
    if visit.dialog.screen == ROWS_TO_RETURN:
        _show_rows(visit, report)
    elif "reason" in facts:
        _preview(visit, report, facts["reason"])
    else:
        _ask_reason(visit, report)
    return True


def _show_rows(visit: Visit, report: Report, above: Markup = NOTHING) -> None:
    facts, odd = visit.dialog.facts, _odd(visit, report)
    values = {key: words.returned_value_words(answer.value) for key, answer in report.answers.items()}
    rows = sorted(report.rows, key=lambda row: row.key not in odd)
    picked, page = set(facts["figures"]), facts.get("page", 0)
    name, month = report.department.name, report.month
    visit.show(words.pick_rows(report.submission.id, name, month, rows, values, picked, odd, page, above))


def press_mark_row(visit: Visit, submission: int, figure: int, page: int) -> None:
    """Mark a row, or take its mark away."""
    report = _in_hand(visit, submission)
    if all(row.key != figure for row in report.rows):
        raise BadPress
    _go_to_rows(visit, report, set(visit.dialog.facts["figures"]) ^ {figure}, page)
    _show_rows(visit, report)


def _go_to_rows(visit: Visit, report: Report, figures: Iterable[int], page: int) -> None:
    """A reason that was typed too early waits until the rows are marked."""
    typed = {name: fact for name, fact in visit.dialog.facts.items() if name == "typed"}
    visit.go(ROWS_TO_RETURN, submission=report.submission.id, figures=sorted(figures), page=page, **typed)


def press_rows_to_return(visit: Visit, submission: int, page: int) -> None:
    """Another page of the rows, or back to them from the reason."""
    report = _in_hand(visit, submission)
    _go_to_rows(visit, report, visit.dialog.facts["figures"], page)
    _show_rows(visit, report)


def press_ask_reason(visit: Visit, submission: int) -> None:
    report, typed = _in_hand(visit, submission), visit.dialog.facts.get("typed")
    if typed and _picked(visit, report):
        _preview(visit, report, typed)
    else:
        _ask_reason(visit, report)


def _ask_reason(visit: Visit, report: Report, above: Markup = NOTHING) -> None:
    rows = _picked(visit, report)
    if not rows:
        visit.toast(words.PICK_ONE.plain(), alert=True)
        raise BadPress
    _give_reason(visit, report, rows)
    visit.show(words.ask_reason(report.submission.id, rows, above))


def _give_reason(visit: Visit, report: Report, rows: Sequence[Indicator], **reason: Any) -> None:
    visit.go(REASON_TO_RETURN, submission=report.submission.id, figures=[row.key for row in rows], **reason)


def _picked(visit: Visit, report: Report) -> list[Indicator]:
    """The rows that are marked, in the report's order."""
    picked = set(visit.dialog.facts["figures"])
    return [row for row in report.rows if row.key in picked]


def press_ready_reason(visit: Visit, submission: int, code: str) -> None:
    """One of the ready reasons."""
    if code not in words.REASONS:
        raise BadPress
    _preview(visit, _in_hand(visit, submission), words.REASONS[code].plain())


def receive_return_reason(visit: Visit) -> None:
    """The reason, typed, also while rows are still being marked; it is shown once more before anything is sent."""
    report = _in_hand(visit, visit.dialog.facts["submission"])
    reason = " ".join(visit.text.split())
    if visit.dialog.screen == ROWS_TO_RETURN and (holds_only_numbers(visit.text) or not _picked(visit, report)):
        waits = not holds_only_numbers(visit.text) and 3 <= len(reason) <= LONGEST_REASON
        if waits:
            visit.dialog.facts = {**visit.dialog.facts, "typed": reason}
        _show_rows(visit, report, words.reason_waits(reason) if waits else words.MARK_FIRST())
        return
    if len(reason) < 3:
        _ask_reason(visit, report, unclear.REASON_TOO_SHORT())
        return
    if len(reason) > LONGEST_REASON:
        _ask_reason(visit, report, Markup(unclear.reason_too_long(len(reason), LONGEST_REASON)))
        return
    _preview(visit, report, reason)


def _preview(visit: Visit, report: Report, reason: str) -> None:
    rows = _picked(visit, report)
    if not rows:
        raise BadPress
    _give_reason(visit, report, rows, reason=reason)
    visit.show(words.return_preview(report.submission.id, report.department.name, report.month, rows, reason))


def press_send_back(visit: Visit, submission: int) -> None:
    """Return it, and tell its people. Pressed again it shows that this is done."""
    if _shown_as_done(visit, submission):
        return
    report = _in_hand(visit, submission)
    reason, rows = visit.dialog.facts.get("reason"), _picked(visit, report)
    if not reason or not rows:
        raise BadPress
    members = give_back(visit, report, rows, str(reason))
    if members is None:
        raise BadPress
    visit.go(HOME_SCREEN)
    visit.toast(words.RETURNED.plain())
    _show_done(visit, report, rows, members)


def _shown_as_done(visit: Visit, submission: int) -> bool:
    """Whether this person has just returned the report, which is said once more; another one's return is not theirs."""
    report = visible_report(visit, submission)
    last = overseeing.open_return(report)
    if last is None or last.returned_by != visit.work.person.id or visit.dialog.screen != HOME_SCREEN:
        return False
    visit.toast(words.RETURNED.plain())
    rows = [row for row in report.rows if row.key in last.figures]
    _show_done(visit, report, rows, len(completeness.people_to_tell(visit.work, report.department.id)))
    return True


def _show_done(visit: Visit, report: Report, rows: Sequence[Indicator], members: int) -> None:
    until = submitting.open_until(visit.work, report)
    visit.show(words.returned_page(report.department.name, report.month, rows, until, members))


def give_back(
    visit: Visit, report: Report, rows: Sequence[Indicator], reason: str, *, doubled: bool = False
) -> int | None:
    """Return a report for some rows and tell its people; how many these are, None when it cannot be returned. `doubled`
    numbers are counted by another department and no longer here."""
    returned = overseeing.return_report(visit.work, report, [row.key for row in rows], reason, doubled=doubled)
    if isinstance(returned, str):
        return None
    return report_returned(visit.work, report, returned, rows)


PAGE = Page(
    presses=(
        on(presses.return_report, press_return_report),
        on(presses.mark_row, press_mark_row),
        on(presses.rows_to_return, press_rows_to_return),
        on(presses.ask_reason, press_ask_reason),
        on(presses.ready_reason, press_ready_reason),
        on(presses.send_back, press_send_back),
    ),
    texts={ROWS_TO_RETURN: receive_return_reason, REASON_TO_RETURN: receive_return_reason},
    present={ROWS_TO_RETURN: present_return, REASON_TO_RETURN: present_return},
)
