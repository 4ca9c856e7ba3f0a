"""A change of the plan in force is taken back: its rows are as they were, by a version and a line of its own.

Only as long as those rows stand as the change left them: what somebody has changed since is not theirs to lose.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from plan.document.compare.row_matching import printed_code
from storage.oversight import history
from storage.people import people
from storage.planning import plans, versions
from storage.planning.versions import plan_snapshot
from storage.tables import Plan
from usecases.planning.changes import Same, compare_rows
from usecases.planning.editing import Foreseen, create_version, foreseen_change
from usecases.planning.planned_rows import PlannedRow, rows_of_version
from usecases.work import Work

Rows = Mapping[int, PlannedRow]
"""Row id → the row, in the printed order."""
Kept = Literal["gone", "undone", "changed", "number_taken", "reported", "last_row"]
"""Why a change stays: there is none such, its rows are as before it already, one of them was changed since, its number
is another row's now, numbers were reported for what it added, or the plan would be empty."""


@dataclass(frozen=True, slots=True)
class _States:
    """The plan's rows before a change, after it, and now."""

    before: Rows
    after: Rows
    now: Rows
    codes: frozenset[str]
    """The rows that the change says it has changed, as people call them."""

    @property
    def touched(self) -> list[int]:
        """The rows that the change made others."""
        return [
            key
            for key in {**self.before, **self.after}
            if self.before.get(key) != self.after.get(key) and self.codes & self._called(key)
        ]

    def _called(self, key: int) -> set[str]:
        return {printed_code(rows[key].identity) for rows in (self.before, self.after) if key in rows}


def undoable_change(work: Work, year: int, row: int) -> int | None:
    """The version of the newest change of a row, if it can be taken back now and was of this row alone."""
    plan = plans.plan_row(work.session, work.library.id, year)
    if plan is None or not work.directs:
        return None
    kept, codes = _kept_rows(work, plan), _codes_by_version(work, plan)
    for version in range(plan.version, 1, -1):
        states = _states(work, plan, kept, codes, version)
        if states is None:
            return None
        if row in states.touched:
            return version if states.touched == [row] and not isinstance(_undone(work, states), str) else None
    return None


def undo_change(work: Work, year: int, version: int, why: str) -> Foreseen | Kept:
    """Take back what made the plan this version. `why` is the reason that stands beside the new one."""
    plans.lock_library(work.session, work.library.id)
    plan = plans.plan_row(work.session, work.library.id, year)
    if plan is None or not work.directs:
        return "gone"
    work.session.refresh(plan)
    states = _states(work, plan, _kept_rows(work, plan), _codes_by_version(work, plan), version)
    if states is None:
        return "gone"
    rows = _undone(work, states)
    if isinstance(rows, str):
        return rows
    now, after = list(states.now.values()), list(rows.values())
    same = {row.identity: states.now[key].identity for key, row in rows.items() if key in states.now}
    foreseen = foreseen_change(work, plan, now, after, compare_rows(now, after, same, to_the_letter=True))
    stored = {row.id: (row.section, row.number) for row in plans.rows_of(work.session, plan.id)}
    again: Same = {row.identity: stored[key] for key, row in rows.items()}
    create_version(work, plan, after, foreseen.changes, why=why, order="", same=again, action="undo")
    return replace(foreseen, version=plan.version)


def _kept_rows(work: Work, plan: Plan) -> dict[int, Rows]:
    """The rows of every kept version of the plan."""
    names = _names(work)
    return {kept.version: rows_of_version(kept.content, names) for kept in versions.versions_of(work.session, plan.id)}


def _names(work: Work) -> dict[int, str]:
    return {department.id: department.name for department in people.load_departments(work.session, work.library.id)}


def _codes_by_version(work: Work, plan: Plan) -> dict[int, frozenset[str]]:
    """Version → the rows that were changed by it in the chat."""
    return {
        line.after["version"]: frozenset(change["row"] for change in line.after["changes"])
        for line in history.lines_of_plan(work.session, plan.id, ("change", "undo"))
    }


def _states(
    work: Work, plan: Plan, kept: Mapping[int, Rows], codes: Mapping[int, frozenset[str]], version: int
) -> _States | None:
    if version not in kept or version - 1 not in kept or version not in codes:
        return None
    now = rows_of_version(plan_snapshot(work.session, plan), _names(work))
    return _States(kept[version - 1], kept[version], now, codes[version])


def _undone(work: Work, states: _States) -> Rows | Kept:
    """The plan's rows with those of the change as they were before it."""
    touched = states.touched
    if not touched or all(states.now.get(key) == states.before.get(key) for key in touched):
        return "undone" if touched else "gone"
    if any(states.now.get(key) != states.after.get(key) for key in touched):
        return "changed"
    added = [key for key in touched if key not in states.before]
    if added and plans.rows_with_answers(work.session, added):
        return "reported"
    rows = _in_place(states, touched)
    if not rows:
        return "last_row"
    if len({row.identity for row in rows.values()}) < len(rows):
        return "number_taken"
    return "changed" if _loses_a_total(rows) else rows


def _in_place(states: _States, touched: list[int]) -> Rows:
    """A row that comes back stands behind the one that it stood behind."""
    order = [key for key in states.now if key not in touched or key in states.before]
    for at, key in enumerate(earlier := list(states.before)):
        if key in touched and key not in order:
            ahead = [order.index(other) for other in earlier[:at] if other in order]
            order.insert(ahead[-1] + 1 if ahead else 0, key)
    return {key: states.before[key] if key in touched else states.now[key] for key in order}


def _loses_a_total(rows: Rows) -> bool:
    """Whether a figure would go into a total that the plan has no longer."""
    places = {(*row.identity, figure.part) for row in rows.values() for figure in row.figures}
    return any(figure.part_of not in (None, *places) for row in rows.values() for figure in row.figures)
