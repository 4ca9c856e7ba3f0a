"""Ordering a file or a picture: the press is answered at once, the file comes when it has been made."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from handlers.page import Page, on
from handlers.papers.language import language_of
from handlers.progress.summary import report_of
from handlers.visit import BadPress, Visit
from plan.period import Span
from plan.progress.view import SpanView
from texts.papers import orders as words
from texts.papers import presses
from texts.papers.outdated import outdated_lines
from usecases.papers import names, ordering, outdated, own_forms
from usecases.progress import as_it_was


def press_order(visit: Visit, kind: str, view: SpanView) -> None:
    """A file of the span on the card, or of how it looked on a past day."""
    _order(visit, kind, view, "")


def press_order_year(visit: Visit, figure: int, view: SpanView) -> None:
    """The picture of one figure's year."""
    _order(visit, "year", view, str(figure))


def press_order_board(visit: Visit, year: int) -> None:
    """Who has reported in a year, as a picture."""
    if not 2000 <= year <= 2200:
        raise BadPress
    _place_order(visit, "who", Span(year, "year"))


def press_order_form(visit: Visit, form: int, view: SpanView) -> None:
    """A form of the province's with the figures of the span on the card."""
    _order(visit, ordering.FORM, view, str(form))


def press_choose_paper(visit: Visit, view: SpanView) -> None:
    """Every file there is of a span."""
    _choose(visit, view)


def press_more_papers(visit: Visit, view: SpanView) -> None:
    """⋯ those for which the first page has no room."""
    _choose(visit, view, more=True)


def _choose(visit: Visit, view: SpanView, *, more: bool = False) -> None:
    report = report_of(visit, view)
    kinds = tuple(kind for kind in ordering.KINDS if ordering.may_have_paper(visit.work, kind, report.span))
    missing = names.missing_names(visit.work) if set(ordering.OFFICIAL) & set(kinds) else ()
    old = outdated.outdated_of_span(visit.work, report.span) if visit.work.observes and not report.as_it_was else []
    forms, directs = _forms(visit), visit.work.directs
    language = language_of(visit, view)
    visit.page(
        words.choose_paper(report, view, language, kinds, missing, forms, _told(old), directs=directs, more=more)
    )


def _forms(visit: Visit) -> list[tuple[int, str]]:
    """The province's forms that this person may have filled in."""
    if not visit.work.observes:
        return []
    return [(form.id, form.name) for form in own_forms.ready_forms(visit.work)]


def _told(old: Sequence[outdated.Outdated]) -> Markup:
    """Which papers of the span are out of date."""
    handed = [paper.at for paper in old if paper.kind == outdated.HANDED_IN]
    return outdated_lines([(paper.kind, paper.at) for paper in old if paper.kind != outdated.HANDED_IN], handed)


def _order(visit: Visit, kind: str, view: SpanView, about: str) -> None:
    report = report_of(visit, view)
    day = report.as_it_was
    as_of = as_it_was.end_of_past_day(visit.work, day) if day is not None else None
    _place_order(visit, kind, report.span, about, as_of, language_of(visit, view))


def _place_order(
    visit: Visit, kind: str, span: Span, about: str = "", as_of: datetime | None = None, language: str = ""
) -> None:
    answer = ordering.order_paper(visit.work, kind, span, about, as_of, language, key=f"paper:{visit.work.cause}")
    if answer == "refused":
        raise BadPress
    visit.toast(words.ANSWERS[answer].plain())


PAGE = Page(
    presses=(
        on(presses.order, press_order),
        on(presses.order_form, press_order_form),
        on(presses.order_year, press_order_year),
        on(presses.order_board, press_order_board),
        on(presses.choose_paper, press_choose_paper),
        on(presses.more_papers, press_more_papers),
    )
)
