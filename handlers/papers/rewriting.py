"""The letter's text in the chat before it is made: read, and written otherwise paragraph by paragraph."""

from dataclasses import dataclass

from markupsafe import Markup

from handlers.page import Page, on
from handlers.papers.language import language_of
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.progress.paper import PaperFacts
from plan.progress.view import SpanView
from reports.content.letter_parts import Paragraph, letter_text
from texts.language import speaking
from texts.papers import presses
from texts.papers import rewriting as words
from texts.sentence import NOTHING
from usecases.papers import rewriting as use
from usecases.papers.gathering import paper_facts

PARAGRAPH = "letter_par"
"""Screen: a paragraph is typed. Facts: `view`; `number`, its place; `key`, `original` and `language`: which it is, what
it said, and in what."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A paragraph of the letter, and how it is shown."""

    paragraph: Paragraph
    part: words.Part


def _letter(visit: Visit, view: SpanView) -> list[_Told]:
    """Every paragraph of the letter; BadPress for whoever may not change it."""
    visit.require_director()
    if view.as_it_was is not None:
        raise BadPress
    language = language_of(visit, view)
    facts = paper_facts(visit.work, view.span, language=language)
    if facts is None:
        raise BadPress
    with speaking(language):
        groups = letter_text(facts)
    return [_Told(paragraph, _part(facts, paragraph)) for group in groups for paragraph in group]


def _part(facts: PaperFacts, paragraph: Paragraph) -> words.Part:
    change = next((change for change in facts.rewritten if change.key == paragraph.key), None)
    if change is None:
        return words.Part(paragraph.text, paragraph.text)
    if change.original != paragraph.text:
        return words.Part(paragraph.text, paragraph.text, change.text)
    return words.Part(paragraph.text, change.text)


def _numbered(visit: Visit, view: SpanView, number: int) -> _Told:
    told = _letter(visit, view)
    if not 1 <= number <= len(told):
        raise BadPress
    return told[number - 1]


def press_text(visit: Visit, view: SpanView, page: int) -> None:
    """The letter's text."""
    _show_text(visit, view, page)


def _show_text(visit: Visit, view: SpanView, page: int, above: Markup = NOTHING) -> None:
    parts = [told.part for told in _letter(visit, view)]
    if visit.dialog.screen == PARAGRAPH:
        visit.go(HOME_SCREEN)
    visit.show(words.text_page(view, parts, page, above))


def press_rewrite(visit: Visit, view: SpanView, number: int) -> None:
    """A paragraph, to be typed."""
    told = _numbered(visit, view, number)
    about = {"key": told.paragraph.key, "original": told.paragraph.text, "language": language_of(visit, view)}
    visit.go(PARAGRAPH, view=str(view), number=number, **about)
    visit.show(words.ask_paragraph(view, number, told.part))


def press_leave_out(visit: Visit, view: SpanView, number: int) -> None:
    """Without this paragraph."""
    told = _numbered(visit, view, number)
    paragraph, language = told.paragraph, language_of(visit, view)
    use.rewrite(visit.work, view.span, paragraph.key, paragraph.text, "", language)
    _show_text(visit, view, (number - 1) // words.ON_A_PAGE, words.KEPT())


def press_original(visit: Visit, view: SpanView, number: int) -> None:
    """As the figures say it."""
    told = _numbered(visit, view, number)
    use.take_back(visit.work, view.span, told.paragraph.key, language_of(visit, view))
    _show_text(visit, view, (number - 1) // words.ON_A_PAGE, words.BACK())


def receive(visit: Visit) -> None:
    """The paragraph as it was typed; where the figures have changed meanwhile, it stands beside what they say now."""
    facts = visit.dialog.facts
    view, number = SpanView.parse(str(facts["view"])), int(facts["number"])
    if not visit.work.directs:
        visit.go(HOME_SCREEN)
        visit.present()
        return
    key, original = str(facts["key"]), str(facts["original"])
    kept = use.rewrite(visit.work, view.span, key, original, visit.text, str(facts.get("language", "uz")))
    try:
        if not kept:
            told = _numbered(visit, view, number)
            visit.show(words.ask_paragraph(view, number, told.part, words.TOO_LONG()))
            return
        _show_text(visit, view, (number - 1) // words.ON_A_PAGE, words.KEPT())
    except BadPress:  # the plan has gone meanwhile
        visit.go(HOME_SCREEN)
        visit.present()


def present_paragraph(visit: Visit) -> bool:
    """Ask for it again; False when it is gone."""
    view, number = SpanView.parse(str(visit.dialog.facts["view"])), int(visit.dialog.facts["number"])
    try:
        told = _numbered(visit, view, number)
    except BadPress:
        return False
    visit.show(words.ask_paragraph(view, number, told.part))
    return True


def leave_paragraph(visit: Visit) -> None:
    """Something else was pressed: what is typed now is no paragraph."""
    visit.go(HOME_SCREEN)


PAGE = Page(
    presses=(
        on(presses.letter_text, press_text),
        on(presses.rewrite, press_rewrite),
        on(presses.leave_out, press_leave_out),
        on(presses.original_again, press_original),
    ),
    texts={PARAGRAPH: receive},
    present={PARAGRAPH: present_paragraph},
    left={PARAGRAPH: leave_paragraph},
)
