"""The columns that were chosen for the plan's year and the year before, and what is asked about those left over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from plan.document.table.headings import Heading
from plan.fold import fold

Answers = Mapping[str, str]
"""Choices by the id of the question."""
NO_ANSWERS: Answers = MappingProxyType({})
NO_COLUMN = "none"
"""The answer that no column has the year's plan."""
ADDED_UP = "sum"
"""The answer that the columns are parts of the year, and its plan their sum."""


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of figures, and what its heading says."""

    index: int
    heading: Heading


@dataclass(frozen=True, slots=True)
class YearColumns:
    """What was chosen."""

    target: int | None
    """Where the headings leave several, the first of them, until somebody has said which."""
    baseline: int | None
    baseline_year: int | None
    summands: tuple[int, ...] = ()
    """The parts that make the year's figure where no column has it."""
    candidates: Mapping[str, ValueColumn] = field(default_factory=dict)
    """By the answer that chooses it: what may be the target and has to be asked about; empty when nothing has."""
    may_add_up: bool = False
    """Whether the candidates may as well be parts of the year."""
    facts: Mapping[str, ValueColumn] = field(default_factory=dict)
    """The same of last year's fact."""
    expected: ValueColumn | None = None
    """What last year was only thought to come to, where that stands for its fact."""

    fact_parts: tuple[int, ...] = ()
    """The parts that make last year's fact where no column has it: its quarters or half-years."""
    undated: ValueColumn | None = None
    """A fact that names no year and stands where this year's is written, until somebody has said whose it is."""

    @property
    def undated_question(self) -> str:
        """The id of the question whose year that is; "" where nothing is asked."""
        return undated_question(self.undated) if self.undated else ""

    @property
    def question(self) -> str:
        """The id of that question: the same wherever the headings say the same."""
        return question_of(self.candidates)

    @property
    def fact_question(self) -> str:
        """The id of the question which column is last year's fact."""
        return question_of(self.facts, "baseline")

    @property
    def expected_question(self) -> str:
        """The id of the question whether what was expected stands for last year's fact; "" where none does."""
        return expected_question(self.expected) if self.expected else ""


def question_of(candidates: Iterable[str], what: str = "target") -> str:
    """The id of the question which of these columns is the plan, or which `what`."""
    return f"plan:{what}_column:{'|'.join(candidates)}"


def expected_question(column: ValueColumn) -> str:
    """The id of the question whether that column stands for last year's fact."""
    return f"plan:baseline_expected:{fold(column.heading.words)}"


def undated_question(column: ValueColumn) -> str:
    """The id of the question of which year that column is the fact."""
    return f"plan:fact_year:{fold(column.heading.words)}"


def by_words(columns: Sequence[ValueColumn]) -> dict[str, ValueColumn]:
    """Columns by their headings; of several with the same words the second has a number behind it."""
    named: dict[str, ValueColumn] = {}
    for column in columns:
        words, number = fold(column.heading.words), 1
        while (name := words if number == 1 else f"{words} ({number})") in named:
            number += 1
        named[name] = column
    return named
