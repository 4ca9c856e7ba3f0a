"""What was read from a filled form, to be looked at before any of it is kept. The form waits in the dialog's row, so
that neither a restart nor a page in between loses it, and is read anew each time it is shown."""

from handlers.visit import Visit
from plan.typed.filled_form import FilledForm
from texts.month import forms as words
from texts.month import months as month_words
from texts.oversight.overseeing import REFUSALS
from texts.screen import Screen
from usecases.month import filling
from usecases.month.filling import NotNow, Reading
from usecases.work import Work

SCREENS = ("form", "form_why")


def waiting(visit: Visit) -> tuple[FilledForm, int] | None:
    """The form that waits for its ✅, and which one it is."""
    facts = visit.dialog.facts
    if visit.dialog.screen not in SCREENS or "form" not in facts:
        return None
    return FilledForm.from_json(facts["form"]), facts["nonce"]


def show_waiting(visit: Visit, above: str = "") -> bool:
    """Show again what would be kept; False when nothing waits that could be."""
    found = waiting(visit)
    if found is None:
        return False
    form, nonce = found
    reading = reading_of(visit.work, form)
    if not isinstance(reading, Reading) or not reading.changes:
        return False
    show_preview(visit, form, reading, nonce, above)
    return True


def reading_of(work: Work, form: FilledForm, *, to_write: bool = False) -> Reading | NotNow:
    """The form held against its report, if this person may answer it now."""
    assert form.code is not None
    report = filling.report_of(work, form.code, to_write=to_write)
    return report if isinstance(report, str) else filling.read(work, report, form)


def show_preview(visit: Visit, form: FilledForm, reading: Reading, nonce: int, above: str = "") -> None:
    """What would be kept: the buttons say of which form, and of which state of the report."""
    visit.go("form", form=form.to_json(), nonce=nonce, if_left=[words.NOT_KEPT])
    save = f"form_ok:{nonce}:{reading.revision}"
    visit.show(words.preview(told(reading), save, f"form_no:{nonce}", above))


def told(reading: Reading) -> words.Preview:
    """What was read, as the screen tells it."""
    report = reading.report
    lines = [
        words.ChangeLine(one.indicator, one.before, one.after, one.note, one.old_note, one.odd)
        for one in reading.changes
    ]
    troubles = tuple(words.trouble(one) for one in reading.troubles)
    correcting = report.access == "correct"
    return words.Preview(
        report.department.name, report.month, reading.read, reading.same, tuple(lines), troubles, correcting
    )


def refusal(work: Work, form: FilledForm, why: NotNow) -> Screen:
    """Why a form cannot be taken: in the same words as where its month is opened in the chat."""
    assert form.code is not None
    month = form.code.month
    if why == "no_plan":
        return Screen(words.other_year(month))
    if why == "closed":
        return Screen(month_words.closed(month, work.calendar().closes_on(month)))
    return Screen(month_words.not_begun(month) if why == "early" else REFUSALS[why]())
