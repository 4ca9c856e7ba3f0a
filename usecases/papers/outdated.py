"""Papers that are out of date: a number that they print was changed after they were made or handed in to the province.

Each is told of once, however often it changes after; a newer paper of the same kind and span takes its place.
"""

from dataclasses import dataclass
from datetime import datetime

from plan.period import Month, Span
from plan.roles import ROLES, has_right
from storage.papers import outdated as storage
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
    touched = [
        paper
        for paper in _papers(work, month.year)
        if paper.span.last.number >= month.number
        and (paper.kind == HANDED_IN or sent_at is None or paper.at >= sent_at.astimezone(work.now.tzinfo))
    ]
    known = storage.outdated_among(work.session, work.library.id, [paper.paper for paper in touched])
    new = [paper for paper in touched if paper.paper not in known]
    storage.mark_outdated(work.session, work.library.id, [paper.paper for paper in new], work.now)
    return new


def outdated_of_span(work: Work, span: Span) -> list[Outdated]:
    """The papers of a span that are out of date and have no newer one."""
    papers = [paper for paper in _papers(work, span.year) if paper.span == span]
    known = storage.outdated_among(work.session, work.library.id, [paper.paper for paper in papers])
    return [paper for paper in papers if paper.paper in known]


def _papers(work: Work, year: int) -> list[Outdated]:
    papers = []
    for paper in storage.newest_papers(work.session, work.library.id, year, KINDS, _OBSERVING):
        name = f"{paper.span}:{paper.at.isoformat()}" if paper.order is None else f"order:{paper.order}"
        papers.append(Outdated(name, paper.kind or HANDED_IN, paper.span, paper.at.astimezone(work.now.tzinfo)))
    return papers
