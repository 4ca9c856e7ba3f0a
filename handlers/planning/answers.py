"""What is answered to the questions of a guided change, typed or by a button: taken into it, or why it is not."""

import re
from collections.abc import Sequence

from handlers.planning import questions as questions
from handlers.visit import BadPress, Visit, whole
from plan.document.deadline_words import read_deadline
from plan.document.row_matching import code
from plan.typed.numbers import Number, Unclear, read_number
from texts.deadlines import window_said
from texts.month import unclear
from texts.planning import questions as words
from usecases.planning import editing as use
from usecases.planning.wish import NONE, Wish, deadline_said

_ROW_NUMBER = re.compile(r"\d{1,4}(\.\d{1,3}){0,3}", re.ASCII)


def typed(visit: Visit, wish: Wish, step: str, text: str) -> Wish | str:
    """The change with the answer in it, or why it was not taken."""
    match step:
        case "value":
            read = read_number(text, whole=False)
            if isinstance(read, Number):
                return wish.say("value", format(read.value, "f"))
            return unclear.why_not(read) if isinstance(read, Unclear) else words.NOT_A_NUMBER
        case "deadline":
            window = read_deadline(text, wish.year)
            return words.NOT_A_DEADLINE if window is None else wish.say("deadline", deadline_said(text, window))
        case "number":
            return _numbered(visit, wish, text.strip(" ."))
        case "name":
            return wish.say("name", text) if 3 <= len(text) <= 900 else words.NAME_REFUSED
        case "unit":
            return wish.say("unit", text) if 1 < len(text) <= 100 else words.UNIT_REFUSED
        case "why":
            return wish.say("why", text) if 3 <= len(text) <= 300 else words.TOO_SHORT
        case _:
            return wish.say("order", text) if 0 < len(text) <= 100 else words.ORDER_REFUSED


def _numbered(visit: Visit, wish: Wish, number: str) -> Wish | str:
    if not _ROW_NUMBER.fullmatch(number):
        return words.NOT_A_ROW_NUMBER
    found = use.plan_rows(visit.work, wish.year)
    if found is None or not use.free_number(found[1], wish.values["section"], number):
        return words.number_taken(code((wish.values["section"], number)))
    return wish.say("number", number)


def pressed(visit: Visit, wish: Wish, step: str, value: str) -> Wish | str:
    """The same for a button."""
    if step in ("value", "order") and value == NONE:
        return wish.say(step, value)
    if step == "deadline" and value in words.WINDOWS:
        window = words.WINDOWS[value]
        return wish.say("deadline", deadline_said(window_said(window), window))
    if step == "why" and value in words.WHY:
        return wish.say("why", words.WHY[value])
    if step == "number":
        return _numbered(visit, wish, value)
    if step == "section":
        return wish.say("section", _at([section for section, _ in questions.sections(visit, wish)], value))
    if step == "unit":
        return wish.say("unit", _at(questions.units(visit, wish), value))
    if step == "who" and value == "done":
        picked = questions.picked(wish)
        return wish.unsay("picking").say("who", ",".join(map(str, picked))) if picked else words.NOBODY_CHOSEN
    raise BadPress


def _at(offered: Sequence[str], place: str) -> str:
    if whole(place) >= len(offered):
        raise BadPress
    return offered[int(place)]
