"""A change of the plan that a director is putting together step by step; the conversation keeps it meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal, get_args

from plan.document.meaning.kinds import read_kind
from plan.document.meaning.wording import Reading, Wording
from plan.indicator import Direction, Kind, Window
from plan.typed.targets.limits import Limit

What = Literal[
    "target",
    "baseline",
    "deadline",
    "who",
    "share",
    "drop",
    "add",
    "renew",
    "kind",
    "direction",
    "schedule",
    "of_two",
    "name",
    "unit",
    "mechanism",
]
NONE = "none"
"""The value that says there is no figure."""
OFF = "?"
"""What the value of a schedule begins with when it does not come to the target, so that it is asked which stands."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One change, with the steps answered so far in `values`. `version` is the version of the plan that was shown."""

    what: What
    year: int
    version: int
    row: int | None = None
    figure: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    def say(self, name: str, value: str) -> "Wish":
        return replace(self, values={**self.values, name: value})

    def unsay(self, name: str) -> "Wish":
        return replace(self, values={step: value for step, value in self.values.items() if step != name})

    def as_facts(self) -> dict[str, Any]:
        return {
            "what": self.what,
            "year": self.year,
            "version": self.version,
            "row": self.row,
            "figure": self.figure,
            "values": dict(self.values),
        }


STEPS: Mapping[What, tuple[str, ...]] = {
    "target": ("value",),
    "baseline": ("value",),
    "deadline": ("deadline",),
    "who": ("who",),
    "share": ("rule",),
    "drop": (),
    "renew": (),
    "kind": ("kind",),
    "direction": ("direction",),
    "schedule": ("schedule",),
    "of_two": ("of_two",),
    "name": ("name",),
    "unit": ("unit",),
    "mechanism": ("mechanism",),
    "add": ("section", "number", "name", "unit", "value", "deadline", "who"),
}
_ALWAYS = ("why", "order")


def steps_of_change(wish: Wish) -> tuple[str, ...]:
    """What is asked about a change, in order. Another target asks for another split over the year, where the one there
    is does not come to it (`resplit`)."""
    steps = [*STEPS[wish.what]]
    if wish.what == "add" and (reading := kind_of_new_row(wish)) is not None and reading.doubt:
        steps.insert(steps.index("value") + 1, "kind")
    if wish.what == "target" and "resplit" in wish.values and wish.values.get("value") != NONE:
        steps.append("schedule")
    if "schedule" in steps and wish.values.get("schedule", "").startswith(OFF):
        steps.append("agree")
    return (*steps, *_ALWAYS)


def kind_of_new_row(wish: Wish) -> Reading[Kind] | None:
    """What the words of a row that is to be added say of its kind; None until they have been said."""
    values = wish.values
    if not {"name", "unit", "value"} <= values.keys():
        return None
    target = None if values["value"] == NONE else Decimal(values["value"])
    return read_kind(Wording(values["name"], "", values["unit"], None, target))


def next_step_of_change(wish: Wish) -> str | None:
    """What is asked next; None when every step is answered."""
    return next((step for step in steps_of_change(wish) if step not in wish.values), None)


def without_last_step(wish: Wish) -> Wish | None:
    """The change without its last answered step; None when no step is answered."""
    steps_taken = [step for step in steps_of_change(wish) if step in wish.values]
    return wish.unsay(steps_taken[-1]) if steps_taken else None


def deadline_as_value(words: str, window: Window) -> str:
    """A deadline as the value of a step: its words, and the window of months that they mean."""
    return f"{window}|{words[:300]}"


def limit_as_value(words: str, limit: Limit) -> str:
    """A limit that was typed as a target: its figure, how it may be counted, and its words."""
    return f"{limit.value:f}|{','.join(limit.directions)}|{words[:100]}"


def read_limit_value(value: str) -> tuple[str, Limit]:
    """The words and the limit of such a value."""
    figure, directions, words = value.split("|", 2)
    named = [known for name in directions.split(",") for known in get_args(Direction) if known == name]
    return words, Limit(Decimal(figure), tuple(named))


def without_limit(wish: Wish) -> Wish:
    """The change without a limit that was typed as its target, and without the direction that it gave."""
    return wish.unsay("limit").unsay("direction")


def read_deadline_value(value: str) -> tuple[str, Window]:
    """The words and the window of such a value."""
    window, _, words = value.partition("|")
    return words, Window.parse(window)
