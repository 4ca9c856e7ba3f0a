"""Doubts: what could not be read is asked, and the answer is applied when the document is read again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from plan.document.table.tables import Place
from plan.indicator import Window

Field = Literal["plan", "row", "number", "baseline", "target", "window", "responsible", "kind", "direction", "schedule"]

Typed = Literal["", "number", "numbers", "year", "deadline", "own_number"]
"""What may be typed instead of pressing: a figure, the figures of last year and of this one, a year, a deadline, the
number of a row."""


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
    typed: Typed = ""
    name: str = ""
    """What the row is called, "" where the doubt is about no row or the row has no name."""
    unit: str = ""
    """The unit that a typed figure is read in."""
    others: tuple["AskedRow", ...] = ()
    """Further rows of which exactly the same is asked: one answer is for all."""
    split: int = 0
    """Parts of the year (2, 4 or 12) that the columns of a schedule have; 0 for what is not about a schedule."""

    @property
    def rows(self) -> tuple["AskedRow", ...]:
        """All rows of which it is asked."""
        return (AskedRow(self.section, self.number, self.name), *self.others)

    @property
    def shared(self) -> bool:
        """Whether the doubt is about the words of a row, and so about all rows that say the same."""
        return bool(self.number) and self.id.startswith("plan:")


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A row of the plan that a doubt is about."""

    section: str
    number: str
    name: str


EACH = Choice("each")
"""Offered where one doubt stands for several rows: each is to be asked by itself."""
_SIDE = r"(?:-|\d+(?:\.\d+)?)(?:;(?:-|\d+(?:\.\d+)?))*"
_NUMBERS = re.compile(rf"({_SIDE}) / ({_SIDE})", re.ASCII)
_WINDOW = re.compile(r"months \d{1,2}-\d{1,2}|due \d{1,2}(?:,\d{1,2})*", re.ASCII)
_ROW_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3}){0,3}", re.ASCII)


@dataclass(slots=True)
class Questions:
    """Looks doubts up among the answers already given; those without a fitting one are gathered in `open`."""

    answers: Mapping[str, str] = field(default_factory=dict)
    open: list[Doubt] = field(default_factory=list)
    asked: list[Doubt] = field(default_factory=list)
    """The same row by row: a doubt about several rows stands here once for each."""
    _places: dict[str, int] = field(default_factory=dict)

    def ask(self, doubt: Doubt) -> str | None:
        """The chosen answer, or None while nobody has chosen (the doubt is then open)."""
        answer = self.answers.get(doubt.id)
        if answer is not None and fits(answer, doubt):
            return answer
        self.asked.append(doubt)
        at = self._places.setdefault(doubt.id, len(self.open))
        if at == len(self.open):
            self.open.append(doubt)
        else:
            first = self.open[at]
            choices = first.choices if EACH in first.choices else (*first.choices, EACH)
            self.open[at] = replace(first, others=(*first.others, *doubt.rows), choices=choices)
        return None

    def ask_of_all(self, doubt: Doubt, words: str) -> str | None:
        """The same for a doubt about the words of a row, which is one for all rows that say so, unless the answer is
        that each is to be asked by itself."""
        answer = self.ask(replace(doubt, id=f"plan:{doubt.field}:{words}"))
        return self.ask(doubt) if answer == EACH.id else answer


def fits(answer: str, doubt: Doubt) -> bool:
    """Whether the answer is one of those offered, or of what may be typed."""
    if any(choice.id == answer for choice in doubt.choices) or (doubt.shared and answer == EACH.id):
        return True
    match doubt.typed:
        case "number":
            return answer.isascii() and answer.replace(".", "", 1).isdigit() and Decimal(answer).is_finite()
        case "numbers":
            return typed_numbers(answer) is not None
        case "year":
            return len(answer) == 4 and answer.isascii() and answer.isdigit()
        case "deadline":
            return typed_window(answer) is not None
        case "own_number":
            return bool(_ROW_NUMBER.fullmatch(answer))
        case _:
            return False


def typed_window(answer: str) -> Window | None:
    """The window that an answer says, in the form of `str`; None for anything else."""
    if not _WINDOW.fullmatch(answer):
        return None
    window = Window.parse(answer)
    months = window.points or (window.first or 0, window.last or 0)
    return window if list(months) == sorted(months) and 1 <= months[0] <= months[-1] <= 12 else None


def window_of_word(word: str) -> Window | None:
    """The window that a button's data holds as `due.3.10` or `months.2-4`; None for anything else."""
    kind, _, rest = word.partition(".")
    return typed_window(f"{kind} {rest.replace('.', ',')}")


def typed_numbers(answer: str) -> tuple[tuple[Decimal | None, ...], tuple[Decimal | None, ...]] | None:
    """Last year's figures and this year's, as many of each ("4;5 / 6;7"), None for those that are not given ("-")."""
    if not (match := _NUMBERS.fullmatch(answer)):
        return None
    baselines, targets = (
        tuple(None if figure == "-" else Decimal(figure) for figure in side.split(";")) for side in match.groups()
    )
    return (baselines, targets) if len(baselines) == len(targets) else None
