"""A change of the plan in force is taken back: its rows are as they were, by a version and a line of its own.

Only as long as those rows stand as the change left them: what somebody has changed since is not theirs to lose. A file
that was loaded over the plan is such a change too, of all rows that it made others and of the title.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from plan.document.compare.row_matching import printed_code
from storage.oversight import history
from storage.people import people
from storage.planning import plans, versions
from storage.planning.versions import plan_snapshot
from storage.tables import Plan
from usecases.planning.changes import Same, compare_rows
from usecases.planning.editing import Foreseen, create_version, foreseen_change
from usecases.planning.held.last_file import last_load
from usecases.planning.planned_rows import PlannedRow, rows_of_version
from usecases.work import Work

Rows = Mapping[int, PlannedRow]
"""Row id → the row, in the printed order."""
Kept = Literal[
    "gone",
    "undone",
    "changed",
    "number_taken",
    "reported",
    "last_row",
    "file_changed",
    "file_number_taken",
    "file_reported",
]
"""Why a change stays: there is none such, its rows are as before it already, one of them was changed since, its number
is another row's now, numbers were reported for what it added, or the plan would be empty; the same of a file."""
_OF_FILE: Mapping[Kept, Kept] = {
    "changed": "file_changed", "number_taken": "file_number_taken", "reported": "file_reported",
}  # fmt: skip
_LATELY = timedelta(days=30)
"""How long it is offered on the plan's page to take a file back."""
UNDOES = "undoes"
"""In the history of what took a file back, or put it into force again: the plan's version that the file had made."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking back did; `is_of_file` where it was a whole file, of which nobody was told row by row."""

    foreseen: Foreseen
    is_of_file: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    """A state of the plan that was kept."""

    title: str
    rows: Rows


@dataclass(frozen=True, slots=True)
class _States:
    """The plan's rows before a change, after it, and now."""

    before: Rows
    after: Rows
    now: Rows
    titles: tuple[str, str, str]
    codes: frozenset[str] | None
    """The rows that the change says it has changed, as people call them; None where it was a file, which may have
    changed any."""
    file: int | None
    """The version that the file had made."""

    @property
    def touched(self) -> list[int]:
        """The rows that the change made others."""
        return [
            key
            for key in {**self.before, **self.after}
            if self.before.get(key) != self.after.get(key) and (self.codes is None or self.codes & self._called(key))
        ]

    def _called(self, key: int) -> set[str]:
        return {printed_code(rows[key].identity) for rows in (self.before, self.after) if key in rows}


def undoable_change(work: Work, year: int, row: int) -> int | None:
    """The version of the newest change of a row, if it can be taken back now and was of this row alone."""
    plan = plans.plan_row(work.session, work.library.id, year)
    if plan is None or not work.directs:
        return None
    kept, made = _kept_states(work, plan), _made_by_version(work, plan)
    for version in range(plan.version, 1, -1):
        states = _states(work, plan, kept, made, version)
        if states is None:
            return None
        if row in states.touched:
            return version if states.touched == [row] and not isinstance(_undone(work, states), str) else None
    return None


def undoable_file(work: Work, year: int) -> int | None:
    """The version that a file has lately made of the plan, if it can be taken back now."""
    plan = plans.plan_row(work.session, work.library.id, year)
    if plan is None or plan.version == 1 or not work.directs or work.now - plan.loaded_at > _LATELY:
        return None
    version = last_load(work.session, plan.id).get("version")
    if version is None:
        return None
    states = _states(work, plan, _kept_states(work, plan), _made_by_version(work, plan), version)
    return version if states is not None and not isinstance(_undone(work, states), str) else None


def undo_change(work: Work, year: int, version: int, why: str) -> Undone | Kept:
    """Take back what made the plan this version. `why` is the reason that stands beside the new one."""
    plans.lock_library(work.session, work.library.id)
    plan = plans.plan_row(work.session, work.library.id, year)
    if plan is None or not work.directs:
        return "gone"
    work.session.refresh(plan)
    states = _states(work, plan, _kept_states(work, plan), _made_by_version(work, plan), version)
    if states is None:
        return "gone"
    rows = _undone(work, states)
    if isinstance(rows, str):
        return rows if states.codes is not None else _OF_FILE.get(rows, rows)
    now, after = list(states.now.values()), list(rows.values())
    same = {row.identity: states.now[key].identity for key, row in rows.items() if key in states.now}
    foreseen = foreseen_change(work, plan, now, after, compare_rows(now, after, same, to_the_letter=True))
    stored = {row.id: (row.section, row.number) for row in plans.rows_of(work.session, plan.id)}
    again: Same = {row.identity: stored[key] for key, row in rows.items()}
    if states.file is not None:
        plan.title = states.titles[0]
    also = {} if states.file is None else {UNDOES: states.file}
    create_version(work, plan, after, foreseen.changes, why=why, order="", same=again, action="undo", also=also)
    return Undone(replace(foreseen, version=plan.version), is_of_file=states.file is not None)


def _kept_states(work: Work, plan: Plan) -> dict[int, _Kept]:
    """Every kept version of the plan."""
    names = _names(work)
    kept = versions.versions_of(work.session, plan.id)
    return {one.version: _Kept(one.content["title"], rows_of_version(one.content, names)) for one in kept}


def _names(work: Work) -> dict[int, str]:
    return {department.id: department.name for department in people.load_departments(work.session, work.library.id)}


@dataclass(frozen=True, slots=True)
class _Made:
    """What the history says of a version: the rows that were changed in the chat, or the file."""

    codes: frozenset[str] | None
    file: int | None


def _made_by_version(work: Work, plan: Plan) -> dict[int, _Made]:
    """Version → what made it of the one before."""
    made = {}
    for line in history.lines_of_plan(work.session, plan.id, ("load", "change", "undo")):
        after = line.after
        file = after["version"] if line.action == "load" else after.get(UNDOES)
        codes = frozenset(change["row"] for change in after.get("changes", ())) if file is None else None
        made[after["version"]] = _Made(codes, file)
    return made


def _states(
    work: Work, plan: Plan, kept: Mapping[int, _Kept], made: Mapping[int, _Made], version: int
) -> _States | None:
    if version not in kept or version - 1 not in kept or version not in made:
        return None
    before, after = kept[version - 1], kept[version]
    now = rows_of_version(plan_snapshot(work.session, plan), _names(work))
    titles = before.title, after.title, plan.title
    return _States(before.rows, after.rows, now, titles, made[version].codes, made[version].file)


def _undone(work: Work, states: _States) -> Rows | Kept:
    """The plan's rows with those of the change as they were before it."""
    touched = states.touched
    was, became, title = states.titles if states.file is not None else ("", "", "")
    if all(states.now.get(key) == states.before.get(key) for key in touched) and title == was:
        return "undone" if touched or was != became else "gone"
    if title != became or any(states.now.get(key) != states.after.get(key) for key in touched):
        return "changed"
    added = [key for key in touched if _has_new_parts(states.before.get(key), states.after.get(key))]
    if added and plans.rows_with_answers(work.session, added):
        return "reported"
    rows = _in_place(states, touched)
    if not rows:
        return "last_row"
    if len({row.identity for row in rows.values()}) < len(rows):
        return "number_taken"
    return "changed" if _loses_a_total(rows) else rows


def _has_new_parts(before: PlannedRow | None, after: PlannedRow | None) -> bool:
    """Whether a row, or a part of it, would be no longer there, with what was reported for it."""
    parts = {figure.part for figure in before.figures} if before is not None else set()
    return after is not None and any(figure.part not in parts for figure in after.figures)


def _in_place(states: _States, touched: list[int]) -> Rows:
    """A row that comes back stands behind the one that it stood behind; after a file all stand as before it, and what
    was added since behind them."""
    if states.codes is None:
        order = [key for key in states.before if key in touched or key in states.now]
        order += [key for key in states.now if key not in states.before and key not in touched]
        return {key: states.before[key] if key in touched else states.now[key] for key in order}
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
