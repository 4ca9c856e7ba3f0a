"""Which figure of the plan a mark means: exactly one, or why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from plan.indicator import Indicator
from plan.marks.grammar import Mark
from plan.typed.rows.parts import parts_named

NoRow = Literal["no_row", "which_row", "no_part", "which_part"]


@dataclass(frozen=True, slots=True)
class NotFound:
    """`choices` are the marks that would be understood."""

    why: NoRow
    choices: tuple[str, ...] = ()


def figure_of(mark: Mark, rows: Sequence[Indicator]) -> Indicator | NotFound:
    """The figure of a mark that names its row."""
    named = [row for row in rows if row.number == mark.number and mark.section in ("", row.section.upper())]
    if not named:
        return NotFound("no_row", _near(mark, rows))
    if len({row.code for row in named}) > 1:
        return NotFound("which_row", tuple(dict.fromkeys(row.code for row in named)))
    if mark.part:
        parts = parts_named(named, mark.part)
        if len(parts) != 1:
            return NotFound("which_part" if parts else "no_part", tuple(map(marked_as, named)))
        return parts[0]
    whole = [row for row in named if row.part is None]
    if len(named) == 1 or len(whole) == 1:
        return (whole or named)[0]
    return NotFound("which_part", tuple(map(marked_as, named)))


def marked_as(row: Indicator) -> str:
    """How a mark names this figure: `IV.14`, `V.28e`, `IV.13 (yangi)`."""
    if row.part is None or row.letter:
        return row.lettered
    return f"{row.code} ({row.part})"


def _near(mark: Mark, rows: Sequence[Indicator]) -> tuple[str, ...]:
    """Rows with this number in other sections."""
    return tuple(dict.fromkeys(row.code for row in rows if row.number == mark.number))
