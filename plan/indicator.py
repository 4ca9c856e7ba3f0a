"""What is counted: one figure of the plan, and when its work is due. Everything else in the project speaks in these."""

import string
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, get_args

from plan.schedule import Schedule

Kind = Literal["count", "level", "percent", "total", "stock"]
"""How a figure's months make a year. Three kinds are asked: a `count` is added up; of a `level` the last value stands
(the books in the fund); a `percent` is the mean of its months. Two are computed: a `total` is the sum of its parts; a
`stock` is last year's figure plus this year's new ones."""
Direction = Literal["more", "less"]
"""Whether more is better, or less ("to bring debtors down from 50 to 20")."""
KINDS: tuple[Kind, ...] = get_args(Kind)
ASKED: frozenset[Kind] = frozenset({"count", "level", "percent"})


@dataclass(frozen=True, slots=True)
class Window:
    """When the work is due: a run of months (`first`–`last`), or months at whose end something is due (`points`)."""

    first: int | None = None
    last: int | None = None
    points: tuple[int, ...] = ()

    def __str__(self) -> str:
        if self.points:
            return "due " + ",".join(map(str, self.points))
        return f"months {self.first}-{self.last}"

    @classmethod
    def parse(cls, text: str) -> "Window":
        """The reverse of `str`: how a window is kept in the database and in expected tables."""
        kind, _, rest = text.partition(" ")
        if kind == "due":
            return cls(points=tuple(int(month) for month in rest.split(",")))
        first, _, last = rest.partition("-")
        return cls(int(first), int(last))

    def asks(self, month: int) -> bool:
        """Whether the month's report asks for this figure: inside the run, or a month at whose end something is due."""
        if self.points:
            return month in self.points
        return self.first is not None and self.last is not None and self.first <= month <= self.last


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of the approved plan as the arithmetic needs it. Figures are in `unit`s; None means nobody said."""

    key: int
    """Identity inside one plan (the database's id; any number in tests)."""
    section: str
    section_title: str
    number: str
    part: str | None
    name: str
    unit: str
    kind: Kind
    baseline: Decimal | None
    target: Decimal | None
    window: Window
    parts: tuple[int, ...] = ()
    """Keys of the indicators that a total or a stock is computed from; empty for what is asked."""
    departments: tuple[int, ...] = ()
    """Keys of the departments that report it; several mean that each reports its own part (a shared row)."""
    letter: str = ""
    """Tells the parts of a row apart where their names are too long for a button: the e of `28e`."""
    direction: Direction = "more"
    schedule: Schedule | None = None
    """The target split over the year by the plan itself; without one the window decides what is expected when."""
    of_two: bool = False
    """Whether a percent is asked as two numbers, "45 of 60"."""
    short_name: str = ""
    """What a director calls the row where there is little room; "" where nobody has said it."""
    told_apart: str = ""
    """What it is offered to be called where another row of the plan would be offered the same, or would be told by the
    same usual words; "" for all others."""
    in_section: bool = False
    """Whether the number alone would name two rows of a department that reports it, so that its section is said too."""
    russian: str = field(default="", compare=False)
    """What its library calls the row in Russian; "" where nobody has said it. Not the plan's own, so it tells no two
    rows apart."""

    @property
    def is_asked(self) -> bool:
        """Whether departments are asked for it; a total or a stock is computed."""
        return self.kind in ASKED

    @property
    def is_added_up(self) -> bool:
        """Whether its months are added up, so that 0 says that nothing was done. A level of 0 says a lot."""
        return self.kind == "count"

    @property
    def has_sum(self) -> bool:
        """Whether one number can stand for several months: of a level the last value; of a percent only where it is
        asked as two numbers, which are added up."""
        return self.kind != "percent" or self.of_two

    @property
    def code(self) -> str:
        """The row as people call it: `IV.13`; `13` in a plan without sections."""
        return f"{self.section}.{self.number}" if self.section else self.number

    @property
    def called(self) -> str:
        """The shortest name that is no other row's: `13`, or `IV.13` where the department has another row 13."""
        return self.code if self.in_section else self.number

    @property
    def lettered(self) -> str:
        """The same with the letter of the part: `V.28e`."""
        return f"{self.code}{self.letter}"


_FITS = 10
"""Letters of a part's name that a button holds beside the row's number."""


def letters_for(parts: Sequence[str]) -> Sequence[str]:
    """A letter for each part of one row, or none where every name is short enough to stand on a button itself."""
    if not 1 < len(parts) <= len(string.ascii_lowercase) or max(map(len, parts)) <= _FITS:
        return [""] * len(parts)
    return string.ascii_lowercase[: len(parts)]


def numbers_in_sections(rows: Iterable[tuple[str, str, Collection[int]]]) -> set[tuple[str, str]]:
    """Of rows (section, number, who reports them) those whose number alone would name two rows of one department."""
    sections: dict[tuple[int, str], set[str]] = {}
    for section, number, departments in rows:
        for department in departments:
            sections.setdefault((department, number), set()).add(section)
    return {(section, number) for (_, number), where in sections.items() if len(where) > 1 for section in where}
