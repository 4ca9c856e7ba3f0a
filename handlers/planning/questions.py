"""What is asked of a change of the plan, step by step, and what is offered as an answer."""

from collections import Counter
from decimal import Decimal

from markupsafe import Markup

from handlers.visit import Visit
from plan.document.row_matching import code
from texts.planning import questions as words
from texts.planning.changes import new_row
from texts.screen import Screen
from texts.sentence import NOTHING
from usecases.planning import editing as use
from usecases.planning.wish import NONE, Wish, said_deadline, steps
from usecases.progress import measuring as progress

_UNITS = 6


def ask(visit: Visit, wish: Wish, step: str, above: str) -> Screen | None:
    """The question of a step; None when what it is about is in the plan no more."""
    heading = title(visit, wish)
    first = steps(wish)[0] == step
    match step:
        case "value":
            now = None
            if wish.what != "add":
                found = use.edited_row(visit.work, wish.year, wish.row or 0)
                if found is None:
                    return None
                figure = next((one for one in found.kept.figures if found.figures[one.part] == wish.figure), None)
                if figure is None:
                    return None
                now = figure.baseline if wish.what == "baseline" else figure.target
            return words.ask_value(heading, now, baseline=wish.what == "baseline", new=wish.what == "add", above=above)
        case "deadline":
            return words.ask_deadline(heading, back=not first, above=above)
        case "who":
            return words.ask_who(heading, departments(visit), picked(wish), above)
        case "section":
            return words.ask_section(sections(visit, wish))
        case "number":
            return words.ask_number(heading, offered_number(visit, wish), above)
        case "name":
            return words.ask_name(heading, above)
        case "unit":
            return words.ask_unit(heading, units(visit, wish), above)
        case "why":
            return words.ask_why(heading, above, back=not first and wish.what != "share")
        case _:
            return words.ask_order(heading, above)


def title(visit: Visit, wish: Wish) -> str:
    """What is being changed."""
    if wish.what == "add":
        place = ".".join(wish.values[one] for one in ("section", "number") if wish.values.get(one))
        return words.adding(place, wish.values.get("name", ""))
    if wish.what == "renew":
        return words.renewing(wish.year)
    found = use.edited_row(visit.work, wish.year, wish.row or 0)
    if found is None:
        return ""
    part = next((part for part, key in found.figures.items() if key == wish.figure), "")
    return words.changing(wish.what, code(found.kept.identity), found.kept.name, part)


def added(visit: Visit, wish: Wish) -> Markup:
    """What a new row will be, as far as the list of changes does not say it; nothing for any other change."""
    if wish.what != "add":
        return NOTHING
    values, names = wish.values, progress.department_names(visit.work)
    told, window = said_deadline(values["deadline"])
    section = ". ".join(next(one for one in sections(visit, wish) if one[0] == values["section"]))
    target = None if values["value"] == NONE else Decimal(values["value"])
    who = [names[int(one)] for one in values["who"].split(",") if int(one) in names]
    return new_row(section, values["unit"], target, told, window, who)


def departments(visit: Visit) -> list[tuple[int, str]]:
    """Everybody who could report a row."""
    return list(progress.department_names(visit.work).items())


def picked(wish: Wish) -> list[int]:
    """The departments chosen so far, the leading one first."""
    return [int(one) for one in wish.values.get("picking", "").split(",") if one]


def sections(visit: Visit, wish: Wish) -> list[tuple[str, str]]:
    """The plan's sections with their titles."""
    found = use.plan_rows(visit.work, wish.year)
    return list({row.section: row.section_title for row in found[1]}.items()) if found else []


def offered_number(visit: Visit, wish: Wish) -> str:
    """The number after the section's last."""
    found = use.plan_rows(visit.work, wish.year)
    rows = found[1] if found else []
    used = [row.number.split(".")[0] for row in rows if row.section == wish.values["section"]]
    return str(max((int(one) for one in used if one.isdigit()), default=0) + 1)


def units(visit: Visit, wish: Wish) -> list[str]:
    """The units that the plan uses most."""
    found = use.plan_rows(visit.work, wish.year)
    counted = Counter(one.unit for row in (found[1] if found else []) for one in row.figures if one.unit)
    return [unit for unit, _ in counted.most_common(_UNITS)]
