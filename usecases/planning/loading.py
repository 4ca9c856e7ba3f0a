"""From a plan file to the plan in force: the draft that the director looks at, and the loading itself."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from plan.document.approval import signatories_of
from plan.document.doubt import EACH, Doubt
from plan.document.figure import PlanDocument
from plan.document.table.tables import Table, from_json, to_json
from plan.fold import fold_key
from storage.base import Session
from storage.facts import KnownPerson
from storage.oversight import history
from storage.people import people
from storage.planning import plans
from storage.tables import Library, Person, PlanDraft
from usecases.people.founding import ensure_department, open_directors_office
from usecases.planning.changes import Change, change_as_json, compare_rows, in_one_spelling
from usecases.planning.held.cross_checks import COLUMNS, cross_checked, only_held_open
from usecases.planning.held.hand_set import COUNTING
from usecases.planning.held.last_file import counting_as_json, said_otherwise_as_json
from usecases.planning.kinds import Recounted, recounted_by_file
from usecases.planning.planned_rows import department_name, rows_in_force, rows_of_document
from usecases.planning.row_matching import (
    QUESTION,
    Link,
    last_years_figures,
    links_to_last_year,
    same_rows,
    with_row_questions,
)
from usecases.planning.writing import write_plan
from usecases.work import Work

__all__ = [
    "Loaded",
    "NotReady",
    "PlanDraft",
    "answer_doubt",
    "begin_draft",
    "changes_of_plan",
    "load_draft",
    "load_plan_file",
    "may_send_plan",
    "open_draft",
    "read_draft",
    "read_for_library",
    "recounted_numbers",
    "set_draft_aside",
    "take_back_answer",
    "was_sent_before",
]

_REMEMBERED = 10
"""Earlier files whose answers are looked through before the director is asked anything again."""
_DEPTH = 3
"""How many questions may hang on one another."""
_NO_NAME = ("", "kutubxona", "hisobot")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did. Outcome `same`: the plan in force says exactly this already, and nothing was written."""

    year: int
    outcome: Literal["new", "changed", "same"]
    document: PlanDocument
    changes: tuple[Change, ...] = field(default=())
    version: int = 0


class NotReady(Exception):
    """The document is refused, or questions that must be answered before loading are open."""

    def __init__(self, document: PlanDocument) -> None:
        super().__init__(document.refusal or "open questions")
        self.document = document


def may_send_plan(session: Session, telegram_id: int) -> bool:
    """Whether a document from this account may be a plan: it is a director's."""
    person = people.by_telegram_id(session, telegram_id)
    return person is not None and person.active and person.role == "director"


def begin_draft(work: Work, file_name: str, tables: Sequence[Table]) -> PlanDraft:
    """Store a file as a draft while it is looked at. The library's older drafts are closed: one is open at a time."""
    tables_as_json = json.dumps(to_json(list(tables)), ensure_ascii=False, separators=(",", ":"))
    answers = _remembered_answers(work, tables_as_json, tables)
    for older in plans.drafts_of(work.session, work.library.id, _REMEMBERED):
        older.closed_at = older.closed_at or work.now
    draft = PlanDraft(
        library_id=work.library.id,
        person_id=work.person.id,
        file_name=file_name[:300],
        tables=tables_as_json,
        answers=answers,
        created_at=work.now,
        closed_at=None,
    )
    work.session.add(draft)
    work.session.flush()
    return draft


def was_sent_before(work: Work, draft: PlanDraft) -> bool:
    """Whether the same file, perhaps under another name, has been looked at before this draft."""
    earlier = plans.drafts_of(work.session, work.library.id, _REMEMBERED)
    return any(older.id != draft.id and older.tables == draft.tables for older in earlier)


def _remembered_answers(work: Work, tables_as_json: str, tables: Sequence[Table]) -> dict[str, Any]:
    """Answers to the same questions about earlier files, so that nobody has to answer them every month."""
    earlier = [draft for draft in plans.drafts_of(work.session, work.library.id, _REMEMBERED) if draft.answers]
    for draft in earlier:
        if draft.tables == tables_as_json:
            # Which row is which depends on the plan in force, and that may be another one by now.
            # So does which column is a new one, and what was set by hand.
            of_then = (QUESTION, COLUMNS, COUNTING)
            return {doubt_id: answer for doubt_id, answer in draft.answers.items() if not doubt_id.startswith(of_then)}
    if not earlier:
        return {}
    tables_before, given = from_json(json.loads(earlier[0].tables)), earlier[0].answers
    from plan.document.table.alternatives import QUESTION as WHICH_TABLE

    answers: dict[str, Any] = {}
    # Some questions are only asked once another is answered: which sheet it is, or that each row is asked by itself.
    for _ in range(_DEPTH):
        before = {_wording(doubt) for doubt in _read(tables_before, answers).doubts}
        asked = [doubt for doubt in _read(list(tables), answers).doubts if _wording(doubt) in before]
        repeated = {doubt.id: given[doubt.id] for doubt in asked if doubt.id in given}
        answers |= repeated
        if not any(answer == EACH.id or doubt_id == WHICH_TABLE for doubt_id, answer in repeated.items()):
            break
    return answers


def _read(tables: Sequence[Table], answers: Mapping[str, str]) -> PlanDocument:
    # Loaded with the first plan that somebody sends: most processes never see one.
    from plan.document.reader import read_plan

    return read_plan(tables, answers)


def _wording(doubt: Doubt) -> tuple[object, ...]:
    # Of rows that say nothing the answer about one tells nothing about another.
    rows = () if doubt.printed.strip("-–— ") else doubt.rows
    return doubt.id, doubt.printed, tuple(choice for choice in doubt.choices if choice != EACH), rows


def open_draft(work: Work, draft_id: int) -> PlanDraft | None:
    """The draft, while it is being looked at by the director of its library."""
    return plans.open_draft(work.session, work.library.id, draft_id) if work.directs else None


def read_draft(work: Work, draft: PlanDraft) -> PlanDocument:
    """The document of a draft as the answers given so far make it, held against the plan before it."""
    return read_for_library(work.session, work.library.id, from_json(json.loads(draft.tables)), draft.answers)


def read_for_library(
    session: Session, library_id: int, tables: Sequence[Table], answers: Mapping[str, str]
) -> PlanDocument:
    """The document in the tables with the questions that arise from what the library has already."""
    return _held_against(session, library_id, _read(list(tables), answers), answers)


def _held_against(session: Session, library_id: int, filed: PlanDocument, answers: Mapping[str, str]) -> PlanDocument:
    return cross_checked(session, library_id, with_row_questions(session, library_id, filed, answers), answers)


def answer_doubt(work: Work, draft: PlanDraft, doubt: Doubt, answer: str) -> None:
    """Store an answer as the newest one, which is taken back first."""
    draft.answers = {
        **{doubt_id: given for doubt_id, given in draft.answers.items() if doubt_id != doubt.id},
        doubt.id: answer,
    }
    work.session.flush()


def take_back_answer(work: Work, draft: PlanDraft) -> str | None:
    """Remove the newest answer and return the id of its doubt, which is open again; None when there is no answer."""
    if not draft.answers:
        return None
    *rest, (newest, _) = draft.answers.items()
    draft.answers = dict(rest)
    work.session.flush()
    return newest


def set_draft_aside(work: Work, draft: PlanDraft) -> None:
    """Close the draft without loading it; the plan in force stays."""
    draft.closed_at = work.now
    work.session.flush()


def changes_of_plan(
    session: Session, library_id: int, document: PlanDocument, answers: Mapping[str, str]
) -> list[Change] | None:
    """What loading would change; None when the library has no plan for that year yet."""
    plan = plans.plan_row(session, library_id, document.year) if document.year else None
    if plan is None:
        return None
    same = same_rows(session, library_id, document, answers)
    changes = compare_rows(rows_in_force(session, plan), rows_of_document(document), same)
    if in_one_spelling(plan.title) != in_one_spelling(document.title[:500]):
        changes.insert(0, Change("", "", "", "title", plan.title, document.title))
    return changes


def recounted_numbers(
    session: Session, library_id: int, document: PlanDocument, answers: Mapping[str, str], changes: Sequence[Change]
) -> list[Recounted]:
    """What becomes of numbers that were sent where the file counts a figure otherwise than the plan in force."""
    if document.year is None:
        return []
    same = same_rows(session, library_id, document, answers)
    return recounted_by_file(session, library_id, document.year, changes, same)


def links_of_draft(work: Work, draft: PlanDraft, document: PlanDocument) -> list[Link]:
    """Which rows of last year's plan the rows of a new year's document continue."""
    if not only_held_open(document):
        return []
    return links_to_last_year(work.session, work.library.id, document, draft.answers)


def load_draft(work: Work, draft: PlanDraft) -> Loaded:
    """Put the draft into force. Raises NotReady while a required question is open."""
    tables = from_json(json.loads(draft.tables))
    library = people.load_library(work.session, work.library.id)
    loaded = load_plan_file(work.session, library, tables, work.now, draft.answers, work.person)
    work.refresh()
    set_draft_aside(work, draft)
    return loaded


def load_plan_file(
    session: Session,
    library: Library,
    tables: Sequence[Table],
    now: datetime,
    answers: Mapping[str, str],
    by: Person | KnownPerson | None = None,
) -> Loaded:
    """Put a plan into force: a new one, or a new version of that year's plan. Reported numbers stay as they are.

    Raises NotReady when the document is refused or questions that must be answered are open.
    """
    plans.lock_library(session, library.id)
    filed = _read(list(tables), answers)
    document = _held_against(session, library.id, filed, answers)
    if not document.loadable or document.year is None:
        raise NotReady(document)
    changes = changes_of_plan(session, library.id, document, answers)
    if changes == []:
        return Loaded(document.year, "same", document)
    before = plans.plan_row(session, library.id, document.year)
    version = before.version if before else None
    for name in document.departments:
        ensure_department(session, library.id, department_name(name))
    same = same_rows(session, library.id, document, answers)
    follows = last_years_figures(session, library.id, document, answers)
    plan = write_plan(session, library.id, document, now, by, same, follows)
    open_directors_office(session, library.id, now, by=by.id if by else None)
    _name_library(library, document)
    line = history.Line(
        "load",
        "plan",
        plan.id,
        before=None if version is None else {"version": version},
        after={
            **_kept_of_file(filed, document, plan.version),
            "signatories": [[one.block, one.post, one.name] for one in signatories_of(tables)],
            "changes": [change_as_json(change) for change in changes or ()],
        },
    )
    history.note_down(session, library.id, now, by.id if by else None, line)
    return Loaded(document.year, "new" if changes is None else "changed", document, tuple(changes or ()), plan.version)


def _kept_of_file(filed: PlanDocument, in_force: PlanDocument, version: int) -> dict[str, Any]:
    """What the history keeps of a file, as the file says it: the next one is held against this."""
    return {
        "version": version,
        "year": filed.year,
        "figures": len(filed.figures),
        "target_heading": filed.target_heading,
        "counting": counting_as_json(filed),
        "said": said_otherwise_as_json(filed, in_force),
    }


def _name_library(library: Library, document: PlanDocument) -> None:
    if document.library_name and fold_key(library.name) in _NO_NAME:
        library.name = document.library_name[:300]
