"""The page of a letter before it is made: what it still lacks is asked for here, and then it is ordered."""

from markupsafe import Markup

from handlers.page import Page, on
from handlers.papers.language import language_of
from handlers.progress.summary import report_of
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.document.approval import Signatory
from plan.progress.view import SpanView
from plan.typed.answers import said_in_words
from texts.home import director_only
from texts.language import RUSSIAN
from texts.papers import letter_page, presses
from texts.papers import names as words
from texts.screen import Screen
from texts.sentence import NOTHING
from texts.settings import letter as settings_words
from texts.settings import presses as settings_presses
from usecases.papers import letterhead, names, ordering, reasons, rewriting
from usecases.settings import russian_names

NAME = "paper_name"
"""Screen: a name that papers need is typed (`line` says which, `after` where it leads back to)."""


def press_letter(visit: Visit, view: SpanView) -> None:
    """The letter about a span."""
    if visit.dialog.screen == NAME:
        visit.go(HOME_SCREEN)
    visit.page(show_letter(visit, view))


def show_letter(visit: Visit, view: SpanView, above: Markup = NOTHING) -> Screen:
    """The page of a letter, as it is now."""
    report = report_of(visit, view)
    if not ordering.may_have_paper(visit.work, "word", report.span):
        raise BadPress
    missing = names.missing_names(visit.work)
    rows = reasons.rows_behind(visit.work, report) if view.as_it_was is None else []
    told = [(row.line.indicator.key, row.reason is not None) for row in rows]
    language, directs = language_of(visit, view), visit.work.directs
    answers, elsewhere = "", list[str]()
    if view.as_it_was is None:
        answers = rewriting.answered_letter(visit.work, report.span, language)
        elsewhere = rewriting.rewritten_elsewhere(visit.work, report.span, language)
    lacking = russian_names.lines_without_russian(visit.work) if language == RUSSIAN else ()
    unworded = [(line, settings_words.LINES[line].button.plain()) for line in lacking]
    written = letter_page.Written(language, answers, elsewhere, unworded)
    return letter_page.letter_page(report, view, missing, told, written, directs=directs, above=above)


def press_names(visit: Visit, after: str) -> None:
    """The names that papers need and nobody has given, one after another."""
    visit.require_director()
    _check(visit, after)
    _ask_next(visit, "", after)


def press_take(visit: Visit, line: str, number: int, after: str) -> None:
    """Somebody whom the plan names."""
    visit.require_director()
    _check(visit, after)
    found = names.names_in_plan(visit.work)
    if (
        line not in (*names.NEEDED, names.OFFERED)
        or not 0 <= number < len(found)
        or not words.fits(line, found[number])
    ):
        raise BadPress
    written = words.lines_of(line, found[number])
    for name, text in written.items():
        letterhead.set_letterhead(visit.work, name, text[: letterhead.LONGEST])
    _ask_next(visit, line, after, words.name_kept(line, written[line]))


def press_later(visit: Visit, line: str, after: str) -> None:
    """Not now: the line stays empty."""
    visit.require_director()
    _check(visit, after)
    if line not in (*names.NEEDED, names.OFFERED):
        raise BadPress
    _ask_next(visit, line, after)


def receive_name(visit: Visit) -> None:
    """The name as it was typed."""
    if not visit.work.directs:
        visit.go(HOME_SCREEN)
        visit.show(director_only())
        return
    line, after = str(visit.dialog.facts["line"]), str(visit.dialog.facts["after"])
    if not said_in_words(visit.text):
        visit.show(_ask(visit, line, after, words.NO_NAME()))
        return
    if not letterhead.set_letterhead(visit.work, line, visit.text):
        visit.show(_ask(visit, line, after, words.TOO_LONG()))
        return
    _ask_next(visit, line, after, words.name_kept(line, " ".join(visit.text.split())))


def _check(visit: Visit, after: str) -> None:
    """BadPress for a way back that leads nowhere."""
    if after:
        report_of(visit, _view(after))


def _view(after: str) -> SpanView:
    try:
        return SpanView.parse(after)
    except ValueError as error:
        raise BadPress from error


def _ask_next(visit: Visit, line: str, after: str, above: Markup = NOTHING) -> None:
    """The next name that is missing behind a line; when that was the last, back to where the asking began."""
    following = names.next_name(visit.work, line)
    if following:
        visit.go(NAME, line=following, after=after)
        visit.show(_ask(visit, following, after, above))
        return
    visit.go(HOME_SCREEN)
    above = above or (NOTHING if names.missing_names(visit.work) else words.ALL_GIVEN())
    if after:
        visit.show(show_letter(visit, _view(after), above))
    else:
        visit.show(settings_words.letterhead_page(letterhead.library_letterhead(visit.work), above))


def _ask(visit: Visit, line: str, after: str, above: Markup = NOTHING) -> Screen:
    found: tuple[Signatory, ...] = names.names_in_plan(visit.work)
    back = presses.letter(_view(after)) if after else settings_presses.letterhead()
    return words.ask_name(line, found, after, back, above)


def present_name(visit: Visit) -> bool:
    if visit.work.directs:
        visit.show(_ask(visit, str(visit.dialog.facts["line"]), str(visit.dialog.facts["after"])))
    return visit.work.directs


def leave_name(visit: Visit) -> None:
    """Something else was pressed: what is typed now is no name."""
    visit.go(HOME_SCREEN)


PAGE = Page(
    presses=(
        on(presses.letter, press_letter),
        on(presses.ask_names, press_names),
        on(presses.take_name, press_take),
        on(presses.pass_name, press_later),
    ),
    texts={NAME: receive_name},
    present={NAME: present_name},
    left={NAME: leave_name},
)
