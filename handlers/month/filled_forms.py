"""The month's report as an Excel form: handed out by a button, and taken back filled whenever it is sent.

Nothing of a form is kept before its ✅, and nothing but what was on the screen then.
"""

from collections.abc import Callable

from handlers import menus
from handlers.month.form_screens import reading_of, refusal, show_preview, show_waiting, told, waiting
from handlers.month.screens import opened, show_review
from handlers.visit import BadPress, Visit, whole
from notices import month as month_news
from plan.month.question import LONGEST_REASON
from plan.period import Month
from plan.typed.answers import holds_only_numbers
from plan.typed.filled_form import FilledForm
from reports import on_demand
from texts.month import forms as words
from texts.month import questions, unclear
from texts.oversight.returning import REASON_TOO_SHORT
from texts.screen import Screen
from usecases.month import filling, reporting
from usecases.month.filling import NotNow, Reading
from usecases.month.reporting import Department


def press_forms(visit: Visit) -> None:
    """From the menu: the form of the month that waits, one for each department that the person answers for."""
    departments = visit.work.departments()
    waits = [(one, month) for one in departments if (month := _month_to_fill(visit, one))]
    for department, month in waits:
        _hand_out(visit, department, month)
    if not waits:
        menus.show_menu(visit, words.NOTHING_WAITS)


def _month_to_fill(visit: Visit, department: Department) -> Month | None:
    """The month that waits for its report, or else the newest one that is open."""
    waits = reporting.month_to_report(visit.work, department)
    states = [waits] if waits else reporting.months(visit.work, department)
    return next((one.month for one in states if one.access == "open" and one.asked), None)


def press_form(visit: Visit, submission: str) -> None:
    """From the review: the form of the report that is shown."""
    report = opened(visit, whole(submission))
    if not report.takes_answers:
        raise BadPress
    _hand_out(visit, report.department, report.month)


def _hand_out(visit: Visit, department: Department, month: Month) -> None:
    report = reporting.load(visit.work, department, month)
    facts = filling.form_facts(visit.work, department, month)
    if report is None or facts is None or not report.takes_answers:
        raise BadPress
    content = on_demand.month_form(facts, visit.work.now)
    below = words.sent(department.name, month, len(facts.rows))
    visit.document(content, words.file_name(department.name, month), words.MIME, below)


def receive(visit: Visit, form: FilledForm) -> None:
    """A filled form: what was read is shown, and waits for ✅; when nothing does, what was asked before stays asked."""
    if form.fault or form.code is None:
        _only_say(visit, Screen(words.fault(form.fault)))
        return
    reading = reading_of(visit.work, form)
    if not isinstance(reading, Reading):
        _only_say(visit, refusal(visit.work, form, reading))
    elif not reading.changes:
        _only_say(visit, words.nothing_new(told(reading)))
    else:
        show_preview(visit, form, reading, visit.update_id)


def _only_say(visit: Visit, screen: Screen) -> None:
    """Say it, and come back to whatever is open."""
    visit.page(screen)
    visit.resume()


def _form(visit: Visit, nonce: str) -> tuple[FilledForm, int]:
    """The form a button belongs to, if it still waits."""
    found = waiting(visit)
    if found is None or found[1] != whole(nonce):
        visit.toast(words.GONE)
        raise BadPress
    return found


def press_save(visit: Visit, nonce: str, revision: str) -> None:
    """✅: kept as it was seen. When that is something else by now, it is shown again; corrections are asked about."""
    form, number = _form(visit, nonce)
    reading = reading_of(visit.work, form)
    if not isinstance(reading, Reading):
        _put_away(visit, form, reading)
    elif reading.revision != revision:
        _show_changed(visit, form, reading, number)
    elif reading.corrections:
        visit.go("form_why", form=form.to_json(), nonce=number, seen=revision, if_left=[words.NOT_KEPT])
        _ask_why(visit, reading, number)
    else:
        _keep(visit, form, revision, questions.CAME_LATER)


def _show_changed(visit: Visit, form: FilledForm, reading: Reading, nonce: int) -> None:
    if reading.changes:
        show_preview(visit, form, reading, nonce, words.CHANGED)
        return
    visit.settle()
    visit.go("menu")
    visit.page(words.nothing_new(told(reading)))
    menus.show_menu(visit)


def _put_away(visit: Visit, form: FilledForm, why: NotNow) -> None:
    """The form cannot be kept any more: its month has closed, or its report is somebody else's now."""
    screen = refusal(visit.work, form, why)
    menus.show_menu(visit, screen.text)


def _ask_why(visit: Visit, reading: Reading, nonce: int, above: str = "") -> None:
    report = reading.report
    corrected = [(one.indicator, words.said(one.before), words.said(one.after)) for one in reading.corrections]
    screen = words.ask_why(report.department.name, report.month, corrected, nonce)
    visit.show(Screen(f"{above}\n\n{screen.text}" if above else screen.text, screen.buttons))


def _keep(visit: Visit, form: FilledForm, seen: str, why: str) -> None:
    """Keep what was seen, and show the report with it."""
    reading = reading_of(visit.work, form, to_write=True)
    if not isinstance(reading, Reading):
        _put_away(visit, form, reading)
        return
    if reading.revision != seen:
        _show_changed(visit, form, reading, visit.dialog.facts["nonce"])
        return
    report = reading.report
    recorded = filling.keep(visit.work, reading, why)
    visit.settle()
    if reading.changes and report.access == "correct":
        month_news.report_corrected(visit.work, report, recorded, why, reading.notes)
    receipt = words.kept(len(reading.changes), len(reading.troubles))
    show_review(visit, report, above=receipt, leaves=receipt)


def press_reason(visit: Visit, nonce: str, reason: str) -> None:
    """The reason of the corrections, by a button."""
    form, _ = _form(visit, nonce)
    if visit.dialog.screen != "form_why" or reason not in questions.WHY:
        raise BadPress
    _keep(visit, form, visit.dialog.facts["seen"], questions.WHY[reason])


def receive_reason(visit: Visit) -> None:
    """The reason, typed; numbers are none."""
    found = waiting(visit)
    if found is None:
        menus.show_menu(visit, words.GONE)
        return
    form, nonce = found
    wanting: str = REASON_TOO_SHORT()
    if len(visit.text) > LONGEST_REASON:
        wanting = unclear.reason_too_long(len(visit.text), LONGEST_REASON)
    elif not visit.edited and len(visit.text) > 1 and not holds_only_numbers(visit.text):
        _keep(visit, form, visit.dialog.facts["seen"], visit.text)
        return
    reading = reading_of(visit.work, form)
    if isinstance(reading, Reading):
        _ask_why(visit, reading, nonce, wanting)
    else:
        _put_away(visit, form, reading)


def receive_nothing(visit: Visit) -> None:
    """Something typed while the form waits for a button: it is named as not taken."""
    if not show_waiting(visit, words.PRESS):
        menus.show_menu(visit, words.GONE)


def press_drop(visit: Visit, nonce: str) -> None:
    """❌: the file stays in the chat, the numbers of the report as they were."""
    form, _ = _form(visit, nonce)
    assert form.code is not None
    report = filling.report_of(visit.work, form.code)
    if isinstance(report, str) or report.submission.id is None:
        menus.show_menu(visit, words.NOT_KEPT)
    else:
        show_review(visit, report, above=words.NOT_KEPT)


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {
    "forms": press_forms,
    "form": press_form,
    "form_ok": press_save,
    "form_why": press_reason,
    "form_no": press_drop,
}
TEXTS: Page = {"form": receive_nothing, "form_why": receive_reason}
FILES: Page = {}
