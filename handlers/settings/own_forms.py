"""🏛 The province's own forms: Excel files that are marked once and filled in from then on."""

from markupsafe import Markup

from handlers.files import OWN_FORM, FormTrial, RefusedFile, SentForm
from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.marks.phrases import FILLINGS
from plan.period import Month, Span
from reports.kinds import KINDS
from texts.home import director_only
from texts.papers import orders as order_words
from texts.screen import Screen
from texts.sentence import NOTHING
from texts.settings import own_forms as words
from texts.settings import presses
from usecases.papers import ordering
from usecases.papers import own_forms as use
from usecases.progress.measuring import opening_month

XLSX = KINDS["excel"].mime


def press_forms(visit: Visit) -> None:
    """All of them; a file sent while this is open is another one."""
    visit.require_director()
    visit.go(OWN_FORM, form=0)
    visit.show(_forms(visit))


def _forms(visit: Visit, above: Markup = NOTHING) -> Screen:
    return words.forms_page([(form.id, form.name, form.is_ready) for form in use.library_forms(visit.work)], above)


def press_form(visit: Visit, form: int) -> None:
    """One of them; a file sent while this is open takes its place."""
    shown = _form(visit, form)
    visit.go(OWN_FORM, form=form)
    visit.show(words.form_page(shown))


def _form(visit: Visit, form_id: int) -> words.OwnForm:
    """A form as its pages show it, for the director."""
    visit.require_director()
    form = use.form_of_library(visit.work, form_id)
    if form is None:
        raise BadPress
    return _shown(form)


def _shown(form: use.KeptForm) -> words.OwnForm:
    columns = [(*column, form.chosen.get(f"{column[0]}!{column[1]}", "")) for column in form.offered]
    return words.OwnForm(form.id, form.name, form.marks, columns, form.at, form.by, form.is_ready)


def press_marks(visit: Visit) -> None:
    """What marks there are; a file may be sent from here too."""
    visit.require_director()
    visit.go(OWN_FORM, form=0)
    visit.show(words.marks_page())


def press_example(visit: Visit) -> None:
    """⬇️ the plan's own rows with marks: made as a paper is, because it takes what makes papers."""
    visit.require_director()
    _order(visit, ordering.SAMPLE, "")


def press_try(visit: Visit, form: int) -> None:
    """🔎 the form with the present figures."""
    shown = _form(visit, form)
    _order(visit, ordering.FORM, str(shown.id))


def _order(visit: Visit, kind: str, about: str) -> None:
    span = Span.containing(opening_month(visit.work) or Month.of(visit.work.today), "quarter")
    answer = ordering.order_paper(visit.work, kind, span, about, key=f"paper:{visit.work.cause}")
    if answer == "refused":
        visit.show(_forms(visit, words.form_refused("no_plan")))
    else:
        visit.toast(order_words.ANSWERS[answer].plain())


def press_send(visit: Visit, form: int) -> None:
    """⬇️ the file as it was sent."""
    shown = _form(visit, form)
    visit.document(use.content_of_form(visit.work, form), shown.name, XLSX, words.own_form_caption())


def press_column(visit: Visit, form: int, at: int) -> None:
    shown = _form(visit, form)
    if not 0 <= at < len(shown.columns):
        raise BadPress
    visit.show(words.column_page(shown, at))


def press_mark_column(visit: Visit, form: int, at: int, what: str) -> None:
    """What comes into a column, from now on."""
    visit.require_director()
    if what != "none" and what not in words.CHOICES:
        raise BadPress
    marked = use.mark_column(visit.work, form, at, "" if what == "none" else FILLINGS[what])
    if marked is None:
        raise BadPress
    visit.go(OWN_FORM, form=form)
    visit.show(words.form_page(_shown(marked)))


def press_drop(visit: Visit, form: int, answer: str) -> None:
    """🗑, asked once."""
    shown = _form(visit, form)
    if answer not in ("ask", "yes"):
        raise BadPress
    if answer == "ask":
        visit.show(words.ask_drop(shown))
        return
    use.drop_form(visit.work, form)
    visit.go(OWN_FORM, form=0)
    visit.show(_forms(visit, words.GONE()))


def receive_form(visit: Visit) -> None:
    """A form that was sent: it was tried with the present figures, and is kept if all its marks name something."""
    if _directs_no_more(visit):
        return
    file = visit.prepared
    if isinstance(file, SentForm):
        _take(visit, file)
    elif isinstance(file, RefusedFile):
        visit.show(_present(visit, words.UNREADABLE(reason=file.sentence)))
    else:
        visit.show(_present(visit, words.form_refused("not_excel")))


def _take(visit: Visit, file: SentForm) -> None:
    trial = file.trial
    refused = _refused(trial)
    if refused:
        visit.show(_present(visit, refused))
        return
    offered = [(column.sheet, column.letter, column.heading) for column in trial.columns]
    form_id = int(visit.dialog.facts.get("form") or 0) or None
    kept = use.keep_form(visit.work, form_id, file.name, file.content, marks=trial.marks, offered=offered)
    if kept is None:
        visit.show(_present(visit, words.TOO_MANY(n=use.MOST)))
        return
    if trial.marks:
        visit.document(trial.filled, file.name, XLSX, words.trial_form_caption())
    visit.go(OWN_FORM, form=kept.id)
    visit.show(words.form_page(_shown(kept), words.form_kept(file.name, trial.marks, reaches_out=trial.reaches_out)))


def _refused(trial: FormTrial) -> Markup:
    if trial.refused:
        return words.form_refused(trial.refused)
    if trial.troubles:
        return words.troubles_told(
            [(told.place, told.mark, told.why, told.words, told.choices) for told in trial.troubles]
        )
    return NOTHING if trial.marks or trial.columns else words.NO_MARKS()


def _present(visit: Visit, above: Markup = NOTHING) -> Screen:
    """The page on which a file is awaited: of one form, or of all."""
    form = use.form_of_library(visit.work, int(visit.dialog.facts.get("form") or 0))
    return _forms(visit, above) if form is None else words.form_page(_shown(form), above)


def receive_words(visit: Visit) -> None:
    """Something typed where a file is awaited."""
    if not _directs_no_more(visit):
        visit.show(_present(visit, words.ONLY_A_FILE()))


def _directs_no_more(visit: Visit) -> bool:
    if not visit.work.directs:
        visit.go(HOME_SCREEN)
        visit.show(director_only())
    return not visit.work.directs


def present_forms(visit: Visit) -> bool:
    if visit.work.directs:
        visit.show(_present(visit))
    return visit.work.directs


PAGE = Page(
    presses=(
        on(presses.own_forms, press_forms),
        on(presses.own_form, press_form),
        on(presses.form_marks, press_marks),
        on(presses.form_example, press_example),
        on(presses.try_form, press_try),
        on(presses.send_form, press_send),
        on(presses.form_column, press_column),
        on(presses.mark_column, press_mark_column),
        on(presses.drop_form, press_drop),
    ),
    texts={OWN_FORM: receive_words},
    files={OWN_FORM: receive_form},
    present={OWN_FORM: present_forms},
)
