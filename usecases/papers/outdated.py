"""Papers that are out of date: a number that they print was changed after they were made or handed in to the province.

Each is told of once, however often it changes after; a newer paper of the same kind, span and language takes its
place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from plan.period import Month, Span
from plan.roles import ROLES, has_right
from storage.handed_on import outdated as storage
from storage.handed_on.outdated import NewestPaper
from usecases.papers.ordering import LARGE
from usecases.work import Work

KINDS = ("excel", "word", "word_pdf", "form_pdf", *LARGE, "own_form")
"""What prints the plan's figures to be handed on."""
HANDED_IN = "handed_in"
_OBSERVING = tuple(role for role in ROLES if has_right(role, "observe"))
"""Whose papers are of the whole library."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """A paper of a span; `kind` is one of `KINDS`, or that the quarter was handed in. `at` is when, in the library's
    time."""

    paper: str
    kind: str
    span: Span
    at: datetime


def newly_outdated(work: Work, month: Month, sent_at: datetime | None = None) -> list[Outdated]:
    """Papers that a change of a month's figures has made out of date and that nobody was told of yet; they are noted.

    A paper that was made before the report was first sent was never said to hold it, but what was handed in should
    have. Without that moment it is the plan that changed, which all papers print.
    """
    known = work.facts().outdated
    touched = {
        paper.paper: paper
        for paper in _papers(work, month.year, work.facts().papers)
        if paper.paper not in known
        and paper.span.last.number >= month.number
        and (paper.kind == HANDED_IN or sent_at is None or paper.at >= sent_at.astimezone(work.now.tzinfo))
    }
    if not touched:
        return []  # as after most corrections: it is known without asking the database
    new = storage.mark_outdated(work.session, work.library.id, [*touched], work.now)
    return [paper for name, paper in touched.items() if name in new]


def outdated_of_span(work: Work, span: Span) -> list[Outdated]:
    """The papers of a span that are out of date and have no newer one."""
    known = storage.outdated_papers(work.session, work.library.id)
    papers = _papers(work, span.year, storage.newest_papers(work.session, work.library.id))
    return [paper for paper in papers if paper.span == span and paper.paper in known]


def _papers(work: Work, year: int, made: Iterable[NewestPaper]) -> list[Outdated]:
    """Those of a year that print the plan's figures and were given to whoever sees the whole library: the newest of
    each kind, span and language."""
    newest: dict[object, NewestPaper] = {}
    for paper in made:
        handed_on = paper.kind is None or (paper.kind in KINDS and paper.role in _OBSERVING)
        same = newest.get((paper.kind, paper.span, paper.language))
        if handed_on and paper.span.year == year and (same is None or (paper.order or 0) > (same.order or 0)):
            newest[paper.kind, paper.span, paper.language] = paper
    return [
        Outdated(
            f"{paper.span}:{paper.at.isoformat()}" if paper.order is None else f"order:{paper.order}",
            paper.kind or HANDED_IN,
            paper.span,
            paper.at.astimezone(work.now.tzinfo),
        )
        for paper in newest.values()
    ]
