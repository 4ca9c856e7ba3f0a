"""Doubts: what could not be read is asked, and the answer is applied when the document is read again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from plan.document.table.tables import Place

Field = Literal["plan", "row", "number", "baseline", "target", "window", "responsible", "kind"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer offered as a button: `id` is sent back, `text` is words of the plan if any, and `place` the row of
    the file that they stand in, where several rows say nearly the same."""

    id: str
    text: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question about the document. The same tables always give the same `id`."""

    id: str
    code: str
    place: Place | None
    """The row of the file; None when it is about the whole plan."""
    section: str
    number: str
    field: Field
    printed: str
    """The words of the file that the doubt is about."""
    choices: tuple[Choice, ...] = ()
    required: bool = True
    """Whether the plan cannot be loaded before this is answered."""
    typed: Literal["", "number", "year"] = ""
    """What may be typed instead of pressing: a figure or a year."""


@dataclass(slots=True)
class Questions:
    """Looks doubts up among the answers already given; those without a fitting one are gathered in `open`."""

    answers: Mapping[str, str] = field(default_factory=dict)
    open: list[Doubt] = field(default_factory=list)

    def ask(self, doubt: Doubt) -> str | None:
        """The chosen answer, or None while nobody has chosen (the doubt is then open)."""
        answer = self.answers.get(doubt.id)
        if answer is not None and _fits(answer, doubt):
            return answer
        self.open.append(doubt)
        return None


def _fits(answer: str, doubt: Doubt) -> bool:
    if any(choice.id == answer for choice in doubt.choices):
        return True
    if doubt.typed == "number":
        return answer.isascii() and answer.replace(".", "", 1).isdigit() and Decimal(answer).is_finite()
    return doubt.typed == "year" and len(answer) == 4 and answer.isascii() and answer.isdigit()
