"""How a plan that was read stands to the one before it: which row is which, asked where the words leave it open.

Against the plan in force of its own year, numbers stay with their rows; against last year's plan, each figure finds
the one it is compared with. The questions are doubts of the document, asked and answered like all the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plan.document.compare.row_matching import Doubtful, Identity, Matching, code, match
from plan.document.doubt import Choice, Doubt
from plan.document.reader import PlanDocument
from plan.indicator import Indicator
from storage.base import Session
from storage.planning import plans
from usecases.planning.changes import Place, PlannedRow, Same, rows_in_force, rows_of_document, same_parts

QUESTION = "match:"
"""What the ids of these doubts begin with."""
NEW = "new"


@dataclass(frozen=True, slots=True)
class Kinship:
    """The plan a document is held against: its year, its rows, and which row is which."""

    year: int
    rows: tuple[PlannedRow, ...]
    matching: Matching


def kinship(session: Session, library_id: int, document: PlanDocument, answers: Mapping[str, str]) -> Kinship | None:
    """How the document's rows stand to those in force in its year, or else to last year's; None without either."""
    if document.year is None or not document.loadable:
        return None
    for year in (document.year, document.year - 1):
        plan = plans.plan_row(session, library_id, year)
        if plan is not None:
            old, new = rows_in_force(session, plan), rows_of_document(document)
            return Kinship(year, tuple(old), match(old, new, _decided(old, new, answers)))
    return None


def _decided(
    old: Sequence[PlannedRow], new: Sequence[PlannedRow], answers: Mapping[str, str]
) -> dict[Identity, Identity | None]:
    by_code = {code(row.identity): row.identity for row in old}
    found: dict[Identity, Identity | None] = {}
    for row in new:
        answer = answers.get(QUESTION + code(row.identity))
        if answer == NEW:
            found[row.identity] = None
        elif answer in by_code:
            found[row.identity] = by_code[answer]
    return found


def with_row_questions(
    session: Session, library_id: int, document: PlanDocument, answers: Mapping[str, str]
) -> PlanDocument:
    """The document with the questions about its rows added. Against the plan in force they must be answered where
    there is a choice; a row worded quite anew stays what it was unless somebody says otherwise. Which row of last
    year is meant may be left open, and then nothing is compared."""
    found = kinship(session, library_id, document, answers)
    if found is None or not found.matching.doubtful:
        return document
    old_names = {row.identity: row.name for row in found.rows}
    new_names = {row.identity: row.name for row in rows_of_document(document)}
    places = {(one.section, one.number): one.place for one in reversed(document.figures)}
    doubts = tuple(
        Doubt(
            QUESTION + code(one.row),
            "same_row" if found.year == document.year else "same_row_last_year",
            places[one.row],
            *one.row,
            "row",
            new_names[one.row][:300],
            (
                *(Choice(code(other), f"{code(other)} {old_names[other]}") for other in one.candidates),
                Choice(NEW, ""),
            ),
            required=found.year == document.year and not _only_itself(one),
        )
        for one in found.matching.doubtful
    )
    return replace(document, doubts=(*document.doubts, *doubts))


def _only_itself(doubtful: Doubtful) -> bool:
    return doubtful.candidates == (doubtful.row,)


def same_rows(session: Session, library_id: int, document: PlanDocument, answers: Mapping[str, str]) -> Same | None:
    """Which rows of the plan in force the document's rows are; None when its year has no plan yet."""
    found = kinship(session, library_id, replace(document, doubts=()), answers)
    if found is None or found.year != document.year:
        return None
    return {**found.matching.same, **{one.row: one.row for one in found.matching.doubtful if _only_itself(one)}}


@dataclass(frozen=True, slots=True)
class Link:
    """A row of a new year's plan, and the row of last year's that it goes on with."""

    row: Identity
    name: str
    old: Identity | None
    old_name: str


def links_to_last_year(
    session: Session, library_id: int, document: PlanDocument, answers: Mapping[str, str]
) -> list[Link]:
    """What the rows of a new year's plan go on with; empty when its year has a plan already, or last year had none."""
    found = kinship(session, library_id, replace(document, doubts=()), answers)
    if found is None or found.year == document.year:
        return []
    names = {row.identity: row.name for row in found.rows}
    same = found.matching.same
    return [
        Link(row.identity, row.name, same.get(row.identity), names.get(same.get(row.identity, row.identity), ""))
        for row in rows_of_document(document)
    ]


def last_years_figures(
    session: Session, library_id: int, document: PlanDocument, answers: Mapping[str, str]
) -> dict[Place, int]:
    """Which figure of last year's plan each figure of the document goes on with, where that is known."""
    assert document.year is not None
    before = plans.plan_row(session, library_id, document.year - 1)
    if before is None:
        return {}
    old, new = rows_in_force(session, before), rows_of_document(document)
    fresh = plans.plan_row(session, library_id, document.year) is None
    same = match(old, new, _decided(old, new, answers) if fresh else None).same
    figures: dict[Identity, list[Indicator]] = {}
    for one in plans.read_plan(session, before.id).indicators:
        figures.setdefault((one.section, one.number), []).append(one)
    links: dict[Place, int] = {}
    for row in new:
        if row.identity in same:
            links.update(_parts(row, figures[same[row.identity]]))
    return links


def _parts(row: PlannedRow, old: Sequence[Indicator]) -> dict[Place, int]:
    keys = {one.part or "": one.key for one in old}
    parts = [figure.part for figure in row.figures]
    known = same_parts(keys, parts)
    if len(parts) == len(keys) == 1:
        known = {parts[0]: next(iter(keys))}
    return {(row.section, row.number, part): keys[was] for part, was in known.items()}
