"""What a plan file would change in the plan in force, computed before anything is changed.

Both sides are brought to one form (`planned_rows`), so "no changes" means that the plan in force says the same already.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from plan.document.compare.row_matching import Identity, printed_code
from plan.fold import fold_key
from plan.indicator import Window
from usecases.planning.planned_rows import PlannedRow

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


def compare_rows(
    before: Sequence[PlannedRow], after: Sequence[PlannedRow], same: Same | None = None, *, to_the_letter: bool = False
) -> list[Change]:
    """Every difference between two states of a plan, in the new plan's order, dropped rows last. Without `same`
    rows are matched by section and number. `to_the_letter` another spelling of a word is a difference, too: of what
    somebody has typed to mend a slip."""
    old = {row.identity: row for row in before}
    if same is None:
        same = {row.identity: row.identity for row in after if row.identity in old}
    changes: list[Change] = []
    for row in after:
        if row.identity in same:
            changes += _row_changes(
                old[same[row.identity]], row, same, _as_written if to_the_letter else in_one_spelling
            )
        else:
            changes.append(Change(*row.identity, "", "row_added", after=row.name))
    stay = set(same.values())
    changes += [Change(*row.identity, "", "row_dropped", before=row.name) for row in before if row.identity not in stay]
    if [row.identity for row in before if row.identity in stay] != [
        same[row.identity] for row in after if row.identity in same
    ]:
        changes.append(Change("", "", "", "order"))
    return changes


def _row_changes(before: PlannedRow, after: PlannedRow, same: Same, spelled: Callable[[Value], Value]) -> list[Change]:
    changes = []
    if before.identity != after.identity:
        changes.append(
            Change(*after.identity, "", "number", printed_code(before.identity), printed_code(after.identity))
        )
    changes += [
        Change(*after.identity, "", aspect, getattr(before, aspect), getattr(after, aspect))
        for aspect in _OF_ROW
        if spelled(getattr(before, aspect)) != spelled(getattr(after, aspect))
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
            if spelled(getattr(was, aspect)) != spelled(_at_old_place(getattr(figure, aspect), same))
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


def _as_written(value: Value) -> Value:
    return value


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
