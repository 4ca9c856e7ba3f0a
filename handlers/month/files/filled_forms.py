"""The month's report as an Excel form: handed out by a button, and taken back filled whenever it is sent.

Nothing of a form is kept before its ✅, and nothing but what was on the screen then.
"""

from collections.abc import Sequence

from markupsafe import Markup

from handlers import menus
from handlers.month.closed import closed_words
from handlers.month.files.form_screens import (
    FORM,
    FORM_WHY,
    ask_reason,
    form_refusal,
    present_reason,
    preview_of,
    reading_of,
    show_preview,
    show_waiting,
    waiting_form,
    waits,
)
from handlers.month.screens import show_review, visible_report
from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices import month as month_news
from plan.month.question import LONGEST_REASON
from plan.period import Month
from plan.typed.answers import holds_only_numbers
from plan.typed.filled_form import FilledForm, FormFacts
from reports import on_demand
from reports.kinds import KINDS
from texts.month import presses, questions, receipts, unclear
from texts.month.files import adding_up, form_preview
from texts.month.files import forms as words
from texts.screen import Screen
from texts.sentence import NOTHING, lines
from usecases.month import filling, months, reporting
from usecases.month.filling import NotNow, Reading
from usecases.month.reporting import Department
from usecases.month.sums import adding


def press_forms(visit: Visit) -> None:
    """From the menu: the form of the month that waits, one for each department that the person answers for."""
    waiting = months_to_fill(visit)
    for department, month in waiting:
        _hand_out(visit, department, month)
    if not waiting:
        menus.show_menu(visit, words.NOTHING_WAITS())


def months_to_fill(visit: Visit) -> list[tuple[Department, Month]]:
    """The month of each of their departments for which a form can be handed out now."""
    return [
        (department, month)
        for department in visit.work.departments()
        if (month := _month_to_fill(visit, department)) is not None
    ]


def _month_to_fill(visit: Visit, department: Department) -> Month | None:
    """The month that waits for its report, or else the newest one that is open."""
    waits = months.month_to_report(visit.work, department)
    states = [waits] if waits else months.month_states(visit.work, department)
    return next((state.month for state in states if state.access == "open" and state.asked), None)


def press_form(visit: Visit, submission: int) -> None:
    """From the review: the form of the report that is shown."""
    report = visible_report(visit, submission)
    if not report.takes_answers:
        raise BadPress
    _hand_out(visit, report.department, report.month)


def _hand_out(visit: Visit, department: Department, month: Month) -> None:
    report = reporting.load_month(visit.work, department, month)
    facts = filling.form_facts(visit.work, department, month)
    if report is None or facts is None or not report.takes_answers:
        raise BadPress
    below = words.form_caption(department.name, report.month, len(facts.rows))
    if report.month.since:
        told = lines(below.text, adding_up.OWN_TABLE())
        below = Screen(told, (*below.buttons, (adding_up.forms_button(department.id),)))
    _send(visit, facts, below)


def _send(visit: Visit, facts: FormFacts, below: Screen) -> None:
    content = on_demand.month_form(facts, visit.work.now)
    visit.document(content, words.file_name(facts.department, facts.month), KINDS["excel"].mime, below)


def press_month_forms(visit: Visit, department: int) -> None:
    """🗓 below the form of a sum: an empty form of each of its months, which are added up when they come back."""
    own = next((own for own in visit.work.departments() if own.id == department), None)
    forms = adding.forms_of_months(visit.work, own) if own is not None else []
    if not forms:
        raise BadPress
    for facts in forms:
        _send(visit, facts, words.form_caption(facts.department, facts.month, len(facts.rows)))
    visit.say(Screen(adding_up.SEND_THEM()))


def receive_filled_form(visit: Visit, form: FilledForm) -> None:
    """A filled form: what was read is shown, and waits for ✅; when nothing does, what was asked before stays asked."""
    if form.fault == "several" and take_as_parts(visit, form.parts):
        return
    if form.fault or form.code is None:
        _only_say(visit, _with_form(visit, Screen(words.form_unreadable(form.fault))))
        return
    reading = reading_of(visit.work, form)
    if not isinstance(reading, Reading) and take_as_parts(visit, [form]):
        return
    if not isinstance(reading, Reading):
        refusal = form_refusal(visit.work, form, reading)
        _only_say(visit, _closed(visit, form, refusal) if reading == "closed" else _with_form(visit, refusal))
    elif not waits(reading):
        _only_say(visit, form_preview.nothing_new(preview_of(reading)))
    else:
        waiting = waiting_form(visit)  # several months give way to another form: that is told
        above = form_preview.NOT_KEPT() if waiting is not None and waiting[0].parts else NOTHING
        show_preview(visit, form, reading, visit.update_id, above)


def take_as_parts(visit: Visit, forms: Sequence[FilledForm], told: Markup = NOTHING) -> bool:
    """Forms of months that are part of the sum that is asked for now are added to the others of it: all or none."""
    waiting = waiting_form(visit)
    together = waiting[0] if waiting else None
    for form in forms:
        added = None if form.fault else adding.added_to_others(visit.work, form, together)
        if added is None or form.code is None:
            return False
        together, again = added
        told = lines(told, adding_up.month_again(form.code.month.number)) if again else told
    reading = reading_of(visit.work, together) if together is not None else None
    if together is None or not isinstance(reading, Reading):
        return False
    if waits(reading):
        show_preview(visit, together, reading, visit.update_id, told)
    else:
        nothing = form_preview.nothing_new(preview_of(reading))
        _only_say(visit, Screen(lines(told, nothing.text), nothing.buttons))
    return True


def _closed(visit: Visit, form: FilledForm, refusal: Screen) -> Screen:
    """The form's month has closed: with the way to ask for it, where it is the person's own."""
    code = form.code
    own = (department for department in visit.work.departments() if code and department.id == code.department)
    return next((closed_words(visit, department, code.month) for department in own if code), refusal)


def _with_form(visit: Visit, screen: Screen) -> Screen:
    """The way on from a form that cannot be taken: one that can."""
    button = ((form_preview.new_form_button(),),) if months_to_fill(visit) else ()
    return Screen(screen.text, (*screen.buttons, *button))


def _only_say(visit: Visit, screen: Screen) -> None:
    """Say it, and come back to whatever is open."""
    visit.page(screen)
    visit.resume()


def _form_of_press(visit: Visit, nonce: int) -> FilledForm:
    """The form a button belongs to, if it still waits."""
    waiting = waiting_form(visit)
    if waiting is None or waiting[1] != nonce:
        visit.toast(form_preview.GONE.plain())
        raise BadPress
    return waiting[0]


def press_save(visit: Visit, nonce: int, revision: str) -> None:
    """✅: kept as it was seen. When that is something else by now, it is shown again; corrections are asked about."""
    form = _form_of_press(visit, nonce)
    reading = reading_of(visit.work, form)
    if not isinstance(reading, Reading):
        _put_away(visit, form, reading)
    elif reading.revision != revision:
        _show_changed(visit, form, reading, nonce)
    elif reading.corrections:
        visit.go(FORM_WHY, form=form.to_json(), nonce=nonce, seen=revision, if_left=[form_preview.NOT_KEPT()])
        ask_reason(visit, reading, nonce)
    else:
        _keep(visit, form, revision, receipts.CAME_LATER.plain())


def _show_changed(visit: Visit, form: FilledForm, reading: Reading, nonce: int) -> None:
    _show_read(visit, form, reading, nonce, form_preview.CHANGED())


def _show_read(visit: Visit, form: FilledForm, reading: Reading, nonce: int, above: Markup = NOTHING) -> None:
    """What would be kept of a form, or home when that is nothing."""
    if waits(reading):
        show_preview(visit, form, reading, nonce, above)
        return
    visit.settle()
    visit.go(HOME_SCREEN)
    visit.page(form_preview.nothing_new(preview_of(reading)))
    menus.show_menu(visit)


def _put_away(visit: Visit, form: FilledForm, why: NotNow) -> None:
    """The form cannot be kept any more: its month has closed, or its report is somebody else's now."""
    menus.show_menu(visit, form_refusal(visit.work, form, why).text)


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
    recorded = filling.store_form(visit.work, reading, why)
    if form.parts:
        adding.keep_months(visit.work, report, form)
    visit.settle()
    if reading.changes and report.access == "correct":
        month_news.report_corrected(visit.work, report, recorded, why, reading.notes)
    receipt = form_preview.form_numbers_kept(len(reading.changes), len(reading.troubles))
    show_review(visit, report, receipt=receipt)


def press_notes(visit: Visit, nonce: int) -> None:
    """✍️: the numbers among the notes are numbers; what would be kept is shown with them."""
    form = _form_of_press(visit, nonce).with_numbers_of_notes()
    reading = reading_of(visit.work, form)
    if not isinstance(reading, Reading):
        _put_away(visit, form, reading)
    else:
        _show_read(visit, form, reading, nonce)


def press_form_reason(visit: Visit, nonce: int, reason: str) -> None:
    """The reason of the corrections, by a button."""
    form = _form_of_press(visit, nonce)
    if visit.dialog.screen != FORM_WHY or reason not in questions.REASONS:
        raise BadPress
    _keep(visit, form, visit.dialog.facts["seen"], questions.REASONS[reason].plain())


def receive_form_reason(visit: Visit) -> None:
    """The reason, typed; numbers are none."""
    waiting = waiting_form(visit)
    if waiting is None:
        menus.show_menu(visit, form_preview.GONE())
        return
    form, nonce = waiting
    if len(visit.text) > LONGEST_REASON:
        wanting = unclear.reason_too_long(len(visit.text), LONGEST_REASON)
    elif len(visit.text) > 1 and not holds_only_numbers(visit.text):
        _keep(visit, form, visit.dialog.facts["seen"], visit.text)
        return
    else:
        wanting = unclear.REASON_TOO_SHORT()
    reading = reading_of(visit.work, form)
    if isinstance(reading, Reading):
        ask_reason(visit, reading, nonce, wanting)
    else:
        _put_away(visit, form, reading)


def receive_beside_form(visit: Visit) -> None:
    """Something typed while the form waits for a button: it is named as not taken."""
    if not show_waiting(visit, form_preview.PRESS()):
        menus.show_menu(visit, form_preview.GONE())


def press_drop_form(visit: Visit, nonce: int) -> None:
    """The file stays in the chat, the numbers of the report as they were."""
    form = _form_of_press(visit, nonce)
    assert form.code is not None
    report = filling.report_of_form(visit.work, form.code)
    if isinstance(report, str) or report.submission.id is None:
        menus.show_menu(visit, form_preview.NOT_KEPT())
    else:
        show_review(visit, report, above=form_preview.NOT_KEPT())


PAGE = Page(
    presses=(
        on(presses.hand_out_forms, press_forms),
        on(presses.hand_out_form, press_form),
        on(presses.hand_out_month_forms, press_month_forms),
        on(presses.save_form, press_save),
        on(presses.take_notes_as_numbers, press_notes),
        on(presses.form_reason, press_form_reason),
        on(presses.drop_form, press_drop_form),
    ),
    texts={FORM: receive_beside_form, FORM_WHY: receive_form_reason},
    present={FORM: show_waiting, FORM_WHY: present_reason},
)
