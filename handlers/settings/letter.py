"""What is printed around the figures of a letter: whom the library writes to, who signs, and a Word form of its own."""

from markupsafe import Markup

from handlers.files import OWN_FORM, TEMPLATE, RefusedFile, SentTemplate
from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.typed.answers import said_in_words
from reports import on_demand
from texts.home import director_only
from texts.screen import Screen
from texts.sentence import NOTHING
from texts.settings import letter as words
from texts.settings import presses
from usecases.papers import letterhead as use
from usecases.settings import russian_names

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LINE = "head"
"""Screen: a line of the letterhead is typed (`name` says which)."""
_NO_WORDS = ("phone", "email")
"""The lines that a bare number may be."""


def press_letterhead(visit: Visit) -> None:
    visit.require_director()
    if visit.dialog.screen in (LINE, TEMPLATE, OWN_FORM):
        visit.go(HOME_SCREEN)
    visit.page(words.letterhead_page(use.library_letterhead(visit.work)))


def press_line(visit: Visit, name: str) -> None:
    """One line of it, to be typed."""
    visit.require_director()
    if name not in use.NAMES:
        raise BadPress
    visit.go(LINE, name=name)
    visit.show(_ask_line(visit, name))


def _ask_line(visit: Visit, name: str, above: Markup = NOTHING) -> Screen:
    present = getattr(use.library_letterhead(visit.work), name)
    return words.ask_line(name, present, above, in_russian=name in russian_names.HEAD)


def press_clear(visit: Visit, name: str) -> None:
    visit.require_director()
    if not use.set_letterhead(visit.work, name, ""):
        raise BadPress
    if visit.dialog.screen == LINE:
        visit.go(HOME_SCREEN)
    visit.page(words.letterhead_page(use.library_letterhead(visit.work), words.line_kept(name, "")))


def receive_line(visit: Visit) -> None:
    """The line as it was typed."""
    if _directs_no_more(visit):
        return
    name = str(visit.dialog.facts["name"])
    if name not in _NO_WORDS and not said_in_words(visit.text):
        visit.show(_ask_line(visit, name, words.IN_WORDS()))
        return
    if not use.set_letterhead(visit.work, name, visit.text):
        visit.show(_ask_line(visit, name, words.TOO_LONG()))
        return
    visit.go(HOME_SCREEN)
    kept = " ".join(visit.text.split())
    visit.show(words.letterhead_page(use.library_letterhead(visit.work), words.line_kept(name, kept)))


def _directs_no_more(visit: Visit) -> bool:
    """Whether whoever answers has lost the right to: they hear it, and nothing is waited for any more."""
    if not visit.work.directs:
        visit.go(HOME_SCREEN)
        visit.show(director_only())
    return not visit.work.directs


def present_line(visit: Visit) -> bool:
    if visit.work.directs:
        visit.show(_ask_line(visit, str(visit.dialog.facts["name"])))
    return visit.work.directs


def press_template(visit: Visit) -> None:
    """What letters are written in; a file sent while this is open is the library's own form."""
    visit.require_director()
    visit.go(TEMPLATE)
    visit.show(_template(visit))


def _template(visit: Visit, above: Markup = NOTHING) -> Screen:
    own = use.own_letter(visit.work)
    return words.template_page(words.Own(own.name, own.at, own.by) if own else None, above)


def present_template(visit: Visit) -> bool:
    if visit.work.directs:
        visit.show(_template(visit))
    return visit.work.directs


def press_tags(visit: Visit) -> None:
    """What may stand in a template; a file may be sent from here too."""
    visit.require_director()
    visit.go(TEMPLATE)
    visit.show(words.template_tags_page())


def receive_template(visit: Visit) -> None:
    """The library's own form: it was tried with real figures, is kept if they fit, and shown filled in."""
    if _directs_no_more(visit):
        return
    file = visit.prepared
    if isinstance(file, SentTemplate):
        visit.show(_template(visit, _take_template(visit, file)))
    elif isinstance(file, RefusedFile):
        visit.show(_template(visit, words.UNREADABLE(reason=file.sentence)))
    else:
        visit.show(_template(visit, words.template_refused("not_word")))


def _take_template(visit: Visit, file: SentTemplate) -> Markup:
    """Keep a form that could be filled in; returns what to say of it. The present one stays when it could not."""
    trial = file.trial
    if trial.refused:
        return words.template_refused(trial.refused, trial.place)
    if trial.filled is None:
        return words.NO_PLAN()
    use.keep_letter(visit.work, file.name, file.content)
    visit.document(trial.filled, words.TRIAL_NAME.plain(), DOCX, words.trial_letter_caption())
    return words.template_kept(file.name, cleaned=trial.reaches_out)


def receive_words(visit: Visit) -> None:
    """Something typed where a file is awaited."""
    if not _directs_no_more(visit):
        visit.show(_template(visit, words.ONLY_A_FILE()))


def press_send_template(visit: Visit, which: str) -> None:
    """A form to begin with, or the one in use."""
    visit.require_director()
    own = use.own_letter(visit.work)
    if which == "sample":
        visit.document(on_demand.sample_letter(), words.SAMPLE_NAME.plain(), DOCX, words.sample_template_caption())
    elif which == "own" and own is not None:
        visit.document(own.content, own.name, DOCX, words.own_template_caption())
    else:
        raise BadPress


def press_drop_template(visit: Visit, answer: str) -> None:
    """Back to our own form, asked once."""
    visit.require_director()
    own = use.own_letter(visit.work)
    if own is None or answer not in ("ask", "yes"):
        raise BadPress
    if answer == "ask":
        visit.show(words.ask_drop(own.name))
        return
    use.drop_letter(visit.work)
    visit.go(TEMPLATE)
    visit.show(_template(visit, words.OURS_AGAIN()))


PAGE = Page(
    presses=(
        on(presses.letterhead, press_letterhead),
        on(presses.letterhead_line, press_line),
        on(presses.clear_line, press_clear),
        on(presses.letter_template, press_template),
        on(presses.template_tags, press_tags),
        on(presses.send_template, press_send_template),
        on(presses.drop_template, press_drop_template),
    ),
    texts={LINE: receive_line, TEMPLATE: receive_words},
    files={TEMPLATE: receive_template},
    present={LINE: present_line, TEMPLATE: present_template},
)
