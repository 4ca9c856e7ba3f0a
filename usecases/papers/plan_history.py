"""What became of the plan since it was approved: every change with its day, its order and what it changed."""

from datetime import datetime
from itertools import pairwise

from plan.progress.paper import PlanChange
from storage.people import people
from storage.planning import plans, versions
from usecases.planning.changes import Aspect, compare_rows
from usecases.planning.planned_rows import rows_of_version
from usecases.work import Work

_PRINTED: frozenset[Aspect] = frozenset(
    {
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
        "unit",
        "baseline",
        "target",
        "schedule",
    }
)
"""What is printed in a plan; how a figure is counted and who is asked for it are the library's own affair."""


def plan_history(work: Work, year: int, as_of: datetime | None = None) -> tuple[PlanChange, ...]:
    """The changes of a year's plan up to a moment, the oldest first. Rows are told apart by themselves and not by their
    numbers, which a change may give to another."""
    plan = plans.plan_row(work.session, work.library.id, year)
    if plan is None:
        return ()
    names = {department.id: department.name for department in people.load_departments(work.session, work.library.id)}
    kept = [
        (version, rows_of_version(version.content, names))
        for version in versions.versions_of(work.session, plan.id)
        if as_of is None or version.at <= as_of
    ]
    told: list[PlanChange] = []
    for (_, old), (version, new) in pairwise(kept):
        same = {new[key].identity: old[key].identity for key in new if key in old}
        at = version.at.astimezone(work.now.tzinfo)
        told += [
            PlanChange(
                at,
                version.order_number,
                version.why,
                change.code,
                change.part,
                change.aspect,
                change.before,
                change.after,
            )
            for change in compare_rows(list(old.values()), list(new.values()), same)
            if change.aspect in _PRINTED
        ]
    return tuple(told)
