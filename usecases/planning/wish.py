"""What a director wishes to change of the plan, as far as it has been said: the value that a guided change keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from plan.indicator import Window

What = Literal["target", "baseline", "deadline", "who", "share", "drop", "add", "renew"]
NONE = "none"
"""The value that says there is no figure."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One change as far as it has been said. `version` is the plan's that the director has seen."""

    what: What
    year: int
    version: int
    row: int | None = None
    figure: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    def say(self, name: str, value: str) -> "Wish":
        return replace(self, values={**self.values, name: value})

    def unsay(self, name: str) -> "Wish":
        return replace(self, values={one: value for one, value in self.values.items() if one != name})

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
    "add": ("section", "number", "name", "unit", "value", "deadline", "who"),
}
_ALWAYS = ("why", "order")


def steps(wish: Wish) -> tuple[str, ...]:
    """What must be said of a change, in the order in which it is asked."""
    return (*STEPS[wish.what], *_ALWAYS)


def next_step(wish: Wish) -> str | None:
    """What is asked next; None when everything was said."""
    return next((step for step in steps(wish) if step not in wish.values), None)


def step_back(wish: Wish) -> Wish | None:
    """The change without what was said last; None when nothing was said yet."""
    said = [step for step in steps(wish) if step in wish.values]
    return wish.unsay(said[-1]) if said else None


def deadline_said(words: str, window: Window) -> str:
    """A deadline's words and what they mean, as one value."""
    return f"{window}|{words[:300]}"


def said_deadline(value: str) -> tuple[str, Window]:
    window, _, words = value.partition("|")
    return words, Window.parse(window)
