"""A line of the history as one sentence: when, who, what, where, before and after, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from plan.indicator import Window
from plan.period import Month, Span
from plan.rate import Rate, number_from_history
from texts.language import languages
from texts.operator.deeds import ANYTHING, DEEDS, SETTINGS
from texts.people.languages import language_name
from texts.people.roles import ROLES
from texts.planning.changes import change_line
from texts.sentence import plain
from texts.template import without_html
from texts.wording import (
    clip,
    grouped_number,
    join_names,
    month_and_year,
    month_name,
    name_of_span,
    short_date,
    stamp,
    two_numbers,
)

_DROPPED = " (dropped)"
"""How the history marks a row that the plan has no longer."""
_LONGEST = 120
_MOST = 5
"""Changes of a plan that one line tells."""


class Line(Protocol):
    """A line as it was found."""

    @property
    def at(self) -> datetime: ...
    @property
    def person(self) -> str: ...
    @property
    def instead_of(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def subject_id(self) -> int | None: ...
    @property
    def about(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def month(self) -> str: ...
    @property
    def before(self) -> Any: ...
    @property
    def after(self) -> Any: ...
    @property
    def why(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Names:
    """The names of those whom a line knows by their keys."""

    people: Mapping[int, str]
    departments: Mapping[int, str]
    figures: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Change:
    code: str
    part: str
    aspect: str
    before: object
    after: object


def history_sentence(line: Line, names: Names) -> str:
    """`02.04.2025 11:00  Nilufar raqam yozdi: 2025-yil mart, Abonement, IV.14 — 9 000 → 9 902. Sababi: …`"""
    did = DEEDS.get((line.action, line.subject), ANYTHING).plain()
    said = plain("{who} {did}", who=_who(line), did=did)
    place, detail = _place(line, names), _detail(line, names)
    if place and detail:
        said = plain("{said}: {place} — {detail}", said=said, place=place, detail=detail)
    elif place or detail:
        said = plain("{said}: {about}", said=said, about=place or detail)
    stamped = plain("{at}  {said}.", at=stamp(line.at), said=said)
    why = join_names(line.why.split(), " ")
    return plain("{stamped} Sababi: {why}", stamped=stamped, why=why) if why else stamped


def _who(line: Line) -> str:
    who = line.person or plain("Tizim")
    return plain("{who} ({absent} o'rnida)", who=who, absent=line.instead_of) if line.instead_of else who


def _place(line: Line, names: Names) -> str:
    """Of what month, department and row the line tells, or whom."""
    states = [state for state in (line.after, line.before) if isinstance(state, dict)]
    month, department, about = line.month, line.department, line.about
    if line.subject in ("day_count", "double_count"):
        figure = next((state["figure"] for state in states if "figure" in state), 0)
        department = next((names.departments.get(state.get("department", 0), "") for state in states), "")
        about = names.figures.get(figure, "")
    elif line.subject == "reason":
        about = names.figures.get(line.subject_id or 0, "")
    elif line.subject in ("person", "invitation"):
        told = next((state["name"] for state in states if "name" in state), "")
        name = names.people.get(line.subject_id or 0, "") if line.subject == "person" else told
        about = "" if name == line.person else name
    if line.subject == "reminder":
        month = next((str(state.get("month", "")) for state in states), "")
    parts = [_month(month), department, about.replace(_DROPPED, plain(" (rejadan chiqqan)"))]
    return join_names(part for part in parts if part)


def _month(text: str) -> str:
    if not text:
        return ""
    year, _, month = text.partition("-")
    return month_and_year(Month(int(year), int(month)))


def _detail(line: Line, names: Names) -> str:
    """What was there and what is, in words."""
    before, after = line.before, line.after
    if line.subject == "answer":
        return _of_answer(line)
    if line.subject == "plan" and line.action in ("change", "undo"):
        return _of_plan(after)
    if line.subject == "roll_over":
        return _targets(before, after)
    if line.subject == "setting" or (line.subject, line.action) == ("library", "set"):
        return _setting(before, after)
    if not isinstance(before, dict) and not isinstance(after, dict):
        return _from_to(_value(before), _value(after))
    told = (_known(name, before, after, names) for name in _KNOWN.get(line.subject, ()))
    return join_names(filter(None, told), "; ")


_KNOWN: Mapping[str, Sequence[str]] = {
    "submission": ("until", "name", "url", "words", "months"),
    "day_count": ("day", "value"),
    "double_count": ("value",),
    "plan": ("year", "begins", "summed", "row", "part", "name"),
    "person": ("role", "department", "departments", "deputy", "successor", "from", "since", "until", "language"),
    "invitation": ("role", "department"),
    "reason": ("month", "cause", "measure", "until"),
    "quarter": ("quarter",),
    "letter": ("span", "text"),
    "library": ("name",),
    "department": ("name",),
}
"""What of a line's values is told, by its subject and in this order."""


def _known(name: str, before: Any, after: Any, names: Names) -> str:
    was = before.get(name) if isinstance(before, dict) else None
    now = after.get(name) if isinstance(after, dict) else None
    told = [_named(name, value, names) for value in (was, now)]
    return _from_to(*told)


def _named(name: str, value: Any, names: Names) -> str:
    """A value by what it is; "" of nothing, and of what says nothing to people."""
    if value in (None, "", [], {}, 0):
        return ""
    if name == "role":
        return ROLES[value].name.plain() if value in ROLES else ""
    if name == "language":
        return language_name(value) if value in languages() else ""
    if name in ("deputy", "successor", "from"):
        return names.people.get(value, "")
    if name == "department":
        return names.departments.get(value, "")
    if name == "departments":
        return join_names(names.departments[key] for key in value if key in names.departments)
    if name in ("quarter", "span"):
        return name_of_span(Span.parse(value))
    if name == "months":
        return join_names(map(month_name, value))
    if name in ("month", "begins", "summed"):
        return month_name(value) if 1 <= value <= 12 else ""
    if name == "year":
        return plain("{year}-yil", year=str(value))
    return _value(value) if not isinstance(value, dict | list | bool) else ""


def _of_answer(line: Line) -> str:
    after = line.after if isinstance(line.after, dict) else {}
    if line.action == "note":
        return plain("«{note}»", note=clip(join_names(str(after.get("note", "")).split(), " "), _LONGEST))
    if line.action == "confirm":
        return _answer(after)
    return _from_to(_answer(line.before), _answer(after) or plain("javobsiz"))


def _answer(kept: Any) -> str:
    if not isinstance(kept, dict):
        return ""
    if kept.get("state") == "unknown":
        return plain("hali noma'lum")
    value = number_from_history(kept)
    if value is None:
        return ""
    return two_numbers(value) if isinstance(value, Rate) else grouped_number(value)


def _of_plan(after: Any) -> str:
    changes = after.get("changes", []) if isinstance(after, dict) else []
    told = [without_html(str(change_line(_change(change)))).partition(" ")[2] for change in changes[:_MOST]]
    if len(changes) > _MOST:
        told.append(plain("va yana {n} ta", n=len(changes) - _MOST))
    order = after.get("order") if isinstance(after, dict) else ""
    return join_names([*told, *([plain("buyruq: {order}", order=order)] if order else [])], "; ")


def _change(kept: Mapping[str, Any]) -> _Change:
    before, after = (_typed(kept["what"], kept[at]) for at in ("before", "after"))
    return _Change(kept["row"], kept["part"], kept["what"], before, after)


def _typed(aspect: str, value: Any) -> object:
    if isinstance(value, list):
        return tuple(value)
    if value is not None and aspect in ("target", "baseline"):
        return Decimal(value)
    if value is not None and aspect == "window":
        return Window.parse(value)
    return value


def _targets(before: Any, after: Any) -> str:
    """`IV.14 100 → 120, IV.16 –`: a total's target goes with its part's."""
    was, now = ((values or {}).get("targets", {}) for values in (before, after))
    told = []
    for name in dict.fromkeys([*was, *now]):
        steps = _from_to(_target(was[name]) if name in was else "", _target(now[name]) if name in now else plain("–"))
        told.append(plain("{row} {steps}", row=name, steps=steps))
    return join_names(told) or _known_year(after)


def _target(value: Any) -> str:
    return _value(value) or plain("rejasi yo'q")


def _known_year(after: Any) -> str:
    return plain("{year}-yil", year=str(after["year"])) if isinstance(after, dict) and "year" in after else ""


def _setting(before: Any, after: Any) -> str:
    told = []
    was, now = (state if isinstance(state, dict) else {} for state in (before, after))
    for name in dict.fromkeys([*was, *now]):
        if name in SETTINGS:
            change = _from_to(_value(was.get(name)) or "–", _value(now.get(name)) or "–")
            told.append(plain("{name}: {change}", name=SETTINGS[name].plain(), change=change))
    return join_names(told, "; ")


def _from_to(before: str, after: str) -> str:
    if before and after and before != after:
        return plain("{before} → {after}", before=before, after=after)
    return after or before


def _value(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return plain("yoqilgan") if value else plain("o'chirilgan")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return join_names(map(str, value))
    if isinstance(value, dict):
        return ""
    text = join_names(str(value).split(), " ")
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        pass
    try:
        return grouped_number(Decimal(text))
    except (InvalidOperation, ValueError):
        return clip(text, _LONGEST)
