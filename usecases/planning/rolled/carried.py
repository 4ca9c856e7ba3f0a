"""A row of this year's plan as next year's has it: the year in its words moves, what was done becomes the baseline."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from plan.progress.next_targets import Target
from plan.short_names.offered import next_year_of
from usecases.planning.planned_rows import Place, PlannedRow


def carried_row(
    row: PlannedRow,
    year: int,
    places: Mapping[Place, int],
    done: Mapping[int, Decimal | None],
    targets: Mapping[int, Target],
    schedules: Mapping[int, str],
) -> PlannedRow:
    """The row with its new targets; "Central Asia – 2025" is called "– 2026", and a decree keeps its day."""
    figures = []
    for figure in row.figures:
        key = places[row.section, row.number, figure.part]
        target = targets[key].value
        # The old year's quarters say nothing of the new target.
        schedule = "" if target is None else schedules.get(key, "")
        figures.append(replace(figure, baseline=done.get(key), target=target, schedule=schedule))
    return replace(
        row,
        name=next_year_of(row.name, year),
        mechanism=next_year_of(row.mechanism, year),
        deadline=row.deadline.replace(str(year), str(year + 1)),
        figures=tuple(figures),
    )
