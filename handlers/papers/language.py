"""In which language papers are written: the library's choice, and what an order says otherwise."""

from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from plan.progress.view import SpanView
from texts.papers.language.choice import paper_languages
from texts.settings import papers as words
from texts.settings import presses
from usecases.papers import language as use


def language_of(visit: Visit, view: SpanView) -> str:
    """What papers are written in that are ordered from a page. BadPress for what is no language of papers."""
    if view.language and view.language not in paper_languages():
        raise BadPress
    return view.language or use.paper_language(visit.work)


def press_languages(visit: Visit) -> None:
    """The languages to choose from."""
    visit.require_director()
    visit.page(words.languages_page(use.paper_language(visit.work)))


def press_language(visit: Visit, language: str) -> None:
    """One of them, kept at once."""
    visit.require_director()
    if language not in paper_languages():
        raise BadPress
    use.set_paper_language(visit.work, language)
    visit.page(words.languages_page(language, words.KEPT(name=words.named(language))))


PAGE = Page(presses=(on(presses.paper_languages, press_languages), on(presses.choose_paper_language, press_language)))
