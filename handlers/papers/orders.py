"""Ordering a file or a picture: the press is answered at once, the file comes when it has been made."""

from collections.abc import Callable
from datetime import datetime

from handlers.progress.summary import report_of
from handlers.visit import BadPress, Visit, whole
from plan.period import Span
from plan.progress.report import ProgressReport
from plan.progress.view import SpanView
from texts.papers import orders as words
from usecases.papers import ordering
from usecases.progress import as_it_was


def press_paper(visit: Visit, kind: str, place: str) -> None:
    """A file of the span on the card, or of how it looked on a past day."""
    _order(visit, kind, place, "")


def press_year(visit: Visit, figure: str, place: str) -> None:
    """The picture of one figure's year."""
    _order(visit, "year", place, str(whole(figure)))


def press_more(visit: Visit, place: str) -> None:
    """Every file there is of a span."""
    report = _report(visit, place)
    kinds = tuple(kind for kind in ordering.KINDS if ordering.may_have(visit.work, kind, report.span))
    visit.page(words.choose(report, kinds))


def _report(visit: Visit, place: str) -> ProgressReport:
    try:
        return report_of(visit, SpanView.parse(place))
    except ValueError:
        raise BadPress from None


def _order(visit: Visit, kind: str, place: str, about: str) -> None:
    report = _report(visit, place)
    day = report.as_it_was
    _place_order(visit, kind, report.span, about, as_it_was.end_of(visit.work, day) if day is not None else None)


def _place_order(visit: Visit, kind: str, span: Span, about: str = "", as_of: datetime | None = None) -> None:
    told = ordering.order(visit.work, kind, span, about, as_of, key=f"paper:{visit.bot_id}:{visit.update_id}")
    if told == "refused":
        raise BadPress
    visit.toast(words.BEING_MADE if told == "ordered" else words.ALREADY)


def press_who(visit: Visit, year: str) -> None:
    """Who has reported in a year, as a picture."""
    if not 2000 <= whole(year) <= 2200:
        raise BadPress
    _place_order(visit, "who", Span(int(year), "year"))


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {
    "paper": press_paper,
    "paper_of": press_year,
    "papers": press_more,
    "paper_who": press_who,
}
TEXTS: Page = {}
FILES: Page = {}
