"""The columns of a plan's table that nothing was taken from, and why: nothing is dropped without being told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plan.document.table.columns import Columns
from plan.document.table.headings import Heading, read_heading
from plan.document.table.lines import Fate, Line, Sheet

Why = Literal["other_year", "part_of_year", "of_which", "beside", "figures", "second", "unknown", "untitled", "empty"]
"""`other_year`, `part_of_year`: figures of another year, or of a part of one; `of_which`: a part of the figures beside
it; `beside`: money, a share, a difference, a paragraph of another paper; `figures`: figures that are neither the year's
plan nor last year's fact; `second`: another column of the same was taken; `unknown`: a heading that no column of a plan
has; `empty`: no row has anything there."""
_LOOKED_AT: frozenset[Fate] = frozenset({"read", "part", "continuation", "question", "total"})


@dataclass(frozen=True, slots=True)
class UnusedColumn:
    """One of them."""

    number: int
    """Counted from 1, from the left."""
    words: str
    """Its heading as printed, "" where it has none."""
    why: Why


def unused_columns(sheet: Sheet) -> tuple[UnusedColumn, ...]:
    """The columns that nothing was taken from, each once, in their order. A column with no heading and nothing in it is
    none."""
    filled: dict[int, set[int]] = {}
    marked: dict[int, set[int]] = {}
    columns: Columns | None = None
    headed: list[Columns] = []
    for line in sheet.lines:
        if line.columns is not None:
            columns = line.columns
            headed.append(columns)
        elif columns is not None and line.fate in _LOOKED_AT and line.cells:
            filled.setdefault(id(columns), set()).update(_filled(line, columns))
            marked.setdefault(id(columns), set()).update(line.marks)
    unused: dict[tuple[str, Why], UnusedColumn] = {}
    for columns in headed:
        looked_at = columns.used | marked.get(id(columns), set()) - filled.get(id(columns), set())
        for column in _unused_of(columns, looked_at, filled.get(id(columns), set()), sheet.year):
            unused.setdefault((column.words or str(column.number), column.why), column)
    filled_words = {column.words for column in unused.values() if column.why != "empty"}
    return tuple(column for column in unused.values() if column.why != "empty" or column.words not in filled_words)


def _filled(line: Line, columns: Columns) -> Iterator[int]:
    used = columns.used
    return (at for at, cell in enumerate(line.row.cells) if at not in used | line.marks and cell.strip())


def _unused_of(columns: Columns, used: frozenset[int], filled: set[int], year: int | None) -> Iterator[UnusedColumn]:
    headings: Sequence[Sequence[str]] = columns.headings
    for at in range(max(len(headings), *(index + 1 for index in filled), 0)):
        texts = headings[at] if at < len(headings) else ()
        if at in used or not (texts or at in filled):
            continue
        heading = read_heading(texts)
        why = _why(heading, columns, year) if at in filled else "empty"
        yield UnusedColumn(at + 1, heading.words, why)


def _why(heading: Heading, columns: Columns, year: int | None) -> Why:
    if not heading.words:
        return "untitled"
    if heading.of_which:
        return "of_which"
    if heading.beside:
        return "beside"
    if heading.figures or heading.part:
        if heading.year is not None and heading.year != year:
            return "other_year"
        return "part_of_year" if heading.part not in ("", "whole") else "figures"
    if heading.column in columns.at:
        return "second"
    return "other_year" if heading.year is not None and heading.year != year else "unknown"


def target_heading(sheet: Sheet) -> str:
    """The words above the column of targets, where no quarters stand beside it that these words may be about."""
    for columns in sheet.columns:
        words = [value.heading.words for value in columns.values if value.index == columns.chosen.target]
        if words and columns.schedule is None:
            return words[0]
    return ""


def taken_heading(sheet: Sheet) -> str:
    """The words above the columns that were taken for the plan, each once."""
    words: dict[str, None] = {}
    for columns in sheet.columns:
        at = columns.at.get("target")
        taken = columns.chosen.summands or (() if at is None else (at,))
        words |= dict.fromkeys(value.heading.words for value in columns.values if value.index in taken)
    return "; ".join(words)
