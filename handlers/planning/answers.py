"""What is answered to the questions of a guided change, typed or by a button: taken into it, or why it is not."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from handlers.planning import kinds, questions
from handlers.planning.wishes import figure_of_change
from handlers.visit import BadPress, Visit
from plan.document.cell.typed_deadline import read_typed_deadline
from plan.document.compare.row_matching import printed_code
from plan.typed.answers import said_in_words
from plan.typed.numbers import Number, Unclear
from plan.typed.targets.limits import read_limit
from plan.typed.targets.target_lines import read_target
from plan.units import is_percent
from texts.deadlines import window_words
from texts.month.asking import refusals
from texts.planning import questions as words
from usecases.planning import editing as use
from usecases.planning.wish import (
    NONE,
    Wish,
    deadline_as_value,
    limit_as_value,
    read_limit_value,
    without_limit,
)
from usecases.planning.wished_rows import is_free_number

_ROW_NUMBER = re.compile(r"\d{1,4}(\.\d{1,3}){0,3}", re.ASCII)

Taken = Wish | Markup
"""The change with the answer in it, or the sentence that says why it was not taken."""


def take_typed(visit: Visit, wish: Wish, step: str, text: str) -> Taken:
    """An answer that was typed."""
    if step == "schedule":
        return kinds.take_schedule(visit, wish, text)
    text = " ".join(text.split())
    match step:
        case "value":
            return kinds.resplit(visit, _typed_value(without_limit(wish), text))
        case "deadline":
            window = read_typed_deadline(text, wish.year)
            return words.NOT_A_DEADLINE() if window is None else wish.say("deadline", deadline_as_value(text, window))
        case "number":
            return _numbered(visit, wish, text.strip(" ."))
        case "name":
            return wish.say("name", text) if 3 <= len(text) <= 900 and said_in_words(text) else words.NAME_REFUSED()
        case "unit":
            return _united(visit, wish, text) if 1 < len(text) <= 100 else words.UNIT_REFUSED()
        case "mechanism":
            return wish.say("mechanism", text) if 3 <= len(text) <= 3000 else words.MECHANISM_REFUSED()
        case "why":
            return wish.say("why", text) if 3 <= len(text) <= 300 else words.WHY_REFUSED()
        case _:
            return wish.say("order", text) if 0 < len(text) <= 100 else words.ORDER_REFUSED()


def _typed_value(wish: Wish, text: str) -> Taken:
    read = read_target(text, whole=False)
    if read is None:
        return wish.say("value", NONE)
    limit = read_limit(text) if wish.what in ("target", "add") else None
    if limit is not None and (isinstance(read, Unclear) or limit.directions == ("less",)):
        return wish.say("limit", limit_as_value(text, limit))
    if isinstance(read, Unclear):
        return refusals.why_not(read, kind="target")
    return wish.say("value", format(read.value, "f")) if isinstance(read, Number) else words.NOT_A_NUMBER()


def _united(visit: Visit, wish: Wish, unit: str) -> Taken:
    """A unit; of a row that is there already one that makes no other kind of it unasked."""
    figure = figure_of_change(visit, wish) if wish.what == "unit" else None
    if figure is not None and is_percent(unit) not in (is_percent(figure.unit), figure.kind == "percent"):
        return words.KIND_FIRST()
    return wish.say("unit", unit)


def _numbered(visit: Visit, wish: Wish, number: str) -> Taken:
    if not _ROW_NUMBER.fullmatch(number):
        return words.NOT_A_ROW_NUMBER()
    plan = use.version_and_rows(visit.work, wish.year)
    if plan is None or not is_free_number(plan[1], wish.values["section"], number):
        return words.number_taken(printed_code((wish.values["section"], number)))
    return wish.say("number", number)


def take_pressed(visit: Visit, wish: Wish, step: str, answer: str) -> Taken:
    """An answer by button; raises BadPress for one that was not offered."""
    if step in ("value", "order", "schedule", "mechanism") and answer == NONE:
        return (without_limit(wish) if step == "value" else wish).say(step, answer)
    if step == "value":
        return kinds.resplit(visit, _limited(visit, wish, answer))
    if step in ("kind", "agree"):
        return kinds.take_pressed(visit, wish, step, answer)
    if step == "deadline" and answer in words.WINDOWS:
        window = words.WINDOWS[answer]
        return wish.say("deadline", deadline_as_value(window_words(window), window))
    if step == "why" and answer in words.WHY:
        return wish.say("why", words.WHY[answer].plain())
    if step == "number":
        return _numbered(visit, wish, answer)
    if step == "section":
        return wish.say(
            "section", _offered([section for section, _ in questions.sections_to_choose(visit, wish)], answer)
        )
    if step == "unit":
        return _united(visit, wish, _offered(questions.units_to_choose(visit, wish), answer))
    if step == "who" and answer == "done":
        chosen = questions.chosen_departments(wish)
        return wish.unsay("picking").say("who", ",".join(map(str, chosen))) if chosen else words.NOBODY_CHOSEN()
    raise BadPress


def _limited(visit: Visit, wish: Wish, direction: str) -> Wish:
    """The target as the limit that was typed, counted as the button says."""
    if direction not in questions.directions_of_limit(visit, wish):
        raise BadPress
    _, limit = read_limit_value(wish.values["limit"])
    valued = without_limit(wish).say("value", format(limit.value, "f"))
    return valued.say("direction", direction) if direction in limit.directions else valued


def _offered(answers: Sequence[str], place: str) -> str:
    """The answer that a button names by its place."""
    if not (place.isascii() and place.isdigit() and int(place) < len(answers)):
        raise BadPress
    return answers[int(place)]
