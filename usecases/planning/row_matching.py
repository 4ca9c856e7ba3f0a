"""Which row of a plan file is which row of the plan before it; where the words leave it open, the director is asked.

Matched with the plan in force of the same year, reported numbers stay with their rows; matched with last year's plan,
each figure finds the one it is compared with. The questions are doubts of the document like all others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plan.document.compare.row_matching import Doubtful, Identity, Matching, match_rows, printed_code
from plan.document.doubt import Choice, Doubt
from plan.document.figure import PlanDocument
from plan.indicator import Indicator
from storage.base import Session
from storage.planning import plans
from usecases.planning.changes import Same, same_parts
from usecases.planning.planned_rows import Place, PlannedRow, rows_in_force, rows_of_document

QUESTION = "match:"
"""What the ids of these doubts begin with."""
NEW = "new"


@dataclass(frozen=True, slots=True)
class MatchedPlan:
    """The plan a document is held against: its year, its rows, and which row is which."""

    year: int
    rows: tuple[PlannedRow, ...]
    matching: Matching


def match_document(
    session: Session, library_id: int, document: PlanDocument, answers: Mapping[str, str]
) -> MatchedPlan | None:
    """Match the document's rows with the plan in force of its year, or else with last year's; None without either."""
    if document.year is None or not document.loadable:
        return None
    for year in (document.year, document.year - 1):
        plan = plans.plan_row(session, library_id, year)
        if plan is not None:
            old, new = rows_in_force(session, plan), rows_of_document(document)
            return MatchedPlan(year, tuple(old), match_rows(old, new, _decisions(old, new, answers)))
    return None


def _decisions(
    old: Sequence[PlannedRow], new: Sequence[PlannedRow], answers: Mapping[str, str]
) -> dict[Identity, Identity | None]:
    by_code = {printed_code(row.identity): row.identity for row in old}
    decisions: dict[Identity, Identity | None] = {}
    for row in new:
        answer = answers.get(QUESTION + printed_code(row.identity))
        if answer == NEW:
            decisions[row.identity] = None
        elif answer in by_code:
            decisions[row.identity] = by_code[answer]
    return decisions


def with_row_questions(
    session: Session, library_id: int, document: PlanDocument, answers: Mapping[str, str]
) -> PlanDocument:
    """The document with the questions about its rows added.

    Matched with the plan in force, a question must be answered where there is a choice; a row with quite other words
    keeps its number's row unless somebody says otherwise. A question about last year's plan may stay unanswered: then
    the row is not compared."""
    matched = match_document(session, library_id, document, answers)
    if matched is None or not matched.matching.doubtful:
        return document
    old_names = {row.identity: row.name for row in matched.rows}
    new_names = {row.identity: row.name for row in rows_of_document(document)}
    places = {(figure.section, figure.number): figure.place for figure in reversed(document.figures)}
    doubts = tuple(
        Doubt(
            QUESTION + printed_code(doubtful.row),
            "same_row" if matched.year == document.year else "same_row_last_year",
            places[doubtful.row],
            *doubtful.row,
            "row",
            new_names[doubtful.row][:300],
            (
                *(
                    Choice(printed_code(candidate), f"{printed_code(candidate)} {old_names[candidate]}")
                    for candidate in doubtful.candidates
                ),
                Choice(NEW, ""),
            ),
            required=matched.year == document.year and not _only_itself(doubtful),
        )
        for doubtful in matched.matching.doubtful
    )
    return replace(document, doubts=(*document.doubts, *doubts))


def _only_itself(doubtful: Doubtful) -> bool:
    return doubtful.candidates == (doubtful.row,)


def same_rows(session: Session, library_id: int, document: PlanDocument, answers: Mapping[str, str]) -> Same | None:
    """The document's rows → their rows in the plan in force; None when its year has no plan yet."""
    matched = match_document(session, library_id, replace(document, doubts=()), answers)
    if matched is None or matched.year != document.year:
        return None
    return {
        **matched.matching.same,
        **{doubtful.row: doubtful.row for doubtful in matched.matching.doubtful if _only_itself(doubtful)},
    }


@dataclass(frozen=True, slots=True)
class Link:
    """A row of a new year's plan, and the row of last year's plan that it continues (None for a new row)."""

    row: Identity
    name: str
    old: Identity | None
    old_name: str


def links_to_last_year(
    session: Session, library_id: int, document: PlanDocument, answers: Mapping[str, str]
) -> list[Link]:
    """Which rows of last year's plan the rows of a new year's plan continue; empty when the year has a plan already, or
    last year had none."""
    matched = match_document(session, library_id, replace(document, doubts=()), answers)
    if matched is None or matched.year == document.year:
        return []
    names = {row.identity: row.name for row in matched.rows}
    same = matched.matching.same
    return [
        Link(row.identity, row.name, same.get(row.identity), names.get(same.get(row.identity, row.identity), ""))
        for row in rows_of_document(document)
    ]


def last_years_figures(
    session: Session, library_id: int, document: PlanDocument, answers: Mapping[str, str]
) -> dict[Place, int]:
    """Place of a figure of the document → the key of last year's figure that it continues, where that is known."""
    assert document.year is not None
    before = plans.plan_row(session, library_id, document.year - 1)
    if before is None:
        return {}
    old, new = rows_in_force(session, before), rows_of_document(document)
    fresh = plans.plan_row(session, library_id, document.year) is None
    same = match_rows(old, new, _decisions(old, new, answers) if fresh else None).same
    figures: dict[Identity, list[Indicator]] = {}
    for indicator in plans.read_plan(session, before.id).indicators:
        figures.setdefault((indicator.section, indicator.number), []).append(indicator)
    links: dict[Place, int] = {}
    for row in new:
        if row.identity in same:
            links.update(_matched_figures(row, figures[same[row.identity]]))
    return links


def _matched_figures(row: PlannedRow, old: Sequence[Indicator]) -> dict[Place, int]:
    keys = {indicator.part or "": indicator.key for indicator in old}
    parts = [figure.part for figure in row.figures]
    old_part = same_parts(keys, parts)
    if len(parts) == len(keys) == 1:
        old_part = {parts[0]: next(iter(keys))}
    return {(row.section, row.number, part): keys[was] for part, was in old_part.items()}
