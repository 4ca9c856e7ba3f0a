"""A plan file held against what the library has: last year's figures as the bot counted them, how figures are counted
by hand, and the column that the file before was read from. What differs is a question that must be answered before the
file is loaded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256

from plan.document.compare.row_matching import printed_code
from plan.document.doubt import Choice, Doubt
from plan.document.figure import Figure, PlanDocument
from plan.fold import fold_key
from storage.base import Session
from storage.planning import plans
from usecases.planning.changes import compare_rows
from usecases.planning.held.hand_set import COUNTING, with_hand_set
from usecases.planning.held.last_file import last_load
from usecases.planning.last_year import counted_in_year
from usecases.planning.planned_rows import Place, place_of_figure, rows_in_force, rows_of_document
from usecases.planning.row_matching import last_years_figures, same_rows

FACTS = "held:facts:"
"""What the id of the question begins with whose figures of last year stand: the file's or the bot's own."""
COLUMNS = "held:columns:"
"""And of the question whether the year's plan is really in another column than before."""
FILE, OWN = "file", "own"
_SHIFTED = 5
"""From so many changed targets on, if they are more than half of all, they look like another column."""

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FactOff:
    """A figure of last year that the file gives otherwise than the bot has counted it."""

    section: str
    number: str
    part: str
    printed: Decimal | None
    """None where the file gives none."""
    counted: Decimal

    @property
    def code(self) -> str:
        """The row as people call it."""
        return printed_code((self.section, self.number))


def cross_checked(session: Session, library_id: int, document: PlanDocument, answers: Answers) -> PlanDocument:
    """The document with these questions added, or with what was answered to them. Only for a document in which nothing
    else has to be answered any more: which row is which must be known first."""
    if not document.loadable or document.year is None:
        return document
    document = _with_facts(session, library_id, document, answers)
    document = with_hand_set(session, library_id, document, answers)
    doubt = _moved_column(session, library_id, document, answers)
    if doubt is None or answers.get(doubt.id) == "yes":
        return document
    return replace(document, doubts=(doubt, *document.doubts))


def only_held_open(document: PlanDocument) -> bool:
    """Whether nothing but these questions has to be answered, so that the rows are known."""
    required = (doubt.id for doubt in document.doubts if doubt.required)
    return not document.refusal and all(doubt_id.startswith((FACTS, COUNTING, COLUMNS)) for doubt_id in required)


def facts_off(session: Session, library_id: int, document: PlanDocument, answers: Answers) -> list[FactOff]:
    """Every figure of last year that the file gives otherwise than the bot has counted it, in the plan's order."""
    return [off for figure, off in _facts(session, library_id, document, answers) if off is not None]


def _facts(
    session: Session, library_id: int, document: PlanDocument, answers: Answers
) -> Iterable[tuple[Figure, FactOff | None]]:
    assert document.year is not None
    counted = counted_in_year(session, library_id, document.year - 1)
    follows = last_years_figures(session, library_id, document, answers) if counted else {}
    in_force = _baselines_in_force(session, library_id, document.year)
    for figure in document.figures:
        place = place_of_figure(figure)
        own = counted.get(follows.get(place, 0))
        # What stands in the plan in force has been decided.
        settled = place in in_force and in_force[place] == figure.baseline
        differs = own is not None and not settled and not _alike(figure.baseline, own)
        yield figure, FactOff(*place, figure.baseline, own) if own is not None and differs else None


def _baselines_in_force(session: Session, library_id: int, year: int) -> dict[Place, Decimal | None]:
    plan = plans.plan_row(session, library_id, year)
    rows = rows_in_force(session, plan) if plan is not None else []
    return {(*row.identity, figure.part): figure.baseline for row in rows for figure in row.figures}


def _alike(printed: Decimal | None, counted: Decimal) -> bool:
    """Whether a printed figure is the counted one, as far as it is printed: 93.3 is 93.33."""
    if printed is None:
        return False
    exponent = printed.as_tuple().exponent
    places = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    return printed == counted.quantize(places, ROUND_HALF_UP)


def _with_facts(session: Session, library_id: int, document: PlanDocument, answers: Answers) -> PlanDocument:
    facts = list(_facts(session, library_id, document, answers))
    off = [differing for _, differing in facts if differing is not None]
    if not off:
        return document
    doubt = Doubt(
        FACTS + _mark(repr(off)), "facts_differ", None, "", "", "plan", str(len(off)), (Choice(FILE), Choice(OWN))
    )
    match answers.get(doubt.id):
        case "file":
            return document
        case "own":
            figures = (
                figure if differing is None else replace(figure, baseline=differing.counted)
                for figure, differing in facts
            )
            return replace(document, figures=tuple(figures))
        case _:
            return replace(document, doubts=(doubt, *document.doubts))


def _mark(words: str) -> str:
    """Tells this question from the same one about other figures."""
    return sha256(words.encode()).hexdigest()[:12]


def _moved_column(session: Session, library_id: int, document: PlanDocument, answers: Answers) -> Doubt | None:
    """The question whether the year's plan stands in another column now; None where nothing looks like it."""
    assert document.year is not None
    plan = plans.plan_row(session, library_id, document.year)
    if plan is None:
        return None
    same = same_rows(session, library_id, document, answers)
    new = rows_of_document(document)
    targets = [change for change in compare_rows(rows_in_force(session, plan), new, same) if change.aspect == "target"]
    if not targets:
        return None
    before = _heading_before(session, plan.id)
    moved = bool(before) and fold_key(before) != fold_key(document.target_heading)
    shifted = _SHIFTED <= len(targets) > sum(len(row.figures) for row in new) / 2
    if not moved and not shifted:
        return None
    heading = f"«{before}» → «{document.target_heading}»" if moved else ""
    printed = heading or f"{len(targets)}"
    # Of nothing that an answer to another question changes, so that it is answered once.
    mark = _mark(f"{plan.id} {plan.version} {heading or 'shifted'}")
    return Doubt(
        COLUMNS + mark, "column_moved" if moved else "targets_shifted", None, "", "", "plan", printed, (Choice("yes"),)
    )


def _heading_before(session: Session, plan_id: int) -> str:
    """The words above the column that the plan in force was loaded from; "" where nobody kept them."""
    return str(last_load(session, plan_id).get("target_heading", ""))
