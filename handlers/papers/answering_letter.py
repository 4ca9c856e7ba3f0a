"""Which letter of the province a letter answers: asked on the letter's page, and normally passed over."""

from markupsafe import Markup

from handlers.page import Page, on
from handlers.papers.language import language_of
from handlers.papers.letter import show_letter
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.progress.paper import ANSWER_TO
from plan.progress.view import SpanView
from plan.typed.answers import said_in_words
from texts.papers import presses
from texts.papers import rewriting as words
from texts.sentence import NOTHING
from usecases.papers import letterhead
from usecases.papers import rewriting as use

ANSWERED = "letter_to"
"""Screen: the letter that is answered is typed. Facts: `view`."""


def press_answer_to(visit: Visit, view: SpanView) -> None:
    """Which letter is it?"""
    visit.require_director()
    if view.as_it_was is not None:
        raise BadPress
    show_letter(visit, view)  # BadPress where there is none
    _ask(visit, view)


def _ask(visit: Visit, view: SpanView, above: Markup = NOTHING) -> None:
    visit.go(ANSWERED, view=str(view))
    visit.show(words.ask_answer_to(view, use.answered_letter(visit.work, view.span, language_of(visit, view)), above))


def receive(visit: Visit) -> None:
    """As it was typed."""
    view, typed = SpanView.parse(str(visit.dialog.facts["view"])), " ".join(visit.text.split())
    if not visit.work.directs:
        visit.go(HOME_SCREEN)
        visit.present()
    elif len(typed) > letterhead.LONGEST or not (said_in_words(typed) or any(map(str.isdigit, typed))):
        _ask(visit, view, words.TOO_LONG())
    else:
        use.rewrite(visit.work, view.span, ANSWER_TO, "", typed, language_of(visit, view))
        _back(visit, view)


def press_none(visit: Visit, view: SpanView) -> None:
    """It answers none."""
    visit.require_director()
    show_letter(visit, view)
    use.take_back(visit.work, view.span, ANSWER_TO, language_of(visit, view))
    _back(visit, view)


def _back(visit: Visit, view: SpanView) -> None:
    visit.go(HOME_SCREEN)
    visit.show(show_letter(visit, view))


def present(visit: Visit) -> bool:
    """Ask again; False for whoever directs no more."""
    if not visit.work.directs:
        return False
    _ask(visit, SpanView.parse(str(visit.dialog.facts["view"])))
    return True


def leave(visit: Visit) -> None:
    """Something else was pressed: what is typed now names no letter."""
    visit.go(HOME_SCREEN)


PAGE = Page(
    presses=(on(presses.answer_to, press_answer_to), on(presses.answer_to_none, press_none)),
    texts={ANSWERED: receive},
    present={ANSWERED: present},
    left={ANSWERED: leave},
)
