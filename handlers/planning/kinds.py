"""How a figure is counted, changed in the chat: its kind, its direction, and its split over the quarters."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from handlers.planning.wishes import figure_of_change
from handlers.visit import BadPress, Visit
from plan.document.compare.row_matching import printed_code
from plan.indicator import Kind
from plan.schedule import Schedule
from plan.typed.targets.schedule import read_schedule
from texts.planning import kinds as words
from texts.screen import Screen
from usecases.planning import editing as use
from usecases.planning import kinds
from usecases.planning.editing import EditedRow
from usecases.planning.planned_rows import Place, PlannedFigure, PlannedRow
from usecases.planning.wish import NONE, OFF, Wish, kind_of_new_row

_SPACED = 5
"""A line of so many words was surely meant as a list of figures, in which a space may group thousands."""


def counting_page(visit: Visit, year: int, row: EditedRow, figure: int) -> Screen:
    """One figure of the row as it is counted now."""
    planned, place = _figure(row, figure)
    rows = _rows(visit, year)
    return words.counting_page(
        year,
        row.id,
        figure,
        printed_code(row.planned.identity),
        row.planned.name,
        planned,
        kinds=bool(kinds.kinds_to_choose(rows, place)),
        directs=not kinds.is_of_stock(rows, place),
        asks_two=kinds.may_be_of_two(rows, place),
    )


def _figure(row: EditedRow, figure: int) -> tuple[PlannedFigure, Place]:
    for planned in row.planned.figures:
        if row.figures[planned.part] == figure:
            return planned, (*row.planned.identity, planned.part)
    raise BadPress


def _rows(visit: Visit, year: int) -> list[PlannedRow]:
    plan = use.version_and_rows(visit.work, year)
    if plan is None:
        raise BadPress
    return plan[1]


def begin(visit: Visit, year: int, version: int, row: EditedRow, what: str, figure: int) -> Wish | None:
    """The change of how a figure is counted that a button begins; None for any other change. A figure that may not be
    counted otherwise is told, and nothing begins."""
    if what not in ("kind", "direction", "schedule", "of_two"):
        return None
    planned, place = _figure(row, figure)
    if what == "of_two":
        return _begin_asking(visit, Wish("of_two", year, version, row.id, figure), planned, place)
    if what == "schedule":
        return Wish("schedule", year, version, row.id, figure)
    rows = _rows(visit, year)
    if (what == "kind" and not kinds.kinds_to_choose(rows, place)) or kinds.is_of_stock(rows, place):
        visit.toast((words.ONLY_COUNTED if kinds.is_of_stock(rows, place) else words.COMPUTED).plain(), alert=True)
        raise BadPress
    if what == "kind":
        return Wish("kind", year, version, row.id, figure)
    turned = "less" if planned.direction == "more" else "more"
    return Wish("direction", year, version, row.id, figure).say("direction", turned)


def _begin_asking(visit: Visit, wish: Wish, planned: PlannedFigure, place: Place) -> Wish:
    """A percent is to be asked in the other way: by itself, or as two numbers."""
    if not kinds.may_be_of_two(_rows(visit, wish.year), place):
        raise BadPress
    return wish.say("of_two", kinds.ASKED_AS_ONE if planned.of_two else kinds.ASKED_AS_TWO)


def ask(visit: Visit, wish: Wish, step: str, heading: str, above: Markup) -> Screen | None:
    """The question of a step; None when the figure is in the plan no more."""
    if wish.what == "add":
        return words.ask_kind(heading, _kinds_of_new_row(wish), (), above, has_back=True)
    figure = figure_of_change(visit, wish)
    row = use.edited_row(visit.work, wish.year, wish.row or 0)
    if figure is None or row is None:
        return None
    if step == "kind":
        rows, place = _rows(visit, wish.year), (*row.planned.identity, figure.part)
        return words.ask_kind(heading, kinds.kinds_to_choose(rows, place), _others(rows, place), above)
    target = _target(wish, figure)
    if step == "schedule":
        return words.ask_schedule(heading, target, figure.schedule, above, has_back=wish.what == "target")
    said = wish.values["schedule"].removeprefix(OFF)
    schedule = Schedule.parse(said)
    assert schedule is not None
    runs_on = kinds.running_totals(schedule, figure.kind, target)
    return words.ask_which_stands(
        heading,
        said,
        target,
        kinds.comes_to(schedule, figure.kind),
        above,
        runs_on="" if runs_on is None else str(runs_on),
        added_up=figure.kind in ("count", "total"),
    )


def _kinds_of_new_row(wish: Wish) -> tuple[Kind, ...]:
    reading = kind_of_new_row(wish)
    return () if reading is None else reading.choices


def _others(rows: Sequence[PlannedRow], place: Place) -> list[str]:
    """The other figures that change with this one, as people call them."""
    together = [at for at in kinds.counted_together(rows, place) if at != place]
    return [" ".join(filter(None, (printed_code(at[:2]), at[2]))) for at in together]


def _target(wish: Wish, figure: PlannedFigure) -> Decimal | None:
    """The year's plan that a split is held against: the one that was just typed, or the plan's."""
    value = wish.values.get("value")
    return figure.target if value is None or wish.what != "target" else None if value == NONE else Decimal(value)


def take_schedule(visit: Visit, wish: Wish, text: str) -> Wish | Markup:
    """The split that was typed, or why it is not taken."""
    figure = figure_of_change(visit, wish)
    if figure is None:
        return words.NOT_A_SCHEDULE()
    target = _target(wish, figure)
    schedule = read_schedule(text, target)
    if schedule is None:
        several = len(text.split()) >= _SPACED and "\n" not in text.strip()
        return words.EACH_ON_A_LINE() if several else words.NOT_A_SCHEDULE()
    return wish.unsay("agree").say("schedule", kinds.schedule_as_value(schedule, figure.kind, target))


def take_pressed(visit: Visit, wish: Wish, step: str, answer: str) -> Wish:
    """A kind, or what becomes of a split that does not come to the target; raises BadPress for what was not offered."""
    if wish.what == "add":
        if answer not in _kinds_of_new_row(wish):
            raise BadPress
        return wish.say(step, answer)
    figure = figure_of_change(visit, wish)
    row = use.edited_row(visit.work, wish.year, wish.row or 0)
    if figure is None or row is None:
        raise BadPress
    if step == "kind":
        offered: Sequence[str] = kinds.kinds_to_choose(_rows(visit, wish.year), (*row.planned.identity, figure.part))
    else:
        offered = ("keep", "target", "running") if _target(wish, figure) is not None else ("target",)
    if answer not in offered:
        raise BadPress
    return wish.say(step, answer)


def resplit(visit: Visit, taken: Wish | Markup) -> Wish | Markup:
    """The change with its new target; where the plan has a split that does not come to it, another is asked."""
    if isinstance(taken, Markup) or taken.what != "target":
        return taken
    figure = figure_of_change(visit, taken)
    schedule = Schedule.parse(figure.schedule) if figure is not None else None
    if figure is None or schedule is None:
        return taken
    agrees = kinds.comes_out(schedule, figure.kind, _target(taken, figure))
    return taken.unsay("resplit") if agrees else taken.say("resplit", "1")
