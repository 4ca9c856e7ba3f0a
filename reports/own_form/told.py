"""What is told of a form beside what it is filled with: plain values, which a process that answers people may load."""

from dataclasses import dataclass
from typing import Literal

Why = Literal[
    "words", "fact", "month_or_months", "no_time", "no_row", "which_row", "no_part", "which_part", "year", "brackets",
    "formula", "covered", "no_lines", "twice", "several_cells", "lost", "outside", "heading",
    "no_growth", "run", "two_times",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trouble:
    """A mark that names nothing; `place` is its cell (`Reja!B5`), `words` what is not understood, and `choices` the
    marks that would be."""

    place: str
    mark: str
    why: Why
    words: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the plan's rows; `heading` is what stands over it."""

    sheet: str
    letter: str
    heading: str

    @property
    def key(self) -> str:
        return f"{self.sheet}!{self.letter}"
