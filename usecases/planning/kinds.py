"""How a figure is counted, as the director changes it: its kind, its direction, and its split over the year.

All figures of one sum are counted alike, so a kind or a direction is changed in all of them together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.indicator import ASKED, KINDS, Indicator, Kind
from plan.progress.tally import COMBINING, Reported, Tally, combined, tally_reports
from plan.schedule import Schedule
from storage.base import Session
from storage.month.counted import counted_values
from storage.planning import plans
from usecases.planning.changes import Change, Same
from usecases.planning.planned_rows import Place, PlannedFigure, PlannedRow, keys_by_place
from usecases.planning.wish import NONE, OFF
from usecases.work import Work

ASKED_AS_ONE, ASKED_AS_TWO = "one", "two"
"""How a percent is asked, as the value of a step."""
_SUMS = ("count", "total")
"""Kinds of which the parts of a year are added up; of any other the last part says where it is to stand."""


@dataclass(frozen=True, slots=True)
class Recounted:
    """A figure with numbers whose year comes to something else once it is counted in another way."""

    code: str
    part: str
    months: int
    """In so many months there is a number."""
    before: Decimal | None
    after: Decimal | None


def figures_by_place(rows: Sequence[PlannedRow]) -> dict[Place, PlannedFigure]:
    """Every figure of a plan, by section, number and part."""
    return {(*row.identity, figure.part): figure for row in rows for figure in row.figures}


def counted_together(rows: Sequence[PlannedRow], place: Place) -> list[Place]:
    """A figure with all the others that one sum makes of it, in the plan's order: the top total and all below it."""
    figures = figures_by_place(rows)
    top = place
    while (into := figures[top].part_of) is not None and into in figures:
        top = into
    together = {top}
    while below := {at for at, figure in figures.items() if figure.part_of in together} - together:
        together |= below
    return [at for at in figures if at in together]


def kinds_to_choose(rows: Sequence[PlannedRow], place: Place) -> tuple[Kind, ...]:
    """The kinds that a figure may be given instead of its own; none for what is computed, and for the parts of a stock:
    what goes on from year to year is made of counts."""
    figures = figures_by_place(rows)
    if figures[place].kind not in ASKED or is_of_stock(rows, place):
        return ()
    return tuple(kind for kind in KINDS if kind in ASKED and kind != figures[place].kind)


def is_of_stock(rows: Sequence[PlannedRow], place: Place) -> bool:
    """Whether the figure goes into a stock, or is one."""
    figures = figures_by_place(rows)
    return any(figures[at].kind == "stock" for at in counted_together(rows, place))


def with_kind(rows: Sequence[PlannedRow], place: Place, kind: Kind) -> list[PlannedRow] | None:
    """The rows with this kind for the figure and all that are counted together with it; None when it may not have it.

    A split over the year says other things of a sum than of a level, so it goes where the one becomes the other.
    """
    if kind not in kinds_to_choose(rows, place):
        return None
    added_up = {figures_by_place(rows)[place].kind == "count", kind == "count"}

    def counted(figure: PlannedFigure) -> PlannedFigure:
        schedule = "" if len(added_up) > 1 else figure.schedule
        of_two = figure.of_two if kind == "percent" else False
        return replace(figure, kind=kind if figure.kind in ASKED else figure.kind, schedule=schedule, of_two=of_two)

    together = set(counted_together(rows, place))
    return [
        replace(
            row,
            figures=tuple(
                counted(figure) if (*row.identity, figure.part) in together else figure for figure in row.figures
            ),
        )
        for row in rows
    ]


def with_direction(rows: Sequence[PlannedRow], place: Place, direction: str) -> list[PlannedRow] | None:
    """The same with a direction; a stock and its parts can only grow."""
    if is_of_stock(rows, place):
        return None
    together = set(counted_together(rows, place))
    return [
        replace(
            row,
            figures=tuple(
                replace(figure, direction=direction) if (*row.identity, figure.part) in together else figure
                for figure in row.figures
            ),
        )
        for row in rows
    ]


def may_be_of_two(rows: Sequence[PlannedRow], place: Place) -> bool:
    """Whether a figure may be asked as two numbers: a percent that departments are asked for."""
    return figures_by_place(rows)[place].kind == "percent"


def with_two_numbers(rows: Sequence[PlannedRow], place: Place, of_two: bool) -> list[PlannedRow] | None:
    """The rows with a percent that is asked as two numbers from now on ("45 of 60"), or as one again. All that make one
    percent together are asked alike, or it could not be weighed. None for what is no percent."""
    if not may_be_of_two(rows, place):
        return None
    together = set(counted_together(rows, place))
    return [
        replace(
            row,
            figures=tuple(
                replace(figure, of_two=of_two)
                if figure.kind == "percent" and (*row.identity, figure.part) in together
                else figure
                for figure in row.figures
            ),
        )
        for row in rows
    ]


def schedule_as_value(schedule: Schedule, kind: str, target: Decimal | None) -> str:
    """A schedule as the value of a step; one that does not go with the target is marked, and asked about."""
    return str(schedule) if comes_out(schedule, kind, target) else OFF + str(schedule)


def comes_out(schedule: Schedule, kind: str, target: Decimal | None) -> bool:
    """Whether a split goes with the year's target: its sum, or where it ends, or (of a percent) its mean."""
    if kind == "percent":
        return target in (schedule.last, combined(schedule.parts, "mean"))
    return comes_to(schedule, kind) == target


def comes_to(schedule: Schedule, kind: str) -> Decimal | None:
    """The target that a schedule speaks of: what its parts come to, or where it ends."""
    return schedule.total if kind in _SUMS else schedule.last


def running_totals(schedule: Schedule, kind: str, target: Decimal | None) -> Schedule | None:
    """What each part brings, if the figures may as well be counted from January on; None if they cannot."""
    if kind not in _SUMS or schedule.last != target:
        return None
    try:
        parted = Schedule.of_running_totals(schedule.parts)
    except ValueError:
        return None
    return None if any(part is not None and part < 0 for part in parted.parts) else parted


def scheduled(figure: PlannedFigure, values: Mapping[str, str]) -> PlannedFigure:
    """The figure with the schedule that was said, and with what was said of a sum that is not the target."""
    split = values.get("schedule", NONE)
    schedule = None if split == NONE else Schedule.parse(split.removeprefix(OFF))
    if schedule is None:
        return replace(figure, schedule="")
    if split.startswith(OFF) and values.get("agree") == "target":
        return replace(figure, target=comes_to(schedule, figure.kind), schedule=str(schedule))
    if split.startswith(OFF) and values.get("agree") == "running":
        schedule = running_totals(schedule, figure.kind, figure.target) or schedule
    return replace(figure, schedule=str(schedule))


def recounted(work: Work, year: int, after: Sequence[PlannedRow]) -> list[Recounted]:
    """What another way of counting makes of the numbers that were sent already: the figures of which the year comes to
    something else, with their values so far before and after."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    if plan is None:
        return []
    wanted = figures_by_place(after)
    kinds = {key: wanted[place].kind for place, key in keys_by_place(plan).items() if place in wanted}
    changed = [
        indicator if kinds.get(indicator.key, indicator.kind) == indicator.kind else _of_kind(indicator, kinds)
        for indicator in plan.indicators
    ]
    if list(plan.indicators) == changed:
        return []
    numbers = counted_values(work.session, work.library.id, year)
    before, now = _tallies(plan.indicators, numbers), _tallies(changed, numbers)
    return [
        Recounted(
            indicator.code,
            indicator.part or "",
            sum(value is not None for value in before[indicator.key].months),
            before[indicator.key].value(),
            now[indicator.key].value(),
        )
        for indicator in plan.indicators
        if before[indicator.key].combining != now[indicator.key].combining and before[indicator.key].value() is not None
    ]


def recounted_by_file(
    session: Session, library_id: int, year: int, changes: Sequence[Change], same: Same | None
) -> list[Recounted]:
    """The same for a plan's file, by its differences to the plan in force; `same` says which row is which. Of computed
    figures nothing is said: a file may make them of other parts."""
    kinds = [change for change in changes if change.aspect == "kind" and {change.before, change.after} <= ASKED]
    plan = plans.plan_of_year(session, library_id, year) if kinds else None
    if plan is None:
        return []
    tallies = _tallies(plan.indicators, counted_values(session, library_id, year))
    keys = keys_by_place(plan)
    figures = []
    for change in kinds:
        row = (same or {}).get((change.section, change.number), (change.section, change.number))
        tally = tallies.get(keys.get((*row, change.part), 0))
        if tally is not None and tally.value() is not None:
            months = [value for value in tally.months if value is not None]
            after = combined(months, COMBINING[_kind(change.after)])
            figures.append(Recounted(change.code, change.part, len(months), tally.value(), after))
    return figures


def _of_kind(indicator: Indicator, kinds: Mapping[int, str]) -> Indicator:
    return replace(indicator, kind=_kind(kinds[indicator.key]))


def _kind(kind: object) -> Kind:
    return next(word for word in KINDS if word == kind)


def _tallies(indicators: Sequence[Indicator], numbers: Sequence[Reported]) -> dict[int, Tally]:
    return tally_reports(indicators, numbers)[0]
