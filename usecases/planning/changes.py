"""What a plan file would change in the plan in force, computed before anything is changed.

Both sides are brought to one form, so "no changes" means that the plan in force says the same already.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, Literal

from plan.document.cell.responsible import DIRECTOR, is_director
from plan.document.compare.row_matching import Identity, printed_code
from plan.document.figure import Figure
from plan.document.reader import PlanDocument
from plan.fold import fold_key
from plan.indicator import Window
from storage.base import Session
from storage.people import people
from storage.planning import plans
from storage.planning.plans import PlanContent
from storage.tables import Plan, PlanFigure, PlanRow

Place = tuple[str, str, str]
"""Section, number and part: what a figure is found again by."""
Same = Mapping[Identity, Identity]
"""The new plan's rows that the old one has too, perhaps under another number: new → old."""

Aspect = Literal[
    "title",
    "order",
    "row_added",
    "row_dropped",
    "part_added",
    "part_dropped",
    "number",
    "name",
    "section_title",
    "mechanism",
    "deadline",
    "responsible",
    "reporters",
    "unit",
    "kind",
    "baseline",
    "target",
    "window",
    "direction",
    "schedule",
    "of_two",
    "part_of",
]
Value = str | bool | Decimal | Window | tuple[str, ...] | None

_OF_ROW: tuple[Aspect, ...] = ("section_title", "name", "mechanism", "deadline", "responsible", "reporters")
_OF_FIGURE: tuple[Aspect, ...] = (
    "unit",
    "kind",
    "baseline",
    "target",
    "window",
    "direction",
    "schedule",
    "of_two",
    "part_of",
)


@dataclass(frozen=True, slots=True)
class PlannedFigure:
    """One figure of a plan in force, or of a file as it would be stored."""

    part: str
    unit: str
    kind: str
    baseline: Decimal | None
    target: Decimal | None
    window: Window
    part_of: Place | None
    direction: str = "more"
    schedule: str = ""
    of_two: bool | None = None
    """Whether a percent is asked as two numbers; None where nothing is said of it (a file), and it stays as it is."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of a plan in force, or of a file as it would be stored, with its figures."""

    section: str
    section_title: str
    number: str
    name: str
    mechanism: str
    deadline: str
    responsible: tuple[str, ...]
    reporters: tuple[str, ...]
    figures: tuple[PlannedFigure, ...]

    @property
    def identity(self) -> tuple[str, str]:
        return self.section, self.number


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: where, what, and its values before and after."""

    section: str
    number: str
    part: str
    aspect: Aspect
    before: Value = None
    after: Value = None

    @property
    def code(self) -> str:
        """The row as people call it; "" for what concerns the whole plan."""
        return printed_code((self.section, self.number))


def rows_of_document(document: PlanDocument) -> list[PlannedRow]:
    """The document's rows as they would be stored. Only for a document that can be loaded."""
    whole_of = {part: place_of_figure(whole) for whole in document.figures for part in whole.parts}
    numbered = list(enumerate(document.figures))
    rows = []
    for _, group in groupby(numbered, key=lambda pair: (pair[1].section, pair[1].number)):
        members = list(group)
        first = members[0][1]
        rows.append(
            PlannedRow(
                first.section,
                first.section_title,
                first.number,
                first.name,
                first.mechanism,
                first.deadline[:300],
                first.responsible,
                tuple(dict.fromkeys(map(department_name, first.reporters))),
                tuple(_planned_figure(figure, whole_of.get(at)) for at, figure in members),
            )
        )
    return rows


def department_name(name: str) -> str:
    """The department that answers under a name of the plan: the director's office has one name in every library."""
    return DIRECTOR if is_director(name) else name[:300]


def place_of_figure(figure: Figure) -> Place:
    return figure.section, figure.number, (figure.part or "")[:300]


def keys_by_place(plan: PlanContent) -> dict[Place, int]:
    """Place of each figure of a plan in force → its key."""
    return {(indicator.section, indicator.number, indicator.part or ""): indicator.key for indicator in plan.indicators}


def _planned_figure(figure: Figure, part_of: Place | None) -> PlannedFigure:
    if figure.window is None:
        raise ValueError(f"{figure.code}: a figure without a window cannot be kept")
    part = place_of_figure(figure)[2]
    unit = figure.unit[:100]
    return PlannedFigure(
        part,
        unit,
        figure.kind,
        figure.baseline,
        figure.target,
        figure.window,
        part_of,
        figure.direction,
        str(figure.schedule or ""),
    )


def rows_in_force(session: Session, plan: Plan) -> list[PlannedRow]:
    """The plan's rows as they are stored now, in the printed order."""
    rows = sorted((row for row in plans.rows_of(session, plan.id) if not row.dropped), key=lambda row: row.position)
    ids = [row.id for row in rows]
    figures = [figure for figure in plans.figures_of(session, ids) if not figure.dropped]
    figures.sort(key=lambda figure: figure.position)
    by_id = {row.id: row for row in rows}
    places = {figure.id: (by_id[figure.row_id].section, by_id[figure.row_id].number, figure.part) for figure in figures}
    names = {department.id: department.name for department in people.load_departments(session, plan.library_id)}
    reporters = plans.reporters_of_rows(session, ids)
    by_row: dict[int, list[PlanFigure]] = {}
    for figure in figures:
        by_row.setdefault(figure.row_id, []).append(figure)
    return [
        _row_in_force(
            row,
            tuple(names[reporter.department_id] for reporter in reporters.get(row.id, [])),
            tuple(_figure_in_force(figure, places) for figure in by_row.get(row.id, [])),
        )
        for row in rows
    ]


def _row_in_force(row: PlanRow, reporters: tuple[str, ...], figures: tuple[PlannedFigure, ...]) -> PlannedRow:
    return PlannedRow(
        row.section,
        row.section_title,
        row.number,
        row.name,
        row.mechanism,
        row.deadline,
        tuple(row.responsible),
        reporters,
        figures,
    )


def _figure_in_force(figure: PlanFigure, places: dict[int, Place]) -> PlannedFigure:
    return PlannedFigure(
        figure.part,
        figure.unit,
        figure.kind,
        figure.baseline,
        figure.target,
        Window.parse(figure.window),
        places.get(figure.part_of) if figure.part_of is not None else None,
        figure.direction,
        figure.schedule,
        figure.of_two,
    )


def compare_rows(before: Sequence[PlannedRow], after: Sequence[PlannedRow], same: Same | None = None) -> list[Change]:
    """Every difference between two states of a plan, in the new plan's order, dropped rows last. Without `same`
    rows are matched by section and number."""
    old = {row.identity: row for row in before}
    if same is None:
        same = {row.identity: row.identity for row in after if row.identity in old}
    changes: list[Change] = []
    for row in after:
        if row.identity in same:
            changes += _row_changes(old[same[row.identity]], row, same)
        else:
            changes.append(Change(*row.identity, "", "row_added", after=row.name))
    stay = set(same.values())
    changes += [Change(*row.identity, "", "row_dropped", before=row.name) for row in before if row.identity not in stay]
    if [row.identity for row in before if row.identity in stay] != [
        same[row.identity] for row in after if row.identity in same
    ]:
        changes.append(Change("", "", "", "order"))
    return changes


def _row_changes(before: PlannedRow, after: PlannedRow, same: Same) -> list[Change]:
    changes = []
    if before.identity != after.identity:
        changes.append(
            Change(*after.identity, "", "number", printed_code(before.identity), printed_code(after.identity))
        )
    changes += [
        Change(*after.identity, "", aspect, getattr(before, aspect), getattr(after, aspect))
        for aspect in _OF_ROW
        if in_one_spelling(getattr(before, aspect)) != in_one_spelling(getattr(after, aspect))
    ]
    old = {figure.part: figure for figure in before.figures}
    old_part = same_parts(old, [figure.part for figure in after.figures])
    for figure in after.figures:
        if figure.part not in old_part:
            changes.append(Change(*after.identity, figure.part, "part_added", after=figure.target))
            continue
        was = old[old_part[figure.part]]
        changes += [
            Change(*after.identity, figure.part, aspect, getattr(was, aspect), getattr(figure, aspect))
            for aspect in _OF_FIGURE
            if getattr(figure, aspect) is not None or aspect != "of_two"
            if in_one_spelling(getattr(was, aspect)) != in_one_spelling(_at_old_place(getattr(figure, aspect), same))
        ]
    parts_kept = list(old_part.values())
    for part, figure in old.items():
        if part not in parts_kept:
            changes.append(Change(*after.identity, part, "part_dropped", before=figure.target))
    if [part for part in old if part in parts_kept] != parts_kept:
        changes.append(Change(*after.identity, "", "order"))
    return changes


def _at_old_place(value: Value, same: Same) -> Value:
    """The place of the total that a figure goes into, under the number that its row had before."""
    if not isinstance(value, tuple) or value[:2] not in same:
        return value
    return (*same[value[:2]], *value[2:])  # type: ignore[index]


def same_parts(old: Iterable[str], new: Iterable[str]) -> dict[str, str]:
    """New label → the old label of the same figure, which may have been spelled in another way."""
    left, wanted = list(old), list(new)
    old_part = {part: part for part in wanted if part in left}
    left = [part for part in left if part not in old_part]
    for part in wanted:
        match = next((old_label for old_label in left if fold_key(old_label) == fold_key(part)), None)
        if part not in old_part and match is not None:
            old_part[part] = match
            left.remove(match)
    return {part: old_part[part] for part in wanted if part in old_part}


def in_one_spelling(value: Value) -> Value:
    """A value as it is compared: other line breaks, apostrophes or another script are no change of the plan."""
    if isinstance(value, tuple):
        return tuple(map(fold_key, value))
    return fold_key(value) if isinstance(value, str) else value


def change_as_json(change: Change) -> dict[str, Any]:
    """A difference as the history keeps it."""
    where = {"row": change.code, "part": change.part, "what": change.aspect}
    return {**where, "before": _value_as_json(change.before), "after": _value_as_json(change.after)}


def _value_as_json(value: Value) -> Any:
    if value is None:
        return None
    if isinstance(value, tuple):
        return [str(item) for item in value]
    return format(value, "f") if isinstance(value, Decimal) else str(value)
