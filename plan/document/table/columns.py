"""Which column is which, found from the headings: any order, one row or several, three languages.

Which of several columns of figures is the year's plan is decided by year and part of the year, never by place
(`year_columns`). A merged heading stands above all of its columns.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from plan.document.cell.numbers import read_number_cell
from plan.document.cell.struck import without_struck
from plan.document.table.beside.mark_cells import is_blank, is_mark
from plan.document.table.heading.below import Below, look_below
from plan.document.table.heading.by_figures import choose_by_figures, columns_of_figures
from plan.document.table.heading.chosen import NO_ANSWERS, Answers, ValueColumn, YearColumns, by_words, question_of
from plan.document.table.heading.numbered import name_bare_months, name_numbered_parts
from plan.document.table.heading.rows import (
    continues,
    hangs_below,
    has_no_row,
    is_a_row,
    spread,
    spread_upwards,
    stack,
    torn_columns,
)
from plan.document.table.heading.words import Column
from plan.document.table.headings import (
    heads_a_column,
    is_of_some_year,
    names_a_result,
    read_heading,
    says_how_far,
)
from plan.document.table.schedule_columns import ScheduleColumns, find_schedule_columns
from plan.document.table.tables import Row
from plan.document.table.year_columns import choose_year_columns
from plan.fold import fold

_BEGINS, _ENDS = re.compile(r".*(?:boshla|nachal).*"), re.compile(r".*(?:tuga|yakun|okonch|zaversh|kones).*")
_FEWEST_WITH_FIGURES = 2
"""Columns that a plan's table has beside its figures: the names, and what else is said of them."""
_DEEPEST = 4
"""Rows that a heading takes at most."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column is."""

    at: Mapping[Column, int]
    """Of columns of figures those that were chosen for the plan's year."""
    chosen: YearColumns
    until: int | None
    """Where the work's end stands, if its beginning has a column of its own."""
    deadlines: Mapping[str, ValueColumn]
    """By the answer that chooses it: columns of deadlines, where there are several and nobody has said which counts. A
    beginning and its end are one."""
    answerable: Mapping[str, ValueColumn]
    """By the answer that chooses it: columns of people, where there are several (who does it, who looks after it) and
    nobody has said who reports."""
    values: tuple[ValueColumn, ...]
    """All columns of figures."""
    schedule: ScheduleColumns | None
    """Those of the parts of the plan's year."""
    width: int
    rows: int
    """How many rows the heading takes."""
    headings: Sequence[Sequence[str]] = ()
    """Of each column the texts of its heading, one below the other."""
    split: Sequence[ValueColumn] = ()
    """The columns of parts of the plan's year, whole or not, in which marks may stand."""

    @property
    def people_question(self) -> str:
        """The id of the question who reports."""
        return question_of(self.answerable, "responsible")

    @property
    def deadline_question(self) -> str:
        """The id of the question which of several deadlines counts."""
        return question_of(self.deadlines, "window")

    @property
    def used(self) -> frozenset[int]:
        """The columns that something is taken from, or that somebody may still choose."""
        may_be = (self.chosen.candidates, self.chosen.facts, self.answerable, self.deadlines)
        asked = [column.index for columns in may_be for column in columns.values()]
        asked += [self.chosen.undated.index] if self.chosen.undated is not None else []
        parts = self.schedule.indexes if self.schedule is not None else ()
        until = () if self.until is None else (self.until,)
        return frozenset((*self.at.values(), *self.chosen.summands, *self.chosen.fact_parts, *asked, *parts, *until))

    @property
    def column_count(self) -> int:
        """Of how many things it has columns."""
        return (
            len(self.at) + bool(self.chosen.summands) + bool(self.chosen.fact_parts) + (self.chosen.undated is not None)
        )

    def cell(self, cells: Sequence[str], column: Column) -> str:
        """The row's text in a column; "" where the row is shorter or the plan has no such column."""
        parts = self.parts_of(column)
        if parts:
            return _sum([cells[index] for index in parts if index < len(cells)])
        text = self._text(cells, self.at.get(column))
        if column not in ("baseline", "target"):
            text = without_struck(text)
        until = self._text(cells, self.until) if column == "window" else ""
        return f"{text} - {until}" if text.strip() and until.strip() and fold(text) != fold(until) else text or until

    def parts_of(self, column: Column) -> Sequence[int]:
        """The columns that make a column of figures together; none where it is one of the file."""
        return {"target": self.chosen.summands, "baseline": self.chosen.fact_parts}.get(column, ())

    @staticmethod
    def _text(cells: Sequence[str], index: int | None) -> str:
        return cells[index] if index is not None and index < len(cells) else ""


def find_columns(
    rows: Sequence[Row], year: int | None = None, answers: Answers = NO_ANSWERS, *, by_figures: bool = False
) -> Columns | None:
    """The columns, if a heading begins at the first of `rows`. `year`: the plan's, once it is known; `answers` may say
    which of several columns is its plan; `by_figures`: whether any column of figures may be it."""
    if not rows or is_a_row(rows[0].cells) or sum(map(heads_a_column, set(spread(rows[0])))) < 2:
        return None
    texts = [spread(row) for row in rows]
    name_bare_months(texts[0])
    for upper, lower in pairwise(texts[:_DEEPEST]):
        name_numbered_parts(upper, lower)
    best: Columns | None = None
    same = False
    for count in range(1, min(len(texts), _DEEPEST) + 1):
        if count > 1:
            whole = spread_upwards(texts[:count])
            goes_on = continues(whole[-1], whole[-2])
            if not (goes_on or hangs_below(rows[count - 1])):
                break
            texts[:count] = whole
            # A row of the same heading counts even if that leaves less to be read: what hangs below cells of the row
            # above it, or says nothing that a row of the plan would.
            same = bool(rows[count - 1].above) or (goes_on and has_no_row(whole[-1], whole[-2]))
        stacks = stack(texts[:count])
        for index in torn_columns(rows[:count], rows[count] if count < len(rows) else None):
            stacks[index] = []
        below = rows[count:]
        with_figures = columns_of_figures(below) if by_figures else set()
        near = look_below(below[: _DEEPEST + 1 - count])
        columns = _from_headings(stacks, count, year, answers, near, with_figures)
        if columns and (best is None or same or columns.column_count >= best.column_count):
            best = columns
    return best


@dataclass(slots=True)
class _Headed:
    """The columns of a file by what their headings say."""

    at: dict[Column, int] = field(default_factory=dict)
    values: list[ValueColumn] = field(default_factory=list)
    """Figures of a year."""
    people: list[ValueColumn] = field(default_factory=list)
    parts: list[ValueColumn] = field(default_factory=list)
    """Parts of the year."""
    bare: list[ValueColumn] = field(default_factory=list)
    """Such as say of which part they are, and not of what."""
    windows: list[ValueColumn] = field(default_factory=list)


def _headed(stacks: list[list[str]], below: Below) -> _Headed:
    found = _Headed()
    for index, texts in enumerate(stacks):
        column = ValueColumn(index, heading := read_heading(texts))
        if index in below.words and names_a_result(heading):
            continue
        if heading.figures or (index in below.figures and is_of_some_year(heading)):
            found.values.append(column)
        elif heading.column == "window":
            found.windows.append(column)
        elif heading.column:
            found.at.setdefault(heading.column, index)
        if heading.part and heading.column is None and not heading.figures:
            found.bare.append(column)
        if heading.part not in ("", "whole") and heading.column in ("target", None):
            found.parts.append(column)
        if heading.column == "responsible":
            found.people.append(column)
    at = found.at
    if "name" not in at and (name := _unknown_name(stacks, below)) is not None:
        at["name"] = name
        found.values = [column for column in found.values if column.index != name]
    if "name" in at and "unit" not in at:
        unit = _unknown_unit(stacks, below, at["name"], found.values)
        at |= {} if unit is None else {"unit": unit}
    return found


def _from_headings(
    stacks: list[list[str]], rows: int, year: int | None, answers: Answers, below: Below, with_figures: set[int]
) -> Columns | None:
    found = _headed(stacks, below)
    at, values = found.at, found.values
    totals = [
        column
        for column in found.bare
        if column.heading.part == "whole" and not column.heading.beside and column.index not in below.words
    ]
    shared = any(map(says_how_far, stacks))
    chosen = choose_year_columns(values, year, answers, totals, with_share_done=shared)
    if chosen is None and found.parts:
        # Nowhere "plan": then the columns of quarters, and of the year beside them, are it.
        values += found.bare
        chosen = choose_year_columns(values, year, answers, with_share_done=shared)
    if chosen is None and len(at) >= _FEWEST_WITH_FIGURES:
        taken = {*at.values(), *(column.index for column in found.windows)}
        chosen, values = choose_by_figures(stacks, values, taken, with_figures, year, answers)
    if chosen is None or "name" not in at:
        return None
    may_be = {chosen.target, *(column.index for column in chosen.candidates.values())}
    values += [total for total in totals if total not in values and total.index in may_be]
    named: tuple[tuple[Column, int | None], ...] = (("target", chosen.target), ("baseline", chosen.baseline))
    at |= {column: index for column, index in named if index is not None}
    answerable = by_words(found.people) if len(found.people) > 1 else {}
    if (answered := answerable.get(answers.get(question_of(answerable, "responsible"), ""))) is not None:
        at["responsible"], answerable = answered.index, {}
    window, until, deadlines = _deadlines(found.windows, answers)
    if window is not None:
        at["window"] = window
    if any(column.index == chosen.target for column in found.parts if column.heading.guessed):
        # One of two columns with bare numbers is the year's figure, so they are no halves of it.
        found.parts = [column for column in found.parts if not column.heading.guessed]
    schedule = None if chosen.candidates else find_schedule_columns(found.parts, chosen.target, year)
    if schedule is not None and chosen.summands:
        schedule = replace(schedule, make_year=True)
    split = [column for column in found.parts if not column.heading.beside and column.heading.year in (year, None)]
    columns = Columns(
        at, chosen, until, deadlines, answerable, tuple(values), schedule, len(stacks), rows, stacks, tuple(split)
    )
    return columns if columns.column_count >= 4 else None


def _unknown_unit(stacks: list[list[str]], below: Below, name: int, values: Sequence[ValueColumn]) -> int | None:
    """Where little but units stands between the names and the figures, below a heading that says nothing else, or below
    none."""
    first = min((column.index for column in values if column.index > name), default=0)
    for index in sorted(below.units):
        heading = read_heading(stacks[index] if index < len(stacks) else ())
        if name < index < first and heading.column is None and not heading.figures:
            return index
    return None


def _unknown_name(stacks: list[list[str]], below: Below) -> int | None:
    """Where the names of the works stand below a heading that no plan here has had ("Mahsulot turi", "Индикатор"): in
    the first column of words that is nothing else."""
    for index in sorted(below.names):
        heading = read_heading(stacks[index] if index < len(stacks) else ())
        if heading.words and (heading.column is None or heading.figures) and not heading.beside and not heading.part:
            return index
    return None


def _deadlines(
    columns: Sequence[ValueColumn], answers: Answers
) -> tuple[int | None, int | None, Mapping[str, ValueColumn]]:
    """Where the deadline stands, where its end has a column of its own, and what may be chosen instead."""
    begins = [column for column in columns if _BEGINS.fullmatch(fold(column.heading.words))]
    ends = [column for column in columns if column not in begins and _ENDS.fullmatch(fold(column.heading.words))]
    until: int | None = None
    if len(begins) == len(ends) == 1:
        (begin,), (end,) = begins, ends
        until = end.index
        pair = replace(begin, heading=replace(begin.heading, words=f"{begin.heading.words} – {end.heading.words}"))
        columns = [pair if column is begin else column for column in columns if column is not end]
    else:
        begins = []
    answerable = by_words(columns) if len(columns) > 1 else {}
    chosen = answerable.get(answers.get(question_of(answerable, "window"), ""))
    first = chosen or (columns[0] if columns else None)
    if first is None:
        return None, None, {}
    paired = until if any(first.index == begin.index for begin in begins) else None
    return first.index, paired, {} if chosen else answerable


def _sum(cells: Sequence[str]) -> str:
    """What the parts of a year come to, where each is one plain figure; else all as printed, to be asked about. Marks
    say when, and not how much."""
    if all(is_mark(cell) or is_blank(cell) for cell in cells):
        return ""
    read = [read_number_cell(cell) for cell in cells]
    if any(cell.fault or len(cell.readings) != 1 or len(cell.readings[0]) != 1 for cell in read):
        return "; ".join(" ".join(cell.split()) for cell in cells if cell.strip())
    figures = [figure for cell in read for figure in cell.readings[0] if figure is not None]
    return f"{sum(figures, Decimal(0)).normalize():f}".replace(".", ",") if figures else ""
