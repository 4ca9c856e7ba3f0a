"""What is asked of a change of the plan, step by step, and what is offered as an answer."""

from collections import Counter
from decimal import Decimal

from markupsafe import Markup

from handlers.planning import kinds
from handlers.planning.wishes import figure_of_change
from handlers.visit import Visit
from plan.document.compare.row_matching import printed_code
from texts.planning import questions as words
from texts.planning.changes import new_row
from texts.screen import Screen
from texts.sentence import NOTHING
from usecases.planning import editing as use
from usecases.planning.kinds import is_of_stock
from usecases.planning.wish import (
    NONE,
    Wish,
    kind_of_new_row,
    read_deadline_value,
    read_limit_value,
    steps_of_change,
)
from usecases.progress import measuring as progress

_UNITS = 6


def ask_step(visit: Visit, wish: Wish, step: str, above: Markup) -> Screen | None:
    """The question of a step; None when what it is about is in the plan no more."""
    heading = change_title(visit, wish)
    first = steps_of_change(wish)[0] == step
    match step:
        case "value":
            return _ask_value(visit, wish, heading, above)
        case "kind" | "schedule" | "agree":
            return kinds.ask(visit, wish, step, heading, above)
        case "deadline":
            return words.ask_deadline(heading, has_back=not first, above=above)
        case "who":
            return words.ask_who(heading, departments_to_choose(visit), chosen_departments(wish), above)
        case "section":
            return words.ask_section(sections_to_choose(visit, wish))
        case "number":
            return words.ask_number(heading, next_number(visit, wish), above)
        case "name" if wish.what == "name":
            return _ask_words(visit, wish, heading, above)
        case "mechanism":
            return _ask_words(visit, wish, heading, above)
        case "name":
            return words.ask_row_name(heading, above)
        case "unit":
            return words.ask_unit(heading, units_to_choose(visit, wish), above, has_back=not first)
        case "why":
            return words.ask_change_reason(
                heading, above, has_back=not first and wish.what not in ("share", "direction", "of_two")
            )
        case _:
            return words.ask_order_of_change(heading, above)


def _ask_value(visit: Visit, wish: Wish, heading: str, above: Markup) -> Screen | None:
    if "limit" in wish.values and (directions := directions_of_limit(visit, wish)):
        typed, limit = read_limit_value(wish.values["limit"])
        return words.ask_limit(heading, typed, limit.value, directions, above, has_back=wish.what == "add")
    if wish.what == "add":
        return words.ask_first_target(heading, above)
    figure = figure_of_change(visit, wish)
    if figure is None:
        return None
    if wish.what == "baseline":
        return words.ask_baseline(heading, figure.baseline, above)
    return words.ask_new_target(heading, figure.target, above)


def _ask_words(visit: Visit, wish: Wish, heading: str, above: Markup) -> Screen | None:
    """The name or the mechanism of a row, below what is written now."""
    row = use.edited_row(visit.work, wish.year, wish.row or 0)
    if row is None:
        return None
    if wish.what == "name":
        return words.ask_new_name(heading, row.planned.name, above)
    return words.ask_new_mechanism(heading, row.planned.mechanism, above)


def directions_of_limit(visit: Visit, wish: Wish) -> list[str]:
    """How a target that was typed as a limit may be counted. What grows from year to year can only grow."""
    if "limit" not in wish.values:
        return []
    _, limit = read_limit_value(wish.values["limit"])
    row = use.edited_row(visit.work, wish.year, wish.row or 0) if wish.what == "target" else None
    plan = use.version_and_rows(visit.work, wish.year)
    part = next((part for part, key in row.figures.items() if key == wish.figure), None) if row is not None else None
    if (
        row is not None
        and part is not None
        and plan is not None
        and is_of_stock(plan[1], (*row.planned.identity, part))
    ):
        return [words.AS_IT_IS]
    return list(limit.directions)


def change_title(visit: Visit, wish: Wish) -> str:
    """What is being changed."""
    if wish.what == "add":
        place = (wish.values.get("section", ""), wish.values.get("number", ""))
        return words.adding_title(printed_code(place), wish.values.get("name", ""))
    if wish.what == "renew":
        return words.renewing_title(wish.year)
    row = use.edited_row(visit.work, wish.year, wish.row or 0)
    if row is None:
        return ""
    part = next((part for part, key in row.figures.items() if key == wish.figure), "")
    return words.changing_title(wish.what, printed_code(row.planned.identity), row.planned.name, part)


def added_row(visit: Visit, wish: Wish) -> Markup:
    """What a new row will be, as far as the list of changes does not say it; nothing for any other change."""
    if wish.what != "add":
        return NOTHING
    values, names = wish.values, progress.department_names(visit.work)
    deadline, window = read_deadline_value(values["deadline"])
    section = ". ".join(next(section for section in sections_to_choose(visit, wish) if section[0] == values["section"]))
    target = None if values["value"] == NONE else Decimal(values["value"])
    reporters = [names[int(key)] for key in values["who"].split(",") if int(key) in names]
    reading = kind_of_new_row(wish)
    kind = values.get("kind") or (reading.value if reading is not None else "count")
    return new_row(section, values["unit"], kind, target, deadline, window, reporters)


def departments_to_choose(visit: Visit) -> list[tuple[int, str]]:
    """Everybody who could report a row."""
    return list(progress.department_names(visit.work).items())


def chosen_departments(wish: Wish) -> list[int]:
    """The departments chosen so far, the leading one first."""
    return [int(key) for key in wish.values.get("picking", "").split(",") if key]


def sections_to_choose(visit: Visit, wish: Wish) -> list[tuple[str, str]]:
    """The plan's sections with their titles."""
    plan = use.version_and_rows(visit.work, wish.year)
    return list({row.section: row.section_title for row in plan[1]}.items()) if plan else []


def next_number(visit: Visit, wish: Wish) -> str:
    """The number after the section's last."""
    plan = use.version_and_rows(visit.work, wish.year)
    rows = plan[1] if plan else []
    used = [row.number.split(".")[0] for row in rows if row.section == wish.values["section"]]
    return str(max((int(number) for number in used if number.isdigit()), default=0) + 1)


def units_to_choose(visit: Visit, wish: Wish) -> list[str]:
    """The units that the plan uses most."""
    plan = use.version_and_rows(visit.work, wish.year)
    counts = Counter(figure.unit for row in (plan[1] if plan else []) for figure in row.figures if figure.unit)
    return [unit for unit, _ in counts.most_common(_UNITS)]
