"""What was read from a filled form, to be looked at before any of it is kept. The form waits in the dialog's row, so
that neither a restart nor a page in between loses it, and is read anew each time it is shown."""

from markupsafe import Markup

from handlers.visit import Visit
from plan.typed.filled_form import FilledForm
from texts.month import months as month_words
from texts.month.files import adding_up, form_preview, form_troubles
from texts.month.files import forms as words
from texts.oversight.overseeing import REFUSALS
from texts.screen import Screen
from texts.sentence import NOTHING, lines
from usecases.month import filling
from usecases.month.filling import NotNow, Reading
from usecases.month.sums import adding
from usecases.work import Work

FORM, FORM_WHY = "form", "form_why"


def waiting_form(visit: Visit) -> tuple[FilledForm, int] | None:
    """The form that waits for its ✅, and which one it is (its nonce)."""
    facts = visit.dialog.facts
    if visit.dialog.screen not in (FORM, FORM_WHY) or "form" not in facts:
        return None
    return FilledForm.from_json(facts["form"]), facts["nonce"]


def waits(reading: Reading) -> bool:
    """Whether there is anything that a button could keep."""
    return bool(reading.changes or reading.numbers_in_notes or reading.new_months)


def show_waiting(visit: Visit, above: Markup = NOTHING) -> bool:
    """Show again what would be kept; False when nothing waits that could be."""
    waiting = waiting_form(visit)
    if waiting is None:
        return False
    form, nonce = waiting
    reading = reading_of(visit.work, form)
    if not isinstance(reading, Reading) or not waits(reading):
        return False
    show_preview(visit, form, reading, nonce, above)
    return True


def present_reason(visit: Visit) -> bool:
    """Ask again for the reason; what would be kept comes first when that is something else by now."""
    waiting = waiting_form(visit)
    reading = None if waiting is None else reading_of(visit.work, waiting[0])
    if waiting is None or not isinstance(reading, Reading):
        return False
    if reading.revision != visit.dialog.facts["seen"]:
        return show_waiting(visit, form_preview.CHANGED())
    ask_reason(visit, reading, waiting[1])
    return True


def reading_of(work: Work, form: FilledForm, *, to_write: bool = False) -> Reading | NotNow:
    """The form held against its report, if this person may answer it now."""
    assert form.code is not None
    report = filling.report_of_form(work, form.code, to_write=to_write)
    if isinstance(report, str):
        return report
    return adding.read_months(work, report, form) if form.parts else filling.read_filled_form(work, report, form)


def show_preview(visit: Visit, form: FilledForm, reading: Reading, nonce: int, above: Markup = NOTHING) -> None:
    """What would be kept: the buttons say of which form, and of which state of the report."""
    visit.go(FORM, form=form.to_json(), nonce=nonce, if_left=[form_preview.NOT_KEPT()])
    if reading.months:
        above = lines(above, adding_up.months_in_sum(reading.months, reading.lacking))
    visit.show(form_preview.form_preview(preview_of(reading), nonce, reading.revision, above))


def ask_reason(visit: Visit, reading: Reading, nonce: int, above: Markup = NOTHING) -> None:
    """One reason for all the numbers that were sent and become others by the form."""
    report = reading.report
    corrected = [
        (change.indicator, words.form_value_words(change.before), words.form_value_words(change.after))
        for change in reading.corrections
    ]
    visit.show(form_preview.ask_form_reason(report.department.name, report.month, corrected, nonce, above))


def preview_of(reading: Reading) -> form_preview.Preview:
    """What was read, as the screen tells it."""
    report = reading.report
    lines = [
        form_preview.ChangeLine(
            change.indicator,
            change.before,
            change.after,
            change.note,
            change.old_note,
            change.odd,
            change.typed if reading.months else "",
        )
        for change in reading.changes
    ]
    troubles = tuple(form_troubles.form_row_trouble(troubled, report.month) for troubled in reading.troubles)
    correcting = report.access == "correct"
    return form_preview.Preview(
        report.department.name,
        report.month,
        reading.read,
        reading.same,
        tuple(lines),
        troubles,
        correcting,
        totals=len(reading.totals),
        in_notes=reading.numbers_in_notes,
        outdated=any(troubled.why == "newer" for troubled in reading.troubles),
        new_months=len(reading.new_months),
    )


def form_refusal(work: Work, form: FilledForm, why: NotNow) -> Screen:
    """Why a form cannot be taken: in the same words as where its month is opened in the chat."""
    assert form.code is not None
    month = form.code.month
    if why == "no_plan":
        return Screen(words.other_year(month))
    if why == "other_months":
        return Screen(words.other_months(month))
    if why == "closed":
        return Screen(month_words.month_closed(month, work.calendar()))
    if why == "early":
        return Screen(month_words.not_begun(month))
    if why == "not_yours":
        owners = [department.name for department in work.facts().departments if department.id == form.code.department]
        return Screen(lines(REFUSALS[why](), [words.form_of(name) for name in owners]))
    return Screen(REFUSALS[why]())
